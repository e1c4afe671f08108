/*
 * Inside query/: a pattern that is too complex for whatever it is tried on. One try may take milliseconds, and there may be
 * a million items: where nothing could be said of the first TRIAL_ITEMS, nothing is said of the others, without a
 * try.
 */
#ifndef QUERY_TRIAL_H
#define QUERY_TRIAL_H

#include "base/rx.h"

enum { TRIAL_ITEMS = 1000 };

/* All 0 at first; may be used by several threads. */
struct trial {
	gint decided; /* whether any item was, by g_atomic_int_... */
	gint vain;    /* items that were not */
};

/* Whether the others count as too complex. */
static inline gboolean
trial_is_over(const struct trial *trial)
{
	return g_atomic_int_get(&trial->vain) >= TRIAL_ITEMS && !g_atomic_int_get(&trial->decided);
}

/* What came of one item. */
static inline void
trial_note(struct trial *trial, enum rx_result result)
{
	if (result == RX_TOO_COMPLEX)
		g_atomic_int_inc(&trial->vain);
	else if (!g_atomic_int_get(&trial->decided))
		g_atomic_int_set(&trial->decided, TRUE);
}

#endif
