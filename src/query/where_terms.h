/* Inside query/, for where_filter.c: one term by itself. */
#ifndef QUERY_WHERE_TERMS_H
#define QUERY_WHERE_TERMS_H

#include "query/where.h"

/* Appends the condition of a term, its minus included. `id` as in where_filter(). FALSE where the cache
 * failed. */
gboolean where_item_term(struct where *where, sqlite3 *db, const struct filter *filter, const struct term *term,
    const char *id, GError **error);

#endif
