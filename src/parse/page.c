/*
 * The council system's page with its labels: a number alone on a line, the title, what the agenda
 * said, "Minutes:", what was minuted (LAYOUTS.md A1, A3, A4, A5; 60 of 71 pages met).
 *
 *     12.
 *
 *     Minutes of the previous meeting pdf icon PDF 113 KB
 *
 *     Minutes:
 *
 *     Resolved:- That ...
 *
 * Where extractors lost the numbers, "Minutes:" still tells the items; where they lost "Minutes:",
 * the numbers do, and the tense tells agenda from minutes (agenda.h).
 */
#include "base/rx.h"
#include "parse/agenda.h"
#include "parse/header.h"
#include "parse/layout.h"
#include "parse/page.h"
#include "parse/paragraph.h"
#include "parse/single.h"
#include "parse/title.h"

#include <string.h>

static gboolean
is_label(const struct scan *scan, guint i)
{
	return scan->kind[i] == LINE_MINUTES || scan->kind[i] == LINE_DECISION;
}

static guint
find_label(const struct scan *scan, guint first, guint end)
{
	while (first < end && !is_label(scan, first))
		first++;
	return first;
}

static gboolean
has_label(const struct scan *scan, guint first, guint end)
{
	return find_label(scan, first, end) < end;
}

/* Where the numbers of items have a full stop, one without is a cell of a table. */
static void
drop_cells(GArray *found)
{
	guint stops = 0;

	for (guint i = 0; i < found->len; i++) {
		const struct candidate *this = &g_array_index(found, struct candidate, i);
		stops += this->is_labelled && this->number.has_stop;
	}
	for (guint i = 0; i < found->len; i++) {
		struct candidate *this = &g_array_index(found, struct candidate, i);
		this->is_item = !stops || this->number.has_stop || this->is_labelled;
	}
	number_keep_items(found);
}

/* The numbers that begin items between two lines, as candidates; those that do have is_item. */
static GArray *
find_numbers(const struct scan *scan, guint first, guint end)
{
	GArray *found = g_array_new(FALSE, TRUE, sizeof(struct candidate));

	for (guint i = first; i < end; i++) {
		if (scan->kind[i] != LINE_NUMBER)
			continue;
		struct candidate candidate = { .line = i };
		number_read(scan_words(scan, i), scan_line(scan, i)->size, &candidate.number);
		g_array_append_val(found, candidate);
	}
	for (guint i = 0; i < found->len; i++) {
		struct candidate *this = &g_array_index(found, struct candidate, i);
		guint until = i + 1 < found->len ? this[1].line : end;
		this->is_labelled = this->is_sure = has_label(scan, this->line, until);
	}
	drop_cells(found);
	number_choose((struct candidate *)found->data, found->len);
	number_keep_items(found);
	return found;
}

/* The line where the item whose label stands at `label` begins, when it has no number: its title
 * is the nearest line above, but for descriptions, that looks like one. */
static guint
find_title_above(const struct scan *scan, guint first, guint label)
{
	for (guint i = label; i-- > first;) {
		const struct line *line = scan_line(scan, i);
		if (line->size == 0 || scan->kind[i] == LINE_DOCUMENTS)
			continue;
		if (title_is_likely(scan, i) || title_has_paper(scan, i))
			return i;
		if (is_label(scan, i))
			break;
	}
	return label;
}

/* Keeps what the first "Decision:" of an item holds. */
static void
mark_decision(struct item *item, enum line_kind label)
{
	gsize at = item->minutes.text.len;

	if (label == LINE_DECISION && item->decided_to == 0)
		item->decided_from = at;
	else if (item->decided_to == 0 && item->decided_from < at)
		item->decided_to = at;
}

/* Reads what stands below the title: agenda text, papers, decision, minutes. */
static void
read_parts(const struct scan *scan, guint first, guint end, struct item *item)
{
	struct writer agenda, minutes, *writer = &agenda;
	gboolean in_documents = FALSE, was_decision = FALSE;

	writer_init(&agenda, scan, &item->agenda, find_label(scan, first, end));
	writer_init(&minutes, scan, &item->minutes, end);
	for (guint i = first; i < end; i++) {
		gsize label = 0;
		if (scan->kind[i] == LINE_DOCUMENTS)
			in_documents = TRUE;
		else if (is_label(scan, i)) {
			in_documents = FALSE;
			was_decision |= scan->kind[i] == LINE_DECISION;
			if (was_decision)
				mark_decision(item, scan->kind[i]);
			writer = &minutes;
			writer->was_break = TRUE;
			label = scan_label(scan, i);
			if (label < scan_line(scan, i)->size)
				writer_add(writer, i, label, item);
		} else if (scan->kind[i] == LINE_BLANK || scan->kind[i] == LINE_FURNITURE || scan->kind[i] == LINE_MARK)
			writer->blanks++;
		else if (in_documents && (writer == &agenda || title_has_paper(scan, i)) && scan_line(scan, i)->size < 300)
			title_take_document(scan, i, item);
		else {
			in_documents = FALSE;
			writer_add(writer, i, 0, item);
		}
	}
	if (was_decision)
		mark_decision(item, LINE_MINUTES);
}

