#include "tui/pane.h"

#include <string.h>

/* The meetings, newest first. */

enum { DATE, BODY, ITEMS, NOTE };

static const struct list_column columns[] = {
	[DATE] = { .label = "Date", .width = 11 },
	[BODY] = { .label = "Committee", .width = 20, .takes_rest = 1 },
	[ITEMS] = { .label = "Items", .width = 5, .drop = 2, .is_right = 1 },
	[NOTE] = { .label = "Note", .width = 9, .drop = 1 },
};

static const char *
note(const struct meeting_row *meeting)
{
	if (meeting->status == STATUS_CANCELLED)
		return "cancelled";
	if (meeting->is_truncated)
		return "cut off";
	return meeting->status == STATUS_DRAFT ? "draft" : NULL;
}

/* Of an undated one: between what days it can have been, as far as that is known, in eleven cells. */
static const char *
window(const struct meeting_row *meeting, char *buffer)
{
	const char *from = meeting->date_earliest, *to = meeting->date_latest;
	enum { YEAR = 4, MONTH = 7 /* characters of a day */ };

	if (from == NULL && to == NULL)
		return "undated";
	if (from == NULL)
		g_snprintf(buffer, 32, "..%.7s", to);
	else if (to == NULL)
		g_snprintf(buffer, 32, "%.7s..", from);
	else if (strncmp(from, to, MONTH) == 0)
		g_snprintf(buffer, 32, "in %.7s", from);
	else if (strncmp(from, to, YEAR) == 0)
		g_snprintf(buffer, 32, "%.7s..%.2s", from, to + YEAR + 1);
	else
		g_snprintf(buffer, 32, "%.4s..%.4s", from, to);
	return buffer;
}

static const char *
cell(gconstpointer row, guint column, char *buffer)
{
	const struct meeting_row *meeting = row;

	switch (column) {
	case DATE:
		return meeting->date != NULL ? meeting->date : window(meeting, buffer);
	case BODY:
		return meeting->body != NULL ? meeting->body : "(not named)";
	case ITEMS:
		g_snprintf(buffer, 32, "%u", meeting->items);
		return buffer;
	default:
		return note(meeting);
	}
}

/* To the item by which the filter found the meeting, unless the reader has gone to another. */
static void
go_to_found(struct browser *browser)
{
	const struct filter *filter = browser->listings[AREA_MEETINGS].filter;
	struct list *items = browser_list(browser, AREA_ITEMS);
	gint64 meeting = lists_record(browser, AREA_MEETINGS).meeting;
	g_autoptr(GPtrArray) found = NULL;
	GError *error = NULL;

	if (filter == NULL || browser->scope != SCOPE_MEETING)
		return;
	lists_follow(browser);
	if (list_position(items) != 1)
		return;
	found = query_items(*browser->db, meeting, filter, &(struct page){ .limit = 1 }, &error);
	if (browser_check(browser, found != NULL, &error) && found->len > 0)
		browser_check(browser, list_go(items, ((struct item_row *)found->pdata[0])->id, &error), &error);
}

static gboolean
request(struct browser *browser, enum request asked)
{
	if (asked != REQUEST_OPEN)
		return FALSE;
	browser_focus(browser, AREA_ITEMS);
	go_to_found(browser);
	return TRUE;
}

static void
trail(const struct browser *browser, GString *title)
{
	const struct listing *listing = &browser->listings[AREA_MEETINGS];
	struct record record = lists_record(browser, AREA_MEETINGS);

	if (listing->body != NULL && record.body != NULL)
		g_string_append_printf(title, "%s, all meetings", record.body);
	else
		g_string_append(title, "all meetings");
}

static const struct hint hints[] = {
	{ REQUEST_OPEN, "open" },
	{ REQUEST_FIND, "find" },
	{ REQUEST_SEARCH, "search" },
	{ REQUEST_FILTER, "filter" },
	{ REQUEST_NEXT_PANE, "pane" },
	{ REQUEST_PAGER, "pager" },
	{ REQUEST_EXPORT, "export" },
	{ REQUEST_ZOOM, "zoom" },
	{ REQUEST_HELP, "keys" },
	{ REQUEST_BACK, "quit" },
	{ REQUEST_NONE, NULL },
};

const struct pane pane_meetings = {
	.name = "Meetings",
	.tab = "Mtgs",
	.columns = columns,
	.n_columns = G_N_ELEMENTS(columns),
	.cell = cell,
	.trail = trail,
	.request = request,
	.hints = hints,
};
