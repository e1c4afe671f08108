/* Inside query/: the hits of a filter that has patterns among its terms, one by one as they are found. */
#ifndef QUERY_SIFT_H
#define QUERY_SIFT_H

#include "query/filter.h"

/* query_matches() by the filter's own patterns. */
gboolean sift(sqlite3 *db, const struct filter *filter, struct matching *matching, GError **error);

#endif
