/* Inside query/: a few words around what was found where the index has no part in it. */
#ifndef QUERY_SNIPPET_H
#define QUERY_SNIPPET_H

#include "base/rx.h"

/* Bytes `from` to `end` of a text with its places (struct hit_bytes of query.h, in order) between HIT_STARTS and
 * HIT_ENDS. The caller frees. */
char *snippet_marked(const char *text, gsize from, gsize end, const GArray *places);

/* On one line, the part of a text in which the most of its places are, marked likewise as far as they fit. There is
 * at least one. The caller frees. */
char *snippet_of(const char *text, gsize size, const GArray *places);
/* The same for one place, from byte match[0] to match[1]. */
char *snippet_around(const char *text, gsize size, const gsize match[2]);
/* Around the first match of a pattern, those that follow on it marked, too. */
char *snippet_of_pattern(const struct rx *rx, const char *text, gsize size, const gsize match[2]);

#endif
