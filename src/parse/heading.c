#include "parse/heading.h"

#include "base/rx.h"
#include "model/day.h"
#include "parse/attendance.h"
#include "parse/body.h"
#include "parse/heading_inner.h"
#include "parse/title.h"

#include <string.h>

enum { CELL_GAP = 4 /* blanks between cells of a table */ };

enum style { STYLE_NONE = -1, STYLE_PLAIN, STYLE_CAPITALS, STYLE_BOLD, STYLE_MARKED };

static gboolean
is_after_mark(const struct scan *scan, guint first, guint i)
{
	while (i-- > first)
		if (scan_line(scan, i)->size)
			return scan->kind[i] == LINE_MARK && scan_words(scan, i)[1] != '/';
	return FALSE;
}

static gboolean
is_heading_plain(const char *words, gsize size)
{
	if (size > 5 && memcmp(words, "That ", 5) == 0)
		return FALSE;
	return size >= 3 && size <= 200 && (g_ascii_isupper(words[0]) || words[0] & 0x80 || words[0] == '\'') &&
	    !strchr(";,:", words[size - 1]) && (words[size - 1] != '.' || size < 80);
}

/* "6 TO REVIEW THE REQUEST AND RESOLVE A memorial was ...": a long line whose title is in capitals. */
static gboolean
begins_in_capitals(const struct scan *scan, guint i, gsize title)
{
	enum { LONG = 120, SHORTEST = 10 /* bytes */ };
	gsize end = scan_line(scan, i)->size > LONG ? title_run_on_end(scan, i, title) : 0;

	return end > title + SHORTEST && scan_is_capitals(scan_words(scan, i) + title, end - title);
}

static enum style
style_of(const struct scan *scan, guint first, guint i, gsize title)
{
	const struct line *line = scan_line(scan, i);

	if (scan->count[LINE_MARK] && is_after_mark(scan, first, i))
		return STYLE_MARKED;
	if (line->is_bold || line->heading)
		return STYLE_BOLD;
	return scan_is_capitals(scan_words(scan, i) + title, line->size - title) || begins_in_capitals(scan, i, title) ? STYLE_CAPITALS : STYLE_PLAIN;
}

/* The style of a number alone on its line, whose title stands below: text out of a PDF parts them. */
static enum style
style_of_lone_number(const struct scan *scan, guint i, guint end, const struct number *number)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i), *title;
	guint next = title_below(scan, i, end);
	gboolean is_reference = number->part > 0 && !number_is_of_page(number, words), is_capitals, is_marked;
	gsize size;

	if (line->is_bold && number->has_stop)
		return STYLE_BOLD;
	if (next == end || scan->kind[next] != LINE_TEXT || number->value > 9999)
		return STYLE_NONE;
	title = scan_words(scan, next);
	size = scan_line(scan, next)->size;
	is_capitals = scan_is_capitals(title, size);
	if (!title_is_likely(scan, next) && !(is_reference && size > 2 && title[size - 1] == ',')) /* a title of several lines */
		return STYLE_NONE;
	if (!number->has_stop && !is_reference && body_is_likely(title, size)) /* a page's, above its head */
		return STYLE_NONE;
	if (is_capitals || is_reference)
		return STYLE_CAPITALS;
	is_marked = line->size > number->size || (number->size > 2 && memcmp(words + number->size - 2, ".0", 2) == 0);
	return line->blanks > 0 && !number->sub && is_marked && is_heading_plain(title, size) ? STYLE_PLAIN : STYLE_NONE;
}

gboolean
heading_is_date(const struct scan *scan, guint i)
{
	const char *words = scan_words(scan, i);
	gsize size = scan_line(scan, i)->size, at = 0, used = 0;

	while (at < size && g_ascii_isdigit(words[at]))
		at++;
	if (at == 0 || at > 2 || at == size || words[at] != ' ')
		return FALSE;
	if (day_month(words + at + 1, size - at - 1, &used) == 0)
		return FALSE;
	at += 1 + used; /* a year follows, or the title is of May Street */
	while (at < size && strchr(" ,.", words[at]))
		at++;
	return at + 4 <= size && g_ascii_isdigit(words[at]) && g_ascii_isdigit(words[at + 3]);
}

