#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "cmd/undecided.h"
#include "print/print.h"
#include "query/query.h"
#include "query/saved.h"

/* list bodies|meetings|items|... [QUERY]: one a line, newest first. */

/* Rows of a page: the first one is small, so that there is something to see, and each is larger than the one
 * before, since the index gathers all that a common beginning of a word finds anew for each. */
enum { FIRST_PAGE = 500, PAGE_MOST = 16384 };

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
	const struct row_columns *columns;
	GPtrArray *(*fetch)(sqlite3 *db, const struct page *page, GError **error);
	gboolean is_paged; /* the rows begin with their id; else they come all at once */
	gboolean (*fits)(const struct filter *filter, GError **error); /* NULL: any words do */
	gboolean is_of_settings; /* takes no QUERY */
};

/* --- Bodies ---------------------------------------------------------------------------------- */

static GPtrArray *
fetch_bodies(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_bodies(db, filter, error);
}

/* --- Meetings -------------------------------------------------------------------------------- */

static GPtrArray *
fetch_meetings(sqlite3 *db, const struct page *page, GError **error)
{
	return query_meetings(db, filter, page, error);
}

/* --- Items ----------------------------------------------------------------------------------- */

static GPtrArray *
fetch_items(sqlite3 *db, const struct page *page, GError **error)
{
	return query_items(db, 0, filter, page, error);
}

/* --- Sources --------------------------------------------------------------------------------- */

static GPtrArray *
fetch_sources(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_sources(db, filter, error);
}

/* --- Facts ----------------------------------------------------------------------------------- */

static GPtrArray *
fetch_actions(sqlite3 *db, const struct page *page, GError **error)
{
	return query_actions(db, filter, page, error);
}

static GPtrArray *
fetch_resolutions(sqlite3 *db, const struct page *page, GError **error)
{
	return query_resolutions(db, filter, page, error);
}

static GPtrArray *
fetch_references(sqlite3 *db, const struct page *page, GError **error)
{
	return query_references(db, filter, page, error);
}

static GPtrArray *
fetch_people(sqlite3 *db, const struct page *page, GError **error)
{
	return query_people(db, filter, page, error);
}

/* --- Gaps ------------------------------------------------------------------------------------ */

static GPtrArray *
fetch_gaps(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_gaps(db, filter, error);
}

/* --- Saved searches -------------------------------------------------------------------------- */

/* The user's own, whatever is in the cache. */
static GPtrArray *
fetch_searches(sqlite3 *db, const struct page *page, GError **error)
{
	struct saved *saved = words_saved();
	GPtrArray *rows = g_ptr_array_ref((GPtrArray *)saved_list(saved));

	(void)db, (void)page, (void)error;
	saved_free(saved);
	return rows;
}

/* --- The command ----------------------------------------------------------------------------- */

static const struct list lists[] = {
	{ "bodies", &body_columns, fetch_bodies, FALSE, NULL },
	{ "meetings", &meeting_columns, fetch_meetings, TRUE, NULL },
	{ "items", &item_columns, fetch_items, TRUE, NULL },
	{ "resolutions", &resolution_columns, fetch_resolutions, TRUE, NULL },
	{ "actions", &action_columns, fetch_actions, TRUE, NULL },
	{ "people", &person_columns, fetch_people, TRUE, NULL },
	{ "references", &reference_columns, fetch_references, TRUE, NULL },
	{ "sources", &source_columns, fetch_sources, FALSE, NULL },
	{ "gaps", &gap_columns, fetch_gaps, FALSE, filter_fits_gaps },
	{ "searches", &search_columns, fetch_searches, FALSE, NULL, TRUE },
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
	    (words = words_query(argc - 1, argv + 1, error)) == NULL ||
	    (filter = filter_parse(words, &notice, error)) == NULL ||
	    (list->fits != NULL && !list->fits(filter, error)))
		return FALSE;
	if (list->is_of_settings && *words != '\0') {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "list %s takes no QUERY", list->name);
		return FALSE;
	}
	if (notice != NULL)
		message_note("minutebook: %s", notice);
	return TRUE;
}

/* Prints at most `most` of the rows; returns how many. */
static guint
print_rows(struct rows *rows, const GPtrArray *found, guint most)
{
	guint n = MIN(found->len, most);

	for (guint i = 0; i < n; i++)
		row_print(rows, found->pdata[i]);
	return n;
}

/* Page by page, so that memory doesn't grow with the cache. */
static int
list_command(struct context *context, int argc, char **argv)
{
	gboolean asks_for_marks = list->fetch == fetch_actions || filter_asks_for_states(filter);
	int status = asks_for_marks ? show_marks(context) : STATUS_OK;
	struct rows *rows;
	struct page page = { 0 };
	guint left = limit, size = limit <= PAGE_MOST ? (guint)limit : FIRST_PAGE;
	gboolean is_last = FALSE;
	GError *error = NULL;

	(void)argc;
	(void)argv;
	if (status != STATUS_OK)
		return status;
	if (!filter_look_up_once(context->db, filter, &error))
		return command_failed(context->cache_path, error);
	rows = rows_begin(stdout, row_formats[context->format], list->columns, output_table_width());
	while (!is_last && left > 0 && !ferror(stdout)) {
		g_autoptr(GPtrArray) found = NULL;

		page.limit = MIN(left, size);
		size = MIN(size * 2, PAGE_MOST);
		if ((found = list->fetch(context->db, &page, &error)) == NULL)
			break;
		left -= print_rows(rows, found, left);
		is_last = !list->is_paged || found->len < page.limit;
		if (!is_last)
			page.after = *(const gint64 *)found->pdata[found->len - 1];
	}
	status = status_of_rows(rows_end(rows), error == NULL ? filter_undecided(filter) : 0);
	filter_free(filter);
	return error != NULL ? command_failed(context->cache_path, error) : status;
}

const struct command cmd_list = {
	.name = "list",
	.args = "bodies|meetings|items|resolutions|actions|people|references|sources|gaps|searches [QUERY]",
	.summary = "lists what is in the cache, newest first, one a line",
	.examples =
	    "Options come first: all after the first word of the query is query.\n"
	    "\n"
	    "  minutebook list meetings\n"
	    "  minutebook list actions is:overdue owner:cabinet\n"
	    "  minutebook list items --format tsv body:audit date:2023\n",
	.cache = CACHE_READ,
	.options = options,
	.formats = formats,
	.options_end = 2,
	.prepare = list_prepare,
	.run = list_command,
};
