/* Inside query/: help from the index of words for a regular expression. */
#ifndef QUERY_NARROW_H
#define QUERY_NARROW_H

#include "query/filter.h"

/*
 * Sets *narrowed to a filter that finds, of the items that `filter` (NULL: all) finds, every one that the
 * pattern can match and few others; NULL where the index knows of no such, or they are so many that going through
 * all is quicker. `ids` (gint64) takes, the newest first, the items of it that hold the words: all that it finds, where
 * it asks for nothing but words. The caller frees it with filter_free(), before `filter`. FALSE where the cache failed.
 */
gboolean narrow_filter(sqlite3 *db, const struct filter *filter, const struct rx *rx, struct filter **narrowed, GArray *ids,
    GError **error);

#endif
