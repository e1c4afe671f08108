#include "tui/draw.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/cells.h"
#include "view/layout.h"
#include "view/shown.h"

/* As curses has them; pair 0 is the terminal's own colours. */
static attr_t attributes[STYLES];
static short pairs[STYLES];

static attr_t
attributes_of(const struct appearance *look)
{
	return ((look->attributes & LOOK_BOLD) != 0 ? A_BOLD : 0) |
	    ((look->attributes & LOOK_REVERSE) != 0 ? A_REVERSE : 0) |
	    ((look->attributes & LOOK_UNDERLINE) != 0 ? A_UNDERLINE : 0);
}

static gboolean
can_colour(void)
{
	const char *no_color = g_getenv("NO_COLOR");

	return (no_color == NULL || *no_color == '\0') && has_colors();
}

void
draw_open(const struct appearance *looks)
{
	for (int i = 0; i < STYLES; i++) {
		attributes[i] = attributes_of(&looks[i]);
		pairs[i] = 0;
	}
	if (!can_colour())
		return;
	start_color();
	use_default_colors();
	for (int i = 0; i < STYLES; i++)
		if (looks[i].colour != COLOUR_OWN && init_pair(i + 1, looks[i].colour, -1) == OK)
			pairs[i] = i + 1;
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

/* Writes no more than `width` cells, as curses counts them: it takes each part of an emoji for
 * itself, and what it finds too wide would go on in the next line, over another pane. */
static void
put(int row, int column, int width, const char *text, enum style style)
{
	gsize n = strlen(text) + 1;
	g_autofree wchar_t *wide = g_new(wchar_t, n);
	int used = 0;

	n = mbstowcs(wide, text, n);
	if (n == (gsize)-1)
		n = 0;
	attr_set(attributes[style], pairs[style], NULL);
	move(row, column);
	for (gsize i = 0; i < n; i++) {
		int cells = wcwidth(wide[i]);

		if (cells < 0) {
			wide[i] = shown_is_utf8() ? 0xFFFD : L'?';
			cells = 1;
		}
		if (used + cells > width)
			break;
		addnwstr(&wide[i], 1);
		used += cells;
	}
	for (; used < width; used++)
		addch(' ');
	attr_set(A_NORMAL, 0, NULL);
}

int
draw_cells(const char *text)
{
	int cells = 0;

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
		cells += wcwidth(g_utf8_get_char(p)) < 0 ? 1 : wcwidth(g_utf8_get_char(p));
	return cells;
}

void
draw_text(int row, int column, int width, const char *text, enum style style)
{
	g_autofree char *fit = shown_fit(text, width, FALSE);

	put(row, column, width, fit, style);
}

void
draw_text_right(int row, int column, int width, const char *text, enum style style)
{
	g_autofree char *fit = shown_fit(text, width, TRUE);

	put(row, column, width, fit, style);
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
		put(row, column + i, 1, shown_is_utf8() ? "─" : "-", STYLE_FAINT);
}

void
draw_down(int row, int column, int height)
{
	for (int i = 0; i < height; i++)
		put(row + i, column, 1, shown_is_utf8() ? "│" : "|", STYLE_FAINT);
}
