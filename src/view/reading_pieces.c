/* How a line is drawn: its bytes painted over with the marks, links and hits of its paragraph. */
#include <string.h>

#include "view/reading_inner.h"

/* Every byte of a line as a piece of its own, to be painted over. */
static struct reading_piece *
bytes_of(const struct reading_line *line, guint size)
{
	struct reading_piece *bytes = g_new(struct reading_piece, size);

	for (guint i = 0; i < size; i++)
		bytes[i] = (struct reading_piece){ i, 1, line->look, -1, FALSE };
	return bytes;
}

/* Where stretches of this paragraph or a later one begin: they are in the order of the text. */
static guint
first_of(const GArray *stretches, guint paragraph)
{
	guint low = 0, high = stretches->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(stretches, struct stretch, middle).paragraph < paragraph)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
paint_look(struct reading_piece *byte, const struct stretch *stretch, guint i)
{
	(void)i;
	byte->look = stretch->look;
}

static void
paint_link(struct reading_piece *byte, const struct stretch *stretch, guint i)
{
	(void)stretch;
	byte->link = i;
}

static void
paint_hit(struct reading_piece *byte, const struct stretch *stretch, guint i)
{
	(void)stretch;
	(void)i;
	byte->is_hit = TRUE;
}

static void
paint(struct reading_piece *bytes, guint size, const struct reading_line *line, const GArray *stretches,
    void (*brush)(struct reading_piece *byte, const struct stretch *stretch, guint i))
{
	for (guint i = first_of(stretches, line->paragraph); i < stretches->len; i++) {
		const struct stretch *stretch = &g_array_index(stretches, struct stretch, i);
		guint end = line->from + size - line->indent;

		if (stretch->paragraph != line->paragraph)
			return;
		for (guint at = MAX(stretch->from, line->from); at < MIN(stretch->from + stretch->size, end); at++)
			brush(&bytes[at - line->from + line->indent], stretch, i);
	}
}

static gboolean
look_alike(const struct reading_piece *a, const struct reading_piece *b)
{
	return a->look == b->look && a->link == b->link && a->is_hit == b->is_hit;
}

GArray *
reading_pieces(const struct reading *reading, guint at)
{
	const struct reading_line *line = &g_array_index(reading->lines, struct reading_line, at);
	guint size = strlen(line->text);
	g_autofree struct reading_piece *bytes = bytes_of(line, size);
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct reading_piece));

	paint(bytes, size, line, reading->marks, paint_look);
	paint(bytes, size, line, reading->links, paint_link);
	paint(bytes, size, line, reading->hits, paint_hit);
	for (guint i = 0; i < size; i++) {
		struct reading_piece *last = pieces->len > 0 ?
		    &g_array_index(pieces, struct reading_piece, pieces->len - 1) : NULL;

		if (last != NULL && look_alike(last, &bytes[i]))
			last->size++;
		else
			g_array_append_val(pieces, bytes[i]);
	}
	return pieces;
}
