/* The database of the marks: a row for each word. For marks/ alone. */
#ifndef MARKS_ROWS_H
#define MARKS_ROWS_H

#include <sqlite3.h>
#include "marks/word.h"

/* What a database holds. */
struct rows_read {
	gboolean is_there;   /* and not empty */
	gboolean is_strange; /* no database at all, if it isn't a damaged one */
	gboolean is_broken;  /* can't be read to the end, or not be relied on */
	GPtrArray *words;    /* struct word, by number */
	GPtrArray *damaged;  /* char *: "row 12" */
	gint64 reaches;      /* the number up to which it seems to have gone */
};

void rows_clear(struct rows_read *rows);

/* Reads it, with SQLite's own check. FALSE where it can't be read for now (in use, not permitted) or is
 * not for us: another program's, or a newer minutebook's. Nothing is written to it, but for what a
 * writer that was killed left to be put right. */
gboolean rows_read(const char *path, struct rows_read *rows, GError **error);

/* Opens it to add words, and makes it where there is none. The caller closes. */
sqlite3 *rows_open(const char *path, GError **error);
/* Adds words (struct word) in the transaction that is open. */
gboolean rows_add(sqlite3 *db, const GPtrArray *words, GError **error);
/* Opens, adds, commits and closes. */
gboolean rows_complete(const char *path, const GPtrArray *words, GError **error);

/* Writes it anew, whole. */
gboolean rows_rewrite(const char *path, const GPtrArray *words, GError **error);

#endif
