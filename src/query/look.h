/* Inside query/: items before a regular expression, one by one. */
#ifndef QUERY_LOOK_H
#define QUERY_LOOK_H

#include "query/candidates.h"
#include "query/sieve.h"
#include "query/trial.h"

/* What it takes, on one connection. */
struct look {
	const struct rx *rx;
	const struct rx *test;     /* rx_test() of it, which is quicker to say whether it matches; NULL: none */
	guint columns;             /* IN_...: where it is looked for */
	gboolean is_bare;          /* rows have no snippet, which query_smallest() finds by all the filter says */
	struct trial *trial;       /* of it, so far */
	const struct sieve *sieve; /* of its pattern */
	struct sieve *unjudged;    /* the same until it is judged, then NULL */
	sqlite3_stmt *rows;        /* item_rows_open() */
};

/* What has come of it. */
struct looked {
	guint limit;     /* rows wanted; further hits are only counted */
	GPtrArray *rows; /* struct item_row */
	gint64 items, hits, too_complex; /* as in struct matching */
};

/* Adds what comes of one item. FALSE where the cache failed. */
gboolean look_at(const struct look *look, const struct candidate *item, struct looked *looked, GError **error);

#endif