/* "1    Minutes of the meeting of the HARBOUR PANEL held on ...": a page's number before the sentence
 * that heads the minutes, with those present below it. */
static gboolean
is_head_sentence(const struct scan *scan, guint first, guint i, guint end)
{
	static struct rx *rx;
	guint looked_at = 0;

	rx_own(&rx, "^\\d{1,4}\\s+minutes of (?:the|an?) [^.]{0,40}meeting of\\b", RX_CASELESS);
	if (scan_words(scan, i)[strspn(scan_words(scan, i), "0123456789")] == '.' ||
	    rx_search(rx, scan_words(scan, i), scan_line(scan, i)->size, 0, NULL, 0) != RX_MATCH)
		return FALSE;
	for (guint j = first; j < i; j++)
		if (attendance_begins_at(scan, j, NULL))
			return FALSE;
	for (i++; i < end && looked_at < 12; i++) {
		looked_at += scan_line(scan, i)->size > 0;
		if (attendance_begins_at(scan, i, NULL))
			return TRUE;
	}
	return FALSE;
}

/* Whether a heading of the style, or a stronger one, stands at line i, which begins with a number. */
static gboolean
is_heading(const struct scan *scan, guint first, guint i, guint end, enum style style, struct number *number)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	gsize title;

	if (style == STYLE_BOLD && !line->is_bold && !line->heading && !scan->text->is_markdown && scan->count[LINE_MARK] == 0)
		return FALSE;
	if (!number_read(words, line->size, number))
		return FALSE;
	if (scan->kind[i] == LINE_NUMBER)
		return style_of_lone_number(scan, i, end, number) >= style;
	if (title_bold_end(scan, i, number->ends) > 0)
		return style <= STYLE_BOLD && !number->sub;
	for (title = number->ends; title < line->size && strchr(" \t*", words[title]);)
		title++;
	if (style_of(scan, first, i, title) < style)
		return FALSE;
	if (heading_is_date(scan, i) || is_head_sentence(scan, first, i, end))
		return FALSE;
	if (style > STYLE_PLAIN)
		return TRUE;
	return !number->sub && number->value <= 9999 && (is_heading_plain(words + title, line->size - title) ||
	    (number->has_stop && heading_has_colon(words + title, line->size - title)));
}

/* Where most numbers have a full stop, one without is a cell of a table: "119    Paragraph 3". */
static void
drop_cells(const struct scan *scan, GArray *found)
{
	guint stops = 0;
	gboolean has_stops;

	for (guint i = 0; i < found->len; i++)
		stops += g_array_index(found, struct candidate, i).number.has_stop;
	has_stops = stops >= 3 && stops * 4 > found->len * 3;
	for (guint i = 0; i < found->len; i++) {
		struct candidate *this = &g_array_index(found, struct candidate, i);
		const char *gap = scan_words(scan, this->line) + this->number.ends;
		this->is_item = !has_stops || this->number.has_stop || strspn(gap, " \t") < CELL_GAP;
	}
	number_keep_items(found);
}

/* The lines after an opening mark: a sure boundary, with or without a number. */
static GArray *
headings_marked(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (guint i = first; i < end && scan->count[LINE_MARK]; i++) {
		struct candidate candidate = { .line = i, .is_item = TRUE };
		if (scan_line(scan, i)->size == 0 || scan->kind[i] == LINE_MARK || !is_after_mark(scan, first, i))
			continue;
		number_read(scan_words(scan, i), scan_line(scan, i)->size, &candidate.number);
		if (scan->kind[i] != LINE_NUMBERED)
			candidate.number = (struct number){ 0 };
		g_array_append_val(found, candidate);
	}
	return found;
}

