/*
 * The council system's page whose items newer extractors keep as rows of a pipe table (LAYOUTS.md
 * B1 to B3): a row runs over several lines, its number and any title that was a link are lost, and
 * the labels stand in the running line.
 *
 *     No. | Item | |
 *     ---|---|---|
 *     Harbour dues PDF 97 KB To agree the dues. Minutes: The Treasurer spoke.
 *     RESOLVED: That the dues be agreed. |
 *     ||
 *
 * The rows are cut into the lines that the page has elsewhere (title, agenda text, "Minutes:"), with
 * their places in the same text, and read as a page.
 */
#include "parse/agenda.h"
#include "parse/header.h"
#include "parse/layout.h"
#include "parse/page.h"

#include "base/rx.h"

#include <string.h>

enum { LONGEST_TITLE = 180 /* bytes */, LONGEST_HEADING = 60 };

/* The page's lines, cut out of the rows. */
struct unfolding {
	const struct text *text;
	GArray *lines; /* struct line */
	GArray *cells; /* guint: the line with which each row begins */
	gboolean in_cell, has_minutes;
	gboolean has_number; /* the row so far is nothing but its number */
};

/* "| No. | Item |", "No. | Item | ||||" */
static gboolean
is_head_row(const struct scan *scan, guint i)
{
	static struct rx *rx;
	const struct line *line = scan_line(scan, i);

	if (!line->in_table || line->size < 8)
		return FALSE;
	rx_own(&rx, "^\\|?\\s*(?:(?:note|nodyn)\\s*\\|\\s*)?(?:no\\.?\\s*\\|\\s*item|rhif\\.?\\s*\\|\\s*eitem)\\s*(?:\\||$)", RX_CASELESS);
	return rx_search(rx, scan_words(scan, i), line->size, 0, NULL, 0) == RX_MATCH;
}

static guint
find_head_row(const struct scan *scan, guint first, guint end)
{
	while (first < end && !is_head_row(scan, first))
		first++;
	return first;
}

/* A label in the running line, after a blank or at its start; G_MAXSIZE where there is none. */
static gsize
find_label(const char *words, gsize size, gsize from, gsize *ends)
{
	static struct rx *rx;
	gsize group[2];

	rx_own(&rx, "(?<![^\\s*])(?:Minutes|Cofnodion|Decisions?|Penderfyniad|(?:Additional|Supporting) documents|Dogfennau ychwanegol):(?=\\s|$)", 0);
	if (rx_search(rx, words, size, from, group, 1) != RX_MATCH)
		return G_MAXSIZE;
	*ends = group[1];
	return group[0];
}

/* Whether a label says what was minuted, and not only which papers there were. */
static gboolean
is_minutes_label(const char *label)
{
	return *label == 'M' || *label == 'C';
}

/* Whether the lines are rows of which the head was lost: "Minutes:" in the running line, a bar at the
 * end. */
static gboolean
has_rows_only(const struct scan *scan, guint first, guint end)
{
	guint labels = 0, bars = 0;

	if (scan->count[LINE_MINUTES] > 0)
		return FALSE;
	for (guint i = first; i < end && bars < 2; i++)
		bars += scan_line(scan, i)->size > 2 && memcmp(scan_words(scan, i) + scan_line(scan, i)->size - 2, " |", 2) == 0;
	for (guint i = first; i < end && bars >= 2 && labels < 2; i++) {
		const struct line *line = scan_line(scan, i);
		const char *colon = memchr(scan_words(scan, i), ':', line->size);
		gsize ends, label = colon != NULL && line->size > 12 ? find_label(scan_words(scan, i), line->size, 1, &ends) : G_MAXSIZE;
		labels += label != G_MAXSIZE && is_minutes_label(scan_words(scan, i) + label);
	}
	return labels >= 2;
}

