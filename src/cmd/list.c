#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/rows.h"
#include "cmd/table.h"
#include "query/query.h"

/* list bodies|meetings|items|sources [QUERY]: one a line, newest first. */

enum { PAGE = 500 };

static int limit = G_MAXINT;
static struct filter *filter;
static const struct list *list;

static const GOptionEntry options[] = {
	{ "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many", "N" },
	{ NULL }
};

static const char *const formats[] = { "table", "tsv", "csv", "json", "plain", NULL };
static const enum row_format row_formats[] = { ROWS_TABLE, ROWS_TSV, ROWS_CSV, ROWS_JSON, ROWS_PLAIN };

struct list {
	const char *name;
	const struct row_column *columns;
	guint n;
	GPtrArray *(*fetch)(sqlite3 *db, const struct page *page, GError **error);
	void (*print)(struct rows *rows, gconstpointer row);
	gint64 (*id)(gconstpointer row); /* for paging; NULL: all rows come at once */
};

/* --- Bodies ---------------------------------------------------------------------------------- */

static const struct row_column body_columns[] = {
	{ { "key", "Reference", 0 }, 0 },
	{ { "council", "Council", 0 }, 130 },
	{ { "body", "Body", 1 }, 110 },
	{ { "meetings", "Meetings", 0 }, 0 },
	{ { "undated", "Undated", 0 }, 90 },
	{ { "first", "First", 0 }, 0 },
	{ { "last", "Last", 0 }, 0 },
};

static GPtrArray *
fetch_bodies(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_bodies(db, filter, error);
}

static void
print_body(struct rows *rows, gconstpointer row)
{
	const struct body_row *body = row;

	row_text(rows, body->slug);
	row_text(rows, body->council);
	row_text(rows, body->body);
	row_number(rows, body->meetings);
	row_number(rows, body->undated);
	row_text(rows, body->first_date);
	row_text(rows, body->last_date);
}

/* --- Meetings -------------------------------------------------------------------------------- */

static const struct row_column meeting_columns[] = {
	{ { "key", "Reference", 0 }, 0 },
	{ { "date", "Date", 0 }, 140 },
	{ { "date_earliest", "Earliest", 0 }, 120 },
	{ { "date_latest", "Latest", 0 }, 120 },
	{ { "start_time", "Time", 0 }, 90 },
	{ { "council", "Council", 0 }, NEVER },
	{ { "body", "Body", 1 }, 160 },
	{ { "status", "Status", 0 }, 0 },
	{ { "items", "Items", 0 }, 0 },
	{ { "sources", "Sources", 0 }, 100 },
	{ { "truncated", "Cut off", 0 }, 0 },
};

static GPtrArray *
fetch_meetings(sqlite3 *db, const struct page *page, GError **error)
{
	return query_meetings(db, filter, page, error);
}

static void
print_meeting_row(struct rows *rows, gconstpointer row)
{
	const struct meeting_row *meeting = row;

	row_text(rows, meeting->key);
	row_text(rows, meeting->date);
	row_text(rows, meeting->date_earliest);
	row_text(rows, meeting->date_latest);
	row_text(rows, meeting->start_time);
	row_text(rows, meeting->council);
	row_text(rows, meeting->body);
	row_text(rows, status_name(meeting->status));
	row_number(rows, meeting->items);
	row_number(rows, meeting->sources);
	row_bool(rows, meeting->is_truncated);
}

static gint64
meeting_id(gconstpointer row)
{
	return ((const struct meeting_row *)row)->id;
}

/* --- Items ----------------------------------------------------------------------------------- */

static const struct row_column item_columns[] = {
	{ { "key", "Reference", 0 }, 0 },
	{ { "date", "Date", 0 }, 140 },
	{ { "body", "Body", 1 }, 160 },
	{ { "number", "Number", 0 }, NEVER },
	{ { "title", "Title", 2 }, 0 },
	{ { "truncated", "Cut off", 0 }, 110 },
};

static GPtrArray *
fetch_items(sqlite3 *db, const struct page *page, GError **error)
{
	return query_items(db, 0, filter, page, error);
}

static void
print_item_row(struct rows *rows, gconstpointer row)
{
	const struct item_row *item = row;

	row_text(rows, item->key);
	row_text(rows, item->date);
	row_text(rows, item->body);
	row_text(rows, item->number);
	row_text(rows, item->title);
	row_bool(rows, item->is_truncated);
}

