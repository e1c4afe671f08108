/*
 * The council system's page with its labels lost: no numbers, no "Items", no "Minutes:", and titles
 * of one word gone too (LAYOUTS.md A2 and A3). Titles are known by an attached PDF, by being those
 * of every agenda, by the description that follows, or by the item before having come to its end;
 * minutes by the turn to the past tense.
 *
 *     Declarations of Interest
 *
 *     To receive declarations.
 *
 *
 *     There were none.
 */
#include "parse/agenda.h"
#include "parse/header.h"
#include "parse/layout.h"
#include "parse/title.h"

#include "base/bytes.h"
#include "base/rx.h"

#include <string.h>

enum {
	LONG_LINE = 60, /* bytes: a sentence, as a rule */
	SENTENCE = 40,  /* a short one */
	WIDE_GAP = 3    /* blank lines, where a label or a title was lost between */
};

/* What the lines before a paragraph say of the item that they belong to. */
struct before {
	gboolean is_closed;   /* a resolution, or the point where the page is cut off */
	gboolean has_minutes; /* something was minuted */
	gboolean has_item;
	gboolean is_empty;    /* nothing was minuted but that there was nothing */
	gboolean is_title;    /* nothing stands below the item's title yet */
	gboolean is_open;     /* the line before leads in what is below: "Resolved: -" */
	guint gap;            /* blank lines before a title, in this page */
};

/* Whether the paragraph ends an item as a rule. */
static gboolean
closes(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);

	return scan_is_resolved(words, line->size) || agenda_is_bare_decision(words, line->size) ||
	    (scan->cuts && bytes_find(words, line->size, "view the full ", 14) != NULL);
}

/* "Resolved: -". A bullet may have no words, and is what stands before their end. */
static gboolean
leads_in(const struct scan *scan, guint i)
{
	gsize end = (gsize)scan_line(scan, i)->start + scan_line(scan, i)->size;

	return end > 0 && strchr(":-", scan->text->data[end - 1]);
}

static gboolean
describes(const struct scan *scan, guint i, guint end)
{
	return i < end && !scan_line(scan, i)->bullet && !g_ascii_islower(*scan_words(scan, i)) &&
	    agenda_is_description(scan_words(scan, i), scan_line(scan, i)->size);
}

/* "There were no declarations of interest.": all that most standing items have. */
static gboolean
says_there_was_none(const struct scan *scan, guint i)
{
	static struct rx *rx;
	const struct line *line = scan_line(scan, i);

	if (line->bullet || line->size > 200 || !strchr("TNAM", scan_words(scan, i)[0]))
		return FALSE;
	rx_own(&rx, "^(?:There (?:were|was) (?:no|nothing) (?!other|further|more)(?:[a-z]+ )?|No (?!other|further)(?:[a-z]+ )?)"
	    "(?:declarations?|disclosures?|apologies|questions|petitions|deputations|matters|items?|urgent|communications|issues?|call-?ins?|members? of the)\\b|"
	    "^Apolog(?:y|ies) (?:for absence )?(?:was|were|had been) (?:received|submitted|noted)\\b|"
	    "^Members?[’']? apologies were noted\\b", RX_CASELESS);
	return rx_search(rx, scan_words(scan, i), line->size, 0, NULL, 0) == RX_MATCH;
}

/* Whether a line is set off by gaps on both sides from prose: a title without agenda text. */
static gboolean
stands_apart(const struct scan *scan, guint i, guint next, guint end)
{
	return next < end && !memchr(scan_words(scan, i), ':', scan_line(scan, i)->size) && scan_line(scan, next)->blanks >= 2 &&
	    (scan_line(scan, next)->size >= LONG_LINE || says_there_was_none(scan, next)) && !title_has_paper(scan, next);
}

/* "Introduction for New Members.": capitals but for small words, although it has a full stop. */
static gboolean
is_closed_title(const struct scan *scan, guint i)
{
	static struct rx *rx;
	const struct line *line = scan_line(scan, i);

	if (line->bullet || line->size < 10 || line->size > 80 || line->blanks < 2)
		return FALSE;
	rx_own(&rx, "^\\p{Lu}[\\p{L}'’-]*(?: (?:\\p{Lu}[\\p{L}'’-]*|\\d{4}|to|the|for|of|and|in|on|an?|with|by|from|at|–|-|&))+\\.$", 0);
	return rx_search(rx, scan_words(scan, i), line->size, 0, NULL, 0) == RX_MATCH;
}

/* "1. That ...", "2) Note ...", "Mover:- Councillor Ash   Seconder:- ...", "Councillor Ash (substitute)":
 * parts of a decision. */
static gboolean
is_part_of_decision(const struct scan *scan, guint i)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})[.)]+\\s|(?:mover|seconder|moved|seconded|proposed|proposer|actions?)\\s*:|(?:moved|seconded|proposed)\\b|"
	    "(?:councillors?|cllrs?) \\S+(?: \\S+)?(?: \\([^)]*\\))?$)", RX_CASELESS);
	return rx_search(rx, scan_words(scan, i), scan_line(scan, i)->size, 0, NULL, 0) == RX_MATCH;
}

/* Whether a line may be a title because of what stands before it. */
static gboolean
may_begin(const struct scan *scan, guint i, guint next, guint end, const struct before *before)
{
	const struct line *line = scan_line(scan, i);

	if (next >= end || scan_line(scan, next)->bullet || before->is_open || is_part_of_decision(scan, i))
		return FALSE;
	if (line->blanks < before->gap && line->from > 0)
		return FALSE;
	if (before->gap < 2 && scan_line(scan, next)->size < LONG_LINE && !scan_is_resolved(scan_words(scan, next), scan_line(scan, next)->size))
		return FALSE;
	return !before->has_item || before->is_closed || before->is_empty || (before->has_minutes && stands_apart(scan, i, next, end));
}

