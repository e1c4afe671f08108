#include <stdio.h>

#include "base/place.h"
#include "cmd/cmd.h"
#include "cmd/export.h"
#include "print/print.h"

enum { PAGE = 500 };

/* Hands over all actions that match, page by page, so that memory doesn't grow with the cache. */
static gboolean
each_action(sqlite3 *db, const char *words, void (*take)(const struct action_row *row, gpointer data), gpointer data,
    GError **error)
{
	struct filter *filter = filter_parse(words, NULL, error);
	struct page page = { .limit = PAGE };
	guint n = PAGE;

	while (filter != NULL && n == PAGE && !ferror(stdout)) {
		g_autoptr(GPtrArray) rows = query_actions(db, filter, &page, error);

		if (rows == NULL) {
			g_clear_pointer(&filter, filter_free);
			break;
		}
		n = rows->len;
		for (guint i = 0; i < n; i++) {
			const struct action_row *row = rows->pdata[i];

			take(row, data);
			page.after = row->id;
		}
	}
	if (filter == NULL)
		return FALSE;
	filter_free(filter);
	return TRUE;
}

/* --- The action log -------------------------------------------------------------------------- */

#define COLUMN(member, name) { { name, name, 0 }, 0, FIELD_TEXT, offsetof(struct action_row, member) }

static const struct row_column of_log[] = {
	COLUMN(key, "ref"),
	COLUMN(date, "meeting_date"),
	COLUMN(number, "minute"),
	COLUMN(title, "item"),
	COLUMN(text, "text"),
	COLUMN(kind, "kind"),
	COLUMN(addressee, "addressed_to"),
	COLUMN(owner, "owner"),
	COLUMN(due_text, "due_text"),
	COLUMN(due, "due"),
	COLUMN(state, "state"),
	COLUMN(basis, "basis"),
	COLUMN(reported_in, "reported_in"),
	COLUMN(note, "note"),
	COLUMN(meetings_since, "meetings_since"),
};
static const struct row_columns log_columns = { of_log, G_N_ELEMENTS(of_log) };

static void
print_action_row(const struct action_row *row, gpointer data)
{
	row_print(data, row);
}

gboolean
export_log(sqlite3 *db, GError **error)
{
	struct rows *rows = rows_begin(stdout, ROWS_CSV, &log_columns, 0);
	gboolean is_done = each_action(db, "", print_action_row, rows, error);

	rows_end(rows);
	return is_done;
}

/* --- The calendar ---------------------------------------------------------------------------- */

/* When the cache was loaded: the same minutes give the same calendar, whenever it is exported. */
struct calendar {
	char *stamp;
	guint entries;
};

static void
print_entry(struct calendar *calendar, struct calendar_entry *entry)
{
	entry->stamp = calendar->stamp;
	if (calendar->entries++ == 0)
		print_calendar_begin(stdout);
	print_calendar_entry(stdout, entry);
}

static void
append_line(GString *lines, const char *label, const char *value)
{
	if (value != NULL)
		g_string_append_printf(lines, "%s: %s\n", label, value);
}

/* A day may stand for a month or a stretch: the words tell. */
static void
print_due(const struct action_row *row, gpointer data)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	struct calendar_entry entry = { .key = row->key, .date = row->last_day, .summary = row->text };

	if (row->last_day == NULL)
		return;
	append_line(lines, "Due", row->due);
	if (row->due == NULL) {
		append_line(lines, "Due from", row->due_earliest);
		append_line(lines, "Due until", row->due_latest);
	}
	append_line(lines, "As minuted", row->due_text);
	append_line(lines, "Rule", row->due_rule);
	append_line(lines, "Owner", row->owner);
	append_line(lines, "Body", row->body);
	append_line(lines, "Item", row->title);
	g_string_append(lines, row->key);
	entry.description = lines->str;
	print_entry(data, &entry);
}

static gboolean
print_next_meetings(sqlite3 *db, struct calendar *calendar, GError **error)
{
	g_autoptr(GPtrArray) rows = query_next_meetings(db, error);

	for (guint i = 0; rows != NULL && i < rows->len; i++) {
		const struct next_row *row = rows->pdata[i];
		g_autofree char *summary = g_strjoin(", ", row->body != NULL ? row->body : "Meeting", row->council, NULL);
		g_autofree char *description = g_strdup_printf("Named as the next meeting in\n%s", row->named_in);
		struct calendar_entry entry = { .key = row->key, .date = row->date, .time = row->time,
			.summary = summary, .description = description };

		print_entry(calendar, &entry);
	}
	return rows != NULL;
}

gboolean
export_calendar(sqlite3 *db, GError **error)
{
	struct calendar calendar = { NULL };
	gint64 meetings;
	gboolean is_done = query_age(db, &meetings, &calendar.stamp, error);

	if (is_done && calendar.stamp == NULL)
		calendar.stamp = g_strconcat(place_today(), "T00:00:00Z", NULL);
	is_done = is_done && each_action(db, "is:open", print_due, &calendar, error) &&
	    print_next_meetings(db, &calendar, error);
	if (calendar.entries > 0)
		print_calendar_end(stdout);
	g_free(calendar.stamp);
	return is_done && calendar.entries > 0;
}