static void
finish_item(const struct scan *scan, guint first, guint end, struct item *item)
{
	while (end > first + 1 && scan_line(scan, end - 1)->size == 0)
		end--;
	item->starts = scan_line(scan, first)->start;
	item->ends = scan_line(scan, end - 1)->start + scan_line(scan, end - 1)->size;
}

void
page_read_item(const struct scan *scan, guint first, guint title, guint end, const struct number *number, struct meeting *meeting)
{
	struct item *item = meeting_add_unwritten_item(meeting);
	struct number on_line = { 0 };
	guint below = title < end ? title : first;

	if (number)
		item->number = arena_copy(item->arena, scan_words(scan, first), number->size);
	else if (title < end && scan->kind[title] == LINE_NUMBERED &&
	    number_read(scan_words(scan, title), scan_line(scan, title)->size, &on_line))
		item->number = arena_copy(item->arena, scan_words(scan, title), on_line.size);
	if (title < end && !is_label(scan, title) && scan->kind[title] != LINE_DOCUMENTS) {
		title_take(scan, title, on_line.ends, item, meeting);
		below = title + 1;
	}
	if (!number && !has_label(scan, first, end)) /* a note between the items: only its tense tells */
		agenda_split(scan, below, end, item);
	else if (has_label(scan, below, end) || scan->count[LINE_MINUTES] + scan->count[LINE_DECISION] > 0)
		read_parts(scan, below, end, item);
	else
		agenda_split(scan, below, end, item);
	finish_item(scan, first, end, item);
}

/*
 * Reads items without numbers between two lines: each label has one, whose title stands above it.
 * Two labels with no title between belong to one item ("Decision:" and "Minutes:"). `is_open`: the
 * lines do not begin with an item, so the first title begins the first.
 */
static void
read_unnumbered(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	guint begins = G_MAXUINT, from = first;

	for (guint i = first; i < end; i++) {
		if (!is_label(scan, i))
			continue;
		guint title = find_title_above(scan, from, i);
		if (title == i && begins != G_MAXUINT) {
			from = i + 1;
			continue;
		}
		if (begins != G_MAXUINT)
			page_read_item(scan, begins, begins, title, NULL, meeting);
		begins = title;
		from = i + 1;
	}
	if (begins != G_MAXUINT)
		page_read_item(scan, begins, begins, end, NULL, meeting);
}

/* The end of a numbered item: the next number, but an unnumbered item with a label of its own may
 * stand before that ("Note No. Item" pages). */
static guint
end_of_numbered(const struct scan *scan, guint first, guint end)
{
	gboolean has_minutes = FALSE;

	for (guint i = first; i < end; i++) {
		if (scan->kind[i] != LINE_MINUTES)
			continue;
		if (has_minutes)
			return find_title_above(scan, first, i);
		has_minutes = TRUE;
		first = i + 1;
	}
	return end;
}

/* Where the text of a row ends before what stands in the column before the next row's number: "*",
 * "E1". */
static guint
before_row_note(const struct scan *scan, guint first, guint end)
{
	guint i = end;

	while (i > first + 1 && (scan_line(scan, i - 1)->size <= 2 || scan->kind[i - 1] == LINE_BLANK)) {
		const char *words = scan_words(scan, i - 1);
		if (scan_line(scan, i - 1)->size && !g_ascii_ispunct(*words) && !g_ascii_isupper(*words))
			break;
		i--;
	}
	return i;
}

/* Whether a line heads the rows below it: "ANNOUNCEMENTS", "PART 2 (closed to the public)". */
static gboolean
heads_rows(const struct scan *scan, guint i)
{
	static struct rx *outcome;
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);

	if (scan->kind[i] != LINE_TEXT || line->blanks == 0 || line->size < 6)
		return FALSE;
	if (g_ascii_strncasecmp(words, "part ", 5) == 0 && strchr("12ABIab", words[5]))
		return title_is_likely(scan, i);
	if (line->size < 8 || !scan_is_capitals(words, line->size) || !title_is_likely(scan, i))
		return FALSE;
	rx_own(&outcome, "^(?:approved|noted|agreed|carried|lost|deferred|refused|granted|withdrawn|none|nil|recommend|for|against|abstain)", RX_CASELESS);
	return rx_search(outcome, words, line->size, 0, NULL, 0) == RX_NO_MATCH;
}

