/* Inside query/, for where_terms.c: conditions about days. */
#ifndef QUERY_WHERE_DAYS_H
#define QUERY_WHERE_DAYS_H

#include "query/where.h"

/* Each appends one condition. `id` as in where_filter(). FALSE where the cache failed. */
gboolean where_days(struct where *where, sqlite3 *db, const struct term *term, const char *id, GError **error);
/* That a source of the meeting was loaded on one of the days. */
void where_loaded(struct where *where, const struct term *term);

#endif
