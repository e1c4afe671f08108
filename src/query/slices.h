/* Inside query/: all items before a regular expression, on two threads, newest first all the same. */
#ifndef QUERY_SLICES_H
#define QUERY_SLICES_H

#include "query/look.h"
#include "query/second.h"

/* What has come of a slice, in turn; it may take the rows. FALSE ends the search. */
typedef gboolean slice_taker(struct looked *looked, gpointer data);

/* What is wanted of all items. */
struct slicing {
	gint64 below;  /* of the items with lower ids; 0: of all */
	guint limit;   /* rows wanted, of all slices together */
	slice_taker *take;
	/* After each item that this thread looked at, and now and then while it waits. FALSE ends the search. */
	gboolean (*goes_on)(gpointer data);
	gpointer data;
	gboolean is_whole; /* no item is left */
};

gboolean slices_go_through(sqlite3 *db, struct second *second, const struct look *look, struct slicing *slicing,
    GError **error);

#endif
