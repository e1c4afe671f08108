/*
 * Rows of lists as tables of their columns: who makes the rows (query/) says what a column is called
 * and where its value is in the row's struct, so that who prints them (print/) needs to know no list.
 */
#ifndef MODEL_ROW_H
#define MODEL_ROW_H

#include <glib.h>

/* What a member of a row is. */
enum field_kind {
	FIELD_TEXT,  /* char *, NULL where it is not given */
	FIELD_ID,    /* gint64 */
	FIELD_COUNT, /* guint */
	FIELD_FLAG,  /* gboolean */
	FIELD_STATUS /* enum meeting_status */
};

/* A column of a list. The first one of a list is its key. */
struct column {
	const char *name;  /* in JSON and CSV: "meeting_date" */
	const char *label; /* in tables and plain records: "Meeting date" */
	guint8 weight;     /* share of what width is left in a table; 0: as wide as its widest value */
};

enum { NEVER = G_MAXUINT16 };

struct row_column {
	struct column column;
	guint16 from; /* in a table: only where a line has at least so many cells, or NEVER */
	enum field_kind kind; /* of the value, and where it is in a row */
	gsize at;
};

/* All columns of one list. */
struct row_columns {
	const struct row_column *columns;
	guint n;
};

#endif
