#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "print/print.h"

static const struct column columns[] = {
	{ "key", "Reference", 0 },
	{ "title", "Title", 1 },
	{ "items", "Items", 0 },
	{ "cut", "Cut off", 0 },
};

struct row {
	const char *key, *title;
	gint64 items;
	gboolean is_cut;
};

/* What a list of rows comes out as. The caller frees. */
static char *
printed(enum row_format format, const struct row *rows, guint n, int width)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	struct printer *printer = printer_new(out, format, columns, G_N_ELEMENTS(columns), width);

	for (guint i = 0; i < n; i++) {
		print_begin_row(printer);
		print_text(printer, rows[i].key);
		print_text(printer, rows[i].title);
		print_number(printer, rows[i].items);
		print_bool(printer, rows[i].is_cut);
		print_end_row(printer);
	}
	printer_free(printer);
	fclose(out);
	return text;
}

static void
check(enum row_format format, const struct row *rows, guint n, int width, const char *expected)
{
	char *text = printed(format, rows, n, width);

	g_assert_cmpstr(text, ==, expected);
	free(text);
}

static const struct row two[] = {
	{ "cabinet/2023-07-10", "Grants", 9, FALSE },
	{ "cabinet/2023-12-18/1", NULL, 10, TRUE },
};

static void
table_lays_out_columns(void)
{
	check(ROWS_TABLE, two, 2, 80,
	    "Reference             Title   Items  Cut off\n"
	    "cabinet/2023-07-10    Grants      9\n"
	    "cabinet/2023-12-18/1             10  yes\n");
}

static void
table_cuts_what_has_a_weight(void)
{
	const struct row row = { "cabinet/2023-07-10", "A title that is far too long for it", 9, FALSE };

	check(ROWS_TABLE, &row, 1, 42,
	    "Reference           Title            Items\n"
	    "cabinet/2023-07-10  A title that i…      9\n");
}

static void
table_counts_cells_not_bytes(void)
{
	const struct row rows[] = { { "a", "委員会", 1, FALSE }, { "b", "Tŷ", 2, FALSE } };

	check(ROWS_TABLE, rows, 2, 80,
	    "Reference  Title   Items\n"
	    "a          委員会      1\n"
	    "b          Tŷ          2\n");
}

static void
keys_are_never_cut(void)
{
	const struct row row = { "improving-places-scrutiny-panel/2023-09-12/114", "Grants", 1, FALSE };
	char *text = printed(ROWS_TABLE, &row, 1, 20);

	g_assert_nonnull(strstr(text, row.key));
	free(text);
}

static void
empty_table_is_nothing(void)
{
	check(ROWS_TABLE, NULL, 0, 80, "");
	check(ROWS_PLAIN, NULL, 0, 80, "");
	check(ROWS_TSV, NULL, 0, 80, "");
	check(ROWS_JSON, NULL, 0, 80, "");
	check(ROWS_CSV, NULL, 0, 80, "key,title,items,cut\n");
}

/* Rows past those that the table was laid out by. */
static void
long_table_holds_all_rows(void)
{
	g_autofree struct row *rows = g_new0(struct row, 2500);
	char *text;
	guint lines = 0;

	for (guint i = 0; i < 2500; i++)
		rows[i] = (struct row){ "k", i < 2000 ? NULL : "late title", i, FALSE };
	text = printed(ROWS_TABLE, rows, 2500, 80);
	for (const char *at = text; *at != '\0'; at++)
		lines += *at == '\n';
	g_assert_cmpuint(lines, ==, 2501);
	g_assert_nonnull(strstr(text, "late tit"));
	free(text);
}

static void
tsv_has_no_header_and_one_line_a_row(void)
{
	const struct row row = { "a", "one\ttwo\nthree", 1, TRUE };

	check(ROWS_TSV, two, 2, 0, "cabinet/2023-07-10\tGrants\t9\tfalse\ncabinet/2023-12-18/1\t\t10\ttrue\n");
	check(ROWS_TSV, &row, 1, 0, "a\tone two three\t1\ttrue\n");
}

static void
csv_quotes_what_needs_it(void)
{
	const struct row rows[] = { { "a", "one, two", 1, FALSE }, { "b", "say \"no\"", 2, FALSE }, { "c", "d\ne", 3, TRUE } };

	check(ROWS_CSV, rows, 3, 0,
	    "key,title,items,cut\na,\"one, two\",1,false\nb,\"say \"\"no\"\"\",2,false\nc,\"d\ne\",3,true\n");
}

static void
json_is_one_object_a_line(void)
{
	const struct row row = { "a", "Tŷ \"x\"\\ \x1b[1m\n", 1, TRUE };

	check(ROWS_JSON, two, 2, 0,
	    "{\"key\": \"cabinet/2023-07-10\", \"title\": \"Grants\", \"items\": 9, \"cut\": false}\n"
	    "{\"key\": \"cabinet/2023-12-18/1\", \"title\": null, \"items\": 10, \"cut\": true}\n");
	check(ROWS_JSON, &row, 1, 0, "{\"key\": \"a\", \"title\": \"Tŷ \\\"x\\\"\\\\ ␛[1m\\n\", \"items\": 1, \"cut\": true}\n");
}

static void
plain_records_are_parted_by_blank_lines(void)
{
	check(ROWS_PLAIN, two, 2, 0,
	    "Reference: cabinet/2023-07-10\nTitle: Grants\nItems: 9\nCut off: no\n\n"
	    "Reference: cabinet/2023-12-18/1\nItems: 10\nCut off: yes\n");
}

static void
no_escape_gets_out(void)
{
	const struct row row = { "a\x1b[2J", "b\xc2\x9b" "1m\xe2\x80\xae", 1, FALSE };

	for (enum row_format format = ROWS_TABLE; format <= ROWS_PLAIN; format++) {
		char *text = printed(format, &row, 1, 80);

		g_assert_null(strchr(text, '\x1b'));
		g_assert_null(strstr(text, "\xc2\x9b"));
		g_assert_null(strstr(text, "\xe2\x80\xae"));
		free(text);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/printer/a table lays out its columns", table_lays_out_columns);
	g_test_add_func("/printer/a table cuts what has a weight", table_cuts_what_has_a_weight);
	g_test_add_func("/printer/a table counts cells, not bytes", table_counts_cells_not_bytes);
	g_test_add_func("/printer/keys are never cut", keys_are_never_cut);
	g_test_add_func("/printer/an empty table is nothing", empty_table_is_nothing);
	g_test_add_func("/printer/a long table holds all rows", long_table_holds_all_rows);
	g_test_add_func("/printer/TSV has no header and one line a row", tsv_has_no_header_and_one_line_a_row);
	g_test_add_func("/printer/CSV quotes what needs it", csv_quotes_what_needs_it);
	g_test_add_func("/printer/JSON is one object a line", json_is_one_object_a_line);
	g_test_add_func("/printer/plain records are parted by blank lines", plain_records_are_parted_by_blank_lines);
	g_test_add_func("/printer/no escape gets out", no_escape_gets_out);
	return g_test_run();
}
