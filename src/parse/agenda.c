#include "parse/agenda.h"

#include "base/rx.h"
#include "model/day.h"
#include "parse/paragraph.h"

gboolean
agenda_is_description(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:to (?!date\\b)[a-z]{2,}\\b|please (?:see|note|find)\\b|members to\\b|"
	    "for (?:the )?(?:chair|members|information|discussion|decision|noting|consideration|project|officers)|"
	    "this (?:agenda )?(?:item|report|paper) (?:agenda )?(?:will|is|provides|sets|seeks|presents|asks|updates|details|outlines)\\b|"
	    "(?!.*\\b(?:was|were|had)\\b)(?:the |an? )?(?:verbal |oral |joint )?(?:reports?|updates?|presentations?) (?:of|by|from)\\b[^.]{0,140}\\.?$|"
	    "members are (?:asked|invited|requested) to|"
	    "i dderbyn|i ystyried|derbyn|ystyried)", RX_CASELESS);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* The first verb that tells present from past decides. */
static gboolean
is_minuted(const char *words, gsize size)
{
	static struct rx *rx;
	gsize group[6];

	rx_own(&rx, "\\b(?:(was|were|had|did|considered|provided|advised|informed|noted|welcomed|invited|introduced|presented|"
	    "reported|asked|thanked|agreed|gave|received|confirmed|stated|explained|declared|submitted|resolved|updated|"
	    "outlined|highlighted|attended|discussed|expressed|moved|seconded|requested|raised|drew|spoke|took|queried|"
	    "summarised|commented|responded|clarified|made|referred|approved|ruled|accepted|announced|proposed|heard|"
	    "extended|indicated|acknowledged|opened|recorded|intimated|nominated|ystyriwyd|derbyniwyd|penderfynwyd)|"
	    "(will|is|are|has|have|includes?|sets|summarises|provides|seeks|asks|presents|details|outlines|informs|"
	    "recommends|invites|attached|enclosed|contains?|updates|describes|shall|may|can|explains|covers|reports))\\b",
	    RX_CASELESS);
	return rx_search(rx, words, size, 0, group, 3) == RX_MATCH && group[2] != G_MAXSIZE;
}

static gboolean
begins_minutes(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);

	if (scan_is_resolved(words, line->size))
		return TRUE;
	if (line->bullet || agenda_is_description(words, line->size))
		return FALSE;
	return is_minuted(words, line->size);
}

void
agenda_split(const struct scan *scan, guint first, guint end, struct item *item)
{
	struct writer writer;
	guint minutes = first;

	while (minutes < end && !begins_minutes(scan, minutes))
		minutes++;
	writer_init(&writer, scan, &item->agenda);
	writer_add_lines(&writer, first, minutes, item);
	writer_init(&writer, scan, &item->minutes);
	writer_add_lines(&writer, minutes, end, item);
}
