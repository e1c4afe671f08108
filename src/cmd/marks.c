#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/place.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "print/print.h"

/* marks list|export|import: what the user has marked and set. */

static const char *const formats[] = { "table", "tsv", "csv", "json", "plain", NULL };
static const enum row_format row_formats[] = { ROWS_TABLE, ROWS_TSV, ROWS_CSV, ROWS_JSON, ROWS_PLAIN };

/* --- list ------------------------------------------------------------------------------------ */

static const struct row_column mark_columns[] = {
	{ { "key", "Reference", 0 }, 0, FIELD_TEXT, 0 },
	{ { "field", "Field", 0 }, 0, FIELD_TEXT, 0 },
	{ { "value", "Value", 0 }, 0, FIELD_TEXT, 0 },
	{ { "on", "On", 0 }, 100, FIELD_TEXT, 0 },
	{ { "by", "Shown by", 0 }, 160, FIELD_TEXT, 0 },
	{ { "remark", "Remark", 0 }, 0, FIELD_TEXT, 0 },
	{ { "now", "Now", 0 }, 120, FIELD_TEXT, 0 },
	{ { "note", "Note", 1 }, 90, FIELD_TEXT, 0 },
	{ { "time", "Said", 0 }, NEVER, FIELD_TEXT, 0 },
};
static const struct row_columns columns = { mark_columns, G_N_ELEMENTS(mark_columns) };

static const char *
remark(enum home_kind kind)
{
	switch (kind) {
	case HOME_SURE:
		return NULL;
	case HOME_MOVED:
		return "moved";
	case HOME_CHANGED:
		return "its words have changed";
	case HOME_LATER:
		return "a later mark holds";
	case HOME_NONE:
		break;
	}
	return "not in the cache";
}

static const char *
unless_empty(const char *text)
{
	return *text != '\0' ? text : NULL;
}

static void
print_home(struct rows *rows, const struct mark_home *home)
{
	const struct word *word = home->word;

	row_begin(rows);
	row_text(rows, word->key);
	row_text(rows, word->field);
	row_text(rows, word->value);
	row_text(rows, unless_empty(word->day));
	row_text(rows, unless_empty(word->by));
	row_text(rows, remark(home->kind));
	row_text(rows, g_strcmp0(home->key, word->key) != 0 ? home->key : NULL);
	row_text(rows, unless_empty(word->note));
	row_text(rows, unless_empty(word->time));
	row_end(rows);
}

/* Without a cache nothing is in it. */
static GPtrArray *
homes_anywhere(const struct context *context, const struct marks *marks, GError **error)
{
	sqlite3 *db = NULL;
	GPtrArray *homes;

	if (g_file_test(context->cache_path, G_FILE_TEST_EXISTS)) {
		if ((db = cache_open_reader(context->cache_path, error)) == NULL)
			return NULL;
		homes = query_mark_homes(db, marks, error);
	} else {
		g_autoptr(GPtrArray) words = marks_current(marks);

		homes = g_ptr_array_new_with_free_func(mark_home_free);
		for (guint i = 0; i < words->len; i++) {
			struct mark_home *home = g_new0(struct mark_home, 1);

			home->word = words->pdata[i];
			home->kind = HOME_NONE;
			g_ptr_array_add(homes, home);
		}
	}
	cache_close(db);
	return homes;
}

static int
list(const struct context *context, const struct marks *marks)
{
	GError *error = NULL;
	g_autoptr(GPtrArray) homes = homes_anywhere(context, marks, &error);
	struct rows *rows;

	if (homes == NULL)
		return command_failed(context->cache_path, error);
	rows = rows_begin(stdout, row_formats[context->format], &columns, output_table_width());
	for (guint i = 0; i < homes->len; i++)
		print_home(rows, homes->pdata[i]);
	return rows_end(rows) > 0 ? STATUS_OK : STATUS_NOTHING;
}

/* --- export ---------------------------------------------------------------------------------- */

static int
export(const struct marks *marks)
{
	g_autofree char *text = marks_export(marks);

	output_text(text);
	return STATUS_OK;
}

/* --- The command ----------------------------------------------------------------------------- */

static gboolean
marks_prepare(int argc, char **argv, GError **error)
{
	gboolean is_import = strcmp(argv[0], "import") == 0;

	if (!is_import && strcmp(argv[0], "list") != 0 && strcmp(argv[0], "export") != 0)
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "marks has no '%s'; it has list, export, import", argv[0]);
	else if (argc > (is_import ? 2 : 1))
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "marks %s takes no more words, but '%s' was given", argv[0],
		    argv[is_import ? 2 : 1]);
	else
		return TRUE;
	return FALSE;
}

static int
read_marks(const struct context *context, const char *what)
{
	GError *error = NULL;
	struct marks *marks = marks_open_reader(context->marks_path, &marks_teller, &error);
	int status;

	if (marks == NULL)
		return marks_failed(context, error);
	status = strcmp(what, "list") == 0 ? list(context, marks) : export(marks);
	marks_free(marks);
	return status;
}

static int
marks_command(struct context *context, int argc, char **argv)
{
	if (strcmp(argv[0], "list") != 0 && context->has_format)
		return command_failed(NULL, g_error_new(MB_ERROR, MB_ERROR_USAGE,
		    "marks %s has one form: no --format goes with it", argv[0]));
	if (strcmp(argv[0], "import") == 0)
		return import_marks(context, argc > 1 ? argv[1] : "-");
	if (context->marks_path == NULL) {
		GError *error = NULL;

		g_free(place_marks(NULL, &error));
		return command_failed(NULL, error);
	}
	return read_marks(context, argv[0]);
}

const struct command cmd_marks = {
	.name = "marks",
	.args = "list|export|import [FILE]",
	.summary = "lists, prints or takes in what you have marked and set",
	.examples =
	    "export prints key, field, value, time and note with tabs between; import reads\n"
	    "that, or a marks.log, from FILE or standard input, and keeps what is newer.\n"
	    "\n"
	    "  minutebook marks list\n"
	    "  minutebook marks export > marks.tsv\n"
	    "  minutebook marks import marks.tsv\n",
	.cache = CACHE_PATH,
	.formats = formats,
	.prepare = marks_prepare,
	.run = marks_command,
};
