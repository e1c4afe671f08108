#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>
#include "base/cells.h"

enum { NARROWEST = 8, CLUSTER_WINDOW = 32, LONGEST_CLUSTER = 8192 };

static gsize
size_of(const char *text, gssize size)
{
	return size < 0 ? strlen(text) : (gsize)size;
}

static gboolean
is_plain(guchar byte)
{
	return byte >= 0x20 && byte < 0x7F;
}

/*
 * A break depends on what stands before it and on one character behind it, so a window that holds
 * one answers for the whole text. u8_grapheme_next() would be simpler, but it takes emoji families
 * and flags apart.
 */
static gsize
cluster_size(const char *text, gsize size)
{
	for (gsize window = CLUSTER_WINDOW;; window *= 4) {
		gsize n = MIN(size, window);
		char few[CLUSTER_WINDOW], *breaks = few;
		g_autofree char *many = NULL;

		while (n < size && n > 0 && ((guchar)text[n] & 0xC0) == 0x80)
			n--;
		if (n == 0)
			return 1;
		if (n > sizeof(few))
			breaks = many = g_malloc(n);
		u8_grapheme_breaks((const uint8_t *)text, n, breaks);
		for (gsize i = 1; i < n; i++) {
			if (breaks[i])
				return i;
		}
		if (n == size || window >= LONGEST_CLUSTER)
			return n;
	}
}

/* What several wide characters share (a family, a flag, a syllable) is shown in two cells. */
static int
cluster_width(const char *text, gsize size)
{
	int sum = 0;

	for (gsize i = 0; i < size && sum < 2;) {
		ucs4_t c;
		int used = u8_mbtouc(&c, (const uint8_t *)text + i, size - i), width = uc_width(c, "UTF-8");

		sum += MAX(width, 0);
		i += MAX(used, 1);
	}
	return MIN(sum, 2);
}

gsize
cells_next(const char *text, gsize size, int *cells)
{
	gsize n = 1;
	int width = 1;

	if (size == 0) {
		n = width = 0;
	} else if (!is_plain(*text) || (size > 1 && (guchar)text[1] >= 0x80)) {
		n = cluster_size(text, size);
		width = cluster_width(text, n);
	}
	if (cells)
		*cells = width;
	return n;
}

int
cells_width(const char *text, gssize size)
{
	gsize n = size_of(text, size);
	int width = 0, cells;

	for (gsize i = 0; i < n; width += cells)
		i += cells_next(text + i, n - i, &cells);
	return width;
}

gsize
cells_prefix(const char *text, gssize size, int width, int *used)
{
	gsize n = size_of(text, size), i = 0, next;
	int sum = 0, cells;

	for (; i < n; i += next, sum += cells) {
		next = cells_next(text + i, n - i, &cells);
		if (sum + cells > width)
			break;
	}
	if (used)
		*used = sum;
	return i;
}

/* *used: its cells, at most `width`. */
static GString *
cut(const char *text, int width, int *used)
{
	gsize n = strlen(text), kept;
	GString *out;

	width = MAX(width, 0);
	kept = cells_prefix(text, n, width, used);
	if (kept < n && width > 0)
		kept = cells_prefix(text, n, width - 1, used);
	out = g_string_new_len(text, kept);
	if (kept < n && width > 0) {
		g_string_append(out, "…");
		(*used)++;
	}
	return out;
}

char *
cells_fit(const char *text, int width)
{
	int used;
	GString *out = cut(text, width, &used);

	for (; used < width; used++)
		g_string_append_c(out, ' ');
	return g_string_free(out, FALSE);
}

char *
cells_shorten(const char *text, int width)
{
	int used;

	return g_string_free(cut(text, width, &used), FALSE);
}

/* --- Wrapping -------------------------------------------------------------------------------- */

struct wrap {
	const char *text;
	gsize start;       /* of the line being filled */
	gsize may_break;   /* the last place in it where it may end; start where there is none */
	int width;         /* cells since start */
	int width_there;   /* cells up to may_break */
	int first, rest;   /* cells a line may have */
	void (*line)(const char *text, gsize size, gpointer data);
	gpointer data;
};

static void
end_line(struct wrap *wrap, gsize end, int width)
{
	gsize shown = end;

	while (shown > wrap->start && (wrap->text[shown - 1] == ' ' || wrap->text[shown - 1] == '\n'))
		shown--;
	wrap->line(wrap->text + wrap->start, shown - wrap->start, wrap->data);
	wrap->start = wrap->may_break = end;
	wrap->width -= width;
	wrap->width_there = 0;
	wrap->first = wrap->rest;
}

static void
add_cluster(struct wrap *wrap, gsize at, int cells, char may_break)
{
	if (may_break == UC_BREAK_MANDATORY && at > wrap->start)
		end_line(wrap, at, wrap->width);
	if (may_break == UC_BREAK_POSSIBLE) {
		wrap->may_break = at;
		wrap->width_there = wrap->width;
	}
	/* A blank at the end isn't shown and may stand beyond the edge. */
	if (wrap->text[at] != ' ' && wrap->width + cells > wrap->first && at > wrap->start) {
		if (wrap->may_break > wrap->start)
			end_line(wrap, wrap->may_break, wrap->width_there);
		else
			end_line(wrap, at, wrap->width);
		/* What was carried over may be too long for a shorter line. */
		if (wrap->width + cells > wrap->first && at > wrap->start)
			end_line(wrap, at, wrap->width);
	}
	wrap->width += cells;
}

void
cells_wrap(const char *text, gssize size, int width, int first, int rest,
    void (*line)(const char *text, gsize size, gpointer data), gpointer data)
{
	gsize n = size_of(text, size), next;
	g_autofree char *breaks = g_malloc(n + 1);
	struct wrap wrap = { .text = text, .line = line, .data = data };
	int cells;

	width = MAX(width, NARROWEST);
	wrap.first = MAX(width - first, 1);
	wrap.rest = MAX(width - rest, 1);
	u8_possible_linebreaks((const uint8_t *)text, n, "UTF-8", breaks);
	for (gsize i = 0; i < n; i += next) {
		next = cells_next(text + i, n - i, &cells);
		add_cluster(&wrap, i, cells, breaks[i]);
	}
	if (wrap.start < n || n == 0)
		end_line(&wrap, n, wrap.width);
}
