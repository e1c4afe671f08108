/* Inside query/: one pattern before all items. */
#ifndef QUERY_MATCH_H
#define QUERY_MATCH_H

#include "query/filter.h"

/* query_matches() of one pattern in some columns (IN_...), the filter (NULL: none) without it. It holds no words that
 * must be found, and no other patterns: what the filter rules out is gone through without asking
 * matching->goes_on(). `is_bare`: rows have neither `where` nor a snippet yet. */
gboolean match_items(sqlite3 *db, const struct filter *filter, const struct rx *rx, guint columns,
    gboolean is_bare, struct matching *matching, GError **error);

#endif
