/*
 * Inside print/: a row of values on its way to one of the formats.
 */
#ifndef PRINT_PRINTER_H
#define PRINT_PRINTER_H

#include "print/print.h"

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_BOOL };

struct value {
	enum value_kind kind;
	char *text; /* clean; NULL for VALUE_NONE */
	gint64 number;
};

struct format {
	gboolean has_lines; /* whether a value may keep its line feeds */
	const char *yes, *no;
	void (*begin)(struct printer *printer);
	void (*row)(struct printer *printer);
	void (*end)(struct printer *printer);
};

struct printer {
	FILE *out;
	const struct format *format;
	const struct column *columns;
	guint n;
	int width;
	struct value *row; /* n values, `at` of them set */
	guint at;
	guint rows;      /* written so far */
	GPtrArray *held; /* the table's: rows (struct value *) that wait to be laid out */
	int *widths;     /* the table's: cells of each column; 0: left out */
};

extern const struct format table_format;

void values_clear(struct value *values, guint n);

#endif
