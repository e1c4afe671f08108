/* What items minute of the attendance: apologies, and lists of those present below a title of their own. */
#include "parse/attendance.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "parse/names.h"
#include "parse/person.h"
#include "parse/section.h"

#include <string.h>

/* Where the names after "received from" end: with their line, or, after "received from:-", with
 * the lines below that have a name each. */
static gsize
end_of_names(const GString *text, gsize starts, gsize ends)
{
	gboolean is_list = starts > 1 && text->str[starts - 1] == '\n';

	while (is_list && ends < text->len) {
		gsize next = ends + strspn(text->str + ends, ".\n");
		gsize line_end = next + strcspn(text->str + next, "\n");
		g_autofree char *line = g_strndup(text->str + next, line_end - next);
		if (next == line_end || (!person_begins_with_address(line) && !person_is_line_of_one(line)))
			break;
		ends = line_end;
	}
	return ends;
}

static gboolean
has_word(const char *title, const char *word)
{
	return bytes_find_caseless(title, strlen(title), word, strlen(word)) != NULL;
}

gboolean
attendance_has(const struct meeting *meeting, enum role role)
{
	for (guint i = 0; i < meeting->attendance->len; i++)
		if (((const struct attendee *)g_ptr_array_index(meeting->attendance, i))->role == role)
			return TRUE;
	return FALSE;
}

/* The byte after the paragraph that begins at byte `from`. */
static gsize
paragraph_end(const char *text, gsize from)
{
	const char *end = strstr(text + from, "\n\n");

	return end ? (gsize)(end - text) : strlen(text);
}

/* "D. Dent and E. Elm - Borough Councillor": names, and no sentence about them. */
static gboolean
are_names(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "\\b(?:was|were|is|are|had|have|no|none|to|there|that|received|accepted|noted|sent|gave|the)\\b", RX_CASELESS);
	return size > 3 && g_ascii_isupper(*words) && rx_search(rx, words, size, 0, NULL, 0) == RX_NO_MATCH;
}

/* "MEMBERS PRESENT", "Those Attending" as the title of an item; NULL where it is none of these. */
static const struct section *
section_of_title(const struct item *item)
{
	const char *rest;
	const struct section *section = item->title && section_may_open(item->title, strlen(item->title)) ? section_of(item->title, &rest) : NULL;

	return section && !*rest && section->role != ROLE_APOLOGIES && strchr(section->words, ' ') ? section : NULL;
}

gboolean
attendance_is_titled(const struct meeting *meeting)
{
	for (guint i = 0; i < meeting->items->len; i++)
		if (section_of_title(g_ptr_array_index(meeting->items, i)))
			return TRUE;
	return FALSE;
}

/* The first paragraph of such an item names them. */
static gboolean
read_titled(struct meeting *meeting, const struct item *item)
{
	const char *text = item->minutes.text.str;
	const struct section *section = section_of_title(item);

	if (!section || attendance_has(meeting, section->role))
		return FALSE;
	gsize end = paragraph_end(text, 0);
	while (text[end] && (person_begins_with_address(text + end + 2) || names_says_how(text + end + 2)))
		end = paragraph_end(text, end + 2);
	g_autofree char *words = g_strndup(text, end);
	names_take(meeting, section->role, words);
	return TRUE;
}

void
attendance_read_item(struct meeting *meeting, const struct item *item)
{
	static struct rx *rx;
	const GString *text = &item->minutes.text;
	gsize group[4];

	rx_own(&rx, "(?:(?<!\\bno )\\bapolog(?:y|ies|ises)\\b[^.]{0,80}?\\b(?:from|on behalf of|by)\\b|^(?:were |was )?(?:received|accepted)\\b[^.]{0,60}?\\bfrom\\b|\\bymddiheuriadau\\b[^.]{0,60}?\\b(?:gan|oddi wrth|gyfer))[:–-]*\\s+"
	    "(.*?)(?:(?<!\\bRt|\\bHon|\\bMrs|\\bMr|\\bMs|\\bDr|\\bRev|\\bRevd|\\bCllr|\\bProf|\\bSt|\\b\\p{Lu})\\.\\s| who\\b| (?:(?:were|was|had been) )?(?:noted|accepted|received|given)\\b|\\.?$)",
	    RX_CASELESS | RX_MULTILINE);
	if (!item->title || read_titled(meeting, item) || !(has_word(item->title, "apolog") || has_word(item->title, "ymddiheuriad")))
		return;
	if (rx_search(rx, text->str, text->len, 0, group, 2) != RX_MATCH) {
		gsize first = paragraph_end(text->str, 0);
		g_autofree char *bare = g_strndup(text->str, first);

		if (are_names(bare, first))
			names_take(meeting, ROLE_APOLOGIES, bare);
		return;
	}
	gsize end = end_of_names(text, group[2], group[3]);
	g_autofree char *words = g_strndup(text->str + group[2], end - group[2]);
	names_take(meeting, ROLE_APOLOGIES, words);
}
