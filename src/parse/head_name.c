#include "parse/head_name.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "model/day.h"
#include "parse/body.h"

#include <string.h>

enum {
	SHORTEST = 4,    /* bytes of a name */
	MOST_KINDS = 3,  /* "Board Meeting (Public) Minutes" */
	LONG_NAME = 16   /* bytes: "Board Meeting" is what some call themselves, "Audit Committee Meeting" isn't */
};

gsize
head_before_date(const char *line, gsize starts)
{
	static struct rx *joiner;
	gsize group[2];

	rx_own(&joiner, "(?:\\s|[-–—,:|(\\[]|\\bheld\\b|\\bon\\b|\\bthe\\b|\\bat\\b|\\bof\\b|\\bfor\\b|\\bfrom\\b|\\bdated\\b|\\d{1,2}[.:]\\d\\d\\s*(?:[ap]\\.?m\\.?)?)+$", RX_CASELESS);
	if (rx_search(joiner, line, starts, 0, group, 1) == RX_MATCH)
		return group[0];
	return starts;
}

gboolean
head_is_council(const char *name, gsize size)
{
	return (size >= 7 && g_ascii_strncasecmp(name + size - 7, "council", 7) == 0) ||
	    (size > 10 && g_ascii_strncasecmp(name, "comhairle ", 10) == 0) || (size > 7 && g_ascii_strncasecmp(name, "cyngor ", 7) == 0);
}

/* "Audit Committee, 2016-08-11", "14 June 2018: Audit Committee" */
static gsize
without_day(const char **words, gsize size)
{
	static struct rx *rx;
	struct day_found found;
	gsize group[2];

	if (bytes_next_digit(*words, 0, size) == size || !day_find(*words, size, 0, &found))
		return size;
	gsize before = head_before_date(*words, found.starts);
	if (before >= SHORTEST)
		return before;
	rx_own(&rx, "\\G[\\s)\\]]*(?:,?\\s*(?:at )?\\d{1,2}[.:]\\d\\d\\s*(?:[ap]\\.?m\\.?)?)?[\\s–—,:|-]*(?=\\p{Lu})", RX_CASELESS);
	if (rx_search(rx, *words, size, found.ends, group, 1) != RX_MATCH)
		return 0;
	*words += group[1];
	return size - group[1];
}

/* "Draft minutes of the", "Minutes:", "CANCELLED" */
static gsize
without_title(const char **words, gsize size)
{
	static struct rx *rx;
	gsize group[2];

	rx_own(&rx, "^(?:concise |draft |confirmed |unconfirmed |unapproved |approved |printed )*(?:minutes|agenda|notes|cofnodion(?: cryno)?)(?:\\s*[-–:|]\\s*| of (?:an? |the )?(?:latest |last |most recent )?)|"
	    "^(?:cancelled|postponed),?\\s+", RX_CASELESS);
	if (!strchr("cdpmanuCDPMANU", **words) || rx_search(rx, *words, size, 0, group, 1) != RX_MATCH)
		return size;
	*words += group[1];
	return size - group[1];
}

/* Whether one of the words stands there with which what is no part of a name begins. */
static gboolean
has_kind(const char *words, gsize size)
{
	return bytes_find_caseless(words, size, "minutes", 7) || bytes_find_caseless(words, size, "meeting", 7) || (words[size - (size > 0)] == ')' && memchr(words, '(', size));
}

/* "Local Access Forum Minutes", "Averley Town Council Extraordinary Meeting", "Board of Directors (Public)": a
 * private part is another meeting. "Council Meeting" is what the council system calls the council; others keep
 * a short name. */
