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
	add(reading, reading->marks, (struct stretch){ paragraph, from, size, look, NULL, FALSE });
}

void
reading_lead(struct reading *reading, guint paragraph, gsize from, gsize size, const char *target)
{
	add(reading, reading->links, (struct stretch){ paragraph, from, size, LOOK_PLAIN, g_strdup(target), FALSE });
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

		if (stretch_at(stretches, i)->goes_on)
			continue;
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

/* Paragraphs that are looked through together, and hits of them. */
struct highlighting {
	struct reading *reading;
	const struct matcher *matcher;
	GString *text; /* theirs, as the item has it: with blanks before its lines and without labels */
	GArray *places;
	const struct hit_bytes *begun; /* that of the last hit */
};

/* Bytes that a paragraph has before the text, or (below 0) the text before it. */
static gint64
label_of(const struct highlighting *work, const struct paragraph *paragraph)
{
	if (paragraph->columns == 0)
		return 0;
	if (paragraph->label > 0)
		return matcher_is_limited(work->matcher) ? paragraph->label : 0;
	return -(gint64)paragraph->first;
}

static void
join(struct highlighting *work, guint from, guint end)
{
	g_string_truncate(work->text, 0);
	for (guint i = from; i < end; i++) {
		const struct paragraph *paragraph = reading_paragraph(work->reading, i);
		gint64 label = label_of(work, paragraph);

		g_string_append_printf(work->text, "%s%*s%s", i > from ? "\n" : "", (int)MAX(-label, 0), "",
		    paragraph->text + MAX(label, 0));
	}
}

/* The part of a place that is in a paragraph which begins at byte `at` of the text. */
static void
add_hit(struct highlighting *work, guint paragraph, gint64 at, const struct hit_bytes *place, gsize *cluster)
{
	const char *text = reading_paragraph(work->reading, paragraph)->text;
	gint64 size = strlen(text), from = MAX((gint64)place->starts - at, 0), to = MIN((gint64)place->ends - at, size);
	struct stretch hit = { .paragraph = paragraph, .goes_on = work->begun == place };
	gsize starts = from, ends = to;

	if (from >= to)
		return;
	grow(text, size, cluster, &starts, &ends);
	hit.from = starts;
	hit.size = ends - starts;
	work->begun = place;
	g_array_append_val(work->reading->hits, hit);
}

static void
add_hits(struct highlighting *work, guint from, guint end)
{
	gint64 at = 0;

	work->begun = NULL;
	for (guint i = from, n = 0; i < end; i++) {
		const struct paragraph *paragraph = reading_paragraph(work->reading, i);
		gint64 stop;
		gsize cluster = 0;

		at -= label_of(work, paragraph);
		stop = at + strlen(paragraph->text);
		for (; n < work->places->len; n++) {
			const struct hit_bytes *place = &g_array_index(work->places, struct hit_bytes, n);

			add_hit(work, i, at, place, &cluster);
			if ((gint64)place->ends > stop)
				break;
		}
		at = stop + 1;
	}
}

/* Where a pattern is too complex for all of them it need not be for each. */
static enum rx_result
highlight(struct highlighting *work, guint from, guint end)
{
	const struct paragraph *first = reading_paragraph(work->reading, from);
	enum rx_result result;

	join(work, from, end);
	result = matcher_find(work->matcher, first->columns, work->text->str, work->places);
	if (result == RX_TOO_COMPLEX && end - from > 1) {
		for (guint i = from; i < end; i++)
			highlight(work, i, i + 1);
	} else {
		add_hits(work, from, end);
	}
	return result;
}

static guint
text_end(const struct reading *reading, guint from)
{
	guint end = from + 1;

	while (end < reading->paragraphs->len && reading_paragraph(reading, end)->goes_on)
		end++;
	return end;
}

enum rx_result
reading_highlight(struct reading *reading, const struct matcher *matcher)
{
	struct highlighting work = { .reading = reading, .matcher = matcher };
	gboolean is_too_complex = FALSE;

	g_array_set_size(reading->hits, 0);
	if (matcher == NULL)
		return RX_NO_MATCH;
	work.text = g_string_new(NULL);
	work.places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	for (guint i = 0, end; i < reading->paragraphs->len; i = end) {
		end = text_end(reading, i);
		is_too_complex |= highlight(&work, i, end) == RX_TOO_COMPLEX;
	}
	g_string_free(work.text, TRUE);
	g_array_unref(work.places);
	return is_too_complex ? RX_TOO_COMPLEX : reading->hits->len > 0 ? RX_MATCH : RX_NO_MATCH;
}

int
reading_find(const struct reading *reading, int line, int by)
{
	int hit = stretch_from(reading, reading->hits, line, by);

	return hit < 0 ? -1 : (int)line_of(reading, stretch_at(reading->hits, hit));
}
