#include "parse/head_place.h"

#include "base/rx.h"
#include "parse/body.h"

#include <string.h>

gboolean
head_is_place(const char *line, gsize size)
{
	static struct rx *place, *sentence;

	if (size < 6 || size > BODY_LONGEST || !g_ascii_isupper(*line) || strchr(".;!?", line[size - 1]) || memchr(line, ':', size) || memchr(line, '@', size))
		return FALSE;
	rx_own(&place, "\\b(?:(?:town|city|county|shire|village|parish|church|memorial|community) hall|guildhall|council house|civic (?:centre|offices|suite)|"
	    "council (?:chambers?|offices|headquarters)|committee rooms?|assembly rooms?|board ?room|community centre|microsoft teams|zoom)\\b", RX_CASELESS);
	rx_own(&sentence, "[.:;!?]$|:|\\b(?:was|were|will|would|be|is|are|had|have|held|minutes|committee (?!room))\\b|@|\\d{4}", RX_CASELESS);
	return rx_search(place, line, size, 0, NULL, 0) == RX_MATCH && rx_search(sentence, line, size, 0, NULL, 0) == RX_NO_MATCH;
}

char *
head_place_of_sentence(const char *line, gsize size, gsize day_ends)
{
	static struct rx *before, *behind;
	gsize group[4];

	rx_own(&before, "\\b(?i:held (?:remotely |virtually )?(?:at|in|via|using) )(?:(?:the|THE) )?(?!\\d)(\\S.{2,80}?),? (?i:on|at|commencing)\\b", 0);
	if (rx_search(before, line, size, 0, group, 2) == RX_MATCH)
		return g_strndup(line + group[2], group[3] - group[2]);
	rx_own(&behind, "\\G[\\s,)]*(?:(?:(?:commencing|starting|beginning|from|at|@),? )*\\d{1,2}(?:[.:]\\d\\d)?\\s*(?:[ap]\\.?m\\b\\.?|hrs|noon)?[\\s,]*)?"
	    "(?:and )?(?:at|in|via) (?-i:(?:the|THE) )?(?!(?:the )?(?:chair|attendance)\\b)((?-i:\\p{Lu})[^.;:\\d]{2,40}?(?: \\d{1,2})?[^.;:\\d]{0,60}?)(?:,? (?:at|from|commencing) (?=\\d).*)?\\.?$", RX_CASELESS);
	if (rx_search(behind, line, size, day_ends, group, 2) == RX_MATCH)
		return g_strndup(line + group[2], group[3] - group[2]);
	return NULL;
}

char *
head_place_led(const char *line, gsize size)
{
	static struct rx *rx;
	gsize group[4];

	if (!strchr("hHaAiI", *line) || size > BODY_LONGEST)
		return NULL;
	rx_own(&rx, "^(?:held (?:remotely )?)?(?:at|in) (?-i:(?:the|THE) )?(?!(?:the )?(?:chair|attendance|private|public|absence)\\b)((?-i:\\p{Lu})[^.;:\\d]{2,40}?(?: \\d{1,2})?[^.;:\\d]{0,60}?)(?:,? (?:at|from|commencing) (?=\\d).*)?\\.?$", RX_CASELESS);
	if (rx_search(rx, line, size, 0, group, 2) != RX_MATCH)
		return NULL;
	return g_strndup(line + group[2], group[3] - group[2]);
}
