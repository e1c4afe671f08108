#include "tui/pane.h"

#include "base/cells.h"
#include "view/shown.h"

/* The common list: what a pane does that fills in its columns and no more. */

const struct pane *const panes[PANES] = {
	[AREA_MEETINGS] = &pane_meetings,
	[AREA_ITEMS] = &pane_items,
	[AREA_RESOLUTIONS] = &pane_resolutions,
	[AREA_ACTIONS] = &pane_actions,
	[AREA_HITS] = &pane_hits,
	[AREA_READING] = &pane_reading,
};

enum { MARK = 2 }; /* "> " before a row */

int
list_rows(const struct layout *layout, enum area area)
{
	int rows = layout->area[area].rows - (layout->has_heading[area] ? 1 : 0);

	if ((int)area < LISTS)
		rows--; /* the columns' labels */
	return MAX(1, rows);
}

/* "[2] ITEMS 7": in capitals where it has the focus. */
static char *
heading_of(const struct browser *browser, enum area area, gboolean is_chosen)
{
	const struct list *list = &browser->listings[area].list;
	g_autofree char *name = is_chosen ? g_ascii_strup(panes[area]->name, -1) : g_strdup(panes[area]->name);
	g_autofree char *number = area < AREA_HITS ? g_strdup_printf("[%d] ", area + 1) : g_strdup("");
	gboolean is_counted = list->total >= 0 && !browser->listings[area].is_stale;

	return is_counted ? g_strdup_printf("%s%s %" G_GINT64_FORMAT, number, name, list->total) :
	    g_strdup_printf("%s%s", number, name);
}

/* Where only one of the lists has room beside the meetings, its heading names the others, too. */
static char *
headings(const struct browser *browser, enum area area)
{
	GString *all = g_string_new(NULL);

	for (int i = AREA_ITEMS; i <= AREA_ACTIONS; i++) {
		g_autofree char *one = i == (int)area ? heading_of(browser, i, browser->choice.list == area) :
		    g_strdup_printf("[%d] %s", i + 1, panes[i]->name);

		g_string_append_printf(all, "%s%s", all->len > 0 ? "  " : "", one);
	}
	return g_string_free(all, FALSE);
}

static struct rect
list_heading(const struct browser *browser, enum area area)
{
	struct rect rect = browser->layout.area[area];
	gboolean has_focus = browser->choice.focus == area;
	gboolean is_alone = browser->layout.arrangement == ARRANGED_BESIDE && area != AREA_MEETINGS;
	g_autofree char *left = is_alone ? headings(browser, area) : heading_of(browser, area, has_focus);

	if (!browser->layout.has_heading[area])
		return rect;
	draw_text(rect.row, rect.column, rect.columns, "", STYLE_PLAIN);
	draw_heading(&rect, left, "", has_focus);
	rect.row++;
	rect.rows--;
	return rect;
}

/* One row of columns; `row` is NULL for their labels. */
static char *
lay_out(const struct pane *pane, const int *cells, gconstpointer row)
{
	GString *line = g_string_new(NULL);

	for (guint i = 0; i < pane->n_columns; i++) {
		char buffer[32];
		const char *text = row != NULL ? pane->cell(row, i, buffer) : pane->columns[i].label;
		g_autofree char *fit = NULL;

		if (cells[i] == 0)
			continue;
		fit = shown_fit(text != NULL ? text : "", cells[i], pane->columns[i].is_right);
		g_string_append_printf(line, "%*s%s", line->len > 0 ? COLUMNS_BETWEEN : 0, "", fit);
	}
	return g_string_free(line, FALSE);
}

/* A list of one meeting needs no columns that say which. */
static void
share_columns(const struct browser *browser, enum area area, int width, int *cells)
{
	const struct pane *pane = panes[area];
	gboolean is_of_one = browser->listings[area].scope == SCOPE_MEETING && pane->of_meeting > 0;

	for (guint i = 0; i < pane->n_columns; i++)
		cells[i] = 0;
	columns_share(pane->columns, is_of_one ? pane->of_meeting : pane->n_columns, width, cells);
}

static void
draw_row(const struct rect *rect, int at, const char *line, gboolean is_selected, enum style style)
{
	g_autofree char *whole = g_strdup_printf("%s%s", is_selected ? "> " : "  ", line);

	draw_text(rect->row + at, rect->column, rect->columns, whole, style);
}

/* What "/" looked for, over the row as it stands there. */
static void
mark_hits(const struct browser *browser, const struct rect *rect, int at, const char *line, enum style style)
{
	const struct matcher *matcher = browser->finding.matcher;
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));

	if (matcher != NULL)
		matcher_find(matcher, IN_ANY, line, places);
	for (guint i = 0; i < places->len; i++) {
		const struct hit_bytes *place = &g_array_index(places, struct hit_bytes, i);
		g_autofree char *hit = g_strndup(line + place->starts, place->ends - place->starts);
		int column = MARK + cells_width(line, place->starts), width = cells_width(hit, -1);

		if (column + width <= rect->columns)
			draw_text(rect->row + at, rect->column + column, width, hit, style);
	}
}

