/* The facts of items, for query/ alone. */
#ifndef QUERY_FACTS_H
#define QUERY_FACTS_H

#include <sqlite3.h>
#include "model/meeting.h"

/* A text of a row as a string of the item's arena; NULL where there is none. */
char *kept_text(sqlite3_stmt *row, int column, struct item *item);

/* Fills the lists of items (struct item); ids are theirs, in the same order. */
gboolean read_facts(sqlite3 *db, const gint64 *ids, const GPtrArray *items, GError **error);

/* Ids (gint64) of a meeting's items, or of the one item (item > 0), in the order of the document.
 * The caller frees. In meeting.c. */
GArray *item_ids(sqlite3 *db, gint64 meeting, gint64 item, GError **error);

/* Binds an id to ?1 and runs through all rows, handing each to `take`. In meeting.c. */
gboolean each_row(sqlite3 *db, const char *sql, gint64 id, void (*take)(sqlite3_stmt *rows, struct meeting *meeting),
    struct meeting *meeting, GError **error);

#endif
