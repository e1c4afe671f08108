/*
 * Inside query/: a small index of words of the same kind as the cache's, in memory beside it, into which
 * some items are put to be asked of instead of all (filter->index = SCRATCH).
 *
 *     scratch_make(db, error) && db_exec(db, "BEGIN", error) &&
 *     scratch_put(db, ids, error) && scratch_count(db, filter, &n, error)
 *     ... db_exec(db, "ROLLBACK", error)          takes out what was put in
 */
#ifndef QUERY_SCRATCH_H
#define QUERY_SCRATCH_H

#include <sqlite3.h>
#include "query/filter.h"

#define SCRATCH "scratch"

/* Makes it, unless the connection has one. */
gboolean scratch_make(sqlite3 *db, GError **error);

/* Puts items (gint64, the highest first) into it. */
gboolean scratch_put(sqlite3 *db, const GArray *ids, GError **error);

/* How many of its items hold the filter's words. */
gboolean scratch_count(sqlite3 *db, const struct filter *filter, gint64 *count, GError **error);

#endif
