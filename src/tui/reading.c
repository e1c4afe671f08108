#include "tui/pane.h"

#include "base/cells.h"
#include "tui/places.h"

/* The text of the selected item or, while the meetings have the focus, what is known of one. */

static const struct reading_line *
line_at(const struct browser *browser, guint i)
{
	const GArray *lines = browser->reading->lines;

	return i < lines->len ? &g_array_index(lines, struct reading_line, i) : NULL;
}

static enum style
style_of(enum look look)
{
	switch (look) {
	case LOOK_HEADING:
		return STYLE_HEADING;
	case LOOK_NOTE:
		return STYLE_NOTE;
	case LOOK_LABEL:
		return STYLE_BOLD;
	case LOOK_DECIDED:
		return STYLE_DECIDED;
	case LOOK_TO_FOLLOW:
		return STYLE_TO_FOLLOW;
	default:
		return STYLE_PLAIN;
	}
}

static enum style
style_of_piece(const struct browser *browser, const struct reading_piece *piece)
{
	if (piece->is_hit)
		return STYLE_HIT;
	if (piece->link >= 0)
		return piece->link == browser->link ? STYLE_SELECTED : STYLE_LINK;
	return style_of(piece->look);
}

/* Piece by piece, each in as many cells as it takes. */
static void
draw_line(const struct browser *browser, const struct rect *rect, int row, guint at)
{
	const struct reading_line *line = line_at(browser, at);
	g_autoptr(GArray) pieces = reading_pieces(browser->reading, at);
	int column = 0;

	for (guint i = 0; i < pieces->len && column < rect->columns; i++) {
		const struct reading_piece *piece = &g_array_index(pieces, struct reading_piece, i);
		g_autofree char *text = g_strndup(line->text + piece->start, piece->size);
		int width = MIN(cells_width(text, -1), rect->columns - column);

		draw_text(row, rect->column + column, width, text, style_of_piece(browser, piece));
		column += width;
	}
}

static char *
line_number(const struct browser *browser)
{
	return g_strdup_printf("line %u of %u", browser->reading_top + 1, browser->reading->lines->len);
}

/* "Item 4", and whose it is once its first line is out of sight. */
static char *
title(const struct browser *browser)
{
	const struct reading_line *first = line_at(browser, 0);

	return browser->reading_top > 0 && first != NULL ? g_strdup_printf("%s: %s", browser->reading->title, first->text) :
	    g_strdup(browser->reading->title);
}

/* Above the text stands a rule, "── Item 4 ──────── line 1 of 23 ──", unless the pane is a column
 * of its own. */
static struct rect
heading(const struct browser *browser)
{
	enum { MARGIN = 2 };
	gboolean is_rule = browser->layout.arrangement != ARRANGED_THREE;
	const char *blank = is_rule ? " " : "";
	struct rect rect = browser->layout.area[AREA_READING], inside = rect;
	g_autofree char *number = line_number(browser), *name = title(browser);
	g_autofree char *left = g_strconcat(blank, name, NULL);
	g_autofree char *right = g_strconcat(number, blank, NULL);

	if (!browser->layout.has_heading[AREA_READING])
		return rect;
	if (is_rule) {
		draw_across(rect.row, rect.column, rect.columns);
		inside.column += MARGIN;
		inside.columns -= 2 * MARGIN;
	}
	draw_heading(&inside, left, right, browser->choice.focus == AREA_READING);
	rect.row++;
	rect.rows--;
	return rect;
}

/* On the selected reference, where it is in sight. */
static int
cursor_row(const struct browser *browser, int rows)
{
	int row = (int)reading_link_line(browser->reading, browser->link) - (int)browser->reading_top;

	return browser->link >= 0 && row >= 0 && row < rows ? row : 0;
}

static int
draw(const struct browser *browser, enum area area)
{
	struct rect rect = browser->layout.area[area];

	if (browser->reading == NULL)
		return rect.row;
	rect = heading(browser);
	for (int i = 0; i < rect.rows && line_at(browser, browser->reading_top + i) != NULL; i++)
		draw_line(browser, &rect, rect.row + i, browser->reading_top + i);
	return rect.row + cursor_row(browser, rect.rows);
}

