/*
 * What a find or a search looks for, in any text: so that the panes can show where it stands. Two
 * kinds: words, as the search language has them (exact but for case, accents and the shape of
 * apostrophes and dashes), and a regular expression.
 *
 *     for (gsize at = 0; matcher_next(matcher, text, size, at, &starts, &ends) == RX_MATCH; at = ends)
 */
#ifndef VIEW_MATCHER_H
#define VIEW_MATCHER_H

#include <glib.h>
#include "base/rx.h"

struct matcher;

/* The words, "phrases" and beginnings* of a query (shared INTERFACE.md, "Search words"); each is a
 * hit where it stands. What is wrong as a query is looked for word by word. `is_typing`: the last
 * word is the beginning of one, unless a blank or a quotation mark ends it. NULL where the query
 * has no words. The caller frees. */
struct matcher *matcher_of_words(const char *query, gboolean is_typing);

/* A regular expression, without regard to case unless it holds a capital letter ("\S" is none). On
 * failure NULL and MB_ERROR_USAGE, which says at which character. "" is NULL without an error. */
struct matcher *matcher_of_regex(const char *pattern, GError **error);

/* NULL is fine. */
void matcher_free(struct matcher *matcher);

/* The first hit that begins at or after byte `from` of the text (UTF-8): its bytes, never none. A word
 * is a hit as a whole, one that only begins with what is looked for, too. RX_TOO_COMPLEX where
 * PCRE2 gave up: nobody knows whether there is one. */
enum rx_result matcher_next(const struct matcher *matcher, const char *text, gsize size, gsize from, gsize *starts, gsize *ends);

#endif
