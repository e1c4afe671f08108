#include "parse/furniture.h"

#include "base/rx.h"
#include "model/day.h"

#include <string.h>

enum { LONGEST_HEAD = 120 };

/* "12", "12C", "- 12 -", "Page 3 of 9", "PART ONE" */
static gboolean
is_page_mark(const struct scan *scan, guint i)
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
static char *
fold(const char *words, gsize size)
{
	g_autofree char *lower = g_ascii_strdown(words, size);
	GString *small = g_string_new(lower);

	g_string_replace(small, " & ", " and ", 0);
	return g_string_free(small, FALSE);
}

/* The line in small letters without the page number at either end; NULL where no head can be so. */
static char *
head_words(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	gsize from = 0;

	if (line->size < 4 || line->size > LONGEST_HEAD || line->bullet || (scan->kind[i] != LINE_TEXT && scan->kind[i] != LINE_NUMBERED))
		return NULL;
	g_autofree char *plain = text_line_plain(scan->text, i);
	gsize size = strlen(plain);
	while (size > 0 && (g_ascii_isdigit(plain[size - 1]) || plain[size - 1] == ' ') && !strchr("/-", plain[size - 1]))
		size--;
	while (from < size && (g_ascii_isdigit(plain[from]) || plain[from] == ' '))
		from++;
	if (g_ascii_strncasecmp(plain + from, "the ", 4) == 0) /* "THE CABINET - 16/09/24" */
		from += 4;
	/* A date at the end is no page number. */
	if (size > from && strchr("/-", plain[size - 1]))
		size = strlen(plain);
	return size > from + 3 ? fold(plain + from, size - from) : NULL;
}

/* Whether the words are a running head if they come again, or for certain ("BODY - 09/07/19"). */
static gboolean
names_meeting(const char *words, const char *body, gboolean *is_certain)
{
	struct day_found found;
	gboolean has_date = day_find(words, strlen(words), 0, &found);
	gboolean has_body = body && g_str_has_prefix(words, body);

	gsize name = has_body ? strlen(body) : 0;

	if (has_body && g_str_has_prefix(words + name, " meeting")) /* "COUNCIL MEETING - 05/03/25" */
		name += strlen(" meeting");
	*is_certain = has_date && has_body && found.starts <= name + 4 && found.ends + 6 >= strlen(words);
	return has_body || (has_date && strlen(words) < 80);
}

void
furniture_find(struct scan *scan, guint first, guint end, const char *body)
{
	g_autofree char *small = body ? fold(body, strlen(body)) : NULL;
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = first; i < end; i++) {
		gboolean is_certain;
		gpointer before;
		if (scan_line(scan, i)->size == 0)
			continue;
		if (is_page_mark(scan, i)) {
			scan->kind[i] = LINE_FURNITURE;
			continue;
		}
		char *words = head_words(scan, i);
		if (!words || !names_meeting(words, small, &is_certain)) {
			g_free(words);
			continue;
		}
		if (is_certain)
			scan->kind[i] = LINE_FURNITURE;
		if (g_hash_table_lookup_extended(seen, words, NULL, &before)) {
			scan->kind[i] = scan->kind[GPOINTER_TO_UINT(before)] = LINE_FURNITURE;
			g_free(words);
		} else
			g_hash_table_insert(seen, words, GUINT_TO_POINTER(i));
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
			g_autofree char *words = text_line_plain(scan->text, end - 1);
			if (rx_search(rx, words, strlen(words), 0, NULL, 0) != RX_MATCH)
				break;
		}
		end--;
	}
	return end;
}
