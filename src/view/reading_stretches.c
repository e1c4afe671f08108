/* What goes with the words of a reading over its line breaks: marks, links and hits. */
#include <string.h>

#include "base/cells.h"
#include "view/reading_inner.h"

/* Grows a stretch to whole clusters of the text. *cluster is where one begins, no later than it; it
 * moves on with it. */
static void
grow(const char *text, gsize size, gsize *cluster, gsize *starts, gsize *ends)
{
	gsize next = *cluster;

	while (next < size && (next = *cluster + cells_next(text + *cluster, size - *cluster, NULL)) <= *starts)
		*cluster = next;
	*starts = *cluster;
	while (next < *ends)
		next += cells_next(text + next, size - next, NULL);
	*ends = next;
}

static void
add(const struct reading *reading, GArray *to, struct stretch stretch)
{
	const char *text = reading_paragraph(reading, stretch.paragraph)->text;
	gsize size = strlen(text), cluster = 0, starts = stretch.from, ends = starts + stretch.size;

	if (stretch.size == 0 || ends > size) {
		g_free(stretch.target);
		return;
	}
	grow(text, size, &cluster, &starts, &ends);
	stretch.from = starts;
	stretch.size = ends - starts;
	g_array_append_val(to, stretch);
}

void
reading_mark(struct reading *reading, guint paragraph, gsize from, gsize size, enum look look)
{
	add(reading, reading->marks, (struct stretch){ paragraph, from, size, look, NULL });
}

void
reading_lead(struct reading *reading, guint paragraph, gsize from, gsize size, const char *target)
{
	add(reading, reading->links, (struct stretch){ paragraph, from, size, LOOK_PLAIN, g_strdup(target) });
}

/* --- Places and links ------------------------------------------------------------------------ */

static const struct stretch *
stretch_at(const GArray *stretches, int i)
{
	return i >= 0 && i < (int)stretches->len ? &g_array_index(stretches, struct stretch, i) : NULL;
}

static guint
line_of(const struct reading *reading, const struct stretch *stretch)
{
	return stretch != NULL ? reading_line_of(reading, stretch->paragraph, stretch->from) : 0;
}

/* The first stretch that begins on this line or below, or the last one on it or above; -1: none. */
static int
stretch_from(const struct reading *reading, const GArray *stretches, int line, int by)
{
	int n = stretches->len, i = by > 0 ? 0 : n - 1;

	for (; i >= 0 && i < n; i += by > 0 ? 1 : -1) {
		int at = line_of(reading, stretch_at(stretches, i));

		if (by > 0 ? at >= line : at <= line)
			return i;
	}
	return -1;
}

static guint
line_of_place(const struct reading *reading, const GArray *places, guint position)
{
	return position < places->len ? reading_line_of(reading, g_array_index(places, guint, position), 0) : 0;
}

guint
reading_line_of_resolution(const struct reading *reading, guint position)
{
	return line_of_place(reading, reading->resolutions, position);
}

guint
reading_line_of_action(const struct reading *reading, guint position)
{
	return line_of_place(reading, reading->actions, position);
}

const char *
reading_link(const struct reading *reading, int i)
{
	const struct stretch *link = stretch_at(reading->links, i);

	return link != NULL ? link->target : NULL;
}

guint
reading_link_line(const struct reading *reading, int i)
{
	return line_of(reading, stretch_at(reading->links, i));
}

int
reading_link_from(const struct reading *reading, guint line, int by)
{
	return stretch_from(reading, reading->links, line, by);
}

/* --- Hits ------------------------------------------------------------------------------------ */

static enum rx_result
highlight_paragraph(struct reading *reading, guint paragraph, const struct matcher *matcher)
{
	const char *text = reading_paragraph(reading, paragraph)->text;
	gsize size = strlen(text), cluster = 0, at = 0, starts, ends;
	enum rx_result result;

	while ((result = matcher_next(matcher, text, size, at, &starts, &ends)) == RX_MATCH) {
		struct stretch hit = { .paragraph = paragraph };

		grow(text, size, &cluster, &starts, &ends);
		hit.from = starts;
		hit.size = ends - starts;
		g_array_append_val(reading->hits, hit);
		at = ends;
	}
	return result;
}

enum rx_result
reading_highlight(struct reading *reading, const struct matcher *matcher)
{
	gboolean is_too_complex = FALSE;

	g_array_set_size(reading->hits, 0);
	for (guint i = 0; matcher != NULL && i < reading->paragraphs->len; i++)
		is_too_complex |= highlight_paragraph(reading, i, matcher) == RX_TOO_COMPLEX;
	return is_too_complex ? RX_TOO_COMPLEX : reading->hits->len > 0 ? RX_MATCH : RX_NO_MATCH;
}

int
reading_find(const struct reading *reading, int line, int by)
{
	int hit = stretch_from(reading, reading->hits, line, by);

	return hit < 0 ? -1 : (int)line_of(reading, stretch_at(reading->hits, hit));
}
