/*
 * The agenda text or the minutes text of an item, with the words of its facts marked in it. Where they
 * stand is known by bytes of the source (facts.h), which the passage's spans lead back to its own; where
 * that fails, nothing is marked: the facts are set off below anyway.
 */
#include <string.h>

#include "view/reading_inner.h"
#include "view/shown.h"

/* Bytes of a passage that a fact is of. */
struct spot {
	gsize from, to;
	enum look look;
	const char *target; /* of a reference; NULL: none */
};

enum { DEEPEST = 24 /* blanks that a bullet may stand in */ };

static void
add_spot(GArray *spots, const struct passage *passage, gsize starts, gsize ends, enum look look, const char *target)
{
	enum { PUT_IN = 64 }; /* blank lines and bullets within, generously */
	gsize size = passage->text.len;
	struct spot spot = { .look = look, .target = target };

	if (ends <= starts)
		return;
	spot.from = passage_find(passage, starts);
	spot.to = passage_find(passage, ends - 1);
	if (spot.from >= size || spot.to >= size || spot.to++ < spot.from ||
	    spot.to - spot.from > 2 * (ends - starts) + PUT_IN)
		return;
	g_array_append_val(spots, spot);
}

/* Links come in the order of the text; of marks, the last one wins. */
static gint
compare(gconstpointer a, gconstpointer b)
{
	const struct spot *one = a, *other = b;

	if (one->look != other->look)
		return one->look < other->look ? -1 : 1;
	return one->from < other->from ? -1 : one->from > other->from;
}

static GArray *
spots_of(const struct passage *passage, const struct item *item)
{
	GArray *spots = g_array_new(FALSE, FALSE, sizeof(struct spot));

	for (guint i = 0; i < item->resolutions->len; i++) {
		const struct resolution *resolution = item->resolutions->pdata[i];

		add_spot(spots, passage, resolution->starts, resolution->ends, LOOK_DECIDED, NULL);
	}
	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];

		add_spot(spots, passage, action->starts, action->ends, LOOK_TO_FOLLOW, NULL);
	}
	for (guint i = 0; i < item->references->len; i++) {
		const struct reference *reference = item->references->pdata[i];

		if (reference->target != NULL)
			add_spot(spots, passage, reference->starts, reference->ends, LOOK_PLAIN, reference->target);
	}
	g_array_sort(spots, compare);
	return spots;
}

/* Where byte `at` of a text stands in what is shown of it; FALSE: what was replaced hides it. */
static gboolean
find_shown(const char *text, gsize size, gsize at, const char *shown, gsize *found)
{
	g_autofree char *before = NULL;

	*found = at;
	if (strlen(shown) == size && memcmp(shown, text, size) == 0)
		return TRUE;
	before = shown_text(text, at);
	*found = strlen(before);
	return g_str_has_prefix(shown, before);
}

static void
mark(struct reading *reading, guint paragraph, const char *text, gsize size, gsize from, gsize to, const struct spot *spot)
{
	const char *shown = reading_paragraph(reading, paragraph)->text;
	gsize starts, ends;

	if (!find_shown(text, size, from, shown, &starts) || !find_shown(text, size, to, shown, &ends) || ends <= starts)
		return;
	if (spot->target != NULL)
		reading_lead(reading, paragraph, starts, ends - starts, spot->target);
	else
		reading_mark(reading, paragraph, starts, ends - starts, spot->look);
}

/* The line of a passage from byte `at` on; "- " and what stands before it are a bullet's. */
static guint
add_line(struct reading *reading, const struct passage *passage, gsize at, gsize size, const GArray *spots)
{
	const char *text = passage->text.str + at;
	gsize blanks = strspn(text, " ");
	guint paragraph;
	int first;

	blanks = MIN(blanks, size);
	text += blanks;
	at += blanks;
	size -= blanks;
	first = MIN(blanks, DEEPEST);
	paragraph = reading_add(reading, LOOK_PLAIN, first, g_str_has_prefix(text, "- ") ? first + 2 : first, text, size);
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = &g_array_index(spots, struct spot, i);
		gsize from = MAX(spot->from, at), to = MIN(spot->to, at + size);

		if (from < to)
			mark(reading, paragraph, text, size, from - at, to - at, spot);
	}
	return paragraph;
}

void
reading_add_passage(struct reading *reading, const char *heading, const struct passage *passage, guint columns,
    const struct item *item)
{
	g_autoptr(GArray) spots = NULL;
	const char *text = passage->text.str;
	gsize at = 0, end = passage->text.len;

	if (end == 0)
		return;
	spots = spots_of(passage, item);
	reading_add_heading(reading, heading);
	while (at < end) {
		const char *feed = memchr(text + at, '\n', end - at);
		gsize stop = feed != NULL ? (gsize)(feed - text) : end;

		reading_set_text(reading, add_line(reading, passage, at, stop - at, spots), columns, 0, at > 0);
		at = stop + 1;
	}
}
