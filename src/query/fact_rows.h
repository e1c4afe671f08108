/* Inside query/: lists of facts as searches need them. */
#ifndef QUERY_FACT_ROWS_H
#define QUERY_FACT_ROWS_H

#include "query/where.h"

/* How many of the facts that the filter's words are about (in:action, in:resolution) match. */
gboolean count_facts(sqlite3 *db, const struct filter *filter, gint64 *count, GError **error);

/* As candidates_judge() (candidates.h), of these facts. */
sqlite3_stmt *fact_rows_judge(sqlite3 *db, const struct filter *filter, struct where *where, GError **error);

#endif