static gsize
without_kind(const char *words, gsize size)
{
	static struct rx *rx;
	gsize group[4];

	if (!has_kind(words, size)) /* most names */
		return size;
	rx_own(&rx, "(?:\\s*[-–—:,|]\\s*|\\s+)(?:\\((?:public|open)(?: session)?\\)|(?:(?:draft|approved|confirmed|unconfirmed) )*minutes\\b.*|"
	    "(?:(?:annual|ordinary|extraordinary|special|general|monthly|regular|public) )*(meeting))$", RX_CASELESS);
	for (guint i = 0; i < MOST_KINDS && rx_search(rx, words, size, 0, group, 2) == RX_MATCH; i++) {
		gboolean is_short = group[2] != G_MAXSIZE && size <= LONG_NAME && g_ascii_strncasecmp(words, "council", 7) != 0;

		if (is_short || !body_has_kind(words, group[0]))
			break;
		size = group[0];
	}
	return size;
}

/* "Averley Town Council: Harbour Committee", "Harbour Committee, Averley Town Council", "Harbour Committee of Averley
 * Town Council" */
static gsize
without_council(const char **words, gsize size)
{
	static struct rx *before, *behind;
	gsize group[2];

	rx_own(&before, "^[^,:–—]{3,50} council(?:\\s+[-–—|]\\s+|:\\s+)(?=\\p{Lu})", RX_CASELESS);
	if (rx_search(before, *words, size, 0, group, 1) == RX_MATCH && !head_is_council(*words + group[1], size - group[1]) &&
	    body_is_likely(*words + group[1], size - group[1])) {
		*words += group[1];
		return size - group[1];
	}
	rx_own(&behind, "(?:, | of (?:the )?)(?:[\\w'’-]+ ){1,4}council$", RX_CASELESS);
	if (rx_search(behind, *words, size, 0, group, 1) == RX_MATCH && !head_is_council(*words, group[0]) && body_is_likely(*words, group[0]))
		return group[0];
	return size;
}

gboolean
head_is_of_meeting(const char *line, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:(?:draft |confirmed |unconfirmed |unapproved |approved )?(?:minutes|notes?|record) of (?:the |an? )?|at (?:the |an? )?)?(?!(?:previous|last|council|next) )(?:[\\w-]+ )?(?:meeting|proceedings)\\b(?! of)[^.]{0,100}$|^date of (?:the )?meeting|^held\\b[^.]{0,80}$", RX_CASELESS);
	return rx_search(rx, line, size, 0, NULL, 0) == RX_MATCH;
}

gboolean
head_is_of_system(const char *line, gsize size, const struct day_found *found, gsize prefix)
{
	static struct rx *rx;
	char hhmm[6];

	rx_own(&rx, "^ - (?:mon|tues|wednes|thurs|fri|satur|sun)day,? \\d{1,2}", RX_CASELESS);
	return prefix > 3 && g_ascii_isupper(*line) && found->ends < size && day_find_time(line, size, found->ends, hhmm, NULL) &&
	    rx_search(rx, line + prefix, size - prefix, 0, NULL, 0) == RX_MATCH;
}

gboolean
head_is_about_minutes(const char *words, gsize size)
{
	static struct rx *rx;

	if (!bytes_find_caseless(words, size, " minutes", 8))
		return FALSE;
	rx_own(&rx, "^(?:to|approv\\w+|confirm\\w+|agree\\w*|adopt\\w+|accept\\w+|recei\\w+|sign\\w*|previous|last) [^.]{0,60}minutes\\b", RX_CASELESS);
	return rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* "THE CABINET"; "Extraordinary Council" is the same council. */
static gsize
without_article(const char **words, gsize size)
{
	static const char *const kinds[] = { "extraordinary council", "special council" };

	if (size > 4 && g_ascii_strncasecmp(*words, "the ", 4) == 0 && !memchr(*words + 4, ' ', size - 4)) {
		*words += 4;
		return size - 4;
	}
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strlen(kinds[i]) == size && g_ascii_strncasecmp(*words, kinds[i], size) == 0) {
			*words += size - strlen("council");
			return strlen("council");
		}
	return size;
}

gsize
head_bare_name(const char **words, gsize size)
{
	if (head_is_about_minutes(*words, size))
		return 0;
	size = without_title(words, size);
	size = without_day(words, size);
	size = without_title(words, size);
	size = without_kind(*words, size);
	if (bytes_find_caseless(*words, size, "council", 7))
		size = without_council(words, size);
	return without_article(words, size);
}
