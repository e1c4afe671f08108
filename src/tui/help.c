#include "tui/help.h"

#include <curses.h>
#include <string.h>

#include "tui/help_rows.h"
#include "tui/pane.h"
#include "tui/prompt_draw.h"
#include "tui/prompt_keys.h"

/* The keys, made from the live table: what it shows is what works. */

enum { COLUMN = 40, NAMES = 18, LINES_AROUND = 3, CANCEL = 'G' & 0x1F, ESCAPE = 27 };

struct help {
	struct prompt typed; /* its cursor stays at the end: the arrows move between rows */
	GPtrArray *rows;
	guint selected; /* rows->len: nothing matches */
	guint top;
};

static void
narrow(struct browser *browser)
{
	struct help *help = browser->help;

	g_clear_pointer(&help->rows, g_ptr_array_unref);
	help->rows = help_rows(browser->keys, help->typed.text->str);
	help->selected = help_likely(help->rows, help->typed.text->str);
	help->top = 0;
}

void
help_open(struct browser *browser)
{
	help_close(browser);
	browser->help = g_new0(struct help, 1);
	prompt_init(&browser->help->typed, NULL);
	narrow(browser);
}

void
help_close(struct browser *browser)
{
	if (browser->help == NULL)
		return;
	prompt_clear(&browser->help->typed);
	g_ptr_array_unref(browser->help->rows);
	g_clear_pointer(&browser->help, g_free);
}

/* --- Which rows are in sight ----------------------------------------------------------------- */

static guint
columns_for(const struct layout *layout)
{
	return MAX(1, layout->columns / COLUMN);
}

/* Rows of one column. */
static guint
height_for(const struct layout *layout)
{
	return layout->rows - LINES_AROUND;
}

static enum request
request_at(const struct help *help, guint i)
{
	const struct help_row *row = g_ptr_array_index(help->rows, i);

	return row->request;
}

/* The first row in sight: that of last time, moved so that the selected one can be seen. */
static guint
top_for(const struct browser *browser)
{
	const struct help *help = browser->help;
	guint room = height_for(&browser->layout) * columns_for(&browser->layout);
	guint selected = help->selected, top = help->top;
	guint last = help->rows->len > room ? help->rows->len - room : 0;

	/* The group's title is seen with its first row. */
	if (selected > 0 && selected < help->rows->len && request_at(help, selected - 1) == REQUEST_NONE)
		top = MIN(top, selected - 1);
	if (selected >= top + room)
		top = selected - room + 1;
	return MIN(MIN(top, selected), last);
}

/* --- Drawing --------------------------------------------------------------------------------- */

/* At 40 columns the title has to go: the rows say what they are. */
static void
draw_top(int width)
{
	static const char title[] = "Keys  ", hints[] = "type to narrow  Enter runs  Esc closes";
	int room = width - (int)strlen(title);

	if (room < (int)strlen(hints)) {
		draw_text(0, 0, width, hints, STYLE_PLAIN);
		return;
	}
	draw_text(0, 0, width, title, STYLE_HEADING);
	draw_text_right(0, strlen(title), room, hints, STYLE_PLAIN);
}

static void
draw_row(const struct help_row *row, int at, int column, int width, gboolean is_selected)
{
	g_autofree char *line = NULL;

	if (row->request == REQUEST_NONE) {
		draw_text(at, column, width, row->text, STYLE_BOLD);
		return;
	}
	line = g_strdup_printf("%c %-*s  %s", is_selected ? '>' : ' ', NAMES, row->keys, row->text);
	draw_text(at, column, width, line, is_selected ? STYLE_SELECTED : STYLE_PLAIN);
}

/* Where there is more to read, as far as it fits. */
static void
draw_hints(const struct browser *browser, gboolean has_more)
{
	static const char *const hints[] = { "PgDn more", "man minutebook: the manual",
		"~/.config/minutebook/keys: your own" };
	g_autoptr(GString) line = g_string_new(NULL);

	for (guint i = has_more ? 0 : 1; i < G_N_ELEMENTS(hints); i++) {
		gsize gap = line->len > 0 ? 2 : 0;

		if (line->len + gap + strlen(hints[i]) > (gsize)browser->layout.columns)
			break;
		g_string_append_printf(line, "%*s%s", (int)gap, "", hints[i]);
	}
	draw_text(browser->layout.rows - 1, 0, browser->layout.columns, line->str, STYLE_PLAIN);
}

