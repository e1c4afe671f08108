#include "tui/away.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "base/gate.h"
#include "print/print.h"
#include "tui/pane.h"
#include "view/file_name.h"

/* A list into a file: all of its rows, as `list` prints them. */

static const struct {
	const char *ending;
	enum row_format format;
} formats[] = { { ".tsv", ROWS_TSV }, { ".csv", ROWS_CSV }, { ".json", ROWS_JSON }, { ".txt", ROWS_TABLE } };

static gboolean
find_format(const char *path, enum row_format *format)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_str_has_suffix(path, formats[i].ending)) {
			*format = formats[i].format;
			return TRUE;
		}
	return FALSE;
}

/* --- Rows ------------------------------------------------------------------------------------ */

struct export {
	enum area area;
	FILE *out;
	struct rows *rows;
};

static const struct row_columns *
columns_of(enum area area)
{
	switch (area) {
	case AREA_MEETINGS:
		return &meeting_columns;
	case AREA_RESOLUTIONS:
		return &resolution_columns;
	case AREA_ACTIONS:
		return &action_columns;
	case AREA_HITS:
		return &hit_columns;
	default:
		return &item_columns;
	}
}

/* As `search` has it: a table shows the title where no words were looked for. */
static void
export_hit(struct rows *rows, const struct item_row *hit)
{
	struct item_row shown = *hit;
	g_autofree char *snippet = hit_brackets(hit->snippet);

	shown.snippet = snippet == NULL && rows_are_table(rows) ? hit->title : snippet;
	row_print(rows, &shown);
}

static gboolean
export_row(gconstpointer row, gpointer data)
{
	struct export *export = data;

	if (export->area == AREA_HITS)
		export_hit(export->rows, row);
	else
		row_print(export->rows, row);
	return !ferror(export->out);
}

/* As they are sorted but, where that was too many, all of them, newest first. */
static gboolean
each_row(struct browser *browser, struct export *export, GError **error)
{
	const struct listing *listing = &browser->listings[export->area];
	struct list list = listing->list;

	if (listing->sorted_by > 0 && list.rows->len >= SORTED_MOST)
		list.is_whole = FALSE;
	return list_each(&list, export_row, export, error);
}

/* --- The file -------------------------------------------------------------------------------- */

static gboolean
fail(GError **error, int cause)
{
	g_set_error(error, MB_ERROR, MB_ERROR_SYSTEM, "cannot write: %s", g_strerror(cause));
	return FALSE;
}

static gboolean
write_rows(struct browser *browser, enum area area, FILE *out, enum row_format format, guint64 *written, GError **error)
{
	struct export export = { area, out, rows_begin(out, format, columns_of(area), 0) };
	gboolean is_read = each_row(browser, &export, error);

	*written = rows_end(export.rows);
	if (!is_read || !gate_finish(out, error))
		return FALSE;
	return fsync(fileno(out)) == 0 || errno == EINVAL || fail(error, errno);
}

/* Written beside its place and put there when it is whole: a disk that is full leaves what was there.
 * A link is left one. */
static gboolean
write_file(struct browser *browser, enum area area, const char *name, enum row_format format, guint64 *written,
    GError **error)
{
	g_autofree char *real = realpath(name, NULL);
	const char *path = real != NULL ? real : name;
	g_autofree char *beside = g_strconcat(path, ".XXXXXX", NULL);
	int fd = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0666);
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
	gboolean is_whole;

	if (out == NULL)
		return fail(error, errno);
	is_whole = write_rows(browser, area, out, format, written, error);
	if (fclose(out) != 0 && is_whole)
		is_whole = fail(error, errno);
	if (is_whole && g_rename(beside, path) != 0)
		is_whole = fail(error, errno);
	if (!is_whole)
		g_unlink(beside);
	return is_whole;
}

static gboolean
is_searching(const struct browser *browser, enum area area)
{
	const struct searching *searching = &browser->searching;

	return area == AREA_HITS && searching->serial != 0 && !searching->is_counted && !searching->is_ended;
}

static void
export_to(struct browser *browser, const char *path)
{
	enum area area = browser->choice.list;
	enum row_format format = ROWS_TSV;
	g_autoptr(GError) error = NULL;
	guint64 written = 0;

	find_format(path, &format);
	browser_tell(browser, "Writing '%s' ...", path);
	browser_draw(browser);
	if (write_file(browser, area, path, format, &written, &error))
		browser_tell(browser, "%" G_GUINT64_FORMAT " %s written to '%s'%s", written, written == 1 ? "row" : "rows",
		    path, is_searching(browser, area) ? ": the search is not over yet" : "");
	else
		browser_tell(browser, "'%s': %s", path, error->message);
}

/* --- Questions ------------------------------------------------------------------------------- */

static void
keep_file(struct browser *browser)
{
	browser_tell(browser, "Nothing was written");
}

static gboolean
overwrite_key(struct browser *browser, guint32 key)
{
	g_autofree char *path = g_steal_pointer(&browser->export_path);

	question_close(browser);
	if (key == 'y' || key == 'Y')
		export_to(browser, path);
	else
		keep_file(browser);
	return TRUE;
}

static void
ask_to_overwrite(struct browser *browser, const char *path)
{
	static const struct question question = { .label = "File exists: y overwrites it", .key = overwrite_key,
		.given_up = keep_file };

	g_free(browser->export_path);
	browser->export_path = g_strdup(path);
	question_ask(browser, &question);
}

static void
take_name(struct browser *browser, const char *typed)
{
	g_autofree char *path = file_name_expand(typed);
	enum row_format format;

	if (*path == '\0')
		keep_file(browser);
	else if (g_file_test(path, G_FILE_TEST_IS_DIR))
		browser_tell(browser, "'%s' is a folder: nothing was written", path);
	else if (!find_format(path, &format))
		browser_tell(browser, "The name's ending says the form: .tsv .csv .json .txt; nothing was written");
	else if (g_file_test(path, G_FILE_TEST_EXISTS))
		ask_to_overwrite(browser, path);
	else
		export_to(browser, path);
}

void
away_export(struct browser *browser)
{
	static const struct question question = { .label = "Export to file", .history = "export",
		.answered = take_name, .complete = file_name_candidates };

	question_ask(browser, &question);
	question_set_label(browser, "Export %s to file (FILE.tsv, .csv, .json, .txt)",
	    panes[browser->choice.list]->name);
}
