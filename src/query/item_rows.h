/* Inside query/: rows of items one by one. */
#ifndef QUERY_ITEM_ROWS_H
#define QUERY_ITEM_ROWS_H

#include <sqlite3.h>
#include "query/query.h"

/* NULL on failure; the caller finalizes. */
sqlite3_stmt *item_rows_open(sqlite3 *db, GError **error);
/* The item's row, without `where` and `snippet`; the caller frees. NULL where it failed, or where there is
 * no such item, without an error. */
struct item_row *item_rows_take(sqlite3_stmt *rows, gint64 id, GError **error);

/* Hits of a search with words that have these ids (gint64), which are among its hits: newest first, with
 * `where` and `snippet`. NULL on failure. */
GPtrArray *item_rows_found(sqlite3 *db, const struct filter *filter, const GArray *ids, GError **error);

#endif
