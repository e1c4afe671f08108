#include "parse/title.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "model/day.h"
#include "parse/paragraph.h"

#include <string.h>

enum { LONGEST_TITLE = 300 /* characters */, LIKELY_TITLE = 180 /* bytes */, LONGEST_CLOSED = 60 /* bytes, with a full stop */ };

static const struct rx *
paper_rx(void)
{
	static struct rx *rx;

	return rx_own(&rx, "\\s*(?:\\(?pdf\\s+e?icon\\)?\\s*)?[(,]?\\s*(PDF[\\s,]+[\\d.,]+\\s*[KMG]?B)\\)?\\s*$", RX_CASELESS);
}

gboolean
title_has_paper(const struct scan *scan, guint i)
{
	gsize size = scan_line(scan, i)->size;
	const char *words = scan_words(scan, i);

	return size > 8 && words[size - 1] == 'B' && memmem(words + size - MIN(size, 24), MIN(size, 24), "PDF", 3) &&
	    rx_search(paper_rx(), words, size, 0, NULL, 0) == RX_MATCH;
}

/* Where in a title the first paper may begin, the blanks and brackets before it included. */
static gsize
first_paper(const GString *title)
{
	const char *at = bytes_find_caseless(title->str, title->len, "PDF", 3);

	while (at && at > title->str && (strchr(" \t(,", at[-1]) || at[-1] & 0x80))
		at--;
	return at ? (gsize)(at - title->str) : title->len;
}

/* Cuts the papers off the end of a title and makes documents of them. */
static void
split_papers(struct item *item, GString *title)
{
	gsize group[4], from;

	if (!bytes_find(title->str, title->len, "PDF", 3))
		return;
	while ((from = first_paper(title)) < title->len && rx_search(paper_rx(), title->str, title->len, from, group, 2) == RX_MATCH) {
		item_add_document(item, arena_copy(item->arena, title->str + group[2], group[3] - group[2]));
		g_string_truncate(title, group[0]);
	}
}

static void
drop_full_stop(GString *title)
{
	if (title->len > 1 && title->str[title->len - 1] == '.' && title->str[title->len - 2] != '.')
		g_string_truncate(title, title->len - 1);
}

void
title_take(const struct scan *scan, guint i, gsize from, struct item *item, struct meeting *meeting)
{
	GString *title = scan_plain_part(scan, i, from, scan_line(scan, i)->size);

	split_papers(item, title);
	drop_full_stop(title);
	if (title->len == 0)
		return;
	if (title->len > LONGEST_TITLE && g_utf8_strlen(title->str, title->len) > LONGEST_TITLE) {
		struct writer writer;
		writer_init(&writer, scan, &item->agenda, i + 1);
		writer_add(&writer, i, from, item);
		meeting_warn(meeting, "a title of %ld characters was cut; it stands whole in the agenda text",
		    g_utf8_strlen(title->str, title->len));
		g_string_truncate(title, g_utf8_offset_to_pointer(title->str, LONGEST_TITLE) - title->str);
		g_string_append(title, "…");
	}
	item->title = arena_copy(item->arena, title->str, title->len);
}

gsize
title_bold_end(const struct scan *scan, guint i, gsize from)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i), *close;

	while (from < line->size && words[from] == ' ')
		from++;
	if (!scan->text->is_markdown || line->is_bold || from + 6 > line->size || memcmp(words + from, "**", 2) != 0)
		return 0;
	close = memmem(words + from + 2, line->size - from - 2, "**", 2);
	return close ? (gsize)(close + 2 - words) : 0;
}

void
title_take_part(const struct scan *scan, guint i, gsize from, gsize to, struct item *item)
{
	GString *title = scan_plain_part(scan, i, from, to);

	while (title->len > 0 && strchr(":- ", title->str[title->len - 1]))
		g_string_truncate(title, title->len - 1);
	drop_full_stop(title);
	if (title->len == 0)
		return;
	item->title = arena_copy(item->arena, title->str, title->len);
}

