/*
 * Printed minutes, as text or turned into Markdown (LAYOUTS.md E): body and date, who was there,
 * then numbered headings, each with what was minuted. No agenda text. Page turns leave running heads
 * and page numbers, or nothing but a blank line in the middle of a sentence.
 *
 *     AUDIT COMMITTEE
 *     Tuesday 12 September 2023
 *
 *     Present:- Councillor Hale (in the Chair); Councillors Ash and Birch.
 *
 *     107. DECLARATIONS OF INTEREST
 *
 *     There were no declarations.
 */
#include "base/rx.h"
#include "model/day.h"
#include "parse/attendance.h"
#include "parse/furniture.h"
#include "parse/header.h"
#include "parse/heading.h"
#include "parse/layout.h"
#include "parse/person.h"
#include "parse/paragraph.h"
#include "parse/title.h"

#include <string.h>

enum {
	ROLL_CALL = 3, /* items that may name those who were there */
	LONG_TITLE_LINE = 120,   /* bytes: what is longer may hold more than a title in capitals */
	LONGEST_TITLE_LINE = 220 /* and more than any title */
};

/* The year of a date that was broken: "MINUTES OF THE MEETING HELD ON 15 JANUARY" above "2025". */
static gboolean
is_year_below(const struct scan *scan, guint i, const char *title)
{
	const struct line *line = scan_line(scan, i);
	const char *blank = strrchr(title, ' ');
	gsize used;

	return line->size == 4 && strspn(scan_words(scan, i), "0123456789") >= 4 && strchr("12", *scan_words(scan, i)) && blank &&
	    day_month(blank + 1, strlen(blank + 1), &used) > 0;
}

/* "Sale of yards at Mill Lane and": more must follow. */
static gboolean
is_unfinished(const char *title)
{
	static struct rx *rx;

	rx_own(&rx, "(?:,|\\b(?:and|of|the|for|to|in|with|on|at|by)|&|[-–])$", 0);
	return rx_search(rx, title, strlen(title), 0, NULL, 0) == RX_MATCH;
}

/* "To consider" / "the yard" / "It was proposed by Councillor Ash that the yard be sold": titles in a narrow
 * column of their own end where the lines are wide. */
static gboolean
is_wider(const struct scan *scan, guint i)
{
	enum { NARROW = 30 /* bytes */ };

	return scan_line(scan, i - 1)->size < NARROW && scan_line(scan, i)->size > 2 * scan_line(scan, i - 1)->size && scan_line(scan, i)->size > NARROW;
}

/* Whether line i goes on with the title above it. A motion below a label, "To consider ...", is a paragraph. */
static gboolean
goes_on(const struct scan *scan, guint i, const struct item *item, gboolean is_capitals, gboolean is_labelled)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	char last = item->title[strlen(item->title) - 1];

	if (line->size == 0 || line->blanks || line->bullet || (line->size > 2 && (words[1] == ')' || words[0] == '('))) /* "a) ..." */
		return FALSE;
	if (scan->kind[i] != LINE_TEXT)
		return is_year_below(scan, i, item->title);
	if (is_capitals)
		return scan_is_capitals(words, line->size);
	return line->is_bold || (is_labelled && g_str_has_prefix(item->title, "To ") && !is_wider(scan, i) && !person_begins_with_address(words)) || is_unfinished(item->title) || (!strchr(".:", last) && g_ascii_islower(words[0]));
}

/* Takes the lines of a title that is longer than its line; returns the line below it. */
static guint
take_title(const struct scan *scan, const struct candidate *heading, guint end, struct item *item, struct meeting *meeting)
{
	guint i = heading->line;
	gsize from = heading->number.ends;
	gboolean is_capitals, is_labelled = FALSE;

	while (from < scan_line(scan, i)->size && strchr(" \t*-", scan_words(scan, i)[from]))
		from++;
	if (from == scan_line(scan, i)->size) { /* "**1.**" alone: the title is the next line */
		guint next = title_below(scan, i, end);
		is_labelled = heading->is_labelled;
		if (next == end || !(title_is_likely(scan, next) || scan_line(scan, next)->is_bold || is_labelled || heading->number.part > 0))
			return i + 1;
		i = next;
		from = 0;
	}
	title_take(scan, i, from, item, meeting);
	is_capitals = scan_is_capitals(scan_words(scan, i) + from, scan_line(scan, i)->size - from);
	for (i++; i < end && item->title && strlen(item->title) < 300 && goes_on(scan, i, item, is_capitals, is_labelled); i++) {
		title_take_more(scan, i, item);
		if (scan->kind[i] != LINE_TEXT) /* the year ends it */
			return i + 1;
	}
	return i;
}

