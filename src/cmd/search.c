#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "cmd/hits_out.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "cmd/undecided.h"
#include "query/query.h"

/* search QUERY: the items, resolutions or actions that hold the words, newest first, one a line. */

enum {
	PAGE = 500,        /* rows that are handed on together ... */
	PAGE_MOST = 16384  /* the index gathers all that a common beginning finds anew for each page: so they grow */
};

static gboolean wants_count, is_regex, is_grouped, explains;
static int limit = G_MAXINT;
static char *order, *typed;
static struct filter *filter;
static struct rx *rx; /* of --regex, for which the filter is the same; else NULL */

static const GOptionEntry options[] = {
	{ "count", 0, 0, G_OPTION_ARG_NONE, &wants_count, "Print only how many there are", NULL },
	{ "explain", 0, 0, G_OPTION_ARG_NONE, &explains, "Say how the query was read", NULL },
	{ "group", 0, 0, G_OPTION_ARG_NONE, &is_grouped, "Hits of a meeting below a line for it", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many", "N" },
	{ "regex", 0, 0, G_OPTION_ARG_NONE, &is_regex, "QUERY is one regular expression", NULL },
	{ "sort", 0, 0, G_OPTION_ARG_FILENAME, &order, "Newest or most relevant first", "date|relevance" },
	{ NULL }
};

static const char *const formats[] = { "table", "tsv", "json", NULL };
static const enum row_format row_formats[] = { ROWS_TABLE, ROWS_TSV, ROWS_JSON };

/* --- What is asked --------------------------------------------------------------------------- */

static gboolean
check_options(GError **error)
{
	if (limit < 1) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--limit must be 1 or more");
		return FALSE;
	}
	if (order != NULL && strcmp(order, "date") != 0 && strcmp(order, "relevance") != 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
		    "hits cannot be sorted by '%s'; the orders are: date, relevance", order);
		return FALSE;
	}
	return TRUE;
}

static gboolean
read_query(const char *words, GError **error)
{
	g_autofree char *notice = NULL;

	if (is_regex) {
		rx = rx_typed(words, error);
		filter = rx != NULL ? filter_of_regex(words, error) : NULL;
	} else {
		filter = filter_parse(words, &notice, error);
	}
	if (notice != NULL)
		message_note("minutebook: %s", notice);
	return filter != NULL;
}

static gboolean
by_relevance(void)
{
	return order != NULL && strcmp(order, "relevance") == 0;
}

static void
set_order(void)
{
	if (!by_relevance() || wants_count || filter_rank(filter))
		return;
	message_note("minutebook: without words of items none is more relevant: newest first");
	g_clear_pointer(&order, g_free);
}

static gboolean
search_prepare(int argc, char **argv, GError **error)
{
	char *words = typed = is_regex ? words_join(argc, argv, error) : words_query(argc, argv, error);
	g_autofree char *read = NULL;

	if (words == NULL)
		return FALSE;
	/* A script's empty variable is not meant to print the whole cache: list items does that. */
	if (*g_strstrip(words) == '\0') {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "search needs a word or a field to look for");
		return FALSE;
	}
	if (!check_options(error) || !read_query(words, error))
		return FALSE;
	set_order();
	read = query_in_words(filter);
	if (explains)
		message_note("minutebook: %s", read);
	return TRUE;
}

/* --- Patterns ---------------------------------------------------------------------------------- */

/* What matches, until there is enough to find the smallest records for. */
struct pattern_hits {
	sqlite3 *db;
	struct hits_out *out; /* NULL: they are only counted */
	GPtrArray *rows;
	GError *error;
};

static void
print_found(struct pattern_hits *hits)
{
	if (hits->error == NULL && query_smallest(hits->db, filter, hits->rows, &hits->error))
		hits_print(hits->out, hits->rows);
}

static void
found(struct item_row *row, gpointer data)
{
	struct pattern_hits *hits = data;

	g_ptr_array_add(hits->rows, row);
	if (hits->rows->len == PAGE)
		print_found(hits);
}

static gboolean
goes_on(const struct matching *matching, gpointer data)
{
	const struct pattern_hits *hits = data;

	return hits->error == NULL && (hits->out == NULL || (matching->hits < limit && !ferror(stdout)));
}

/* By --regex, or by the patterns among words. *too_complex: items for which it can't be said. */
static gint64
find_matches(sqlite3 *db, struct hits_out *out, gint64 *too_complex, GError **error)
{
	struct pattern_hits hits = { db, out, g_ptr_array_new_with_free_func(item_row_free), NULL };
	struct matching matching = { .rx = rx, .limit = out != NULL ? (guint)limit : 0, .found = found, .goes_on = goes_on,
		.data = &hits };

	if (query_matches(db, is_regex ? NULL : filter, &matching, &hits.error) && out != NULL)
		print_found(&hits);
	if (hits.error != NULL)
		g_propagate_error(error, hits.error);
	g_ptr_array_unref(hits.rows);
	*too_complex = matching.too_complex;
	return matching.hits;
}