/* How a title begins that shares its line; the word of a decision is none. */
#define BEGINS "\\G[ \\t]*(?!RESOLVED|AGREED|NOTED)\\p{Lu}"
#define WORDS "[^.:;•]{2,90}"

/* Where the pattern's match ends, from `from` on; 0 where there is none. */
static gsize
end_of_match(struct rx **rx, const char *pattern, const char *words, gsize size, gsize from)
{
	gsize group[2];

	return rx_search(rx_own(rx, pattern, 0), words, size, from, group, 1) == RX_MATCH ? group[1] : 0;
}

static gboolean
ends_sentence(const char *words, gsize size)
{
	return size >= 3 && (strchr(".!?)\"", words[size - 1]) || memcmp(words + size - 3, "”", 3) == 0);
}

/* At the word that begins a sentence: "Election of Chairman It was proposed ...". */
static gsize
end_before_sentence(const char *words, gsize size, gsize from)
{
	static struct rx *rx;

	return end_of_match(&rx, BEGINS WORDS "?(?<=[\\p{L}\\d])(?<!\\b(?:of|to|in|at|by|on)|\\b(?:for|the|and)|\\b(?:from|with))"
	    "(?=\\s+(?:It|The|There|This|A|An|None|No|Having|Following|Upon|On (?:the|a) (?:proposal|proposition|motion)|a\\)(?=\\s)|"
	    "(?:\\p{Lu}\\.? ){1,2}\\p{Lu}\\p{Ll}+ (?:proposed|reported|said|stated|asked|agreed|noted)|Cllrs?|Councillors?|Mrs?|Ms|All|Clerk to|RESOLVED|AGREED|NOTED|"
	    "Resolved|Agreed|Noted|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\d{1,2}\\.(?=\\s)|\\d+\\.\\d+)(?!['’\\w]))", words, size, from);
}

gsize
title_run_on_end(const struct scan *scan, guint i, gsize from)
{
	static struct rx *capitals, *marked, *phrase, *standing;
	const char *words = scan_words(scan, i);
	gsize whole = scan_line(scan, i)->size, size = MIN(whole, from + LONGEST_TITLE), end, before;

	if ((end = end_of_match(&capitals, BEGINS "\\p{Lu}[\\p{Lu} '’&,/()-]{1,180}?\\b(?=:?\\s+(?:\\p{Lu}?\\p{Ll}|A\\s+\\p{Ll}|\\d|RESOLVED|AGREED|NOTED))",
		words, size, from)) > 0)
		return end;
	end = end_of_match(&marked, BEGINS WORDS "?(?::(?=\\s)|(?=\\s+•))", words, size, from);
	before = ends_sentence(words, whole) ? end_before_sentence(words, size, from) : 0;
	if (end > 0 || before > 0)
		return end > 0 && before > 0 ? MIN(end, before) : MAX(end, before);
	/* A phrase and a full stop: "Accounts. The cheques were signed." */
	if ((end = end_of_match(&phrase, "(?!\\G[^.]*\\b(?:was|were|is|are|been)\\b)" BEGINS WORDS "(?=\\.\\s+\\p{Lu})", words, size, from)) > 0)
		return end;
	return end_of_match(&standing, BEGINS "(?:(?<=A)pologies(?: for absence)?|(?<=D)eclarations? of interests?|(?<=D)ate of (?:the )?next meeting|"
	    "(?<=M)inutes of (?:the )?(?:last|previous) meeting|(?<=M)atters arising|(?<=A)ny other business|(?<=I)tems for (?:the )?next agenda|"
	    "(?<=P)ublic participation|(?<=F)inance|(?<=P)lanning|(?<=C)orrespondence|(?<=H)ighways)(?=\\s+\\p{Lu}\\p{Ll})", words, size, from);
}

/* "(a)", "(ii)", "(Agenda Item No 3)" alone on a line. */
static gboolean
is_sub_label(const char *words, gsize size)
{
	return size >= 3 && words[0] == '(' && words[size - 1] == ')' && (size <= 5 || g_ascii_strncasecmp(words + 1, "agenda item", 11) == 0);
}