/* "4. The precept was agreed.": no title, but what was minuted. */
static gboolean
is_sentence(const struct scan *scan, guint i, gsize from)
{
	static struct rx *rx;
	const struct line *line = scan_line(scan, i);

	rx_own(&rx, "\\b(?:was|were|is|are|be|been|being|received|agreed|proposed)\\b.*[.;][\"'”’]?$", 0);
	return from < line->size && (strchr(".;\"'", scan_words(scan, i)[line->size - 1]) || scan_words(scan, i)[line->size - 1] & 0x80) &&
	    rx_search(rx, scan_words(scan, i) + from, line->size - from, 0, NULL, 0) == RX_MATCH;
}

/* Where the title ends that shares its line with what was minuted; 0: it has the line for itself. */
static gsize
end_of_title(const struct scan *scan, const struct candidate *heading)
{
	gsize bold = title_bold_end(scan, heading->line, heading->number.ends);
	const struct line *line = scan_line(scan, heading->line);
	gboolean may_run_on = heading->is_run_on || is_sentence(scan, heading->line, heading->number.ends);
	const char *gap;
	gsize run_on;

	if (bold > 0)
		return bold;
	run_on = may_run_on || line->size > LONG_TITLE_LINE ? title_run_on_end(scan, heading->line, heading->number.ends) : 0;
	if (may_run_on || line->size > LONGEST_TITLE_LINE ||
	    (run_on > 0 && scan_is_capitals(scan_words(scan, heading->line) + heading->number.ends, run_on - heading->number.ends)))
		return run_on;
	/* "1.    Those attending:      Cllr Ash, ..." */
	gap = heading->number.has_stop ? memmem(scan_words(scan, heading->line), line->size, ":   ", 4) : NULL;
	return gap ? (gsize)(gap - scan_words(scan, heading->line)) : 0;
}

/* Behind the title that ends at byte `at` and its mark; a bullet keeps the blank before it. */
static gsize
begin_of_text(const struct scan *scan, guint i, gsize at)
{
	const char *words = scan_words(scan, i);
	gsize begin = at + strspn(words + at, " :-");

	return begin > at && g_str_has_prefix(words + begin - 1, SCAN_BULLET) ? begin - 1 : begin;
}

/* "Matters Arising:" */
static void
drop_colon(struct item *item)
{
	gsize size = item->title ? strlen(item->title) : 0;

	if (size > 1 && item->title[size - 1] == ':')
		item->title[size - 1] = '\0';
}

static void
read_item(const struct scan *scan, const struct candidate *heading, guint end, struct meeting *meeting)
{
	struct item *item = meeting_add_unwritten_item(meeting);
	const struct number *number = &heading->number;
	struct writer writer;
	guint below, last = end;

	if (number->size)
		item->number = arena_copy(item->arena, scan_words(scan, heading->line) + number->starts, number->size);
	writer_init(&writer, scan, &item->minutes, end);
	writer.joins_turns = TRUE;
	gsize shared = end_of_title(scan, heading);
	if (shared > 0 && shared < scan_line(scan, heading->line)->size) {
		below = heading->line + 1;
		title_take_part(scan, heading->line, number->ends, shared, item);
		writer_add(&writer, heading->line, begin_of_text(scan, heading->line, shared), item);
	} else if (is_sentence(scan, heading->line, number->ends)) {
		below = heading->line + 1;
		writer_add(&writer, heading->line, number->ends, item);
	} else
		below = take_title(scan, heading, end, item, meeting);
	drop_colon(item);
	writer_add_lines(&writer, below, end, item);
	while (last > heading->line + 1 && (scan_line(scan, last - 1)->size == 0 || scan->kind[last - 1] == LINE_FURNITURE || scan->kind[last - 1] == LINE_MARK))
		last--;
	item->starts = scan_line(scan, heading->line)->start;
	item->ends = scan_line(scan, last - 1)->start + scan_line(scan, last - 1)->size;
}

/* The first heading in markup from line i on that those present stand below, "## Participants", where nothing else
 * does; `end` where there is none. */
static guint
find_attendance(const struct scan *scan, guint i, guint end)
{
	guint found = end;

	for (; scan->text->is_markdown && i < end; i++) {
		if (found == end && scan_line(scan, i)->heading > 0 && attendance_begins_at(scan, i, NULL))
			found = i;
		else if (found < end && is_sentence(scan, i, 0))
			return end;
	}
	return found;
}