static void
scroll_by(struct browser *browser, int lines)
{
	browser->reading_top = CLAMP((int)browser->reading_top + lines, 0, (int)browser_reading_last(browser));
}

/* What is read is an item, or a meeting: the next one of its list. */
static void
read_next(struct browser *browser, int by)
{
	struct list *list = browser_list(browser, browser->choice.list);
	gint64 before = list_selected_id(list);
	GError *error = NULL;

	if (browser_check(browser, list_move(list, by, &error), &error) && list_selected_id(list) == before)
		browser_tell(browser, "There is nothing %s this one", by > 0 ? "after" : "before");
}

/* From the selected reference, or else from the first line in sight. */
static void
step_link(struct browser *browser, int by)
{
	int link;

	if (browser->reading == NULL)
		return;
	link = browser->link >= 0 ? browser->link + by : reading_link_from(browser->reading, browser->reading_top, 1);
	if (link < 0 || reading_link(browser->reading, link) == NULL) {
		browser_tell(browser, "There is no %sreference", browser->link >= 0 ? "further " : "");
		return;
	}
	browser->link = link;
	browser_show_line(browser, reading_link_line(browser->reading, link));
}

/* To what the selected reference means; where none is selected yet, the first in sight is. "Back" leads
 * here again. */
static void
follow(struct browser *browser)
{
	g_autofree char *key = NULL;

	if (browser->link < 0) {
		step_link(browser, 1);
		return;
	}
	key = g_strdup(reading_link(browser->reading, browser->link));
	places_jump(browser, key);
}

static gboolean
request(struct browser *browser, enum request asked)
{
	int by;

	if (request_scrolls(asked, list_rows(&browser->layout, AREA_READING), &by)) {
		scroll_by(browser, by);
		return TRUE;
	}
	switch (asked) {
	case REQUEST_NEXT_LINK:
		step_link(browser, 1);
		break;
	case REQUEST_PREVIOUS_LINK:
		step_link(browser, -1);
		break;
	case REQUEST_OPEN:
	case REQUEST_FOLLOW:
		follow(browser);
		break;
	case REQUEST_NEXT_ITEM:
		read_next(browser, 1);
		break;
	case REQUEST_PREVIOUS_ITEM:
		read_next(browser, -1);
		break;
	default:
		return FALSE;
	}
	return TRUE;
}

static void
trail(const struct browser *browser, GString *title)
{
	const struct record record = browser_record(browser);

	if (browser->choice.list != AREA_MEETINGS)
		panes[browser->choice.list]->trail(browser, title);
	else
		list_trail(browser, title);
	/* Below its list the rule above the text says it. */
	if (record.item != 0 && browser->reading != NULL && browser->layout.arrangement != ARRANGED_STACK)
		g_string_append_printf(title, " > %s", browser->reading->title);
}

static void
place(const struct browser *browser, gboolean is_long, GString *status)
{
	g_autofree char *number = browser->reading != NULL ? line_number(browser) : NULL;

	(panes[browser->choice.list]->place != NULL ? panes[browser->choice.list]->place : list_place)(browser, is_long, status);
	if (number != NULL)
		g_string_append_printf(status, "  %s", number);
}

static const struct hint hints[] = {
	{ REQUEST_PAGE_DOWN, "page" },
	{ REQUEST_FIND, "find" },
	{ REQUEST_NEXT_ITEM, "next" },
	{ REQUEST_PREVIOUS_ITEM, "before" },
	{ REQUEST_FOLLOW, "follow" },
	{ REQUEST_PAGER, "pager" },
	{ REQUEST_VIEW_SOURCE, "source" },
	{ REQUEST_NEXT_PANE, "pane" },
	{ REQUEST_ZOOM, "zoom" },
	{ REQUEST_HELP, "keys" },
	{ REQUEST_BACK, "back" },
	{ REQUEST_NONE, NULL },
};

const struct pane pane_reading = {
	.name = "Reading",
	.trail = trail,
	.place = place,
	.request = request,
	.draw = draw,
	.hints = hints,
};