static void
add_line(struct unfolding *unfolding, const struct line *row, gsize start, gsize end, guint bullet)
{
	const char *data = unfolding->text->data;
	struct line line = { .from = start, .bullet = bullet, .blanks = 1, .is_bold = row->is_bold };

	while (start < end && strchr(" \t", data[start]))
		start++;
	while (end > start && strchr(" \t", data[end - 1]))
		end--;
	if (start == end)
		return;
	line.start = start;
	line.size = end - start;
	if (!unfolding->in_cell) {
		g_array_append_val(unfolding->cells, unfolding->lines->len);
		unfolding->in_cell = TRUE;
	}
	g_array_append_val(unfolding->lines, line);
}

/* Where the title ends in a row's first words, of which the rest is agenda text; 0: no title. */
static gsize
title_end(const char *words, gsize size)
{
	static struct rx *paper, *description;
	gsize group[2];

	rx_own(&paper, "\\bPDF [\\d.,]+ [KMG]?B\\b", 0);
	/* A title does not end in "from": "Questions from Members of the Public". */
	rx_own(&description, "(?<!\\bfrom|\\bby|\\bof|\\bfor|\\bto|\\bwith|\\band|\\bon|\\bin|\\bat|\\bthe)\\s(?=(?:To [a-z]+ |Members (?:are|to|will|of)\\b|Reports? (?:of|by|from) |The (?:[Rr]eport|Committee|Cabinet|"
	    "Board|Panel|Council|Chair|[Mm]inutes|[Pp]urpose)|This (?:report|item)\\b|A report\\b|Please |(?:Oral|Verbal) (?:item|report|update)\\b|Any [a-z]|If |In accordance |"
	    "[Ff]or (?:information|decision|noting|discussion)\\b|Derbyn |I dderbyn |Ystyried |Purpose:|Pwrpas:))", 0);
	if (rx_search(paper, words, size, 0, group, 1) == RX_MATCH && group[1] < LONGEST_TITLE + 16)
		return group[1];
	if (agenda_is_description(words, size))
		return 0;
	for (gsize from = 0; rx_search(description, words, size, from, group, 1) == RX_MATCH; from = group[1])
		if (group[0] > 3 && group[0] <= LONGEST_TITLE && !strchr(".;:,", words[group[0] - 1]))
			return group[0];
	return size <= LONGEST_TITLE && (size == 0 || words[size - 1] != '.') ? size : 0;
}

/* Cuts words before a label: in a row's first line the title and what is said below it. */
static void
add_words(struct unfolding *unfolding, const struct line *row, gsize start, gsize end)
{
	gsize title = 0;

	if ((!unfolding->in_cell || unfolding->has_number) && !row->bullet)
		title = title_end(unfolding->text->data + start, end - start);
	if (end > start)
		unfolding->has_number = FALSE;
	if (title > 0)
		add_line(unfolding, row, start, start + title, 0);
	add_line(unfolding, row, start + title, end, row->bullet);
}

/* Cuts one line of a row at its labels. A second "Minutes:" begins a row whose bar was lost. */
static void
add_row_line(struct unfolding *unfolding, const struct line *row, gsize start, gsize end)
{
	const char *words = unfolding->text->data + start;
	gsize size = end - start, at = 0, label, ends;

	while ((label = find_label(words, size, at, &ends)) != G_MAXSIZE) {
		if (unfolding->has_minutes) {
			if (!is_minutes_label(words + label) || at > 0 || label == 0)
				break;
			unfolding->in_cell = FALSE;
		}
		add_words(unfolding, row, start + at, start + label);
		add_line(unfolding, row, start + label, start + ends, 0);
		unfolding->has_minutes = is_minutes_label(words + label);
		at = ends;
	}
	add_words(unfolding, row, start + at, end);
}

/* "12. | Ferries ...": a number that was kept is a line of its own; returns where its item begins. */
static gsize
add_number(struct unfolding *unfolding, const struct line *row, gsize start, gsize end)
{
	const char *data = unfolding->text->data, *bar = memchr(data + start, '|', end - start);
	struct number number;
	gsize size;

	if (!bar || bar - (data + start) > 24)
		return start;
	for (size = bar - (data + start); size > 0 && data[start + size - 1] == ' ';)
		size--;
	if (size == 0 || !number_read(data + start, size, &number) || number.ends != size)
		return start;
	add_line(unfolding, row, start, start + size, 0);
	unfolding->has_number = TRUE;
	for (start = bar + 1 - data; start < end && strchr("| ", data[start]);)
		start++;
	return start;
}

