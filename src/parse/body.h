/*
 * Names of bodies: "Audit Committee", "CABINET", "Averley Parish Council".
 */
#ifndef PARSE_BODY_H
#define PARSE_BODY_H

#include "read/text.h"

enum { BODY_LONGEST = 120 /* bytes */ };

/* Whether the words can be the name of a body. */
gboolean body_is_likely(const char *words, gsize size);

/* Whether a word stands in them that says what kind of body it is: "committee", "council". */
gboolean body_has_kind(const char *words, gsize size);

/* Whether a name says more of the same body than what is known: "Harbour Parish Council" after
 * "Parish Council" or "Full Council". */
gboolean body_says_more(const char *body, const char *name);

/* "improving places" with capitals where a name has them. The caller frees. */
char *body_capitalise(const char *name);

/* A name printed in capitals as the text writes it elsewhere, else with small letters. The caller
 * frees. */
char *body_small_letters(const struct text *text, const char *name);

#endif
