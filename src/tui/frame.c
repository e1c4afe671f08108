#include "tui/pane.h"

#include <string.h>

#include "base/cells.h"
#include "tui/welcome.h"

/* What stands around the panes: title, rules, status and hints. */

/* --- Title ----------------------------------------------------------------------------------- */

/* "[1]MEETINGS [2]Items": the lists, the one with the focus in capitals. */
static char *
tabs(const struct browser *browser)
{
	GString *line = g_string_new(NULL);

	for (int i = 0; i < TABS; i++) {
		g_autofree char *name = g_ascii_strup(panes[i]->tab, -1);

		g_string_append_printf(line, "%s[%d]%s", i > 0 ? " " : "", i + 1,
		    i == (int)browser->choice.list ? name : panes[i]->tab);
	}
	return g_string_free(line, FALSE);
}

/* Where they are too long, the reader's place matters more at 40 columns, the tabs at 60. */
static gboolean
has_tabs(const struct browser *browser, const char *title, int taken)
{
	int columns = browser->layout.columns;

	if (browser->layout.has_heading[AREA_MEETINGS] || columns < 2 * taken)
		return FALSE;
	return columns >= 60 || cells_width(title, -1) + taken + 1 < columns;
}

static void
draw_title(const struct browser *browser)
{
	g_autoptr(GString) title = g_string_new("minutebook  ");
	g_autofree char *right = tabs(browser);
	int columns = browser->layout.columns, taken = g_utf8_strlen(right, -1) + 1;

	if (browser->layout.arrangement == ARRANGED_ONE || browser->layout.arrangement == ARRANGED_STACK) {
		if (browser->choice.focus != AREA_MEETINGS)
			g_string_truncate(title, 0);
	} else if (browser->choice.focus != AREA_MEETINGS && browser->choice.list != AREA_HITS &&
	    browser->scope == SCOPE_MEETING) {
		pane_meetings.trail(browser, title);
		g_string_append(title, " > ");
	}
	panes[browser->choice.focus]->trail(browser, title);
	if (has_tabs(browser, title->str, taken))
		draw_text_right(0, columns - taken, taken, right, STYLE_PLAIN);
	else
		taken = 0;
	draw_text(0, 0, columns - taken, title->str, STYLE_HEADING);
}

/* --- Status ---------------------------------------------------------------------------------- */

static char *
loaded_words(const char *loaded)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) time = loaded != NULL ? g_date_time_new_from_iso8601(loaded, utc) : NULL;
	g_autoptr(GDateTime) local = time != NULL ? g_date_time_to_local(time) : NULL;

	if (local == NULL)
		return g_strdup("");
	return g_strdup_printf(", loaded %d %s %02d:%02d", g_date_time_get_day_of_month(local),
	    months[g_date_time_get_month(local) - 1], g_date_time_get_hour(local),
	    g_date_time_get_minute(local));
}

static char *
status_right(const struct browser *browser, gboolean with_time)
{
	g_autofree char *loaded = loaded_words(with_time ? browser->loaded : NULL);
	g_autofree char *key = keys_of(browser->keys, REQUEST_REFRESH, 1);

	if (browser->has_news)
		return g_strdup_printf("new data%s%s", with_time && *key != '\0' ? ", press " : "", with_time ? key : "");
	if (browser->meetings < 0)
		return g_strdup("");
	return g_strdup_printf("%" G_GINT64_FORMAT " %s%s", browser->meetings,
	    browser->meetings == 1 ? "meeting" : "meetings", loaded);
}

/* Both ends of the line as one of them leaves room for the other; FALSE where it does not. */
static gboolean
draw_status_so(const struct browser *browser, gboolean is_long, gboolean with_time)
{
	const struct rect *rect = &browser->layout.area[AREA_STATUS];
	const struct pane *pane = panes[browser->choice.focus];
	g_autoptr(GString) left = g_string_new(NULL);
	g_autofree char *right = status_right(browser, with_time);
	int width = g_utf8_strlen(right, -1);

	(pane->place != NULL ? pane->place : list_place)(browser, is_long, left);
	if (cells_width(left->str, -1) + 2 + width > rect->columns)
		return FALSE;
	draw_text(rect->row, 0, rect->columns, left->str, STYLE_BOLD);
	draw_text(rect->row, rect->columns - width, width, right, STYLE_PLAIN);
	return TRUE;
}