/* --- Words ----------------------------------------------------------------------------------- */

/* Page by page, so that memory doesn't grow with the number of hits. */
static void
find_all(sqlite3 *db, struct hits_out *out, GError **error)
{
	struct page page = { 0 };
	guint left = limit, size = limit <= PAGE_MOST ? (guint)limit : PAGE;
	gboolean is_last = !filter_look_up_once(db, filter, error);

	while (!is_last && left > 0 && !ferror(stdout)) {
		g_autoptr(GPtrArray) rows = NULL;

		page.limit = MIN(left, size);
		size = MIN(size * 2, PAGE_MOST);
		if ((rows = query_hits(db, filter, &page, error)) == NULL)
			break;
		left -= rows->len;
		is_last = rows->len < page.limit;
		if (!is_last)
			page.after = ((struct item_row *)rows->pdata[rows->len - 1])->id;
		hits_print(out, rows);
	}
}

/* A few are there at once, whatever is asked for. */
static void
find_newest(sqlite3 *db, struct hits_out *out, GError **error)
{
	g_autoptr(GPtrArray) rows = NULL;

	if (limit > PAGE)
		find_all(db, out, error);
	else if ((rows = query_first_hits(db, filter, limit, error)) != NULL)
		hits_print(out, rows);
}

static void
find_best(sqlite3 *db, struct hits_out *out, GError **error)
{
	gboolean is_whole = TRUE;
	g_autoptr(GPtrArray) rows = query_best_hits(db, filter, limit, &is_whole, error);

	if (rows == NULL)
		return;
	if (!is_whole)
		message_note("minutebook: only the newest %d hits were sorted by relevance; there are more", RANKED_MOST);
	hits_print(out, rows);
}

/* --- What is answered ------------------------------------------------------------------------ */

static int
count_hits(sqlite3 *db, GError **error)
{
	gint64 count = 0, too_complex = 0;
	g_autofree char *line = NULL;
	GError *failure = NULL;

	if (filter_has_regex(filter))
		count = find_matches(db, NULL, &too_complex, &failure);
	else
		query_count(db, filter, &count, &failure);
	if (failure != NULL) {
		g_propagate_error(error, failure);
		return STATUS_CACHE;
	}
	line = g_strdup_printf("%" G_GINT64_FORMAT "\n", count);
	output_text(line);
	return status_of_rows(count, too_complex);
}

/* Why there are none, as far as that is known at once. */
static void
tell_why_none(sqlite3 *db)
{
	enum { PATIENCE = 500 /* ms */ };
	gint64 until = g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_MILLISECOND;
	gboolean is_reference;
	g_autofree char *why = NULL, *quoted = NULL;

	query_until(db, &until);
	why = query_why_none(db, filter, typed, &is_reference);
	query_until(db, NULL);
	if (why != NULL && is_reference)
		quoted = g_shell_quote(why);
	if (quoted != NULL)
		message_note("minutebook: that is a reference: minutebook print %s", quoted);
	else if (why != NULL)
		message_note("minutebook: %s", why);
}

static int
list_hits(sqlite3 *db, enum row_format format, GError **error)
{
	struct hits_out *out = hits_begin(format, is_grouped, !by_relevance());
	gint64 too_complex = 0;
	GError *failure = NULL;
	guint64 n;

	if (by_relevance())
		find_best(db, out, &failure);
	else if (filter_has_regex(filter))
		find_matches(db, out, &too_complex, &failure);
	else
		find_newest(db, out, &failure);
	n = hits_end(out);
	if (failure != NULL) {
		g_propagate_error(error, failure);
		return STATUS_CACHE;
	}
	too_complex = MAX(too_complex, filter_undecided(filter));
	if (n == 0 && too_complex == 0 && !is_regex)
		tell_why_none(db);
	return status_of_rows(n, too_complex);
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
	status = wants_count ? count_hits(context->db, &error) :
	    list_hits(context->db, row_formats[context->format], &error);
	filter_free(filter);
	rx_free(rx);
	g_free(typed);
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
	    "  minutebook search --explain 'NEAR(children missing, 5)' year:2023/24\n"
	    "  minutebook search --limit 5 safeguard* NOT children\n"
	    "  minutebook search @NAME 'loaded:>2026-11-01'    what is new in a saved search\n",
	.cache = CACHE_READ,
	.options = options,
	.formats = formats,
	.options_end = 1,
	.prepare = search_prepare,
	.run = search_command,
};
