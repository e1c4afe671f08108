#include "tui/overlay.h"

#include "base/cells.h"
#include "tui/browser.h"
#include "tui/draw.h"
#include "view/shown.h"

enum { LINES_AROUND = 2, HANGING = 2 /* cells by which the further lines of one are set in */ };

void
overlay_open(struct browser *browser, const char *title, GPtrArray *lines, gboolean at_end)
{
	overlay_close(browser);
	browser->overlay = (struct overlay){ g_strdup(title), lines, at_end ? G_MAXUINT : 0 };
}

void
overlay_close(struct browser *browser)
{
	g_clear_pointer(&browser->overlay.title, g_free);
	g_clear_pointer(&browser->overlay.lines, g_ptr_array_unref);
}

gboolean
overlay_is_open(const struct browser *browser)
{
	return browser->overlay.title != NULL;
}

/* --- Lines ------------------------------------------------------------------------------------- */

struct wrapping {
	GPtrArray *lines;
	gboolean is_further;
};

static void
take_line(const char *text, gsize size, gpointer data)
{
	struct wrapping *wrapping = data;

	g_ptr_array_add(wrapping->lines,
	    g_strdup_printf("%*s%.*s", wrapping->is_further ? HANGING : 0, "", (int)size, text));
	wrapping->is_further = TRUE;
}

/* As this width has them. */
static GPtrArray *
lines_of(const struct overlay *overlay, int width)
{
	struct wrapping wrapping = { .lines = g_ptr_array_new_with_free_func(g_free) };

	for (guint i = 0; i < overlay->lines->len; i++) {
		g_autofree char *text = shown_text(g_ptr_array_index(overlay->lines, i), -1);

		wrapping.is_further = FALSE;
		cells_wrap(text, -1, width, 0, HANGING, take_line, &wrapping);
	}
	return wrapping.lines;
}

static guint
last_top(const struct browser *browser, guint lines)
{
	guint room = browser->layout.rows - LINES_AROUND;

	return lines > room ? lines - room : 0;
}

static char *
hints(const struct browser *browser, guint top, guint last)
{
	g_autofree char *on = keys_of(browser->keys, REQUEST_PAGE_DOWN, 1), *back = keys_of(browser->keys, REQUEST_PAGE_UP, 1);
	GString *line = g_string_new(NULL);

	if (top < last && *on != '\0')
		g_string_append_printf(line, "%s page on  ", on);
	if (top > 0 && *back != '\0')
		g_string_append_printf(line, "%s page back  ", back);
	g_string_append(line, "any other key closes this");
	return g_string_free(line, FALSE);
}

void
overlay_draw(const struct browser *browser)
{
	int rows = browser->layout.rows, columns = browser->layout.columns;
	g_autoptr(GPtrArray) lines = lines_of(&browser->overlay, columns);
	guint last = last_top(browser, lines->len), top = MIN(browser->overlay.top, last);
	g_autofree char *bottom = hints(browser, top, last);

	draw_text(0, 0, columns, browser->overlay.title, STYLE_HEADING);
	for (int i = 0; i < rows - LINES_AROUND && top + i < lines->len; i++)
		draw_text(1 + i, 0, columns, g_ptr_array_index(lines, top + i), STYLE_PLAIN);
	draw_text(rows - 1, 0, columns, bottom, STYLE_PLAIN);
	draw_end(1, 0);
}

/* --- Keys -------------------------------------------------------------------------------------- */

static void
scroll_by(struct browser *browser, int by)
{
	g_autoptr(GPtrArray) lines = lines_of(&browser->overlay, browser->layout.columns);
	int last = last_top(browser, lines->len), top = MIN(browser->overlay.top, (guint)last);

	browser->overlay.top = CLAMP(top + by, 0, last);
}

void
overlay_request(struct browser *browser, enum request request)
{
	int by;

	if (request_scrolls(request, browser->layout.rows - LINES_AROUND, &by))
		scroll_by(browser, by);
	else if (request == REQUEST_QUIT)
		browser->is_done = TRUE;
	else
		overlay_close(browser);
}
