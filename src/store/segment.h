/*
 * A segment of an FTS5 index, written into the index's own tables: the words of many items with their
 * lists, by their bytes. FTS5 writes such ones itself, but spends most of its time on the way there:
 * it looks for each word of a text in a table that is not near the processor. The format is that of
 * all its versions, and is told at the beginning of SQLite's fts5_index.c ("detail=full"):
 *
 * A list has the rows that hold the word: each as what is to be added to the row before, twice the
 * bytes that its places take, and the places. A place, counted in words, is what is to be added to the
 * place before, and two more; what is not in the first column has before it a 1 and its column. All are
 * the numbers of varint.h.
 *
 *     segment_write(db, words, &totals, error) ...     totals: of zeros, but for an array of pages
 *     segment_totals_write(db, &totals, error)
 */
#ifndef STORE_SEGMENT_H
#define STORE_SEGMENT_H

#include <sqlite3.h>
#include "store/postings.h"

enum {
	SEGMENT_PAGE = 8110,    /* bytes; the index's "pgsz" */
	SEGMENT_COLUMNS = 3
};

/* What is known of an index that was written by segments. */
struct segment_totals {
	GArray *pages;          /* guint: of each segment, the first of which has number 1 */
	gint64 rows;
	gint64 words[SEGMENT_COLUMNS];
};

/* Writes the next segment: `words` (struct posting) from postings_sort(), at least one. FALSE and
 * MB_ERROR_CACHE. */
gboolean segment_write(sqlite3 *db, const GPtrArray *words, struct segment_totals *totals, GError **error);

/* Tells the index of its segments. */
gboolean segment_totals_write(sqlite3 *db, const struct segment_totals *totals, GError **error);

#endif
