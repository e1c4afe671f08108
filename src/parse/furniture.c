#include "parse/furniture.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "model/day.h"

#include <string.h>

enum { LONGEST_HEAD = 120 };

gboolean
furniture_is_page_mark(const struct scan *scan, guint i)
{
	static struct rx *rx;
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);

	if (line->size > 24 || line->bullet || !(g_ascii_isdigit(words[0]) || strchr("-–pP[(", words[0])))
		return FALSE;
	rx_own(&rx, "^(?:[-–\\[(]\\s*)?(?:page\\s+)?\\d{1,4}[A-Z]?(?:\\s*(?:of|/)\\s*\\d{1,4})?(?:\\s*[-–\\])])?$|^part (?:one|two|three|[123abi]{1,2})$", RX_CASELESS);
	return rx_search(rx, words, line->size, 0, NULL, 0) == RX_MATCH;
}

/* Small letters, and "and" for "&": running heads are short of room. */
static void
fold(GString *words)
{
	for (gsize i = 0; i < words->len; i++)
		words->str[i] = g_ascii_tolower(words->str[i]);
	if (memchr(words->str, '&', words->len))
		g_string_replace(words, " & ", " and ", 0);
}

/* Whether line i could be a head by its first letter and its digits, which most lines are not:
 * otherwise it names neither the body nor a day. */
static gboolean
may_be_head(const struct scan *scan, guint i, const char *body)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);

	if (line->size < 4 || line->size > LONGEST_HEAD || line->bullet || (scan->kind[i] != LINE_TEXT && scan->kind[i] != LINE_NUMBERED))
		return FALSE;
	if (!g_ascii_isalpha(*words) || (body && (g_ascii_tolower(*words) == *body || *body == '\0')))
		return TRUE;
	if (g_ascii_tolower(*words) == 't' && (g_ascii_tolower(words[1]) == 'h' || !g_ascii_isalpha(words[1]))) /* "the Cabinet" */
		return TRUE;
	return bytes_next_digit(words, 0, line->size) < line->size;
}

/* The line without the page number at either end, in the scan's own string; NULL where no head can
 * be so. */
static GString *
head_words(const struct scan *scan, guint i)
{
	GString *words = scan_plain(scan, i);
	const char *plain = words->str;
	gsize from = 0, size = words->len;

	while (size > 0 && (g_ascii_isdigit(plain[size - 1]) || plain[size - 1] == ' ') && !strchr("/-", plain[size - 1]))
		size--;
	while (from < size && (g_ascii_isdigit(plain[from]) || plain[from] == ' '))
		from++;
	if (g_ascii_strncasecmp(plain + from, "the ", 4) == 0) /* "THE CABINET - 16/09/24" */
		from += 4;
	/* A date at the end is no page number. */
	if (size > from && strchr("/-", plain[size - 1]))
		size = words->len;
	if (size <= from + 3)
		return NULL;
	g_string_truncate(words, size);
	g_string_erase(words, 0, from);
	return words;
}

/* Whether the words, which become small letters, are a running head if they come again, or for
 * certain ("BODY - 09/07/19"). */
static gboolean
names_meeting(GString *words, const char *body, gboolean *is_certain)
{
	struct day_found found;
	gboolean has_date = day_find(words->str, words->len, 0, &found), has_body;

	if (!has_date && (!body || (*body != '\0' && g_ascii_tolower(*words->str) != *body)))
		return FALSE;
	fold(words);
	has_body = body && g_str_has_prefix(words->str, body);
	has_date = has_date && day_find(words->str, words->len, 0, &found);

	gsize name = has_body ? strlen(body) : 0;

	if (has_body && g_str_has_prefix(words->str + name, " meeting")) /* "COUNCIL MEETING - 05/03/25" */
		name += strlen(" meeting");
	*is_certain = has_date && has_body && found.starts <= name + 4 && found.ends + 6 >= words->len;
	return has_body || (has_date && words->len < 80);
}

void
furniture_find(struct scan *scan, guint first, guint end, const char *body)
{
	g_autoptr(GString) small = g_string_new(body);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	fold(small);
	body = body ? small->str : NULL;
	for (guint i = first; i < end; i++) {
		gboolean is_certain;
		gpointer before;
		if (scan_line(scan, i)->size == 0)
			continue;
		if (furniture_is_page_mark(scan, i)) {
			scan->kind[i] = LINE_FURNITURE;
			continue;
		}
		GString *words = may_be_head(scan, i, body) ? head_words(scan, i) : NULL;
		if (!words || !names_meeting(words, body, &is_certain))
			continue;
		if (is_certain)
			scan->kind[i] = LINE_FURNITURE;
		if (g_hash_table_lookup_extended(seen, words->str, NULL, &before))
			scan->kind[i] = scan->kind[GPOINTER_TO_UINT(before)] = LINE_FURNITURE;
		else
			g_hash_table_insert(seen, g_strndup(words->str, words->len), GUINT_TO_POINTER(i));
	}
}

guint
furniture_end(const struct scan *scan, guint first, guint end)
{
	static struct rx *rx;

	rx_own(&rx, "^(?:signed\\b.{0,60}|chair(?:man|person|woman)?\\b[\\s._…:]*(?:date.*)?|dated?\\b.{0,60}|dated this.*|[\\s._…-]+|"
	    "(?:the )?(?:meeting|proceedings) (?:was |were )?(?:then )?(?:concluded|closed|ended|finished|rose|terminated|declared closed)\\b.{0,80}|"
	    "this (?:concluded|ended) the .{0,60}|duration of (?:the )?meeting.{0,40})$", RX_CASELESS);
	while (end > first) {
		const struct line *line = scan_line(scan, end - 1);
		if (line->size && scan->kind[end - 1] != LINE_FURNITURE && scan->kind[end - 1] != LINE_MARK) {
			const GString *words = scan_plain(scan, end - 1);
			if (rx_search(rx, words->str, words->len, 0, NULL, 0) != RX_MATCH)
				break;
		}
		end--;
	}
	return end;
}
