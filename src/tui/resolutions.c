#include "tui/pane.h"

/* Resolutions, and recommendations among them: of the selected meeting, or of more. */

enum { NUMBER, WORD, TEXT, DATE, BODY };

static const struct list_column columns[] = {
	[NUMBER] = { .label = "No.", .width = 8, .drop = 3 },
	[WORD] = { .label = "Decided", .width = 11, .drop = 1 },
	[TEXT] = { .label = "Resolution", .width = 36, .takes_rest = 1 },
	[DATE] = { .label = "Date", .width = 10, .drop = 4 },
	[BODY] = { .label = "Committee", .width = 16, .drop = 2 },
};

/* "114(2)"; what is only recommended has its item's number. */
static const char *
number(const struct resolution_row *row, char *buffer)
{
	const char *item = row->number != NULL ? row->number : "";

	if (row->label == NULL)
		return row->number;
	g_snprintf(buffer, 32, "%s(%s)", item, row->label);
	return buffer;
}

static const char *
cell(gconstpointer row, guint column, char *buffer)
{
	const struct resolution_row *resolution = row;

	switch (column) {
	case NUMBER:
		return number(resolution, buffer);
	case WORD:
		return resolution->is_recommendation ? "recommended" : resolution->word;
	case DATE:
		return resolution->date != NULL ? resolution->date : "undated";
	case BODY:
		return resolution->body;
	default:
		return resolution->text;
	}
}

static const struct hint hints[] = {
	{ REQUEST_OPEN, "read" },
	{ REQUEST_SCOPE, "one/all" },
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

const struct pane pane_resolutions = {
	.name = "Resolutions",
	.one = "resolution",
	.tab = "Res",
	.columns = columns,
	.n_columns = G_N_ELEMENTS(columns),
	.of_meeting = DATE,
	.cell = cell,
	.trail = list_trail,
	.hints = hints,
};