/* Reads a numbered item, and the heading of the rows below where one stands at its end. */
static void
read_numbered(const struct scan *scan, const struct candidate *this, guint until, gboolean is_last, struct meeting *meeting)
{
	guint title = scan_next(scan, this->line + 1, until), end = until, last;

	if (!is_last && title < until)
		end = before_row_note(scan, title + 1, until);
	for (last = end; last > title + 1 && scan_line(scan, last - 1)->size == 0;)
		last--;
	if (is_last || last <= title + 1 || !heads_rows(scan, last - 1) || is_label(scan, last - 2)) {
		page_read_item(scan, this->line, title, end, &this->number, meeting);
		return;
	}
	page_read_item(scan, this->line, title, last - 1, &this->number, meeting);
	page_read_item(scan, last - 1, last - 1, last, NULL, meeting);
}

/* Reads what stands before the first number and has no label of its own: headings of rows, notes. */
static void
read_notes(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	guint i = scan_next(scan, first, end);

	for (guint next; i < end && heads_rows(scan, i); i = next) {
		next = scan_next(scan, i + 1, end);
		if (next < end && !heads_rows(scan, next)) /* the heading of the note below it */
			break;
		page_read_item(scan, i, i, next, NULL, meeting);
	}
	if (i < end) {
		guint next = scan_next(scan, i + 1, end);
		page_read_item(scan, i, next < end && title_is_likely(scan, i) ? i : end, end, NULL, meeting);
	}
}

/* Where the head ends: at "Items", at the first number, or at the first label's title. */
static guint
find_head_end(const struct scan *scan, guint first, guint end, const GArray *numbers)
{
	guint until = numbers->len ? g_array_index(numbers, struct candidate, 0).line : end;

	for (guint i = first; i < until; i++)
		if (scan->kind[i] == LINE_ITEMS)
			return i;
	for (guint i = first; i < until; i++)
		if (is_label(scan, i))
			return find_title_above(scan, first, i);
	return until;
}

/* The page begins in the middle of an item: what stands before the first number belongs to it. */
static void
read_beginning(const struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	struct item *item = meeting_add_unwritten_item(meeting);

	agenda_split(scan, first, end, item);
	finish_item(scan, first, end, item);
}

static void
read_page(struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	guint single = single_find(scan, first, end);

	if (single < end) {
		single_read(scan, single, end, meeting);
		return;
	}
	g_autoptr(GArray) numbers = find_numbers(scan, first, end);
	guint head = find_head_end(scan, first, end, numbers);
	guint begins = numbers->len ? g_array_index(numbers, struct candidate, 0).line : end;

	if (head == begins && header_read(scan, first, head, TRUE, meeting) == first && scan_next(scan, first, head) < head)
		read_beginning(scan, scan_next(scan, first, head), head, meeting);
	else
		header_read(scan, first, head, FALSE, meeting);
	gboolean has_items_head = head < begins && scan->kind[head] == LINE_ITEMS;
	while (head < begins && scan->kind[head] == LINE_ITEMS)
		head = scan_next(scan, head + 1, begins);
	if (has_label(scan, head, begins))
		read_unnumbered(scan, head, begins, meeting);
	else if (has_items_head)
		read_notes(scan, head, begins, meeting);
	for (guint i = 0; i < numbers->len; i++) {
		const struct candidate *this = &g_array_index(numbers, struct candidate, i);
		guint next = i + 1 < numbers->len ? this[1].line : end;
		guint until = end_of_numbered(scan, this->line, next);
		read_numbered(scan, this, until, next == end, meeting);
		read_unnumbered(scan, until, next, meeting);
	}
}

static int
detect_page(const struct scan *scan, guint first, guint end)
{
	guint labels = 0, numbers = 0, heads = 0;

	if (single_find(scan, first, end) < end && scan->count[LINE_MINUTES] + scan->count[LINE_DOCUMENTS] > 0)
		return 95;
	for (guint i = first; i < end; i++) {
		labels += scan->kind[i] == LINE_MINUTES;
		numbers += scan->kind[i] == LINE_NUMBER;
		heads += scan->kind[i] == LINE_ITEMS;
	}
	if (labels && (numbers || heads))
		return 95;
	if (labels > 1)
		return 90;
	if (heads && numbers)
		return 85;
	return labels && scan->cuts + scan->papers + scan->resolved ? 60 : 0;
}

const struct layout layout_page = { "page", detect_page, read_page };
