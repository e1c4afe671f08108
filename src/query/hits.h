/* Inside query/: rows of hits whose ids are known. */
#ifndef QUERY_HITS_H
#define QUERY_HITS_H

#include "query/filter.h"

/* The rows of these (gint64; items, or the facts that the filter is about), newest first, as query_hits() gives
 * them before it looks for the smallest record. */
GPtrArray *hits_found(sqlite3 *db, const struct filter *filter, const GArray *ids, GError **error);

#endif
