#include "tui/pane.h"

/* The keys, made from the live table: what it shows is what works. */

enum { COLUMN = 40, NAMES = 18, LINES_AROUND = 3 };

static char *
help_line(const struct keys *keys, const struct request_info *info)
{
	g_autofree char *names = info->name != NULL ? keys_of(keys, info->request, 0) : NULL;

	if (info->name == NULL)
		return g_strdup(info->help);
	if (*names == '\0')
		return NULL; /* the user took its keys away */
	return g_strdup_printf("  %-*s  %s", NAMES, names, info->help);
}

static GPtrArray *
help_lines(const struct keys *keys)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	for (const struct request_info *info = request_infos(); info->help != NULL; info++) {
		char *line = help_line(keys, info);

		if (info->name == NULL && lines->len > 0)
			g_ptr_array_add(lines, g_strdup(""));
		if (line != NULL)
			g_ptr_array_add(lines, line);
	}
	return lines;
}

static guint
columns_for(const struct layout *layout)
{
	return MAX(1, layout->columns / COLUMN);
}

/* Lines that one screen has no room for. */
static guint
help_last(const struct browser *browser, guint lines)
{
	guint room = (browser->layout.rows - LINES_AROUND) * columns_for(&browser->layout);

	return lines > room ? lines - room : 0;
}

/* How to go on and out, and where there is room where one's own keys go. */
static char *
last_line(const struct browser *browser, gboolean has_more)
{
	g_autofree char *page = keys_of(browser->keys, REQUEST_PAGE_DOWN, 1);
	g_autoptr(GString) line = g_string_new(NULL);

	if (has_more && *page != '\0')
		g_string_append_printf(line, "%s more  ", page);
	g_string_append(line, "any other key closes this");
	if (browser->layout.columns >= STACKED_COLUMNS)
		g_string_append(line, "    your own keys: ~/.config/minutebook/keys");
	return g_string_free(g_steal_pointer(&line), FALSE);
}

void
help_draw(const struct browser *browser)
{
	g_autoptr(GPtrArray) lines = help_lines(browser->keys);
	int rows = browser->layout.rows - LINES_AROUND, columns = columns_for(&browser->layout);
	int width = browser->layout.columns / columns;
	guint last = help_last(browser, lines->len), top = MIN(browser->help_top, last);
	g_autofree char *bottom = last_line(browser, top < last);

	draw_text(0, 0, browser->layout.columns, "Keys", STYLE_HEADING);
	for (guint i = 0; i < lines->len - top && i < (guint)(rows * columns); i++) {
		const char *line = g_ptr_array_index(lines, top + i);

		draw_text(1 + i % rows, i / rows * width, width, line, *line == ' ' ? STYLE_PLAIN : STYLE_BOLD);
	}
	draw_text(browser->layout.rows - 1, 0, browser->layout.columns, bottom, STYLE_PLAIN);
	draw_end(1, 0);
}

static void
scroll_by(struct browser *browser, int by)
{
	g_autoptr(GPtrArray) lines = help_lines(browser->keys);
	int last = help_last(browser, lines->len);

	browser->help_top = CLAMP((int)browser->help_top + by, 0, last);
}

gboolean
help_request(struct browser *browser, enum request request)
{
	int page = browser->layout.rows - LINES_AROUND;

	switch (request) {
	case REQUEST_MOVE_DOWN:
		scroll_by(browser, 1);
		return TRUE;
	case REQUEST_MOVE_UP:
		scroll_by(browser, -1);
		return TRUE;
	case REQUEST_PAGE_DOWN:
		scroll_by(browser, page);
		return TRUE;
	case REQUEST_PAGE_UP:
		scroll_by(browser, -page);
		return TRUE;
	case REQUEST_QUIT:
		return FALSE;
	default:
		browser->shows_help = FALSE;
		return TRUE;
	}
}
