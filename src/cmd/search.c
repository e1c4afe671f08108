#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "print/print.h"
#include "query/query.h"

/* search QUERY: the items, resolutions or actions that hold the words, newest first, one a line. */

enum { PAGE = 500 };

static gboolean wants_count;
static int limit = G_MAXINT;
static char *order;
static struct filter *filter;

static const GOptionEntry options[] = {
	{ "count", 0, 0, G_OPTION_ARG_NONE, &wants_count, "Print only how many there are", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many", "N" },
	{ "sort", 0, 0, G_OPTION_ARG_FILENAME, &order, "Newest first, as without it", "date" },
	{ NULL }
};

static const char *const formats[] = { "table", "tsv", "json", NULL };
static const enum row_format row_formats[] = { ROWS_TABLE, ROWS_TSV, ROWS_JSON };

static gboolean
search_prepare(int argc, char **argv, GError **error)
{
	g_autofree char *words = words_query(argc, argv, error), *notice = NULL;

	if (words == NULL)
		return FALSE;
	/* A script's empty variable is not meant to print the whole cache: list items does that. */
	if (*g_strstrip(words) == '\0') {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "search needs a word or a field to look for");
		return FALSE;
	}
	if (limit < 1) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--limit must be 1 or more");
		return FALSE;
	}
	if (order != NULL && strcmp(order, "date") != 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
		    "hits cannot be sorted by '%s'; the orders are: date", order);
		return FALSE;
	}
	filter = filter_parse(words, &notice, error);
	if (notice != NULL)
		message_note("minutebook: %s", notice);
	return filter != NULL;
}

/* Characters before the first hit in a table, which cuts at the end: the hit must be seen, on a
 * narrow line, too, most of which the reference takes. */
static int
lead(void)
{
	enum { LEAD = 16, TAKEN = 64 };

	return CLAMP(output_table_width() - TAKEN, 0, LEAD);
}

/* Where to begin: at a word, a few characters before the first hit. */
static const char *
snippet_start(const char *snippet)
{
	const char *hit = strchr(snippet, HIT_STARTS), *start = hit;

	for (int i = lead(); hit != NULL && start > snippet && i > 0; i--)
		start = g_utf8_prev_char(start);
	if (hit == NULL || start == snippet)
		return snippet;
	while (start < hit && start[-1] != ' ')
		start = g_utf8_next_char(start);
	return start;
}

/* The marks of a hit as people see them: [neglect]. A table without words shows titles. */
static char *
show_hits(const struct rows *rows, const struct item_row *row)
{
	const char *text = row->snippet;
	g_autofree char *marked = NULL;

	if (text == NULL && rows_are_table(rows))
		text = row->title;
	else if (text != NULL && rows_are_cut(rows))
		text = snippet_start(text);
	if (text != NULL && text != row->snippet && row->snippet != NULL)
		text = marked = g_strconcat("…", text, NULL);
	return hit_brackets(text);
}

static void
print_hit(struct rows *rows, const struct item_row *row)
{
	g_autofree char *snippet = show_hits(rows, row);
	struct item_row shown = *row;

	shown.snippet = snippet;
	row_print(rows, &shown);
}

static int
count_hits(sqlite3 *db, GError **error)
{
	gint64 count;
	g_autofree char *line = NULL;

	if (!query_count(db, filter, &count, error))
		return STATUS_CACHE;
	line = g_strdup_printf("%" G_GINT64_FORMAT "\n", count);
	output_text(line);
	return count > 0 ? STATUS_OK : STATUS_NOTHING;
}

/* Page by page, so that memory doesn't grow with the number of hits. */
static int
list_hits(sqlite3 *db, struct rows *rows, GError **error)
{
	struct page page = { 0 };
	guint left = limit;
	gboolean is_last = FALSE;

	while (!is_last && left > 0 && !ferror(stdout)) {
		g_autoptr(GPtrArray) found = NULL;

		page.limit = MIN(left, PAGE);
		if ((found = query_hits(db, filter, &page, error)) == NULL)
			break;
		for (guint i = 0; i < found->len; i++)
			print_hit(rows, found->pdata[i]);
		left -= found->len;
		is_last = found->len < page.limit;
		if (!is_last)
			page.after = ((struct item_row *)found->pdata[found->len - 1])->id;
	}
	return rows_end(rows) > 0 ? STATUS_OK : STATUS_NOTHING;
}

static int
search_command(struct context *context, int argc, char **argv)
{
	GError *error = NULL;
	int status = filter_asks_for_states(filter) ? show_marks(context) : STATUS_OK;

	(void)argc;
	(void)argv;
	if (status != STATUS_OK)
		return status;
	status = wants_count ?
	    count_hits(context->db, &error) :
	    list_hits(context->db, rows_begin(stdout, row_formats[context->format], &hit_columns,
		output_table_width()), &error);
	filter_free(filter);
	return error != NULL ? command_failed(context->cache_path, error) : status;
}

const struct command cmd_search = {
	.name = "search",
	.args = "QUERY",
	.summary = "finds items by words, newest first, one a line",
	.examples =
	    "Options come first: all after the first word is query.\n"
	    "\n"
	    "  minutebook search neglect adults\n"
	    "  minutebook search '\"annual report\"' body:scrutiny date:2023\n"
	    "  minutebook search --limit 5 safeguard* -children\n",
	.cache = CACHE_READ,
	.options = options,
	.formats = formats,
	.options_end = 1,
	.prepare = search_prepare,
	.run = search_command,
};