/* Whether an item begins at line i; *title is FALSE where its title is lost. */
static gboolean
begins_item(const struct scan *scan, guint i, guint end, const struct before *before, gboolean *has_title)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	guint next = scan_next(scan, i + 1, end);

	*has_title = TRUE;
	if (title_has_paper(scan, i))
		return TRUE;
	if (title_is_likely(scan, i)) {
		if (title_is_standing(words, line->size) || (describes(scan, next, end) && !is_part_of_decision(scan, i)))
			return TRUE;
		if (before->is_title && line->blanks >= WIDE_GAP && !is_part_of_decision(scan, i))
			return TRUE;
		if (may_begin(scan, i, next, end, before))
			return TRUE;
	}
	if (before->is_closed && is_closed_title(scan, i) && next < end && scan_line(scan, next)->size >= LONG_LINE)
		return TRUE;
	*has_title = FALSE;
	if (scan->kind[i] == LINE_DOCUMENTS && before->has_minutes && line->blanks >= WIDE_GAP)
		return TRUE;
	if ((before->is_empty || before->is_closed) && line->blanks >= 2 && says_there_was_none(scan, i))
		return TRUE;
	if (before->is_empty && line->blanks >= WIDE_GAP && line->size >= SENTENCE && !line->bullet)
		return TRUE;
	return (!before->has_item || before->has_minutes) && describes(scan, i, end);
}

static void
read_item(const struct scan *scan, guint first, guint end, gboolean has_title, struct meeting *meeting)
{
	struct item *item = meeting_add_unwritten_item(meeting);
	guint last = end;

	while (last > first + 1 && scan_line(scan, last - 1)->size == 0)
		last--;
	item->starts = scan_line(scan, first)->start;
	item->ends = scan_line(scan, last - 1)->start + scan_line(scan, last - 1)->size;
	if (has_title)
		title_take(scan, first, 0, item, meeting);
	agenda_split(scan, first + has_title, end, item);
}

/* Two blank lines, but where the extractor left one between all paragraphs. */
static guint
gap_before_titles(const struct scan *scan, guint first, guint end)
{
	guint wide = 0;

	for (guint i = first; i < end && wide < 3; i++)
		wide += scan_line(scan, i)->size > 0 && scan_line(scan, i)->blanks >= 2;
	return wide < 3 ? 1 : 2;
}

static void
read_unlabelled(struct scan *scan, guint first, guint end, struct meeting *meeting)
{
	guint head = header_read(scan, first, end, TRUE, meeting), begins = end;
	struct before before = { .gap = gap_before_titles(scan, first, end) };
	gboolean has_title = FALSE, next_has_title;

	for (guint i = scan_next(scan, head, end); i < end; i = scan_next(scan, i + 1, end)) {
		if (begins_item(scan, i, end, &before, &next_has_title)) {
			if (begins < i)
				read_item(scan, begins, i, has_title, meeting);
			begins = i;
			has_title = next_has_title;
			before = (struct before){ .has_item = TRUE, .is_title = has_title, .gap = before.gap };
		} else if (begins == end) { /* the document begins in the middle of an item */
			begins = i;
			has_title = FALSE;
			before.has_item = TRUE;
			before.has_minutes = !describes(scan, i, end);
		} else {
			before.has_minutes |= scan->kind[i] != LINE_DOCUMENTS && !describes(scan, i, end);
			before.is_title = FALSE;
		}
		before.is_empty = says_there_was_none(scan, i) ||
		    (before.is_empty && g_str_has_prefix(scan_words(scan, i), "There were no other"));
		before.is_closed |= closes(scan, i);
		before.is_open = before.is_closed && leads_in(scan, i);
		before.has_minutes |= before.is_closed;
	}
	if (begins < end)
		read_item(scan, begins, end, has_title, meeting);
}

/* Points for the labels of the page's head, which the extractor kept. */
static guint
head_points(const struct scan *scan, guint first, guint end)
{
	guint points = 0;

	for (guint i = first; i < end && i < first + 80; i++) {
		const char *words = scan_words(scan, i);
		if (scan->kind[i] == LINE_ITEMS)
			points += 3;
		else if (g_str_has_prefix(words, "Venue:") || g_str_has_prefix(words, "Contact:") ||
		    g_str_has_prefix(words, "Lleoliad:") || g_str_has_prefix(words, "Cyswllt:"))
			points += 1;
	}
	return points;
}

/* Points for what letters, articles and lists do not have. */
static int
detect_unlabelled(const struct scan *scan, guint first, guint end)
{
	guint points = 3 * MIN(scan->cuts, 3) + 2 * MIN(scan->papers, 3) + 2 * MIN(scan->resolved, 4);
	guint standing = 0;

	points += head_points(scan, first, end) + 2 * MIN(scan->count[LINE_DOCUMENTS], 2);
	for (guint i = first; i < end && i < first + 80; i++)
		if (header_begins_at(scan, i)) {
			points += bytes_find(scan->text->data, scan->text->size, "ancelled", 8) ? 5 : 3;
			break;
		}
	for (guint i = first; i < end && standing < 3; i++)
		standing += title_is_likely(scan, i) && title_is_standing(scan_words(scan, i), scan_line(scan, i)->size);
	points += standing;
	return points >= 5 ? 40 : 0;
}

const struct layout layout_unlabelled = { "page, labels lost", detect_unlabelled, read_unlabelled };