guint
title_below(const struct scan *scan, guint i, guint end)
{
	guint next = scan_next(scan, i + 1, end);

	if (next < end && is_sub_label(scan_words(scan, next), scan_line(scan, next)->size))
		next = scan_next(scan, next + 1, end);
	return next;
}

void
title_take_more(const struct scan *scan, guint i, struct item *item)
{
	const struct line *line = scan_line(scan, i);
	GString *title = g_string_new(item->title);

	scan_go_on(scan, title, scan_words(scan, i), line->size);
	text_append_plain(scan->text, line->start, line->start + line->size, title, NULL);
	split_papers(item, title);
	drop_full_stop(title);
	item->title = arena_take(item->arena, g_string_free(title, FALSE));
}

void
title_take_document(const struct scan *scan, guint i, struct item *item)
{
	GString *label = scan_plain(scan, i);

	g_string_replace(label, "pdf icon ", "", 0);
	g_string_replace(label, "pdf eicon ", "", 0);
	if (label->len)
		item_add_document(item, arena_copy(item->arena, label->str, label->len));
}

gboolean
title_is_standing(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx,
	    "^(?:\\d+\\.? +)?(?:(?:to (?:receive|note) )?(?:any )?(?:apolog(?:y|ies)(?: for absence)?|declarations? of (?:members'? )?interests?|"
	    "disclosures? of interests?|minutes(?: of (?:the )?(?:previous|last) meeting.*)?|urgent (?:business|items?)|"
	    "matters? arising|communications|chair(?:man|person)?.?s? (?:announcements|communications|update)|announcements|"
	    "exclusion of (?:the )?(?:press and (?:the )?public|public and (?:the )?press).*|"
	    "questions (?:from|by) (?:members of )?the (?:public|press).*|public (?:question time|participation|questions)|"
	    "petitions|deputations|work program(?:me)?|forward plan|any other business|"
	    "date(?:,? (?:and )?time(?:,? and (?:place|venue))?)? of (?:the )?(?:next|future) meetings?|next meeting|"
	    "membership(?: changes)?|substitut(?:es|ions)|appointment of (?:vice-?)?chair.*))\\.?$", RX_CASELESS);
	return size <= LIKELY_TITLE && rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* "Mr. C. Ash (Objector)", "Councillor B. Birch": one of those who spoke, a line each. */
static gboolean
is_somebody(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:(?:parish |town |ward )?councillor|cllr|mrs?|ms|miss|dr|revd?)\\b\\.? (?-i:(?:\\p{Lu}\\.? ?)*\\p{Lu}[\\p{L}'’-]+)"
	    "(?: (?-i:\\p{Lu})[\\p{L}'’-]+)?(?: \\([^)]*\\))?$", RX_CASELESS);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH && (words[size - 1] == ')' || memchr(words, '.', size) || *words == 'M');
}

/* "It was moved by Councillor Ash and": words that tell. */
static gboolean
is_told(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "\\b(?:was|were|had)\\b", 0);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* Nothing but a date, as below "Minutes of the Previous Meeting". */
static gboolean
is_date_alone(const char *words, gsize size)
{
	struct day_found found;

	return size < 60 && day_find(words, size, 0, &found) && found.starts < 4 && found.ends + 2 > size;
}

gboolean
title_is_likely(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	gsize size = line->size;

	if (scan->kind[i] != LINE_TEXT && scan->kind[i] != LINE_NUMBERED)
		return FALSE;
	if (size < 3 || size > LIKELY_TITLE || line->bullet || scan_is_resolved(words, size))
		return FALSE;
	if (g_ascii_islower(words[0]) || strchr("(“\"", words[0]))
		return FALSE;
	if (strchr(".:;,-?!", words[size - 1]) && !(words[size - 1] == '.' && size < LONGEST_CLOSED &&
		g_ascii_strncasecmp(words, "to ", 3) != 0 && title_is_standing(words, size)))
		return FALSE;
	return !is_somebody(words, size) && !is_told(words, size) && !is_date_alone(words, size) &&
	    !(scan->cuts && bytes_find(words, size, "view the full ", 14));
}