/* Returns the column behind what was typed. */
static int
draw_bottom(const struct browser *browser, gboolean has_more)
{
	const struct help *help = browser->help;
	const char *label = help->rows->len > 0 ? "Keys with: " : "No key with: ";
	int row = browser->layout.rows - 1, width = browser->layout.columns;

	if (browser->message != NULL)
		draw_text(row, 0, width, browser->message, STYLE_NOTE);
	else if (help->typed.text->len > 0)
		return prompt_draw(&help->typed, label, row, width);
	else
		draw_hints(browser, has_more);
	return 0;
}

void
help_draw(const struct browser *browser)
{
	const struct help *help = browser->help;
	guint height = height_for(&browser->layout), columns = columns_for(&browser->layout);
	guint top = top_for(browser), end = MIN(help->rows->len, top + height * columns);
	int width = browser->layout.columns / columns, row = browser->layout.rows - 1, column;

	draw_top(browser->layout.columns);
	column = draw_bottom(browser, end < help->rows->len);
	for (guint i = top; i < end; i++) {
		int at = 1 + (i - top) % height, left = (i - top) / height * width;

		draw_row(g_ptr_array_index(help->rows, i), at, left, width - 1, i == help->selected);
		if (i == help->selected) {
			row = at;
			column = left;
		}
	}
	draw_end(row, column);
}

/* --- Keys ------------------------------------------------------------------------------------ */

/* Goes by so many rows, up to the ends, and on to a row that is a request. */
static void
move_by(struct browser *browser, int by)
{
	struct help *help = browser->help;
	int last = (int)help->rows->len - 1, at = CLAMP((int)help->selected + by, 0, last);
	int step = by < 0 ? -1 : 1;

	if (last < 0)
		return;
	/* The first row is a title and the last one is not. */
	if (at == 0)
		step = 1;
	while (request_at(help, at) == REQUEST_NONE)
		at += step;
	help->selected = at;
	help->top = top_for(browser);
}

static enum request
run_selected(struct browser *browser)
{
	struct help *help = browser->help;
	enum request request;

	if (help->selected >= help->rows->len)
		return REQUEST_NONE;
	request = request_at(help, help->selected);
	help_close(browser);
	return request;
}

/* Whether it moves to another row. */
static gboolean
take_move(struct browser *browser, guint32 key)
{
	int height = height_for(&browser->layout), all = browser->help->rows->len;
	const struct {
		guint32 key;
		int by;
	} moves[] = {
		{ KEY_NAMED | KEY_DOWN, 1 }, { KEY_NAMED | KEY_UP, -1 },
		{ KEY_NAMED | KEY_NPAGE, height }, { KEY_NAMED | KEY_PPAGE, -height },
		{ KEY_NAMED | KEY_RIGHT, height }, { KEY_NAMED | KEY_LEFT, -height },
		{ KEY_NAMED | KEY_END, all }, { KEY_NAMED | KEY_HOME, -all },
	};

	for (guint i = 0; i < G_N_ELEMENTS(moves); i++)
		if (moves[i].key == key) {
			move_by(browser, moves[i].by);
			return TRUE;
		}
	return FALSE;
}

static gboolean
is_edit(guint32 key)
{
	return key_is_typed(key) || key == (KEY_NAMED | KEY_BACKSPACE) || key == ('H' & 0x1F) ||
	    key == ('W' & 0x1F) || key == ('U' & 0x1F);
}

/* What the other keys ask for by the table, as far as it can be done here. */
static enum request
take_request(struct browser *browser, enum request request)
{
	switch (request) {
	case REQUEST_HELP:
		help_close(browser);
		return REQUEST_NONE;
	case REQUEST_REDRAW:
	case REQUEST_SUSPEND:
	case REQUEST_QUIT:
		return request;
	default:
		return REQUEST_NONE;
	}
}

enum request
help_key(struct browser *browser, guint32 key)
{
	if (key == '\r')
		return run_selected(browser);
	if (key == ESCAPE || key == CANCEL) {
		help_close(browser);
	} else if (is_edit(key)) {
		prompt_key(&browser->help->typed, key);
		narrow(browser);
	} else if (!take_move(browser, key)) {
		return take_request(browser, keys_find(browser->keys, key));
	}
	return REQUEST_NONE;
}
