#include "tui/pane.h"

/* The agenda items of the selected meeting, in the order of the document. */

enum { NUMBER, TITLE, RESOLUTIONS, ACTIONS, NOTE, DATE, BODY };

static const struct list_column columns[] = {
	[NUMBER] = { .label = "No.", .width = 7, .drop = 4 },
	[TITLE] = { .label = "Item", .width = 24, .takes_rest = 1 },
	[RESOLUTIONS] = { .label = "Res", .width = 3, .drop = 2, .is_right = 1 },
	[ACTIONS] = { .label = "Act", .width = 3, .drop = 1, .is_right = 1 },
	[NOTE] = { .label = "Note", .width = 7, .drop = 3 },
	[DATE] = { .label = "Date", .width = 10 },
	[BODY] = { .label = "Committee", .width = 16, .drop = 5 },
};

/* Nothing for none: what there is shall be seen. */
static const char *
count(guint n, char *buffer)
{
	if (n == 0)
		return NULL;
	g_snprintf(buffer, 32, "%u", n);
	return buffer;
}

static const char *
cell(gconstpointer row, guint column, char *buffer)
{
	const struct item_row *item = row;

	switch (column) {
	case NUMBER:
		return item->number;
	case TITLE:
		return item->title != NULL ? item->title : "(no title)";
	case RESOLUTIONS:
		return count(item->resolutions, buffer);
	case ACTIONS:
		return count(item->actions, buffer);
	case DATE:
		return item->date != NULL ? item->date : "undated";
	case BODY:
		return item->body;
	default:
		return item->is_truncated ? "cut off" : NULL;
	}
}

static gboolean
request(struct browser *browser, enum request asked)
{
	switch (asked) {
	case REQUEST_NEXT_ITEM:
		return list_request(browser, REQUEST_MOVE_DOWN);
	case REQUEST_PREVIOUS_ITEM:
		return list_request(browser, REQUEST_MOVE_UP);
	default:
		return FALSE;
	}
}

static const struct hint hints[] = {
	{ REQUEST_OPEN, "read" },
	{ REQUEST_FIND, "find" },
	{ REQUEST_SEARCH, "search" },
	{ REQUEST_FILTER, "filter" },
	{ REQUEST_NEXT_PANE, "pane" },
	{ REQUEST_PAGER, "pager" },
	{ REQUEST_EXPORT, "export" },
	{ REQUEST_ZOOM, "zoom" },
	{ REQUEST_HELP, "keys" },
	{ REQUEST_BACK, "back" },
	{ REQUEST_NONE, NULL },
};

const struct pane pane_items = {
	.name = "Items",
	.one = "item",
	.tab = "Items",
	.columns = columns,
	.n_columns = G_N_ELEMENTS(columns),
	.of_meeting = DATE,
	.cell = cell,
	.trail = list_trail,
	.request = request,
	.hints = hints,
};
