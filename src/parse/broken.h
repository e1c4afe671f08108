/*
 * Words that whoever set a text broke at the ends of lines: "it was re-" / "solved". The text itself
 * tells them from words with a hyphen of their own ("long-" / "term"): one is met elsewhere, or its
 * parts are.
 */
#ifndef PARSE_BROKEN_H
#define PARSE_BROKEN_H

#include "read/text.h"

struct broken;

/* NULL where no line ends in such a hyphen. Freed with broken_free(). */
struct broken *broken_new(const struct text *text);
void broken_free(struct broken *broken);

/* Whether the words before a line's end, whose last byte is a hyphen, and those behind it are parts of
 * one word, so that the hyphen goes. `broken` may be NULL: never. */
gboolean broken_is_one_word(const struct broken *broken, const char *before, gsize size, const char *after, gsize after_size);

#endif
