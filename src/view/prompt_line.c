#include "view/prompt.h"

#include <string.h>

#include "base/cells.h"
#include "view/shown.h"

/*
 * Where the text is scrolled to follows from the cursor alone: by halves of the room, so that it
 * stands still while the cursor moves within one.
 */

enum {
	LINE_LEAST = 8,  /* cells; no screen is as narrow */
	TEXT_LEAST = 16, /* cells that a long label leaves to the text */
	MARKS = 3        /* cells: of the mark at the left, and of one wide cluster or the mark at the right */
};

/* Cells the label may have. */
static int
label_room(int width)
{
	return MAX(width - TEXT_LEAST, width / 2);
}

/* From which cell on the text is to be shown, so that the cursor is in sight. */
static int
first_cell(int cursor, int total, int room)
{
	int usable = MAX(room - MARKS, 1), step = MAX(usable / 2, 1);

	if (total < room || cursor <= usable)
		return 0;
	return (cursor - usable + step - 1) / step * step;
}

/* The bytes that stand before this cell, a cluster across it whole; their cells go to *used. */
static gsize
bytes_before(const char *text, int cell, int *used)
{
	gsize size = strlen(text), at = cells_prefix(text, size, cell, used);
	int cells;

	if (*used < cell && at < size) {
		at += cells_next(text + at, size - at, &cells);
		*used += cells;
	}
	return at;
}

static char *
text_before(const char *before, int first)
{
	int skipped;

	if (first == 0)
		return g_strdup(before);
	return g_strconcat(shown_is_utf8() ? "…" : "<", before + bytes_before(before, first, &skipped), NULL);
}

void
prompt_lay_out(const struct prompt *prompt, const char *label, int width, struct prompt_line *line)
{
	const char *text = prompt->text->str;
	g_autofree char *before = shown_text(text, prompt->cursor);
	g_autofree char *after = shown_text(text + prompt->cursor, -1);
	int labelled = MIN(cells_width(label, -1), label_room(MAX(width, LINE_LEAST)));
	int room = MAX(width, LINE_LEAST) - labelled, cursor = cells_width(before, -1);
	int first = first_cell(cursor, cursor + cells_width(after, -1), room);

	line->label = shown_fit(label, labelled, FALSE);
	line->before = text_before(before, first);
	line->column = labelled + cells_width(line->before, -1);
	line->after = shown_fit(after, labelled + room - line->column, FALSE);
}

void
prompt_line_clear(struct prompt_line *line)
{
	g_clear_pointer(&line->label, g_free);
	g_clear_pointer(&line->before, g_free);
	g_clear_pointer(&line->after, g_free);
}
