/* What a parsed meeting is known by to the user's words about it, for load/ alone. */
#ifndef LOAD_KNOWN_H
#define LOAD_KNOWN_H

#include "marks/marks.h"
#include "model/meeting.h"

struct known {
	const struct meeting *meeting; /* borrowed */
	char *key;    /* "body/day" by the minutes alone */
	char *text;   /* hashes */
	char *titles; /* NULL where it has none */
};

/* `text` is the source's stored text, from which the meeting was parsed. */
void known_init(struct known *known, const struct meeting *meeting, const char *text);
void known_clear(struct known *known);

/* Whether the word was said of this meeting: its key fits and a hash of text or titles; or, of an
 * undated one whose text has changed, its titles and most of its items' texts. */
gboolean known_is_meant(const struct known *known, const struct word *word);

/* Whether the word keeps that hash; never where it is NULL. */
gboolean known_has_hash(const struct word *word, const char *hash);

/* All hashes by which it is found again, parted by blanks. The caller frees. */
char *known_hashes(const struct known *known);

#endif
