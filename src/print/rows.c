#include "print/print.h"

enum { MOST = 16 };

struct rows {
	struct printer *printer;
	const struct row_column *columns;
	guint n;
	struct column shown[MOST];
	gboolean is_shown[MOST];
	gboolean is_table, is_cut;
	guint at; /* column of the next value */
	guint64 printed;
};

struct rows *
rows_begin(FILE *out, enum row_format format, const struct row_columns *all, int width)
{
	struct rows *rows = g_new0(struct rows, 1);
	const struct row_column *columns = all->columns;
	guint shown = 0;

	g_assert(all->n <= MOST);
	rows->columns = columns;
	rows->n = all->n;
	rows->is_table = format == ROWS_TABLE;
	rows->is_cut = width > 0;
	for (guint i = 0; i < all->n; i++) {
		rows->is_shown[i] = !rows->is_table ||
		    (width > 0 ? width >= columns[i].from : columns[i].from < NEVER);
		if (rows->is_shown[i])
			rows->shown[shown++] = columns[i].column;
	}
	rows->printer = printer_new(out, format, rows->shown, shown, width);
	return rows;
}

gboolean
rows_are_table(const struct rows *rows)
{
	return rows->is_table;
}

gboolean
rows_are_cut(const struct rows *rows)
{
	return rows->is_table && rows->is_cut;
}

void
row_begin(struct rows *rows)
{
	rows->at = 0;
	print_begin_row(rows->printer);
}

void
row_text(struct rows *rows, const char *value)
{
	if (rows->is_shown[rows->at++])
		print_text(rows->printer, value);
}

void
row_number(struct rows *rows, gint64 value)
{
	if (rows->is_shown[rows->at++])
		print_number(rows->printer, value);
}

void
row_bool(struct rows *rows, gboolean value)
{
	if (rows->is_shown[rows->at++])
		print_bool(rows->printer, value);
}

void
row_end(struct rows *rows)
{
	print_end_row(rows->printer);
	rows->printed++;
}

static void
print_value(struct rows *rows, const struct row_column *column, gconstpointer row)
{
	gconstpointer value = G_STRUCT_MEMBER_P(row, column->at);

	switch (column->kind) {
	case FIELD_TEXT:
		row_text(rows, *(const char *const *)value);
		break;
	case FIELD_ID:
		row_number(rows, *(const gint64 *)value);
		break;
	case FIELD_COUNT:
		row_number(rows, *(const guint *)value);
		break;
	case FIELD_FLAG:
		row_bool(rows, *(const gboolean *)value);
		break;
	case FIELD_STATUS:
		row_text(rows, status_name(*(const enum meeting_status *)value));
		break;
	}
}

void
row_print(struct rows *rows, gconstpointer row)
{
	row_begin(rows);
	for (guint i = 0; i < rows->n; i++)
		print_value(rows, &rows->columns[i], row);
	row_end(rows);
}

guint64
rows_end(struct rows *rows)
{
	guint64 printed = rows->printed;

	printer_free(rows->printer);
	g_free(rows);
	return printed;
}
