#include "tui/pane.h"

#include <string.h>

/* What a search over all meetings found: items, or the resolutions or actions in them. An action that is no longer
 * open is named by its state. */

enum { DATE, BODY, NUMBER, FOUND, WHERE };

static const struct list_column columns[] = {
	[DATE] = { .label = "Date", .width = 10 },
	[BODY] = { .label = "Committee", .width = 18, .drop = 2 },
	[NUMBER] = { .label = "No.", .width = 6, .drop = 3 },
	/* So many that the words around a hit say something; where they are few, the others go. */
	[FOUND] = { .label = "Where found", .width = 30, .takes_rest = 1 },
	[WHERE] = { .label = "In", .width = 10, .drop = 1 },
};

/* From a few words before the first hit on, so that a narrow column shows it. */
static const char *
near_hit(const char *snippet)
{
	enum { BEFORE = 12 /* bytes */ };
	const char *hit = strchr(snippet, '['), *start = hit;

	while (start != NULL && start > snippet && hit - start < BEFORE)
		start--;
	if (start == NULL || start == snippet)
		return snippet;
	while (start < hit && *start != ' ')
		start++;
	return start < hit ? start + 1 : hit;
}

/* Hits stand between brackets, so that they are seen without colours, too. */
static const char *
found(const struct item_row *hit)
{
	if (hit->snippet == NULL)
		return hit->title;
	for (char *at = hit->snippet; *at != '\0'; at++) {
		if (*at == HIT_STARTS)
			*at = '[';
		else if (*at == HIT_ENDS)
			*at = ']';
	}
	return near_hit(hit->snippet);
}

static const char *
cell(gconstpointer row, guint column, char *buffer)
{
	const struct item_row *hit = row;

	(void)buffer;
	switch (column) {
	case DATE:
		return hit->date != NULL ? hit->date : "undated";
	case BODY:
		return hit->body;
	case NUMBER:
		return hit->number;
	case WHERE:
		return hit->state != NULL && strcmp(hit->state, action_state_name(ACTION_OPEN)) != 0 ? hit->state : hit->where;
	default:
		return found(hit);
	}
}

static const struct hint hints[] = {
	{ REQUEST_OPEN, "read" },
	{ REQUEST_SHOW_IN_MEETING, "in its meeting" },
	{ REQUEST_FIND, "find" },
	{ REQUEST_SEARCH, "search anew" },
	{ REQUEST_NEXT_PANE, "pane" },
	{ REQUEST_PAGER, "pager" },
	{ REQUEST_EXPORT, "export" },
	{ REQUEST_ZOOM, "zoom" },
	{ REQUEST_HELP, "keys" },
	{ REQUEST_BACK, "back" },
	{ REQUEST_NONE, NULL },
};

const struct pane pane_hits = {
	.name = "Hits",
	.one = "hit",
	.columns = columns,
	.n_columns = G_N_ELEMENTS(columns),
	.cell = cell,
	.trail = search_trail,
	.place = search_place,
	.hints = hints,
};
