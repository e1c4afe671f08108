#include "parse/head_line.h"

#include "base/rx.h"
#include "model/day.h"

#include <string.h>

enum { TITLE_LINES = 4 /* below the first */ };

/* Whether the line begins as what the council system puts before a body may. */
static gboolean
may_have_prefix(const char *line)
{
	static const char *const begins[] = { "sp", "ex", "ad", "an", "re", "vi", "hy", "in", "bu", "ur", "ne", "mo" };

	for (guint i = 0; i < G_N_ELEMENTS(begins) && strchr("SEARVHIBUNMseah", *line); i++)
		if (g_ascii_strncasecmp(line, begins[i], 2) == 0)
			return strchr(line, ',') != NULL;
	return FALSE;
}

/* Whether "(expired)" or the years of a body may stand in the line. */
static gboolean
may_have_years(const char *line)
{
	while ((line = strchr(line, '(')) != NULL)
		if (*++line == 'e' || *line == 'E' || g_ascii_isdigit(*line) || *line & 0x80)
			return TRUE;
	return FALSE;
}

char *
head_line(const struct scan *scan, guint i)
{
	static struct rx *rx;
	char *line = scan_plain(scan, i)->str;
	gsize group[2];

	rx_own(&rx, "\\s*\\((?:expired|\\d\\d?/\\d\\d?/\\d{4}\\s*-\\s*(?:\\d\\d?/\\d\\d?/\\d{4})?)\\)|"
	    "^(?:(?:special|extraordinary|additional|annual|rescheduled|adjourned|reconvened|virtual|remote|hybrid|informal|budget|urgent|new)\\b"
	    "[^,]{0,40}|moved (?:from|to) [^,]{0,40}),\\s+(?=\\p{Lu})", RX_CASELESS);
	gboolean may_have = may_have_years(line) || may_have_prefix(line);
	while (may_have && rx_search(rx, line, strlen(line), 0, group, 1) == RX_MATCH)
		memmove(line + group[0], line + group[1], strlen(line + group[1]) + 1);
	return g_strstrip(line);
}

static gboolean
begins_title(const char *words, gsize size)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:at an? )?(?:(?:draft|confirmed|unconfirmed|unapproved|approved|signed|annual|special|extraordinary|ordinary) )*(?:minutes?|proceedings|notes?|record|meeting)\\b.{0,60}\\b(?:of|at)\\b", RX_CASELESS);
	return size > 12 && strchr("MDCSPANREOUmdcspanreou", *words) && rx_search(rx, words, size, 0, NULL, 0) == RX_MATCH;
}

/* "Date: 14 June 2018" is no part of a sentence; "at 7:30 pm" may be. */
static gboolean
is_labelled(const GString *words)
{
	enum { LONGEST_LABEL = 20 /* bytes */ };
	const char *colon = strchr(words->str, ':');

	return colon && colon < words->str + LONGEST_LABEL && !g_ascii_isdigit(colon[1]);
}

/* "... AT 3.00 P.M. IN THE": the place stands on the next line. */
static gboolean
is_unfinished(const GString *title)
{
	static struct rx *rx;

	rx_own(&rx, "(?:,|&|\\b(?:in|at|the|and|via|of))$", RX_CASELESS);
	return rx_search(rx, title->str, title->len, 0, NULL, 0) == RX_MATCH;
}

char *
head_join_title(const struct scan *scan, guint *i, guint end, const char *first)
{
	struct day_found found;
	gsize size = strlen(first);

	if (!begins_title(first, size) || day_find(first, size, 0, &found))
		return NULL;
	g_autoptr(GString) title = g_string_new(first);
	for (guint j = *i + 1, n = 0; j < end && n < TITLE_LINES && title->len < HEAD_LINE_LONGEST; j++) {
		if (scan_line(scan, j)->size == 0)
			continue;
		if (scan->kind[j] != LINE_TEXT && scan->kind[j] != LINE_NUMBERED)
			return NULL;
		const GString *words = scan_plain(scan, j);
		if (begins_title(words->str, words->len) || is_labelled(words))
			return NULL;
		g_string_append_c(title, ' ');
		g_string_append(title, words->str);
		n++;
		if (!day_find(title->str, title->len, size, &found))
			continue;
		if (is_unfinished(title) && j + 1 < end && scan->kind[j + 1] == LINE_TEXT) {
			g_string_append_printf(title, " %s", scan_plain(scan, j + 1)->str);
			j++;
		}
		*i = j;
		return g_strdup(title->str);
	}
	return NULL;
}
