/*
 * Tables. The columns are laid out by the first rows, which are held back for that; further ones
 * are written as they come, so that memory doesn't grow with the list. What has no weight (a key, a
 * date, a number) is never cut: where it is wider than its column, its line is the longer.
 */
#include <unistd.h>
#include "base/cells.h"
#include "base/gate.h"
#include "print/printer.h"

enum { HELD_ROWS = 1000, GAP = 2, NARROWEST = 8 };

/* The cells that each column would like: 0 where no row of the whole list gives it a value. */
static void
measure(const struct printer *printer, gboolean is_whole)
{
	for (guint i = 0; i < printer->n; i++) {
		int widest = 0;

		for (guint row = 0; row < printer->held->len; row++) {
			const struct value *values = printer->held->pdata[row];

			if (values[i].text != NULL)
				widest = MAX(widest, cells_width(values[i].text, -1));
		}
		if (widest > 0 || !is_whole)
			widest = MAX(widest, cells_width(printer->columns[i].label, -1));
		/* Rows to come may have longer values: a share is kept for them. */
		if (!is_whole && printer->columns[i].weight > 0)
			widest = MAX(widest, printer->width);
		printer->widths[i] = widest;
	}
}

/* What is left for the columns with a weight, and the sum of the weights of those not in `done`. */
static int
room(const struct printer *printer, const gboolean *done, guint *weights)
{
	int left = printer->width + GAP;

	*weights = 0;
	for (guint i = 0; i < printer->n; i++) {
		if (printer->widths[i] == 0)
			continue;
		left -= GAP;
		if (done[i])
			left -= printer->widths[i];
		else
			*weights += printer->columns[i].weight;
	}
	return MAX(left, 0);
}

/* Columns that need less than their share keep to what they need; the rest is shared again. */
static void
share(const struct printer *printer)
{
	g_autofree gboolean *done = g_new0(gboolean, printer->n);
	gboolean is_shared = FALSE;
	guint weights;

	for (guint i = 0; i < printer->n; i++)
		done[i] = printer->columns[i].weight == 0;
	while (!is_shared) {
		int left = room(printer, done, &weights);

		is_shared = TRUE;
		for (guint i = 0; i < printer->n; i++) {
			if (!done[i] && printer->widths[i] * (int)weights <= left * printer->columns[i].weight) {
				done[i] = TRUE;
				is_shared = FALSE;
			}
		}
		if (!is_shared)
			continue;
		for (guint i = 0; i < printer->n; i++) {
			if (!done[i])
				printer->widths[i] = MAX(left * printer->columns[i].weight / (int)weights, NARROWEST);
		}
	}
}

static void
blanks(FILE *out, int n)
{
	g_autofree char *text = g_strnfill(MAX(n, 0), ' ');

	gate_write(out, text, -1, GATE_LINES);
}

/* One cell; `pending` blanks are owed from the cells before, so that no line ends in blanks. */
static int
write_cell(FILE *out, const char *text, int width, gboolean is_cut, gboolean is_right, int pending)
{
	g_autofree char *fitted = NULL;
	int cells = text != NULL ? cells_width(text, -1) : 0;

	if (cells == 0)
		return pending + width;
	if (cells > width && is_cut) {
		text = fitted = cells_fit(text, width);
		cells = width;
	}
	blanks(out, pending + (is_right ? width - cells : 0));
	gate_write(out, text, -1, GATE_ONE_LINE);
	return is_right ? 0 : width - cells;
}

static void
write_cells(const struct printer *printer, const struct value *values)
{
	int pending = 0;

	for (guint i = 0; i < printer->n; i++) {
		if (printer->widths[i] == 0)
			continue;
		pending = write_cell(printer->out, values[i].text, printer->widths[i],
		    printer->width > 0 && printer->columns[i].weight > 0, values[i].kind == VALUE_NUMBER, pending);
		pending = MAX(pending, 0) + GAP;
	}
}

static void
write_line(const struct printer *printer, const struct value *values)
{
	write_cells(printer, values);
	gate_write(printer->out, "\n", 1, GATE_LINES);
}

/* Labels stand as their values do. */
static void
write_labels(const struct printer *printer)
{
	const struct value *first = printer->held->pdata[0];
	g_autofree struct value *labels = g_new0(struct value, printer->n);
	const char *term = g_getenv("TERM");
	gboolean is_underlined = isatty(fileno(printer->out)) && term != NULL && *term != '\0' &&
	    g_strcmp0(term, "dumb") != 0;

	for (guint i = 0; i < printer->n; i++) {
		labels[i].kind = first[i].kind;
		labels[i].text = (char *)printer->columns[i].label;
	}
	/* Our own escapes, and only on a terminal: the gate would take them for a file's. */
	if (is_underlined)
		fputs("\033[4m", printer->out);
	write_cells(printer, labels);
	if (is_underlined)
		fputs("\033[24m", printer->out);
	gate_write(printer->out, "\n", 1, GATE_LINES);
}

static void
write_held(struct printer *printer, gboolean is_whole)
{
	printer->widths = g_new0(int, printer->n);
	measure(printer, is_whole);
	if (printer->width > 0)
		share(printer);
	write_labels(printer);
	for (guint row = 0; row < printer->held->len; row++) {
		struct value *values = printer->held->pdata[row];

		write_line(printer, values);
		values_clear(values, printer->n);
		g_free(values);
	}
	g_ptr_array_set_size(printer->held, 0);
}

static void
table_begin(struct printer *printer)
{
	printer->held = g_ptr_array_new();
}

static void
table_row(struct printer *printer)
{
	if (printer->widths != NULL) {
		write_line(printer, printer->row);
		return;
	}
	g_ptr_array_add(printer->held, printer->row);
	printer->row = g_new0(struct value, printer->n);
	if (printer->held->len == HELD_ROWS)
		write_held(printer, FALSE);
}

static void
table_end(struct printer *printer)
{
	if (printer->held->len > 0)
		write_held(printer, TRUE);
	g_ptr_array_unref(printer->held);
}

const struct format table_format = {
	.yes = "yes", .no = "", .begin = table_begin, .row = table_row, .end = table_end,
};
