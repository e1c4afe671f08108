#include "tui/pane.h"

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
	default:
		return STYLE_PLAIN;
	}
}

static char *
line_number(const struct browser *browser)
{
	return g_strdup_printf("line %u of %u", browser->reading_top + 1, browser->reading->lines->len);
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
	g_autofree char *number = line_number(browser);
	g_autofree char *left = g_strconcat(blank, browser->reading->title, NULL);
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

static int
draw(const struct browser *browser, enum area area)
{
	struct rect rect = browser->layout.area[area];
	const struct reading_line *line;

	if (browser->reading == NULL)
		return rect.row;
	rect = heading(browser);
	for (int i = 0; i < rect.rows; i++) {
		if ((line = line_at(browser, browser->reading_top + i)) == NULL)
			break;
		draw_text(rect.row + i, rect.column, rect.columns, line->text, style_of(line->look));
	}
	return rect.row;
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

static gboolean
request(struct browser *browser, enum request asked)
{
	int page = list_rows(&browser->layout, AREA_READING);

	switch (asked) {
	case REQUEST_MOVE_DOWN:
		scroll_by(browser, 1);
		break;
	case REQUEST_MOVE_UP:
		scroll_by(browser, -1);
		break;
	case REQUEST_PAGE_DOWN:
		scroll_by(browser, page);
		break;
	case REQUEST_PAGE_UP:
		scroll_by(browser, -page);
		break;
	case REQUEST_HALF_DOWN:
		scroll_by(browser, page / 2);
		break;
	case REQUEST_HALF_UP:
		scroll_by(browser, -page / 2);
		break;
	case REQUEST_HOME:
		browser->reading_top = 0;
		break;
	case REQUEST_END:
		browser->reading_top = browser_reading_last(browser);
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
	if (record.item != 0 && browser->reading != NULL)
		g_string_append_printf(title, " > %s", browser->reading->title);
}

static void
place(const struct browser *browser, GString *status)
{
	g_autofree char *number = browser->reading != NULL ? line_number(browser) : NULL;

	list_place(browser, status);
	if (number != NULL)
		g_string_append_printf(status, "  %s", number);
}

static const struct hint hints[] = {
	{ REQUEST_PAGE_DOWN, "page" },
	{ REQUEST_NEXT_ITEM, "next" },
	{ REQUEST_PREVIOUS_ITEM, "before" },
	{ REQUEST_PRINT, "print and leave" },
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
