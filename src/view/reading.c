/* Paragraphs, and the lines that they make at a width. */
#include "view/reading.h"

#include <string.h>

#include "base/cells.h"
#include "model/wording.h"
#include "view/reading_inner.h"
#include "view/shown.h"

static void
paragraph_clear(gpointer data)
{
	g_free(((struct paragraph *)data)->text);
}

static void
line_clear(gpointer data)
{
	g_free(((struct reading_line *)data)->text);
}

static void
stretch_clear(gpointer data)
{
	g_free(((struct stretch *)data)->target);
}

static GArray *
array_new(guint size, GDestroyNotify clear)
{
	GArray *array = g_array_new(FALSE, FALSE, size);

	g_array_set_clear_func(array, clear);
	return array;
}

struct reading *
reading_new(const char *title)
{
	struct reading *reading = g_new0(struct reading, 1);

	reading->title = g_strdup(title);
	reading->paragraphs = array_new(sizeof(struct paragraph), paragraph_clear);
	reading->lines = array_new(sizeof(struct reading_line), line_clear);
	reading->marks = array_new(sizeof(struct stretch), stretch_clear);
	reading->links = array_new(sizeof(struct stretch), stretch_clear);
	reading->hits = array_new(sizeof(struct stretch), stretch_clear);
	reading->resolutions = array_new(sizeof(guint), NULL);
	reading->actions = array_new(sizeof(guint), NULL);
	return reading;
}

void
reading_free(struct reading *reading)
{
	if (reading == NULL)
		return;
	g_array_unref(reading->paragraphs);
	g_array_unref(reading->lines);
	g_array_unref(reading->marks);
	g_array_unref(reading->links);
	g_array_unref(reading->hits);
	g_array_unref(reading->resolutions);
	g_array_unref(reading->actions);
	g_free(reading->title);
	g_free(reading);
}

const struct paragraph *
reading_paragraph(const struct reading *reading, guint i)
{
	return &g_array_index(reading->paragraphs, struct paragraph, i);
}

/* --- What is said ---------------------------------------------------------------------------- */

guint
reading_add(struct reading *reading, enum look look, int first, int rest, const char *text, gssize size)
{
	struct paragraph paragraph = { .text = shown_text(text, size), .look = look, .first = first, .rest = rest };

	g_array_append_val(reading->paragraphs, paragraph);
	return reading->paragraphs->len - 1;
}

void
reading_set_text(struct reading *reading, guint paragraph, guint columns, gsize label, gboolean goes_on)
{
	struct paragraph *set = &g_array_index(reading->paragraphs, struct paragraph, paragraph);

	set->columns = columns;
	set->label = MIN(label, strlen(set->text));
	set->goes_on = goes_on;
}

void
reading_add_blank(struct reading *reading)
{
	if (reading->paragraphs->len > 0)
		reading_add(reading, LOOK_PLAIN, 0, 0, "", 0);
}

void
reading_add_heading(struct reading *reading, const char *heading)
{
	reading_add_blank(reading);
	reading_add(reading, LOOK_HEADING, 0, 0, heading, -1);
}

guint
reading_add_link(struct reading *reading, int first, int rest, const char *label, const char *text, const char *target)
{
	g_autofree char *whole = g_strconcat(label, text, NULL);
	guint paragraph = reading_add(reading, LOOK_PLAIN, first, rest, whole, -1);
	gsize from = strlen(label), size = strlen(reading_paragraph(reading, paragraph)->text);

	if (target != NULL && from < size)
		reading_lead(reading, paragraph, from, size - from, target);
	return paragraph;
}

void
reading_add_cited(struct reading *reading, const struct cited *cited)
{
	g_autofree char *words = cited_words(cited);

	reading_add_link(reading, 0, DETAIL, "- ", words, cited->key);
}

/* --- Lines ----------------------------------------------------------------------------------- */

struct wrapping {
	struct reading *reading;
	guint paragraph_at;
	gboolean is_further;
};

static void
add_line(const char *text, gsize size, gpointer data)
{
	struct wrapping *wrapping = data;
	const struct paragraph *paragraph = reading_paragraph(wrapping->reading, wrapping->paragraph_at);
	int indent = wrapping->is_further ? paragraph->rest : paragraph->first;
	struct reading_line line = {
		.text = g_strdup_printf("%*s%.*s", indent, "", (int)size, text),
		.look = paragraph->look,
		.indent = indent,
		.paragraph = wrapping->paragraph_at,
		.from = text - paragraph->text,
	};

	wrapping->is_further = TRUE;
	g_array_append_val(wrapping->reading->lines, line);
}

guint
reading_line_of(const struct reading *reading, guint paragraph, guint byte)
{
	guint low = 0, high = reading->lines->len;

	/* The last line that begins no later. */
	while (low < high) {
		guint middle = low + (high - low) / 2;
		const struct reading_line *line = &g_array_index(reading->lines, struct reading_line, middle);

		if (line->paragraph < paragraph || (line->paragraph == paragraph && line->from <= byte))
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : 0;
}

guint
reading_wrap(struct reading *reading, int width, guint top)
{
	guint paragraph = 0, from = 0;

	if (reading->width == width)
		return top;
	if (top < reading->lines->len) {
		const struct reading_line *line = &g_array_index(reading->lines, struct reading_line, top);

		paragraph = line->paragraph;
		from = line->from;
	}
	g_array_set_size(reading->lines, 0);
	reading->width = width;
	for (guint i = 0; i < reading->paragraphs->len; i++) {
		const struct paragraph *p = reading_paragraph(reading, i);
		struct wrapping wrapping = { reading, i, FALSE };

		if (*p->text == '\0')
			add_line(p->text, 0, &wrapping);
		else
			cells_wrap(p->text, strlen(p->text), width, p->first, p->rest, add_line, &wrapping);
	}
	return reading_line_of(reading, paragraph, from);
}