static void
unfold_line(struct unfolding *unfolding, const struct line *row)
{
	const char *data = unfolding->text->data;
	gsize start = row->start, end = row->start + row->size;
	gboolean is_closed = FALSE;

	while (end > start && strchr("| ", data[end - 1]))
		is_closed |= data[--end] == '|';
	while (start < end && strchr("| ", data[start]))
		start++;
	if (!unfolding->in_cell)
		start = add_number(unfolding, row, start, end);
	if (start < end && strspn(data + start, "-| ") < end - start)
		add_row_line(unfolding, row, start, end);
	if (is_closed)
		unfolding->in_cell = unfolding->has_minutes = FALSE;
}

/* Whether a row is nothing but a heading of those below it: "For Discussion/Decision". */
static gboolean
heads_rows(const struct scan *scan, guint first, guint end)
{
	const struct line *line = scan_line(scan, first);

	return first + 1 == end && line->size > 0 && line->size < LONGEST_HEADING && !strchr(".:", scan_words(scan, first)[line->size - 1]) &&
	    g_ascii_strncasecmp(scan_words(scan, first), "to ", 3) != 0;
}

static void
read_cells(const struct unfolding *unfolding, const struct scan *scan, struct meeting *meeting)
{
	for (guint i = 0; i < unfolding->cells->len; i++) {
		guint first = g_array_index(unfolding->cells, guint, i);
		guint end = i + 1 < unfolding->cells->len ? g_array_index(unfolding->cells, guint, i + 1) : unfolding->lines->len;
		struct number number, *own = NULL;
		guint title = first;
		if (scan->kind[first] == LINE_NUMBER && first + 1 < end && number_read(scan_words(scan, first), scan_line(scan, first)->size, &number)) {
			own = &number;
			title++;
		}
		const struct line *line = scan_line(scan, title);
		gboolean has_title = scan->kind[title] == LINE_TEXT && !line->bullet &&
		    (title_end(scan_words(scan, title), line->size) == line->size || heads_rows(scan, title, end));
		page_read_item(scan, first, has_title ? title : end, end, own, meeting);
	}
}

static void
read_table(struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	guint head = find_head_row(scan, first, end), below = head < end ? head + 1 : first;
	struct unfolding unfolding = { .text = scan->text };
	struct text unfolded = { .data = scan->text->data, .size = scan->text->size, .is_markdown = scan->text->is_markdown };
	struct scan inner;

	header_read(scan, first, MIN(head, below), FALSE, meeting);
	unfolding.lines = unfolded.lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	unfolding.cells = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = below; i < end; i++)
		if (scan_line(scan, i)->size)
			unfold_line(&unfolding, scan_line(scan, i));
	scan_text(&inner, &unfolded);
	inner.wraps = FALSE; /* each line is a paragraph, with no blank line between */
	read_cells(&unfolding, &inner, meeting);
	scan_clear(&inner);
	g_array_unref(unfolding.cells);
	g_array_unref(unfolding.lines);
}

/* Whether rows follow the head row, and not a page in Markdown. */
static gboolean
has_rows(const struct scan *scan, guint head, guint end)
{
	guint bars = 0;

	for (guint i = head + 1; i < end && bars < 2; i++) {
		const struct line *line = scan_line(scan, i);
		bars += line->size > 0 && (scan_words(scan, i)[0] == '|' || scan_words(scan, i)[line->size - 1] == '|') &&
		    strspn(scan_words(scan, i), "-:| ") < line->size;
		bars += line->size == 1 && *scan_words(scan, i) == '|';
	}
	return head < end && bars >= 2;
}

static int
detect_table(const struct scan *scan, guint first, guint end)
{
	return has_rows(scan, find_head_row(scan, first, end), end) ? 95 : has_rows_only(scan, first, end) ? 90 : 0;
}

const struct layout layout_table = { "page, as a table", detect_table, read_table };
