/*
 * Inside query/: the smallest record that holds a hit. The title of an item says what all of it is about;
 * where it doesn't hold all that is looked for, the shortest of its resolutions and actions that does is
 * what was found.
 */
#ifndef QUERY_SMALLEST_H
#define QUERY_SMALLEST_H

#include "query/filter.h"

/* Gives rows of items (struct item_row) that were found the key, `fact`, `where` and snippet of what holds
 * the hit, and a snippet to those that have none. */
gboolean smallest_records(sqlite3 *db, const struct filter *filter, const GPtrArray *rows, GError **error);

#endif
