/*
 * Inside query/: could an item hold the words of a filter? A look at its bytes, a hundred times as fast
 * as cutting and folding its words, that may say yes where the index would say no, and never the other
 * way round. Whoever asks puts the item before the index afterwards.
 */
#ifndef QUERY_PLAUSIBLE_H
#define QUERY_PLAUSIBLE_H

#include "query/candidates.h"

struct plausible;

/* Looks for the clauses that are words; what ~words stand for has been looked up. `filter` need not outlive the call. The caller frees. */
struct plausible *plausible_new(const struct filter *filter);
void plausible_free(struct plausible *plausible);

gboolean plausible_item(const struct plausible *plausible, const struct candidate *item);

#endif
