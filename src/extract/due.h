/*
 * When something is due, for extract/ alone: finds the words that say it, and dates them as far as
 * this document suffices (shared DOMAIN.md 3.6 has the rules, each with a worked example).
 */
#ifndef EXTRACT_DUE_H
#define EXTRACT_DUE_H

#include "extract/scene.h"

/* What a due phrase yields. */
struct due {
	gsize from, to; /* its words, bytes of the text searched */
	enum due_form form;
	char *date, *earliest, *latest; /* as in struct action */
	char *rule;                     /* for people: "event, month named" */
	char *body;                     /* whose meeting, where it isn't this body's */
	const char *name;               /* of the rule in phrases.conf */
};

/*
 * The due phrase among bytes from to `to` of the scene's text: an explicit date before a named
 * event, a named meeting, a span, a vague word. FALSE where there is none. The caller clears.
 */
gboolean due_find(const struct scene *scene, gsize from, gsize to, struct due *due);
void due_clear(struct due *due);

#endif