/* The numbered headings of one style or a stronger one. */
static GArray *
headings_of_style(const struct scan *scan, guint first, guint end, enum style style)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	if (style == STYLE_MARKED) {
		g_array_unref(found);
		return headings_marked(scan, first, end);
	}
	for (guint i = first; i < end; i++) {
		if (scan->kind[i] != LINE_NUMBERED && scan->kind[i] != LINE_NUMBER)
			continue;
		struct candidate candidate = { .line = i, .is_sure = style > STYLE_PLAIN };
		if (is_heading(scan, first, i, end, style, &candidate.number))
			g_array_append_val(found, candidate);
	}
	drop_cells(scan, found);
	number_choose((struct candidate *)found->data, found->len);
	number_keep_items(found);
	return found;
}

/* Of two answers the one that finds more; frees the other. */
static GArray *
the_longer(GArray *one, GArray *other)
{
	gboolean is_other = other->len > one->len;

	g_array_unref(is_other ? one : other);
	return is_other ? other : one;
}

/* A list of items whose numbers follow one another. */
static gboolean
is_run(const GArray *found)
{
	for (guint i = 1; i < found->len; i++)
		if (!number_follows(&g_array_index(found, struct candidate, i - 1).number, &g_array_index(found, struct candidate, i).number))
			return FALSE;
	return TRUE;
}

/* Few headings in capitals or bold may be some of a run of plain ones: "1. MINUTES", "2. Works". */
static GArray *
with_plainer_ones(const struct scan *scan, guint first, guint end, GArray *found)
{
	enum { FEW = 6 };
	GArray *plain;
	guint met = 0;

	if (found->len > FEW)
		return found;
	plain = the_longer(headings_of_style(scan, first, end, STYLE_PLAIN), headings_run_on(scan, first, end));
	for (guint i = 0; i < plain->len && met < found->len; i++)
		met += g_array_index(plain, struct candidate, i).line == g_array_index(found, struct candidate, met).line;
	if (met == found->len && is_run(plain))
		return the_longer(found, plain);
	g_array_unref(plain);
	return found;
}

/* Those that a word, a numeral or markup sets apart, where there are enough of them; NULL otherwise. */
static GArray *
headings_by_word(const struct scan *scan, guint first, guint end)
{
	GArray *found = the_longer(the_longer(headings_labelled(scan, first, end), headings_lettered(scan, first, end)), headings_roman(scan, first, end));

	if (found->len >= 2 && (found->len >= 3 || g_array_index(found, struct candidate, 0).is_labelled))
		return found;
	g_array_unref(found);
	return NULL;
}

/* Where numbers are not set apart from the text. */
static GArray *
headings_plain(const struct scan *scan, guint first, guint end)
{
	GArray *in_markup = headings_in_markup(scan, first, end);

	if (in_markup->len > 0)
		return in_markup;
	g_array_unref(in_markup);
	GArray *run_on = headings_run_on(scan, first, end);
	/* References stand before whole paragraphs more often than above them. */
	if (run_on->len > 0 && g_array_index(run_on, struct candidate, 0).number.part > 0)
		return the_longer(run_on, headings_of_style(scan, first, end, STYLE_PLAIN));
	return the_longer(headings_of_style(scan, first, end, STYLE_PLAIN), run_on);
}

GArray *
headings_find(const struct scan *scan, guint first, guint end)
{
	GArray *by_word = headings_by_word(scan, first, end);

	if (by_word)
		return by_word;
	for (guint wanted = 2; wanted >= 1; wanted--)
		for (int style = STYLE_MARKED; style >= STYLE_PLAIN; style--) {
			if (wanted == 1 && style == STYLE_PLAIN)
				return the_longer(headings_unnumbered(scan, first, end), headings_with_colon(scan, first, end));
			GArray *found = style == STYLE_PLAIN ? headings_plain(scan, first, end) : headings_of_style(scan, first, end, style);
			if (found->len >= wanted && (style == STYLE_CAPITALS || style == STYLE_BOLD))
				found = with_plainer_ones(scan, first, end, found);
			if (found->len >= wanted)
				return found;
			g_array_unref(found);
		}
	return g_array_new(FALSE, TRUE, sizeof(struct candidate));
}
