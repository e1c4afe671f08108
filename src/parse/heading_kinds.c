/* Headings that something else than numbers in one style sets apart: a word, a numeral, markup, a colon; or
 * nothing but that numbers follow one another. */
#include "base/rx.h"
#include "model/day.h"
#include "parse/attendance.h"
#include "parse/body.h"
#include "parse/heading_inner.h"
#include "parse/title.h"

#include <string.h>

enum { SHORTEST_PROSE = 25 /* bytes */ };

/* "Matters arising:", but not "The Clerk reported:". */
gboolean
heading_has_colon(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?!That |The |It )\\p{Lu}(?!.*\\b(?:that|follow\\w*|as|noted|agreed|resolved|said|reported|asked|includ\\w+|was|were)\\b)[^.;:]{2,90}:$", 0);
	return size > 3 && words[size - 1] == ':' && rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* "ITEM NO. 1", "Item 20: Winter works": a word says that they are, in whatever order they were taken. */
GArray *
headings_labelled(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (guint i = first; i < end; i++) {
		const struct line *line = scan_line(scan, i);

		if (scan->kind[i] != LINE_TEXT || line->bullet)
			continue;
		struct candidate candidate = { .line = i, .is_sure = TRUE, .is_labelled = TRUE, .is_item = TRUE };
		if (number_read_labelled(scan_words(scan, i), line->size, &candidate.number) && scan_words(scan, i)[0] != '(')
			g_array_append_val(found, candidate);
	}
	return found;
}

/* "SPP": the initials of a body, alone on their line. */
static gboolean
is_letters(const struct scan *scan, guint i)
{
	enum { FEWEST = 2, MOST = 5 };
	const struct line *line = scan_line(scan, i);

	if (line->size < FEWEST || line->size > MOST || scan->kind[i] != LINE_TEXT)
		return FALSE;
	for (gsize at = 0; at < line->size; at++)
		if (!g_ascii_isupper(scan_words(scan, i)[at]))
			return FALSE;
	return TRUE;
}

guint
heading_letters_above(const struct scan *scan, guint i)
{
	return scan_line(scan, i)->blanks < i ? i - 1 - scan_line(scan, i)->blanks : i;
}

/* Whether the numbers below the same letters go on. */
static gboolean
goes_on_below(const struct scan *scan, guint letters, const struct candidate *this, const struct candidate *last)
{
	enum { MOST_LOST = 1 }; /* as of runs */
	guint before = last ? heading_letters_above(scan, last->line) : letters;

	return scan_line(scan, before)->size == scan_line(scan, letters)->size &&
	    memcmp(scan_words(scan, before), scan_words(scan, letters), scan_line(scan, letters)->size) == 0 &&
	    (!last || (this->number.value > last->number.value && this->number.value <= last->number.value + 1 + MOST_LOST));
}

/* "SPP", below it "12", below that the title: a reference that was parted. A row of a table has no gap above. */
GArray *
headings_lettered(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (guint i = first + 1; i < end && scan->count[LINE_NUMBER] > 0; i++) {
		struct candidate candidate = { .line = i, .is_sure = TRUE, .is_labelled = TRUE, .is_item = TRUE, .has_letters = TRUE };
		guint above = heading_letters_above(scan, i), title;

		if (scan->kind[i] != LINE_NUMBER || above < first || !is_letters(scan, above) || scan_line(scan, above)->blanks == 0 ||
		    !number_read(scan_words(scan, i), scan_line(scan, i)->size, &candidate.number))
			continue;
		title = title_below(scan, i, end);
		if (title < end && title_is_likely(scan, title) &&
		    goes_on_below(scan, above, &candidate, found->len ? &g_array_index(found, struct candidate, found->len - 1) : NULL))
			g_array_append_val(found, candidate);
	}
	return found;
}

/* "I MINUTES", "II LAMPS": Roman numerals, from the first one on. */
GArray *
headings_roman(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (guint i = first; i < end; i++) {
		const struct line *line = scan_line(scan, i);
		const char *words = scan_words(scan, i);

		if (scan->kind[i] != LINE_TEXT || line->bullet)
			continue;
		struct candidate candidate = { .line = i, .is_sure = TRUE, .is_item = TRUE };
		if (number_read_roman(words, line->size, &candidate.number) && candidate.number.value == found->len + 1 &&
		    scan_is_capitals(words + candidate.number.ends, line->size - candidate.number.ends))
			g_array_append_val(found, candidate);
	}
	return found;
}

/* "## Minutes of the meeting held on 9 May 2023" */
static gboolean
heading_is_head(const struct scan *scan, guint i)
{
	struct day_found found;
	const char *words = scan_words(scan, i);

	return g_ascii_strncasecmp(words, "minutes of ", 11) == 0 || (day_find(words, scan_line(scan, i)->size, 0, &found) && found.starts < 4);
}

/* "## Agenda" before all others: what was to come, said once more in its place. */
static gboolean
is_contents(const struct scan *scan, guint i)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:agenda|contents|table of contents|topics)$", RX_CASELESS);
	return rx_search(rx, scan_words(scan, i), scan_line(scan, i)->size, 0, NULL, 0) == RX_MATCH;
}

