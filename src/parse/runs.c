#include "parse/runs.h"

#include "base/rx.h"
#include "parse/number.h"

#include <string.h>

enum {
	LONG_LINE = 400, /* bytes: shorter ones hold a head at most */
	FEW_LINES = 8,   /* of a text whose line ends are lost */
	RUN = 3          /* numbers that follow one another tell that they begin minutes */
};

/* Where a sentence, or a word of a head, ends before the blank at `at`. */
static gboolean
is_sentence_end(const char *words, gsize at)
{
	return at > 0 && strchr(".!?)", words[at - 1]) != NULL;
}

/* The next number from byte `at` on that could begin a minute: behind a blank, before a capital letter. */
static gboolean
find_number(const char *words, gsize size, gsize at, gboolean is_whole, struct number *number, gsize *where)
{
	for (const char *blank; at < size && (blank = memchr(words + at, ' ', size - at)) != NULL; at = blank + 1 - words) {
		gsize from = blank + 1 - words, after;

		if (from >= size || !g_ascii_isdigit(words[from]) || !number_read(words + from, size - from, number) || number->sub > 0)
			continue;
		after = from + number->ends + strspn(words + from + number->ends, " ");
		if (after >= size || !g_ascii_isupper(words[after]))
			continue;
		if (number->part == 0 ? !is_whole || !number->has_stop || !is_sentence_end(words, from - 1) :
		                        number_is_of_page(number, words + from) || (!is_whole && !is_sentence_end(words, from - 1)))
			continue;
		*where = from;
		return TRUE;
	}
	return FALSE;
}

static gboolean
follows(const struct number *last, const struct number *next)
{
	return (next->value == last->value + 1 && next->part == last->part) || /* the year comes first */
	    (next->value == last->value && last->part > 0 && next->part == last->part + 1);
}

/* The bytes where lines should begin. `is_whole`: the text is this line, and its first number need not stand
 * at the beginning. */
static GArray *
find_starts(const char *words, gsize size, gboolean is_whole)
{
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
	struct number last = { 0 }, number;
	gsize at = 0, where;
	gboolean has_last = !is_whole && number_read(words, size, &last) && last.part > 0 && !number_is_of_page(&last, words);

	if (!is_whole && !has_last)
		return starts;
	while (find_number(words, size, at, is_whole, &number, &where)) {
		at = where;
		if (has_last && !follows(&last, &number)) {
			if (!is_whole || starts->len >= RUN)
				continue;
			g_array_set_size(starts, 0); /* it was a date, or the number of something else */
		}
		last = number;
		has_last = TRUE;
		g_array_append_val(starts, where);
	}
	if (is_whole && starts->len < RUN)
		g_array_set_size(starts, 0);
	return starts;
}

/* "... in the Hall Present: Cllr A Ash, ... Also present: ...": the parts of a head. */
static void
add_heads(const char *words, gsize size, GArray *starts)
{
	static struct rx *rx;
	gsize first = starts->len > 0 ? g_array_index(starts, gsize, 0) : 0, group[2], at = 1;
	g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gsize));

	rx_own(&rx, "(?<=\\s)(?:(?:Draft )?Minutes of |(?:Members |Those |Also )?[Pp]resent:|PRESENT:? |IN ATTENDANCE:? |In attendance:|Apologies:|APOLOGIES:|Clerk:)", 0);
	while (at < first && rx_search(rx, words, MIN(first, size), at, group, 1) == RX_MATCH) {
		g_array_append_val(heads, group[0]);
		at = group[1];
	}
	g_array_prepend_vals(starts, heads->data, heads->len);
}

/* Appends the parts of a line, each a paragraph. */
static void
append_parts(const struct text *text, const struct line *line, const GArray *starts, GArray *lines)
{
	gsize from = 0;

	for (guint i = 0; i <= starts->len; i++) {
		gsize to = i < starts->len ? g_array_index(starts, gsize, i) : line->size;
		struct line part = *line;

		part.start = line->start + from;
		part.size = to - from;
		while (part.size > 0 && text->data[part.start + part.size - 1] == ' ')
			part.size--;
		part.from = i == 0 ? line->from : part.start;
		part.blanks = i == 0 ? line->blanks : 1;
		g_array_append_val(lines, part);
		from = to;
	}
}

/* Whether the whole text stands on a few lines. */
static gboolean
is_on_few_lines(const struct text *text)
{
	guint lines = 0;

	for (guint i = 0; i < text->lines->len && lines <= FEW_LINES; i++)
		lines += g_array_index(text->lines, struct line, i).size > 0;
	return lines <= FEW_LINES;
}

/* A line that begins with a reference may hold several minutes. */
static gboolean
begins_with_reference(const struct text *text, const struct line *line)
{
	const char *words = text->data + line->start;

	return g_ascii_isdigit(*words) && !line->bullet && line->size > RUN * 8 && memchr(words, '/', 8) != NULL;
}

GArray *
runs_part(const struct text *text)
{
	gboolean are_few = is_on_few_lines(text), has_parts = FALSE;
	GArray *lines = NULL;

	for (guint i = 0; i < text->lines->len; i++) {
		const struct line *line = &g_array_index(text->lines, struct line, i);
		const char *words = text->data + line->start;
		gboolean is_whole = are_few && line->size > LONG_LINE;
		g_autoptr(GArray) starts = is_whole || begins_with_reference(text, line) ? find_starts(words, line->size, is_whole) : NULL;

		if (starts && starts->len > 0 && !has_parts) {
			has_parts = TRUE;
			lines = g_array_new(FALSE, FALSE, sizeof(struct line));
			g_array_append_vals(lines, text->lines->data, i);
		}
		if (starts && starts->len > 0 && is_whole)
			add_heads(words, line->size, starts);
		if (starts && starts->len > 0)
			append_parts(text, line, starts, lines);
		else if (has_parts)
			g_array_append_val(lines, *line);
	}
	return lines;
}
