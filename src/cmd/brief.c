#include <string.h>

#include "base/cells.h"
#include "base/error.h"
#include "base/gate.h"
#include "base/place.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "model/day.h"
#include "query/query.h"

/* brief [BODY] [--on DATE]: what a chair wants to know before the next meeting, out of the log. */

static char *on;
static char *body; /* as a search word: "body:..."; "" for all */

static const GOptionEntry options[] = {
	{ "on", 0, 0, G_OPTION_ARG_STRING, &on, "The day of the meeting, instead of today", "DATE" },
	{ NULL }
};

/* Sections, each with the search words that find its actions; "%s" is the day of the meeting: what
 * was asked for then or later is not yet known. An action that two sections would hold stands in
 * the first of them. */
static const struct {
	const char *heading, *words;
} sections[] = {
	{ "Deferred to this meeting or before", "is:open -date:%s.. is:deferred due:..%s" },
	{ "Due", "is:open -date:%s.. due:..%s -is:silent" },
	{ "Gone silent", "is:open -date:%s.. is:silent" },
	{ "Open, without a date that has come", "is:open -date:%s.." },
};

static void
add_line(const char *text, gsize size, gpointer data)
{
	g_string_append(data, "    ");
	g_string_append_len(data, text, size);
	g_string_append_c(data, '\n');
}

static void
add_wrapped(GString *lines, const char *text)
{
	g_autofree char *clean = gate_clean(text, -1, GATE_ONE_LINE);

	cells_wrap(clean, -1, output_width() - 4, 0, 0, add_line, lines);
}

static void
add_detail(GString *details, const char *label, const char *value)
{
	if (value != NULL)
		g_string_append_printf(details, "; %s%s", label, value);
}

static void
print_row(const struct action_row *row)
{
	g_autoptr(GString) lines = g_string_new(NULL), details = g_string_new(NULL);

	g_string_append(details, row->remark != NULL ? row->remark : "open");
	add_detail(details, "owner: ", row->owner);
	add_detail(details, "due: ", row->due != NULL ? row->due : row->due_text);
	g_string_append_printf(lines, "  %s\n", row->key);
	add_wrapped(lines, row->text);
	add_wrapped(lines, details->str);
	output_text(lines->str);
}

/* Those that an earlier section has shown are left out. */
static gboolean
print_section(sqlite3 *db, const char *heading, const char *words, GHashTable *shown, GError **error)
{
	g_autofree char *whole = g_strdup_printf("%s %s", body, words), *title = g_strdup_printf("%s\n", heading);
	struct filter *filter = filter_parse(whole, NULL, error);
	g_autoptr(GPtrArray) rows = filter != NULL ?
	    query_actions(db, filter, &(struct page){ .limit = 0 }, error) : NULL;
	gboolean is_begun = FALSE;

	for (guint i = 0; rows != NULL && i < rows->len; i++) {
		const struct action_row *row = rows->pdata[i];

		if (!g_hash_table_add(shown, g_strdup(row->key)))
			continue;
		if (!is_begun)
			output_text(title);
		is_begun = TRUE;
		print_row(row);
	}
	filter_free(filter);
	return rows != NULL;
}

static gboolean
print_sections(sqlite3 *db, GHashTable *shown, GError **error)
{
	const char *day = on != NULL ? on : place_today();

	for (gsize i = 0; i < G_N_ELEMENTS(sections); i++) {
		g_auto(GStrv) parts = g_strsplit(sections[i].words, "%s", -1);
		g_autofree char *words = g_strjoinv(day, parts);

		if (!print_section(db, sections[i].heading, words, shown, error))
			return FALSE;
	}
	return TRUE;
}

static void
print_gap(const struct gap_row *row)
{
	g_autofree char *minutes = minute_range(row->first, row->last);
	g_autofree char *lines = g_strdup_printf("  %s\n    %s come%s next\n", row->after, minutes, row->first == row->last ? "s" : "");

	output_text(lines);
}

/* Of the year before: what was asked for earlier should have come back since. */
static gboolean
print_gaps(sqlite3 *db, gboolean *is_any, GError **error)
{
	int day = day_number(on != NULL ? on : place_today());
	char from[DAY_TEXT], to[DAY_TEXT];
	g_autofree char *words = NULL;
	g_autoptr(GPtrArray) rows = NULL;
	struct filter *filter;

	day_from_number(MAX(day - 365, 1), from);
	day_from_number(MAX(day - 1, 1), to);
	words = g_strdup_printf("%s date:%s..%s", body, from, to);
	filter = filter_parse(words, NULL, error);
	rows = filter != NULL ? query_gaps(db, filter, error) : NULL;
	if (rows != NULL && rows->len > 0)
		output_text("Not loaded, so nothing is known of what was asked for there\n");
	for (guint i = 0; rows != NULL && i < rows->len; i++)
		print_gap(rows->pdata[i]);
	*is_any = rows != NULL && rows->len > 0;
	filter_free(filter);
	return rows != NULL;
}

static gboolean
brief_prepare(int argc, char **argv, GError **error)
{
	g_autofree char *words = words_join(argc, argv, error);

	if (words == NULL)
		return FALSE;
	if (on != NULL && day_number(on) == 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "--on needs a day as YYYY-MM-DD, not '%s'", on);
		return FALSE;
	}
	g_strdelimit(words, "\"", ' ');
	body = *g_strstrip(words) != '\0' ? g_strdup_printf("body:\"%s\"", words) : g_strdup("");
	return TRUE;
}

static int
brief_command(struct context *context, int argc, char **argv)
{
	g_autoptr(GHashTable) shown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	gboolean is_gap = FALSE;
	GError *error = NULL;

	int status = show_marks(context);

	(void)argc;
	(void)argv;
	if (status != STATUS_OK)
		return status;
	if (!print_sections(context->db, shown, &error) ||
	    (*body != '\0' && !print_gaps(context->db, &is_gap, &error)))
		return command_failed(context->cache_path, error);
	return g_hash_table_size(shown) > 0 || is_gap ? STATUS_OK : STATUS_NOTHING;
}

const struct command cmd_brief = {
	.name = "brief",
	.args = "[BODY]",
	.summary = "what is due, deferred or silent, before the next meeting",
	.examples =
	    "  minutebook brief improving-places --on 2024-09-17\n",
	.cache = CACHE_READ,
	.options = options,
	.prepare = brief_prepare,
	.run = brief_command,
};
