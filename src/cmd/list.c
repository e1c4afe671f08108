#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/own_words.h"
#include "cmd/rows.h"
#include "cmd/table.h"
#include "query/query.h"

/* list bodies|meetings|items|... [QUERY]: one a line, newest first. */

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
	gboolean is_paged; /* the rows begin with their id; else they come all at once */
	gboolean (*fits)(const struct filter *filter, GError **error); /* NULL: any words do */
};

#define COLUMN(kind, type, member, name, label, weight, from) \
	{ { name, label, weight }, from, FIELD_##kind, offsetof(struct type, member) }

/* --- Bodies ---------------------------------------------------------------------------------- */

static const struct row_column body_columns[] = {
	COLUMN(TEXT, body_row, slug, "key", "Reference", 0, 0),
	COLUMN(TEXT, body_row, council, "council", "Council", 0, 130),
	COLUMN(TEXT, body_row, body, "body", "Body", 1, 110),
	COLUMN(COUNT, body_row, meetings, "meetings", "Meetings", 0, 0),
	COLUMN(COUNT, body_row, undated, "undated", "Undated", 0, 90),
	COLUMN(TEXT, body_row, first_date, "first", "First", 0, 0),
	COLUMN(TEXT, body_row, last_date, "last", "Last", 0, 0),
};

static GPtrArray *
fetch_bodies(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_bodies(db, filter, error);
}

/* --- Meetings -------------------------------------------------------------------------------- */

static const struct row_column meeting_columns[] = {
	COLUMN(TEXT, meeting_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, meeting_row, date, "date", "Date", 0, 140),
	COLUMN(TEXT, meeting_row, date_earliest, "date_earliest", "Earliest", 0, 120),
	COLUMN(TEXT, meeting_row, date_latest, "date_latest", "Latest", 0, 120),
	COLUMN(TEXT, meeting_row, start_time, "start_time", "Time", 0, 90),
	COLUMN(TEXT, meeting_row, council, "council", "Council", 0, NEVER),
	COLUMN(TEXT, meeting_row, body, "body", "Body", 1, 160),
	COLUMN(STATUS, meeting_row, status, "status", "Status", 0, 0),
	COLUMN(COUNT, meeting_row, items, "items", "Items", 0, 0),
	COLUMN(COUNT, meeting_row, sources, "sources", "Sources", 0, 100),
	COLUMN(FLAG, meeting_row, is_truncated, "truncated", "Cut off", 0, 0),
	COLUMN(TEXT, meeting_row, confirmed_in, "confirmed_in", "Confirmed in", 0, NEVER),
};

static GPtrArray *
fetch_meetings(sqlite3 *db, const struct page *page, GError **error)
{
	return query_meetings(db, filter, page, error);
}

/* --- Items ----------------------------------------------------------------------------------- */

static const struct row_column item_columns[] = {
	COLUMN(TEXT, item_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, item_row, date, "date", "Date", 0, 140),
	COLUMN(TEXT, item_row, body, "body", "Body", 1, 160),
	COLUMN(TEXT, item_row, number, "number", "Number", 0, NEVER),
	COLUMN(TEXT, item_row, title, "title", "Title", 2, 0),
	COLUMN(FLAG, item_row, is_truncated, "truncated", "Cut off", 0, 110),
};

static GPtrArray *
fetch_items(sqlite3 *db, const struct page *page, GError **error)
{
	return query_items(db, 0, filter, page, error);
}

/* --- Sources --------------------------------------------------------------------------------- */

static const struct row_column source_columns[] = {
	COLUMN(TEXT, source_row, path, "path", "File", 0, 0),
	COLUMN(TEXT, source_row, layout, "layout", "Layout", 0, 0),
	COLUMN(ID, source_row, size, "bytes", "Bytes", 0, 0),
	COLUMN(TEXT, source_row, loaded, "loaded", "Loaded", 0, 120),
	COLUMN(TEXT, source_row, meeting_keys, "meetings", "Meetings", 1, 140),
	COLUMN(TEXT, source_row, sha256, "sha256", "SHA-256", 0, NEVER),
};

static GPtrArray *
fetch_sources(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_sources(db, filter, error);
}

/* --- Facts ----------------------------------------------------------------------------------- */

static const struct row_column action_columns[] = {
	COLUMN(TEXT, action_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, action_row, state, "state", "State", 0, 0),
	COLUMN(TEXT, action_row, remark, "remark", "Remark", 0, 90),
	COLUMN(TEXT, action_row, due, "due", "Due", 0, 90),
	COLUMN(TEXT, action_row, due_earliest, "due_earliest", "Earliest", 0, NEVER),
	COLUMN(TEXT, action_row, due_latest, "due_latest", "Latest", 0, 110),
	COLUMN(TEXT, action_row, due_text, "due_text", "As minuted", 0, NEVER),
	COLUMN(TEXT, action_row, owner, "owner", "Owner", 1, 130),
	COLUMN(TEXT, action_row, kind, "kind", "Kind", 0, 160),
	COLUMN(TEXT, action_row, text, "text", "Action", 3, 0),
	COLUMN(TEXT, action_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, action_row, body, "body", "Body", 1, 200),
	COLUMN(TEXT, action_row, reported_in, "reported_in", "Reported in", 0, NEVER),
	COLUMN(TEXT, action_row, basis, "basis", "Basis", 0, NEVER),
	COLUMN(TEXT, action_row, note, "note", "Note", 0, NEVER),
};

static GPtrArray *
fetch_actions(sqlite3 *db, const struct page *page, GError **error)
{
	return query_actions(db, filter, page, error);
}

static const struct row_column resolution_columns[] = {
	COLUMN(TEXT, resolution_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, resolution_row, label, "label", "Label", 0, 100),
	COLUMN(TEXT, resolution_row, word, "word", "Word", 0, 120),
	COLUMN(FLAG, resolution_row, is_recommendation, "recommendation", "Recommended", 0, NEVER),
	COLUMN(TEXT, resolution_row, addressee, "addressed_to", "Addressed to", 0, 160),
	COLUMN(TEXT, resolution_row, text, "text", "Resolution", 3, 0),
	COLUMN(TEXT, resolution_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, resolution_row, body, "body", "Body", 1, 200),
	COLUMN(TEXT, resolution_row, title, "title", "Item", 0, NEVER),
};

static GPtrArray *
fetch_resolutions(sqlite3 *db, const struct page *page, GError **error)
{
	return query_resolutions(db, filter, page, error);
}

static const struct row_column reference_columns[] = {
	COLUMN(TEXT, reference_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, reference_row, minute, "minute", "Minute", 0, 0),
	COLUMN(TEXT, reference_row, part, "part", "Part", 0, 0),
	COLUMN(TEXT, reference_row, of_title, "cited_title", "Title", 1, 100),
	COLUMN(TEXT, reference_row, of_body, "cited_body", "Of body", 1, 120),
	COLUMN(TEXT, reference_row, of_date, "cited_date", "Of", 0, 120),
	COLUMN(TEXT, reference_row, target, "target", "Means", 0, 140),
	COLUMN(TEXT, reference_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, reference_row, body, "body", "Body", 0, NEVER),
};

static GPtrArray *
fetch_references(sqlite3 *db, const struct page *page, GError **error)
{
	return query_references(db, filter, page, error);
}

static const struct row_column person_columns[] = {
	COLUMN(TEXT, person_row, key, "key", "Reference", 0, 0),
	COLUMN(TEXT, person_row, name, "name", "Name", 0, 0),
	COLUMN(TEXT, person_row, role, "role", "Role", 1, 0),
	COLUMN(TEXT, person_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, person_row, body, "body", "Body", 0, NEVER),
};

static GPtrArray *
fetch_people(sqlite3 *db, const struct page *page, GError **error)
{
	return query_people(db, filter, page, error);
}

/* --- Gaps ------------------------------------------------------------------------------------ */

static const struct row_column gap_columns[] = {
	COLUMN(TEXT, gap_row, key, "key", "Reference", 0, 0),
	COLUMN(COUNT, gap_row, first, "first", "First", 0, 0),
	COLUMN(COUNT, gap_row, last, "last", "Last", 0, 0),
	COLUMN(TEXT, gap_row, after_date, "after_date", "After", 0, 0),
	COLUMN(TEXT, gap_row, after, "after", "Meeting before", 0, 120),
	COLUMN(TEXT, gap_row, date, "date", "Date", 0, NEVER),
	COLUMN(TEXT, gap_row, council, "council", "Council", 0, NEVER),
	COLUMN(TEXT, gap_row, body, "body", "Body", 1, 200),
};

static GPtrArray *
fetch_gaps(sqlite3 *db, const struct page *page, GError **error)
{
	(void)page;
	return query_gaps(db, filter, error);
}

/* --- The command ----------------------------------------------------------------------------- */

#define COLUMNS(columns) columns, G_N_ELEMENTS(columns)
static const struct list lists[] = {
	{ "bodies", COLUMNS(body_columns), fetch_bodies, FALSE, NULL },
	{ "meetings", COLUMNS(meeting_columns), fetch_meetings, TRUE, NULL },
	{ "items", COLUMNS(item_columns), fetch_items, TRUE, NULL },
	{ "resolutions", COLUMNS(resolution_columns), fetch_resolutions, TRUE, NULL },
	{ "actions", COLUMNS(action_columns), fetch_actions, TRUE, NULL },
	{ "people", COLUMNS(person_columns), fetch_people, TRUE, NULL },
	{ "references", COLUMNS(reference_columns), fetch_references, TRUE, NULL },
	{ "sources", COLUMNS(source_columns), fetch_sources, FALSE, NULL },
	{ "gaps", COLUMNS(gap_columns), fetch_gaps, FALSE, filter_fits_gaps },
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
	    (filter = filter_parse(words, &notice, error)) == NULL ||
	    (list->fits != NULL && !list->fits(filter, error)))
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
	guint left = limit;
	gboolean is_last = FALSE;
	GError *error = NULL;

	(void)argc;
	(void)argv;
	if (status != STATUS_OK)
		return status;
	rows = rows_begin(row_formats[context->format], list->columns, list->n);
	while (!is_last && left > 0 && !ferror(stdout)) {
		g_autoptr(GPtrArray) found = NULL;

		page.limit = MIN(left, PAGE);
		if ((found = list->fetch(context->db, &page, &error)) == NULL)
			break;
		left -= print_rows(rows, found, left);
		is_last = !list->is_paged || found->len < page.limit;
		if (!is_last)
			page.after = *(const gint64 *)found->pdata[found->len - 1];
	}
	filter_free(filter);
	status = rows_end(rows);
	return error != NULL ? command_failed(context->cache_path, error) : status;
}

const struct command cmd_list = {
	.name = "list",
	.args = "bodies|meetings|items|resolutions|actions|people|references|sources|gaps [QUERY]",
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
