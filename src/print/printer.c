#include <jansson.h>
#include <string.h>
#include "base/gate.h"
#include "print/printer.h"

static void
tsv_row(struct printer *printer)
{
	for (guint i = 0; i < printer->n; i++) {
		if (i > 0)
			gate_write(printer->out, "\t", 1, GATE_LINES);
		if (printer->row[i].text != NULL)
			gate_write(printer->out, printer->row[i].text, -1, GATE_ONE_LINE);
	}
	gate_write(printer->out, "\n", 1, GATE_LINES);
}

/* RFC 4180, but for the line ends, which are this system's. */
static void
csv_value(FILE *out, const char *text)
{
	g_autoptr(GString) quoted = NULL;

	if (text[strcspn(text, "\",\n\r")] == '\0') {
		gate_write(out, text, -1, GATE_LINES);
		return;
	}
	quoted = g_string_new(text);
	g_string_replace(quoted, "\"", "\"\"", 0);
	g_string_prepend_c(quoted, '"');
	g_string_append_c(quoted, '"');
	gate_write(out, quoted->str, quoted->len, GATE_LINES);
}

static void
csv_begin(struct printer *printer)
{
	for (guint i = 0; i < printer->n; i++) {
		if (i > 0)
			gate_write(printer->out, ",", 1, GATE_LINES);
		csv_value(printer->out, printer->columns[i].name);
	}
	gate_write(printer->out, "\n", 1, GATE_LINES);
}

static void
csv_row(struct printer *printer)
{
	for (guint i = 0; i < printer->n; i++) {
		if (i > 0)
			gate_write(printer->out, ",", 1, GATE_LINES);
		if (printer->row[i].text != NULL)
			csv_value(printer->out, printer->row[i].text);
	}
	gate_write(printer->out, "\n", 1, GATE_LINES);
}

static json_t *
json_value(const struct value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		return json_string(value->text);
	case VALUE_NUMBER:
		return json_integer(value->number);
	case VALUE_BOOL:
		return json_boolean(value->number);
	case VALUE_NONE:
		break;
	}
	return json_null();
}

static void
json_row(struct printer *printer)
{
	json_t *object = json_object();
	char *line;

	for (guint i = 0; i < printer->n; i++)
		json_object_set_new(object, printer->columns[i].name, json_value(&printer->row[i]));
	line = json_dumps(object, 0);
	gate_write(printer->out, line, -1, GATE_ONE_LINE);
	gate_write(printer->out, "\n", 1, GATE_LINES);
	free(line);
	json_decref(object);
}

/* What is not given is left out: a screen reader need not say so. */
static void
plain_row(struct printer *printer)
{
	if (printer->rows > 0)
		gate_write(printer->out, "\n", 1, GATE_LINES);
	for (guint i = 0; i < printer->n; i++) {
		g_autofree char *line = NULL;

		if (printer->row[i].text == NULL || *printer->row[i].text == '\0')
			continue;
		line = g_strdup_printf("%s: %s\n", printer->columns[i].label, printer->row[i].text);
		gate_write(printer->out, line, -1, GATE_LINES);
	}
}

static const struct format tsv_format = { .yes = "true", .no = "false", .row = tsv_row };
static const struct format csv_format = {
	.has_lines = TRUE, .yes = "true", .no = "false", .begin = csv_begin, .row = csv_row,
};
static const struct format json_format = {
	.has_lines = TRUE, .yes = "true", .no = "false", .row = json_row,
};
static const struct format plain_format = { .yes = "yes", .no = "no", .row = plain_row };

static const struct format *const formats[] = {
	[ROWS_TABLE] = &table_format,
	[ROWS_TSV] = &tsv_format,
	[ROWS_CSV] = &csv_format,
	[ROWS_JSON] = &json_format,
	[ROWS_PLAIN] = &plain_format,
};

struct printer *
printer_new(FILE *out, enum row_format format, const struct column *columns, guint n, int width)
{
	struct printer *printer = g_new0(struct printer, 1);

	printer->out = out;
	printer->format = formats[format];
	printer->columns = columns;
	printer->n = n;
	printer->width = width;
	printer->row = g_new0(struct value, n);
	if (printer->format->begin != NULL)
		printer->format->begin(printer);
	return printer;
}

void
values_clear(struct value *values, guint n)
{
	for (guint i = 0; i < n; i++)
		g_clear_pointer(&values[i].text, g_free);
	memset(values, 0, n * sizeof(*values));
}

static struct value *
next_value(struct printer *printer, enum value_kind kind)
{
	struct value *value;

	g_assert(printer->at < printer->n);
	value = &printer->row[printer->at++];
	value->kind = kind;
	return value;
}

void
print_begin_row(struct printer *printer)
{
	values_clear(printer->row, printer->n);
	printer->at = 0;
}

void
print_text(struct printer *printer, const char *text)
{
	struct value *value = next_value(printer, text != NULL ? VALUE_TEXT : VALUE_NONE);
	g_autofree char *line = NULL;

	if (text == NULL)
		return;
	if (!printer->format->has_lines)
		text = line = g_strdelimit(g_strdup(text), "\t\n\r", ' ');
	value->text = gate_clean(text, -1, GATE_LINES);
}

void
print_number(struct printer *printer, gint64 number)
{
	struct value *value = next_value(printer, VALUE_NUMBER);

	value->number = number;
	value->text = g_strdup_printf("%" G_GINT64_FORMAT, number);
}

void
print_bool(struct printer *printer, gboolean is_true)
{
	struct value *value = next_value(printer, VALUE_BOOL);

	value->number = is_true;
	value->text = g_strdup(is_true ? printer->format->yes : printer->format->no);
}

void
print_end_row(struct printer *printer)
{
	g_assert(printer->at == printer->n);
	printer->format->row(printer);
	printer->rows++;
}

void
printer_free(struct printer *printer)
{
	if (printer->format->end != NULL)
		printer->format->end(printer);
	values_clear(printer->row, printer->n);
	g_free(printer->row);
	g_free(printer->widths);
	g_free(printer);
}
