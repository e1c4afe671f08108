/* Inside query/, for where_filter.c and where_terms.c: conditions about what facts have. */
#ifndef QUERY_WHERE_FACTS_H
#define QUERY_WHERE_FACTS_H

#include "query/where.h"

/* Whether a clause is about facts alone, and so belongs to where_fact_clauses(). Patterns about the rows themselves don't. */
gboolean where_is_fact_clause(const struct where *where, const struct filter *filter, const GPtrArray *clause);

/* Appends " AND …" for all those clauses: one and the same action must fit all that are about
 * actions, one resolution all about resolutions. */
void where_fact_clauses(struct where *where, const struct filter *filter);

/* Appends the condition for one term that stands among others: that there is such a fact. */
void where_fact_term(struct where *where, const struct filter *filter, const struct term *term);

#endif
