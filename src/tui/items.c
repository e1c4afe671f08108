#include "tui/pane.h"

/* The agenda items of the selected meeting, in the order of the document. */

enum { NUMBER, TITLE, NOTE };

static const struct list_column columns[] = {
	[NUMBER] = { .label = "No.", .width = 7, .drop = 2 },
	[TITLE] = { .label = "Item", .width = 24, .takes_rest = 1 },
	[NOTE] = { .label = "Note", .width = 7, .drop = 1 },
};

static const char *
cell(gconstpointer row, guint column, char *buffer)
{
	const struct item_row *item = row;

	(void)buffer;
	switch (column) {
	case NUMBER:
		return item->number;
	case TITLE:
		return item->title != NULL ? item->title : "(no title)";
	default:
		return item->is_truncated ? "cut off" : NULL;
	}
}

static gboolean
request(struct browser *browser, enum request asked)
{
	switch (asked) {
	case REQUEST_OPEN:
		if (browser_item(browser) == NULL)
			browser_tell(browser, "This meeting has no items");
		else
			browser_focus(browser, AREA_READING);
		return TRUE;
	case REQUEST_NEXT_ITEM:
		return list_request(browser, REQUEST_MOVE_DOWN);
	case REQUEST_PREVIOUS_ITEM:
		return list_request(browser, REQUEST_MOVE_UP);
	default:
		return FALSE;
	}
}

static void
trail(const struct browser *browser, GString *title)
{
	const struct meeting_row *meeting = browser_meeting(browser);

	if (meeting != NULL)
		g_string_append_printf(title, "%s > %s", meeting->body != NULL ? meeting->body : "(not named)",
		    meeting->date != NULL ? meeting->date : "undated");
}

static const struct hint hints[] = {
	{ REQUEST_OPEN, "read" },
	{ REQUEST_NEXT_PANE, "pane" },
	{ REQUEST_PRINT, "print and leave" },
	{ REQUEST_ZOOM, "zoom" },
	{ REQUEST_HELP, "keys" },
	{ REQUEST_BACK, "back" },
	{ REQUEST_NONE, NULL },
};

const struct pane pane_items = {
	.name = "Items",
	.columns = columns,
	.n_columns = G_N_ELEMENTS(columns),
	.cell = cell,
	.trail = trail,
	.request = request,
	.hints = hints,
};
