/*
 * Inside view/: the words of a query, and where they stand in a text. For others: matcher.h.
 */
#ifndef VIEW_PHRASE_H
#define VIEW_PHRASE_H

#include <glib.h>

/* What matcher_of_words() says. The caller unrefs; NULL where there is nothing to look for. */
GPtrArray *phrases_of_query(const char *query, gboolean is_typing);

/* What matcher_next() says; FALSE where there is no more. */
gboolean phrases_next(const GPtrArray *phrases, const char *text, gsize size, gsize from, gsize *starts, gsize *ends);

#endif
