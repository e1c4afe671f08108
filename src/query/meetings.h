/* Inside query/: which meetings a filter means. */
#ifndef QUERY_MEETINGS_H
#define QUERY_MEETINGS_H

#include "query/query.h"

/*
 * Ids (gint64) of the meetings that match, of one page, newest first. Where the filter asks for
 * what items have, a meeting matches that has an item that does. The caller frees.
 */
GArray *meeting_ids(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);

#endif
