#include "tui/draw.h"

#include <curses.h>

#include "base/cells.h"
#include "view/layout.h"
#include "view/shown.h"

static attr_t looks[STYLES] = {
	[STYLE_BOLD] = A_BOLD,
	[STYLE_SELECTED] = A_REVERSE,
	[STYLE_HEADING] = A_BOLD,
	[STYLE_NOTE] = A_BOLD,
};
static short colours[STYLES];

static void
set_colour(enum style style, short colour)
{
	init_pair(style, colour, -1);
	colours[style] = style;
}

void
draw_open(void)
{
	const char *no_color = g_getenv("NO_COLOR");

	for (guint i = 0; i < STYLES; i++)
		colours[i] = 0;
	if ((no_color != NULL && *no_color != '\0') || !has_colors())
		return;
	start_color();
	use_default_colors();
	set_colour(STYLE_HEADING, COLOR_CYAN);
	set_colour(STYLE_NOTE, COLOR_YELLOW);
}

void
draw_begin(void)
{
	erase();
}

void
draw_end(int row, int column)
{
	move(row, column);
	refresh();
}

static void
put(int row, int column, const char *text, enum style style)
{
	attr_set(looks[style], colours[style], NULL);
	mvaddstr(row, column, text);
	attr_set(A_NORMAL, 0, NULL);
}

void
draw_text(int row, int column, int width, const char *text, enum style style)
{
	g_autofree char *fit = shown_fit(text, width, FALSE);

	if (width > 0)
		put(row, column, fit, style);
}

void
draw_text_right(int row, int column, int width, const char *text, enum style style)
{
	g_autofree char *fit = shown_fit(text, width, TRUE);

	if (width > 0)
		put(row, column, fit, style);
}

void
draw_heading(const struct rect *rect, const char *left, const char *right, gboolean has_focus)
{
	enum style style = has_focus ? STYLE_HEADING : STYLE_BOLD;
	g_autofree char *first = g_strdup_printf("%s ", left), *last = g_strdup_printf(" %s", right);
	int width = rect->columns, end = MIN(cells_width(last, -1), width);
	int start = MIN(cells_width(first, -1), width - end);

	draw_text(rect->row, rect->column, start, first, style);
	draw_text(rect->row, rect->column + width - end, end, last, STYLE_PLAIN);
}

void
draw_across(int row, int column, int width)
{
	for (int i = 0; i < width; i++)
		put(row, column + i, shown_is_utf8() ? "─" : "-", STYLE_FAINT);
}

void
draw_down(int row, int column, int height)
{
	for (int i = 0; i < height; i++)
		put(row + i, column, shown_is_utf8() ? "│" : "|", STYLE_FAINT);
}