static void
draw_status(const struct browser *browser)
{
	const struct rect *rect = &browser->layout.area[AREA_STATUS];
	const struct pane *pane = panes[browser->choice.focus];
	g_autoptr(GString) left = g_string_new(NULL);

	if (browser->message != NULL) {
		draw_text(rect->row, 0, rect->columns, browser->message, STYLE_NOTE);
		return;
	}
	if (draw_status_so(browser, TRUE, TRUE) || draw_status_so(browser, FALSE, TRUE) ||
	    draw_status_so(browser, FALSE, FALSE))
		return;
	(pane->place != NULL ? pane->place : list_place)(browser, FALSE, left);
	draw_text(rect->row, 0, rect->columns, left->str, STYLE_BOLD);
}

/* --- Hints ----------------------------------------------------------------------------------- */

static char *
hint_text(const struct browser *browser, const struct hint *hint)
{
	g_autofree char *key = keys_of(browser->keys, hint->request, 1);
	gboolean is_picked = hint->request == REQUEST_OPEN && browser_picks(browser);

	return *key != '\0' ? g_strdup_printf("%s %s", key, is_picked ? "choose" : hint->word) : NULL;
}

/* Whole entries only. The last two, the keys and the way back, stay longest. */
static void
draw_hints(const struct browser *browser)
{
	const struct rect *rect = &browser->layout.area[AREA_HINTS];
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *line = NULL;

	const struct hint *hint =
	    welcome_is_due(browser) ? welcome_hints : panes[browser->choice.focus]->hints;

	for (; hint->request != REQUEST_NONE; hint++) {
		char *text = hint_text(browser, hint);

		if (text != NULL)
			g_ptr_array_add(texts, text);
	}
	g_ptr_array_add(texts, NULL);
	for (;;) {
		g_free(line);
		line = g_strjoinv("  ", (char **)texts->pdata);
		if (texts->len <= 3 || cells_width(line, -1) <= rect->columns)
			break;
		g_ptr_array_remove_index(texts, texts->len - 4);
	}
	draw_text(rect->row, 0, rect->columns, line, STYLE_PLAIN);
}

/* --- All of it ------------------------------------------------------------------------------- */

/* As much of the sentence as fits. */
static void
draw_too_small(const struct browser *browser)
{
	int rows = browser->layout.rows, columns = browser->layout.columns, row = rows / 2;
	g_autofree char *sizes = g_strdup_printf("%dx%d needed, %dx%d now", LEAST_COLUMNS, LEAST_ROWS,
	    columns, rows);
	g_autofree char *whole = g_strdup_printf("Terminal too small: %s. q quits", sizes);
	g_autofree char *without = g_strdup_printf("%s. q quits", sizes);
	const char *lines[] = { whole, without, sizes, "too small", "small" };

	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		int width = strlen(lines[i]), column = (columns - width) / 2;

		if (width > columns)
			continue;
		draw_text(row, column, width, lines[i], STYLE_PLAIN);
		draw_end(row, column);
		return;
	}
	draw_end(0, 0);
}

static void
draw_rules(const struct browser *browser)
{
	for (int i = 0; i < PANES; i++) {
		const struct rect *rect = &browser->layout.area[i];

		if (rect->column > 0 && !rect_is_empty(rect))
			draw_down(rect->row, rect->column - COLUMN_GAP + 1, rect->rows);
	}
}

/* Returns the row for the cursor. */
static int
draw_panes(const struct browser *browser)
{
	int cursor = 0, row;

	draw_title(browser);
	draw_rules(browser);
	for (int i = 0; i < PANES; i++) {
		if (rect_is_empty(&browser->layout.area[i]))
			continue;
		row = (panes[i]->draw != NULL ? panes[i]->draw : list_draw)(browser, i);
		if (i == (int)browser->choice.focus)
			cursor = row;
	}
	return cursor;
}

void
browser_draw(const struct browser *browser)
{
	int cursor;

	draw_begin();
	if (browser->layout.arrangement == ARRANGED_TOO_SMALL) {
		draw_too_small(browser);
		return;
	}
	if (browser->help != NULL) {
		help_draw(browser);
		return;
	}
	if (overlay_is_open(browser)) {
		overlay_draw(browser);
		return;
	}
	if (welcome_is_due(browser))
		cursor = welcome_draw(browser);
	else
		cursor = draw_panes(browser);
	draw_status(browser);
	if (question_is_open(browser)) {
		int row = browser->layout.area[AREA_HINTS].row;
		draw_end(row, question_draw(browser, row, browser->layout.columns));
		return;
	}
	draw_hints(browser);
	draw_end(cursor, browser->layout.area[browser->choice.focus].column);
}