int
list_draw(const struct browser *browser, enum area area)
{
	const struct pane *pane = panes[area];
	const struct list *list = &browser->listings[area].list;
	struct rect rect = list_heading(browser, area);
	gconstpointer row;
	g_autofree char *labels = NULL;
	int cells[COLUMNS_MOST], cursor = rect.row;

	share_columns(browser, area, rect.columns - MARK, cells);
	labels = lay_out(pane, cells, NULL);
	draw_row(&rect, 0, labels, FALSE, STYLE_BOLD);
	for (int i = 0; i < rect.rows - 1 && (row = list_row(list, i)) != NULL; i++) {
		g_autofree char *line = lay_out(pane, cells, row);
		gboolean is_selected = row == list_selected(list);
		gboolean has_focus = browser->choice.focus == area;

		if (is_selected)
			cursor = rect.row + 1 + i;
		draw_row(&rect, i + 1, line, is_selected,
		    is_selected ? (has_focus ? STYLE_SELECTED : STYLE_BOLD) : STYLE_PLAIN);
		if (has_focus && area != AREA_HITS)
			mark_hits(browser, &rect, i + 1, line, is_selected ? STYLE_BOLD : STYLE_HIT);
	}
	if (list->rows->len == 0)
		draw_row(&rect, 1, "nothing here", FALSE, STYLE_PLAIN);
	return cursor;
}

/* To the text of the row. */
static void
read_row(struct browser *browser)
{
	if (browser_record(browser).item == 0)
		browser_tell(browser, "There is no %s", panes[browser->choice.focus]->one);
	else
		browser_focus(browser, AREA_READING);
}

gboolean
list_request(struct browser *browser, enum request request)
{
	struct list *list = browser_list(browser, browser->choice.focus);
	int page = list->height, half = MAX(1, page / 2);
	GError *error = NULL;
	gboolean ok;

	switch (request) {
	case REQUEST_MOVE_DOWN:
		ok = list_move(list, 1, &error);
		break;
	case REQUEST_MOVE_UP:
		ok = list_move(list, -1, &error);
		break;
	case REQUEST_PAGE_DOWN:
		ok = list_scroll(list, page, &error);
		break;
	case REQUEST_PAGE_UP:
		ok = list_scroll(list, -page, &error);
		break;
	case REQUEST_HALF_DOWN:
		ok = list_scroll(list, half, &error);
		break;
	case REQUEST_HALF_UP:
		ok = list_scroll(list, -half, &error);
		break;
	case REQUEST_HOME:
		ok = list_home(list, &error);
		break;
	case REQUEST_END:
		ok = list_end(list, &error);
		break;
	case REQUEST_OPEN:
		read_row(browser);
		return TRUE;
	default:
		return FALSE;
	}
	browser_check(browser, ok, &error);
	return TRUE;
}

/* Rows that the filter leaves out; -1: not known. */
static gint64
hidden(const struct browser *browser, const struct listing *listing)
{
	const struct meeting_row *meeting = list_selected(&browser->listings[AREA_MEETINGS].list);
	gint64 all = -1;

	if (listing->area == AREA_MEETINGS && listing->body == NULL)
		all = browser->meetings;
	else if (listing->area == AREA_ITEMS && listing->meeting != 0 && meeting != NULL)
		all = meeting->items;
	return all >= 0 && listing->list.total >= 0 ? all - listing->list.total : -1;
}

/* The order that a list has by itself is said, too, where there is room for it: a filter comes first. */
static void
add_order(const struct browser *browser, const struct listing *listing, gboolean is_long, GString *status)
{
	gboolean is_of_one = listing->scope == SCOPE_MEETING && listing->area != AREA_MEETINGS;
	g_autofree char *order = lists_order(browser, listing->area);

	if (order != NULL)
		g_string_append_printf(status, "  %s", order);
	else if (is_long && listing->words == NULL)
		g_string_append_printf(status, "  sort: %s", is_of_one ? "number" : "date");
}

static void
add_filter(const struct browser *browser, const struct listing *listing, gboolean is_long, GString *status)
{
	gint64 n = hidden(browser, listing);

	if (listing->words != NULL)
		g_string_append_printf(status, "  filter: %s", listing->words);
	else if (is_long)
		g_string_append(status, "  filter: none");
	if (listing->words != NULL && n > 0)
		g_string_append_printf(status, " (%" G_GINT64_FORMAT " hidden)", n);
}

void
list_place(const struct browser *browser, gboolean is_long, GString *status)
{
	const struct listing *listing = &browser->listings[browser->choice.list];
	const struct list *list = &listing->list;
	gint64 position = list_position(list);

	g_string_append_printf(status, "%s ", panes[browser->choice.list]->name);
	if (list->rows->len == 0)
		g_string_append(status, "0");
	else if (position == 0)
		g_string_append(status, "?");
	else
		g_string_append_printf(status, "%" G_GINT64_FORMAT, position);
	if (list->total >= 0)
		g_string_append_printf(status, "/%" G_GINT64_FORMAT, list->total);
	else if (position > 0)
		g_string_append_printf(status, "/%" G_GINT64_FORMAT "+", list->before + list->rows->len);
	if (browser->choice.list == AREA_HITS)
		return;
	add_order(browser, listing, is_long, status);
	add_filter(browser, listing, is_long, status);
}

void
list_trail(const struct browser *browser, GString *title)
{
	const struct meeting_row *meeting = list_selected(&browser->listings[AREA_MEETINGS].list);
	const char *body = meeting != NULL && meeting->body != NULL ? meeting->body : "(not named)";

	if (browser->scope == SCOPE_ALL || meeting == NULL)
		g_string_append(title, "all meetings");
	else if (browser->scope == SCOPE_BODY)
		g_string_append_printf(title, "%s, all meetings", body);
	else
		g_string_append_printf(title, "%s > %s", body, meeting->date != NULL ? meeting->date : "undated");
}
