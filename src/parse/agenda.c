#include "parse/agenda.h"

#include "base/rx.h"
#include "model/day.h"
#include "parse/paragraph.h"
#include "parse/title.h"

#include <string.h>

gboolean
agenda_is_description(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:to (?!date\\b)[a-z]{2,}\\b|please (?:see|note|find)\\b|members to\\b|"
	    "for (?:the )?(?:chair|members|information|discussion|decision|noting|consideration|project|officers)|"
	    "this (?:agenda )?(?:item|report|paper) (?:agenda )?(?:will|is|provides|sets|seeks|presents|asks|updates|details|outlines)\\b|"
	    "(?!.*\\b(?:was|were|had)\\b)(?:the |an? )?(?:verbal |oral |joint )?(?:reports?|updates?|presentations?) (?:of|by|from)\\b[^.]{0,140}\\.?$|"
	    "members are (?:asked|invited|requested) to|any (?:other )?(?:public )?(?:communication|items?|petitions?)\\b.{0,60}\\b(?:which|that|received by)\\b|"
	    "i dderbyn|i ystyried|derbyn|ystyried)", RX_CASELESS);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* The first verb that tells present from past decides. */
static gboolean
is_minuted(const char *words, gsize size)
{
	static struct rx *rx;
	gsize group[6];

	rx_own(&rx, "\\b(?:((?<![^\n])(?:none|nil)|was|were|had|did|considered|provided|advised|informed|noted|welcomed|invited|introduced|presented|"
	    "reported|asked|thanked|agreed|gave|received|confirmed|stated|explained|declared|submitted|resolved|updated|"
	    "outlined|highlighted|attended|discussed|expressed|moved|seconded|requested|raised|drew|spoke|took|queried|"
	    "summarised|commented|responded|clarified|made|referred|approved|ruled|accepted|announced|proposed|heard|"
	    "extended|contained|included|comprised|covered|indicated|acknowledged|opened|recorded|intimated|nominated|ystyriwyd|derbyniwyd|penderfynwyd)|"
	    "(will|is|are|has|have|includes?|sets|summarises|provides|seeks|asks|presents|(?<!the |of )details|outlines|informs|"
	    "recommends|invites|attached|enclosed|contains?|(?<!the |following |of )updates|describes|shall|(?-i:may)|can|explains|covers|"
	    "(?<!the |following |of )reports))\\b",
	    RX_CASELESS);
	return rx_search(rx, words, size, 0, group, 3) == RX_MATCH && group[2] != G_MAXSIZE;
}

/* "That the public be excluded", below "the Chair may propose:-". */
static gboolean
is_proposed(const struct scan *scan, guint first, guint i)
{
	guint before = i;

	if (scan_line(scan, i)->size < 5 || memcmp(scan_words(scan, i), "That ", 5) != 0)
		return FALSE;
	while (before > first && scan_line(scan, before - 1)->size == 0)
		before--;
	return before > first && strchr(":-", scan_words(scan, before - 1)[scan_line(scan, before - 1)->size - 1]);
}

static gboolean
begins_minutes(const struct scan *scan, guint first, guint i)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);

	if (scan_is_resolved(words, line->size))
		return TRUE;
	if (line->bullet || agenda_is_description(words, line->size) || is_proposed(scan, first, i))
		return FALSE;
	return is_minuted(words, line->size);
}

gboolean
agenda_is_bare_decision(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:\\(?(?:\\d{1,2}|[a-z])[.)]+\\s+)?That\\b,?\\s.*\\b(?:be|is|are)\\b.*[.;]?$", 0);
	return size > 0 && strchr("T(0123456789abcdefgh", words[0]) && rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

static gboolean
is_bare_decision(const struct scan *scan, guint i)
{
	return agenda_is_bare_decision(scan_words(scan, i), scan_line(scan, i)->size);
}

/* The line below the last one of an item that is minuted, bare decisions apart; `first` where none is. */
static guint
below_minuted(const struct scan *scan, guint first, guint end)
{
	while (end > first && (scan_line(scan, end - 1)->size == 0 || is_bare_decision(scan, end - 1) ||
		!begins_minutes(scan, first, end - 1)))
		end--;
	return end;
}

/* Whether the item ends with decisions from line i on, of which the word "Resolved" was lost: what
 * the agenda proposes has something minuted below it. *below is what below_minuted() says, or
 * G_MAXUINT as long as nobody asked: an item may have thousands of such lines. */
static gboolean
ends_decided(const struct scan *scan, guint first, guint i, guint end, guint *below)
{
	if (!is_bare_decision(scan, i) || is_proposed(scan, first, i))
		return FALSE;
	if (*below == G_MAXUINT)
		*below = below_minuted(scan, first, end);
	return *below <= i + 1;
}

/* Takes the papers below "Additional documents:" at line i; returns the line after them. */
static guint
take_documents(const struct scan *scan, guint i, guint end, struct item *item)
{
	guint next = scan_next(scan, i + 1, end);

	while (next < end && title_has_paper(scan, next)) {
		title_take_document(scan, next, item);
		next = scan_next(scan, next + 1, end);
	}
	return next;
}

/* Adds lines first to end, papers apart. */
static void
add_lines(const struct scan *scan, guint first, guint end, struct passage *passage, struct item *item)
{
	struct writer writer;

	writer_init(&writer, scan, passage, end);
	for (guint i = first, next; i < end; i = next) {
		for (next = i; next < end && scan->kind[next] != LINE_DOCUMENTS;)
			next++;
		writer_add_lines(&writer, i, next, item);
		if (next < end)
			next = take_documents(scan, next, end, item);
	}
}

/* Whether the first line is a day. */
static gboolean
is_day(const struct scan *scan, guint first, guint end)
{
	struct day_found found;
	guint i = scan_next(scan, first, end);

	return i < end && day_find(scan_words(scan, i), scan_line(scan, i)->size, 0, &found) && found.starts < 12 &&
	    !agenda_is_description(scan_words(scan, i), scan_line(scan, i)->size);
}

/* "Information Pack" right above what was minuted about it, with no agenda text before, belongs to it. */
static guint
back_to_heading(const struct scan *scan, guint first, guint minutes)
{
	guint i = scan_next(scan, first, minutes), next = scan_next(scan, i + 1, minutes);

	if (i < minutes && next == minutes && title_is_likely(scan, i) && !memchr(scan_words(scan, i), ':', scan_line(scan, i)->size) &&
	    scan->kind[i] == LINE_TEXT && !agenda_is_description(scan_words(scan, i), scan_line(scan, i)->size))
		return i;
	return minutes;
}

void
agenda_split(const struct scan *scan, guint first, guint end, struct item *item)
{
	guint minutes = first, below = G_MAXUINT;

	while (minutes < end && scan->kind[minutes] != LINE_DOCUMENTS && !begins_minutes(scan, first, minutes) &&
	    !ends_decided(scan, first, minutes, end, &below))
		minutes++;
	if (minutes == end && is_day(scan, first, end)) /* of the next meeting */
		minutes = first;
	minutes = back_to_heading(scan, first, minutes);
	add_lines(scan, first, minutes, &item->agenda, item);
	add_lines(scan, minutes, end, &item->minutes, item);
}
