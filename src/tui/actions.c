#include "tui/pane.h"

/* Follow-up actions: of the selected meeting, or of more. What became of them stands in words. */

enum { NUMBER, TEXT, OWNER, DUE, STATE, DATE, BODY };

static const struct list_column columns[] = {
	[NUMBER] = { .label = "No.", .width = 6, .drop = 4 },
	[TEXT] = { .label = "Action", .width = 24, .takes_rest = 1 },
	[OWNER] = { .label = "Owner", .width = 16, .drop = 2 },
	[DUE] = { .label = "Due", .width = 10, .drop = 5 },
	[STATE] = { .label = "State", .width = 16 },
	[DATE] = { .label = "Date", .width = 10, .drop = 3 },
	[BODY] = { .label = "Committee", .width = 16, .drop = 1 },
};

static const char *
due(const struct action_row *row)
{
	if (row->due != NULL)
		return row->due;
	return row->due_latest != NULL ? row->due_latest : row->due_text;
}

static const char *
cell(gconstpointer row, guint column, char *buffer)
{
	const struct action_row *action = row;

	(void)buffer;
	switch (column) {
	case NUMBER:
		return action->number;
	case OWNER:
		return action->owner;
	case DUE:
		return due(action);
	case STATE:
		return action->remark != NULL ? action->remark : action->state;
	case DATE:
		return action->date != NULL ? action->date : "undated";
	case BODY:
		return action->body;
	default:
		return action->text;
	}
}

static const struct hint hints[] = {
	{ REQUEST_OPEN, "read" },
	{ REQUEST_MARK, "mark" },
	{ REQUEST_UNDO, "undo" },
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

const struct pane pane_actions = {
	.name = "Actions",
	.one = "action",
	.tab = "Acts",
	.columns = columns,
	.n_columns = G_N_ELEMENTS(columns),
	.of_meeting = DATE,
	.cell = cell,
	.trail = list_trail,
	.hints = hints,
};
