/*
 * The rows that list and search print: every column in all forms of output but the table, where
 * the width decides, because a reference says most of them already. A table that goes to a pipe or
 * a file is as wide as its values are.
 */
#ifndef CMD_ROWS_H
#define CMD_ROWS_H

#include "print/print.h"
#include "query/query.h"

enum { NEVER = G_MAXUINT16 };

struct row_column {
	struct column column;
	guint16 from; /* in a table: only where a line has at least so many cells */
	enum field_kind kind; /* of the value, and where it is in a row, for row_print() */
	gsize at;
};

struct rows;

/* Begins rows on standard output; at most 16 columns, which must outlive the rows. */
struct rows *rows_begin(enum row_format format, const struct row_column *columns, guint n);
gboolean rows_are_table(const struct rows *rows);
/* Whether long values end in "…". */
gboolean rows_are_cut(const struct rows *rows);
/* One row, a struct that has all the values. */
void row_print(struct rows *rows, gconstpointer row);
/* One row: its values in the order of the columns; NULL is "not given". */
void row_begin(struct rows *rows);
void row_text(struct rows *rows, const char *value);
void row_number(struct rows *rows, gint64 value);
void row_bool(struct rows *rows, gboolean value);
void row_end(struct rows *rows);
/* Ends the rows, frees, and gives the exit status: whether there were any. */
int rows_end(struct rows *rows);

#endif
