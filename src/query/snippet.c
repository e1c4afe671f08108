#include "query/hit.h"
#include "query/query.h"
#include "query/snippet.h"

enum {
	BYTES_BEFORE = 40, /* around the first byte of the match */
	BYTES_AFTER = 120
};

static gboolean
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static gboolean
is_inside_character(char c)
{
	return ((guchar)c & 0xc0) == 0x80;
}

/* A word's beginning, a few words before the match. */
static gsize
snippet_start(const char *text, gsize starts)
{
	gsize at = starts > BYTES_BEFORE ? starts - BYTES_BEFORE : 0;

	if (at == 0)
		return 0;
	while (at < starts && !is_blank(text[at - 1]))
		at++;
	return at;
}

/* A word's end, within or behind the match. */
static gsize
snippet_end(const char *text, gsize size, gsize starts)
{
	gsize most = MIN(size, starts + BYTES_AFTER), at = most;

	if (most == size)
		return size;
	while (at > starts && !is_blank(text[at]))
		at--;
	if (at > starts)
		return at;
	while (most > starts && is_inside_character(text[most]))
		most--;
	return most;
}

char *
snippet_marked(const char *text, gsize from, gsize end, const GArray *places)
{
	GString *out = g_string_new(NULL);
	gsize at = from;

	for (guint i = 0; i < places->len; i++) {
		const struct hit_bytes *place = &g_array_index(places, struct hit_bytes, i);
		gsize starts = MAX(place->starts, at), ends = MIN(place->ends, end);

		if (starts >= ends)
			continue;
		g_string_append_len(out, text + at, starts - at);
		/* What follows on a hit at once is shown as one with it. */
		if (starts == at && out->len > 0 && out->str[out->len - 1] == HIT_ENDS)
			g_string_truncate(out, out->len - 1);
		else
			g_string_append_c(out, HIT_STARTS);
		g_string_append_len(out, text + starts, ends - starts);
		g_string_append_c(out, HIT_ENDS);
		at = ends;
	}
	g_string_append_len(out, text + at, end - at);
	return g_string_free(out, FALSE);
}

/* The place behind which the most others stand near enough to be shown with it. */
static gsize
best_start(const GArray *places)
{
	guint best = 0, most = 0;

	for (guint i = 0, end = 0; i < places->len; i++) {
		gsize starts = g_array_index(places, struct hit_bytes, i).starts;

		while (end < places->len && g_array_index(places, struct hit_bytes, end).ends <= starts + BYTES_AFTER)
			end++;
		if (end > i && end - i > most) {
			most = end - i;
			best = i;
		}
	}
	return g_array_index(places, struct hit_bytes, best).starts;
}

static char *
snippet_at(const char *text, gsize size, gsize starts, const GArray *places)
{
	gsize first = snippet_start(text, starts), end = snippet_end(text, size, starts);
	g_autofree char *marked = snippet_marked(text, first, end, places);
	g_autofree char *whole = g_strconcat(first > 0 ? "…" : "", marked, end < size ? "…" : "", NULL);

	return hit_one_line(whole);
}

char *
snippet_of(const char *text, gsize size, const GArray *places)
{
	return snippet_at(text, size, best_start(places), places);
}

char *
snippet_around(const char *text, gsize size, const gsize match[2])
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	struct hit_bytes place = { match[0], match[1] };

	g_array_append_val(places, place);
	return snippet_at(text, size, match[0], places);
}

/* All matches that may be in sight. With "\K" in a look back, PCRE2 before 10.38 can find the same one for ever. */
char *
snippet_of_pattern(const struct rx *rx, const char *text, gsize size, const gsize match[2])
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	struct hit_bytes place = { match[0], match[1] };
	gsize next[2];

	do {
		g_array_append_val(places, place);
		if (place.starts >= place.ends || place.ends >= size || place.ends >= match[0] + BYTES_AFTER ||
		    rx_search(rx, text, size, place.ends, next, 1) != RX_MATCH || next[1] <= place.ends)
			break;
		place = (struct hit_bytes){ next[0], next[1] };
	} while (place.starts < match[0] + BYTES_AFTER);
	return snippet_at(text, size, match[0], places);
}
