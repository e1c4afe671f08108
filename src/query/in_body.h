/* Inside query/: what one body has, where that is little beside all that there is. */
#ifndef QUERY_IN_BODY_H
#define QUERY_IN_BODY_H

#include "query/where.h"

/* Whether a body has so few meetings that their ids are collected sooner than its rows are met among all. */
gboolean body_is_small(sqlite3 *db, const char *body_key, gboolean *is_small, GError **error);

/* Appends " AND id IN (…)" where a page is of a small body: `table` is item or one of facts, whose ids are
 * the rows'. Only helps: where_page() says what the page is of. FALSE where the cache failed. */
gboolean where_in_body(struct where *where, sqlite3 *db, const struct page *page, const char *table, GError **error);

#endif
