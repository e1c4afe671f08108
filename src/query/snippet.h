/* Inside query/: a few words around what was found where the index has no part in it. */
#ifndef QUERY_SNIPPET_H
#define QUERY_SNIPPET_H

#include <glib.h>

/* On one line, with the match, from byte match[0] to match[1], between HIT_STARTS and HIT_ENDS as far as
 * it fits. The caller frees. */
char *snippet_around(const char *text, gsize size, const gsize match[2]);

#endif