static void
read_items(const struct scan *scan, const GArray *headings, guint end, struct meeting *meeting)
{
	gboolean wants_names = !attendance_has(meeting, ROLE_PRESENT);

	for (guint i = 0; i < headings->len; i++) {
		const struct candidate *this = &g_array_index(headings, struct candidate, i);
		guint below = i + 1 < headings->len ? MIN(this[1].line, end) : end, names;

		if (this->line >= end)
			continue;
		names = wants_names ? find_attendance(scan, this->line + 1, below) : below;
		read_item(scan, this, names, meeting);
		if (names < below)
			attendance_read(scan, names, below, meeting);
	}
}

/* The line below a list of those present that begins above line i. */
static guint
end_of_list(const struct scan *scan, guint i, guint end)
{
	guint next;

	while ((next = scan_next(scan, i, end)) < end && scan_line(scan, next)->bullet)
		i = next + 1;
	return i;
}

/* Whether one of the lines is told at length: it is no head, though those present are named below it. */
static gboolean
has_prose(const struct scan *scan, guint first, guint end)
{
	enum { PROSE = 100 /* bytes */ };

	for (guint i = first; i < end; i++)
		if (scan_line(scan, i)->size > PROSE && !scan_line(scan, i)->in_head && strchr(".:", scan_words(scan, i)[scan_line(scan, i)->size - 1]))
			return TRUE;
	return FALSE;
}

/* Where no heading is found: all that is below the head is one item without a title. */
static void
read_rest(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	guint i = header_read(scan, first, end, TRUE, meeting);
	guint head = i, below = i;
	gboolean has_told = FALSE;

	for (; i < end && i < first + 60; i++)
		if (attendance_begins_at(scan, i, NULL)) {
			has_told |= below == head && has_prose(scan, head, i);
			below = i + 1;
		}
	if (below > head)
		below = end_of_list(scan, below, end);
	attendance_read(scan, first, below, meeting);
	below = scan_next(scan, has_told ? head : below, end);
	if (below == end)
		return;
	struct item *item = meeting_add_unwritten_item(meeting);
	struct writer writer;
	writer_init(&writer, scan, &item->minutes, end);
	writer.joins_turns = TRUE;
	writer_add_lines(&writer, below, end, item);
	item->starts = scan_line(scan, below)->start;
	item->ends = scan_line(scan, end - 1)->start + scan_line(scan, end - 1)->size;
}

/* Where the items end: below them some twins of printed minutes keep the empty forms of all kinds
 * of item ("<LAYOUT_SECTION>", "FIELD_TITLE"). */
static guint
before_forms(const struct scan *scan, guint first, guint end)
{
	for (guint i = first; i < end && scan->count[LINE_MARK]; i++)
		if (scan->kind[i] == LINE_MARK && !g_str_has_prefix(scan_words(scan, i), "<AI") && !g_str_has_prefix(scan_words(scan, i), "</"))
			return i;
	return end;
}

/* The first line that is not the number of the first page, which would look like an item's. */
static guint
skip_page_mark(const struct scan *scan, guint first, guint end)
{
	guint i = scan_next(scan, first, end);

	return i < end && furniture_is_page_mark(scan, i) ? i + 1 : first;
}

/* "2. Roll Call": one of the first items, or what is between them, may name those who were there. */
static void
read_roll_call(const struct scan *scan, const GArray *headings, guint end, struct meeting *meeting)
{
	for (guint i = 0; i < headings->len && i < ROLL_CALL; i++) {
		const struct candidate *this = &g_array_index(headings, struct candidate, i);

		attendance_read(scan, this->line, i + 1 < headings->len ? this[1].line : end, meeting);
	}
}

/* The letters of "SPP", "12" are said with the number: no words of the item above. */
static void
drop_letters(const struct scan *scan, const GArray *headings)
{
	for (guint i = 0; i < headings->len; i++) {
		const struct candidate *this = &g_array_index(headings, struct candidate, i);

		if (this->has_letters)
			scan->kind[heading_letters_above(scan, this->line)] = LINE_FURNITURE;
	}
}

/* As headings_find(), but for the reader of lines that the detector has looked at. */
static GArray *
headings_taken(const struct scan *scan, guint first, guint end)
{
	struct headings *known = scan->headings;

	return known->found && known->first == first && known->end == end ? g_steal_pointer(&known->found) : headings_find(scan, first, end);
}

/* Keeps what the detector found; how many there are. */
static guint
headings_kept(const struct scan *scan, guint first, guint end)
{
	struct headings *known = scan->headings;

	g_clear_pointer(&known->found, g_array_unref);
	*known = (struct headings){ headings_find(scan, first, end), first, end };
	return known->found->len;
}

