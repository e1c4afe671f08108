/*
 * Whose meeting a reference means, for extract/ alone: "considered by the Cabinet meeting held on
 * 19th February, 2018 (Minute No. 109 refers)" is minute 109 of the Cabinet of that day.
 */
#ifndef EXTRACT_PLACE_H
#define EXTRACT_PLACE_H

#include "extract/scene.h"

/* By their `form` in phrases.conf; NULL where the user has dropped one. */
struct place_rules {
	const struct rule *after, *before; /* words between the reference and a day */
	const struct rule *after_body, *before_body;
	const struct rule *body; /* any body's name */
};

/*
 * Sets body and date of the reference that stands in bytes `starts` to `ends` of the scene's text,
 * as far as the words give them. What stands before byte `after` and from `limit` on belongs to
 * other references.
 */
void place_find(const struct place_rules *rules, const struct scene *scene, const struct sentence *sentence,
    gsize after, gsize starts, gsize ends, gsize limit, struct reference *reference);

#endif