static gint64
item_id(gconstpointer row)
{
	return ((const struct item_row *)row)->id;
}

/* --- Sources --------------------------------------------------------------------------------- */

static const struct row_column source_columns[] = {
	{ { "path", "File", 0 }, 0 },
	{ { "layout", "Layout", 0 }, 0 },
	{ { "bytes", "Bytes", 0 }, 0 },
	{ { "loaded", "Loaded", 0 }, 120 },
	{ { "meetings", "Meetings", 1 }, 140 },
	{ { "sha256", "SHA-256", 0 }, NEVER },
};

static GPtrArray *
fetch_sources(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_sources(db, filter, error);
}

static void
print_source(struct rows *rows, gconstpointer row)
{
	const struct source_row *source = row;

	row_text(rows, source->path);
	row_text(rows, source->layout);
	row_number(rows, source->size);
	row_text(rows, source->loaded);
	row_text(rows, source->meeting_keys);
	row_text(rows, source->sha256);
}

/* --- The command ----------------------------------------------------------------------------- */

#define COLUMNS(columns) columns, G_N_ELEMENTS(columns)
static const struct list lists[] = {
	{ "bodies", COLUMNS(body_columns), fetch_bodies, print_body, NULL },
	{ "meetings", COLUMNS(meeting_columns), fetch_meetings, print_meeting_row, meeting_id },
	{ "items", COLUMNS(item_columns), fetch_items, print_item_row, item_id },
	{ "sources", COLUMNS(source_columns), fetch_sources, print_source, NULL },
};

static const struct list *
find_list(const char *name, GError **error)
{
	g_autoptr(GString) names = g_string_new(NULL);

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		if (strcmp(lists[i].name, name) == 0)
			return &lists[i];
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", lists[i].name);
	}
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "there is no list '%s'; the lists are %s", name,
	    names->str);
	return NULL;
}

static gboolean
list_prepare(int argc, char **argv, GError **error)
{
	g_autofree char *words = NULL, *notice = NULL;

	if (limit < 1) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--limit must be 1 or more");
		return FALSE;
	}
	if ((list = find_list(argv[0], error)) == NULL ||
	    (words = words_join(argc - 1, argv + 1, error)) == NULL ||
	    (filter = filter_parse(words, &notice, error)) == NULL)
		return FALSE;
	if (notice != NULL)
		message_note("minutebook: %s", notice);
	return TRUE;
}

/* Prints at most `most` of the rows; returns how many. */
static guint
print_rows(struct rows *rows, const GPtrArray *found, guint most)
{
	guint n = MIN(found->len, most);

	for (guint i = 0; i < n; i++) {
		row_begin(rows);
		list->print(rows, found->pdata[i]);
		row_end(rows);
	}
	return n;
}

/* Page by page, so that memory doesn't grow with the cache. */
static int
list_command(struct context *context, int argc, char **argv)
{
	struct rows *rows = rows_begin(row_formats[context->format], list->columns, list->n);
	struct page page = { 0 };
	guint left = limit;
	gboolean is_last = FALSE;
	GError *error = NULL;
	int status;

	(void)argc;
	(void)argv;
	while (!is_last && left > 0 && !ferror(stdout)) {
		g_autoptr(GPtrArray) found = NULL;

		page.limit = MIN(left, PAGE);
		if ((found = list->fetch(context->db, &page, &error)) == NULL)
			break;
		left -= print_rows(rows, found, left);
		is_last = list->id == NULL || found->len < page.limit;
		if (!is_last)
			page.after = list->id(found->pdata[found->len - 1]);
	}
	filter_free(filter);
	status = rows_end(rows);
	return error != NULL ? command_failed(context->cache_path, error) : status;
}

const struct command cmd_list = {
	.name = "list",
	.args = "bodies|meetings|items|sources [QUERY]",
	.summary = "lists what is in the cache, newest first, one a line",
	.examples =
	    "Options come first: all after the first word of the query is query.\n"
	    "\n"
	    "  minutebook list meetings\n"
	    "  minutebook list items --format tsv body:audit date:2023\n",
	.cache = CACHE_READ,
	.options = options,
	.formats = formats,
	.options_end = 2,
	.prepare = list_prepare,
	.run = list_command,
};
