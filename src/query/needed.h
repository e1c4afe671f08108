/*
 * Inside query/: what patterns among search words need. A clause of patterns, or of patterns and words, is
 * met only by an item that holds one of certain words, which the index knows; the patterns are then tried on these
 * items alone.
 *
 *     report /radbridg\w+/      "radbridge", "radbridges": the words that hold "radbridg"
 *     /neglect(ed)?/ OR abuse   "neglect", "neglected", "abuse", ...
 */
#ifndef QUERY_NEEDED_H
#define QUERY_NEEDED_H

#include "query/filter.h"

/* Fills filter->needed anew; leaves it empty where the index is no help. After the endings of ~words are
 * looked up. */
gboolean needed_look_up(sqlite3 *db, const struct filter *filter, GError **error);

/* A clause of the words that find_holders() gave, in these columns. The caller unrefs. */
GPtrArray *needed_clause(const GPtrArray *holders, guint columns);

#endif