/* "## Lamps", with words of its own below. */
GArray *
headings_in_markup(const struct scan *scan, guint first, guint end)
{
	enum { FEWEST = 3 };
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));
	gboolean has_contents = FALSE;

	for (guint i = first; i < end; i++) {
		struct candidate candidate = { .line = i, .is_item = TRUE };
		const struct line *line = scan_line(scan, i);
		guint next = scan_next(scan, i + 1, end);

		if (line->heading < 2 || line->size == 0 || scan->kind[i] != LINE_TEXT || next == end || scan_line(scan, next)->heading > 0 ||
		    attendance_begins_at(scan, i, NULL) || heading_is_head(scan, i))
			continue;
		if (found->len == 0 && !has_contents && is_contents(scan, i))
			has_contents = TRUE;
		else
			g_array_append_val(found, candidate);
	}
	if (found->len + has_contents < FEWEST)
		g_array_set_size(found, 0);
	return found;
}

/* Whether the number goes on with a run of such as stand before a title and what was minuted on one line:
 * from 1 on with a full stop, at the beginning of paragraphs, or references: "94/20", "95/20". */
static gboolean
runs_on(const struct scan *scan, guint i, const struct number *number, const struct number *last)
{
	enum { MOST_LOST = 1 }; /* one may have lost its line */
	gboolean has_year_first = last && last->value == number->value;
	guint64 before = !last ? 0 : has_year_first ? last->part : last->value, now = has_year_first ? number->part : number->value;

	if (number->sub || (last && (now <= before || now > before + 1 + MOST_LOST)))
		return FALSE;
	if (number->part > 0)
		return last ? last->part > 0 && (has_year_first || last->part == number->part) : !number_is_of_page(number, scan_words(scan, i));
	return number->has_stop && scan_line(scan, i)->blanks > 0 && (last ? last->part == 0 : now <= 1 + MOST_LOST);
}

/* "1. Minutes: They were agreed. ...", "2. The hedge was cut ...": where nothing sets headings apart, numbers
 * at the beginning of lines do. */
GArray *
headings_run_on(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (guint i = first; i < end; i++) {
		struct candidate candidate = { .line = i, .is_run_on = TRUE, .is_item = TRUE };
		const struct candidate *last = found->len ? &g_array_index(found, struct candidate, found->len - 1) : NULL;

		if (scan->kind[i] == LINE_NUMBERED && !heading_is_date(scan, i) &&
		    number_read(scan_words(scan, i), scan_line(scan, i)->size, &candidate.number) &&
		    runs_on(scan, i, &candidate.number, last ? &last->number : NULL))
			g_array_append_val(found, candidate);
	}
	return found;
}

/* Without numbers, few lines, or none of the `standing` that every agenda has, prove nothing. */
static GArray *
enough(GArray *found, guint standing)
{
	if (found->len < 3 || standing == 0)
		g_array_set_size(found, 0);
	return found;
}

/* Headings without numbers: bold or in capitals, and titles by their words. */
GArray *
headings_unnumbered(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));
	guint standing = 0;

	for (guint i = first; i < end; i++) {
		struct candidate candidate = { .line = i, .is_item = TRUE };
		const struct line *line = scan_line(scan, i);
		if (!title_is_likely(scan, i) || body_is_likely(scan_words(scan, i), line->size) || attendance_begins_at(scan, i, NULL))
			continue;
		if (!line->is_bold && !line->heading && !scan_is_capitals(scan_words(scan, i), line->size))
			continue;
		standing += title_is_standing(scan_words(scan, i), line->size);
		g_array_append_val(found, candidate);
	}
	return enough(found, standing);
}

/* "Matters Arising:" alone in its paragraph, with prose below. */
GArray *
headings_with_colon(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));
	guint standing = 0;

	for (guint i = first; i < end; i++) {
		struct candidate candidate = { .line = i, .is_item = TRUE };
		const struct line *line = scan_line(scan, i);
		guint next = scan_next(scan, i + 1, end);

		if (scan->kind[i] != LINE_TEXT || line->bullet || line->blanks == 0 || next == end || scan_line(scan, next)->blanks == 0 ||
		    !heading_has_colon(scan_words(scan, i), line->size) || attendance_begins_at(scan, i, NULL))
			continue;
		standing += title_is_standing(scan_words(scan, i), line->size - 1);
		g_array_append_val(found, candidate);
	}
	return enough(found, standing);
}

/* Whether a heading without a number stands at line i, prose below it: "PRAYERS". */
static gboolean
is_loose_heading(const struct scan *scan, guint i, guint end)
{
	const struct line *line = scan_line(scan, i);
	guint next = scan_next(scan, i + 1, end);

	if (line->size < 6 || !title_is_likely(scan, i) || next == end || scan_line(scan, next)->size < SHORTEST_PROSE)
		return FALSE;
	if (!line->is_bold && !line->heading && !scan_is_capitals(scan_words(scan, i), line->size))
		return FALSE;
	return strchr(".:", scan_words(scan, next)[scan_line(scan, next)->size - 1]) &&
	    !body_is_likely(scan_words(scan, i), line->size) && !attendance_begins_at(scan, i, NULL) &&
	    !attendance_begins_at(scan, next, NULL) && !scan_is_capitals(scan_words(scan, next), scan_line(scan, next)->size);
}

GArray *
headings_find_loose(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));
	gboolean has_attendance = FALSE;

	for (guint i = first; i < end; i++) {
		struct candidate candidate = { .line = i, .is_item = TRUE };
		if (scan_line(scan, i)->size == 0)
			continue;
		if (attendance_begins_at(scan, i, NULL)) {
			has_attendance = TRUE;
			g_array_set_size(found, 0);
		} else if (has_attendance && is_loose_heading(scan, i, end))
			g_array_append_val(found, candidate);
	}
	return found;
}