static void
read_printed(struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	first = skip_page_mark(scan, first, end);
	end = before_forms(scan, first, end);
	g_autoptr(GArray) headings = headings_taken(scan, first, end);

	if (headings->len == 0) {
		read_rest(scan, first, end, meeting);
		return;
	}
	drop_letters(scan, headings);
	guint begins = g_array_index(headings, struct candidate, 0).line;
	g_autoptr(GArray) loose = headings_find_loose(scan, first, begins);
	guint head = loose->len ? g_array_index(loose, struct candidate, 0).line : begins;
	header_read(scan, first, head, FALSE, meeting);
	attendance_read_letters(scan, first, head, meeting);
	attendance_read(scan, first, head, meeting);
	furniture_find(scan, head + 1, end, meeting->body);
	end = furniture_end(scan, begins + 1, end);
	read_items(scan, loose, begins, meeting);
	read_items(scan, headings, end, meeting);
	if (!attendance_has(meeting, ROLE_PRESENT) && !attendance_is_titled(meeting))
		read_roll_call(scan, headings, end, meeting);
}

/* Whether the last lines say that the meeting was over. */
static gboolean
is_closed(const struct scan *scan, guint first, guint end)
{
	static struct rx *rx;

	rx_own(&rx, "\\bmeeting (?:was |then )?(?:declared )?(?:closed|concluded|ended|finished|adjourned)\\b", RX_CASELESS);
	for (guint looked_at = 0; end > first && looked_at < 12; end--) {
		const struct line *line = scan_line(scan, end - 1);
		looked_at += line->size > 0;
		if (line->size && rx_search(rx, scan_words(scan, end - 1), line->size, 0, NULL, 0) == RX_MATCH)
			return TRUE;
	}
	return FALSE;
}

/* Whether one of the lines is the title of minutes, in two languages perhaps; a list of several meetings has
 * more of them. */
static gboolean
has_title_of_minutes(const struct scan *scan, guint first, guint end)
{
	static struct rx *rx;
	guint titles = 0;

	rx_own(&rx, "^(?:(?:draft|unconfirmed|unapproved|approved|the) )*(?:minutes?|cofnodion|miontuairisc\\w*)(?:$| (?:of|from) .*\\b(?:meeting|council|committee|held)\\b)|"
	    "^title:.*\\b(?:meeting|minutes)\\b", RX_CASELESS);
	for (guint i = first; i < end; i++)
		titles += scan_line(scan, i)->size > 0 && rx_search(rx, scan_words(scan, i), scan_line(scan, i)->size, 0, NULL, 0) == RX_MATCH;
	return titles == 1 || titles == 2;
}

/* Adds points for what the head says. */
static guint
add_head_points(const struct scan *scan, guint first, guint end, guint points)
{
	struct meeting *head = meeting_new();
	guint looked_at = 0, was = points, top;

	for (top = first; top < end && looked_at < 25 && (scan->kind[top] != LINE_NUMBERED || heading_is_date(scan, top)); top++)
		looked_at += scan_line(scan, top)->size > 0;
	header_read(scan, first, top, FALSE, head);
	points += (head->body != NULL) + (head->date != NULL || head->warnings->len > 0);
	if (points == 1 && head->date && has_title_of_minutes(scan, first, top))
		points += 2;
	else if ((points == 2 && head->body && head->date) || (was == 3 && head->body && !head->date)) /* 3: names who was there */
		points += is_closed(scan, first, end) || has_title_of_minutes(scan, first, top);
	meeting_free(head);
	return points;
}

static gboolean
has_attendance(const struct scan *scan, guint first, guint end)
{
	enum role role;

	for (guint i = first, looked_at = 0; i < end && looked_at < 60; i++) {
		if (scan_line(scan, i)->size == 0)
			continue;
		looked_at++;
		if (attendance_begins_at(scan, i, &role) && role != ROLE_APOLOGIES)
			return TRUE;
	}
	return FALSE;
}

static int
detect_printed(const struct scan *scan, guint first, guint end)
{
	gboolean was_likely;
	guint points;

	if (scan->papers > 0 || scan->count[LINE_ITEMS] > 0) /* a page of the council system */
		return 0;
	first = skip_page_mark(scan, first, end);
	points = 3 * has_attendance(scan, first, end) + 2 * (scan->resolved > 0);
	was_likely = points == 5; /* and sure with headings, whatever the head says */
	if (!was_likely && (points = add_head_points(scan, first, end, points)) < 3)
		return 0;
	points += 2 * (headings_kept(scan, first, end) > 1);
	if (was_likely && points < 7)
		points = add_head_points(scan, first, end, points);
	return points >= 7 ? 85 : points >= 5 ? 70 : 0;
}

const struct layout layout_printed = { "printed", detect_printed, read_printed };
