#include "query/hit.h"
#include "query/query.h"
#include "query/snippet.h"

enum {
	BYTES_BEFORE = 40, /* around the first byte of the match */
	BYTES_AFTER = 120
};

static gboolean
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static gboolean
is_inside_character(char c)
{
	return ((guchar)c & 0xc0) == 0x80;
}

/* A word's beginning, a few words before the match. */
static gsize
snippet_start(const char *text, gsize starts)
{
	gsize at = starts > BYTES_BEFORE ? starts - BYTES_BEFORE : 0;

	if (at == 0)
		return 0;
	while (at < starts && !is_blank(text[at - 1]))
		at++;
	return at;
}

/* A word's end, within or behind the match. */
static gsize
snippet_end(const char *text, gsize size, gsize starts)
{
	gsize most = MIN(size, starts + BYTES_AFTER), at = most;

	if (most == size)
		return size;
	while (at > starts && !is_blank(text[at]))
		at--;
	if (at > starts)
		return at;
	while (most > starts && is_inside_character(text[most]))
		most--;
	return most;
}

char *
snippet_around(const char *text, gsize size, const gsize match[2])
{
	gsize first = snippet_start(text, match[0]), end = snippet_end(text, size, match[0]);
	gsize ends = MIN(match[1], end);
	g_autoptr(GString) out = g_string_new(first > 0 ? "…" : "");

	g_string_append_len(out, text + first, match[0] - first);
	if (ends > match[0]) {
		g_string_append_c(out, HIT_STARTS);
		g_string_append_len(out, text + match[0], ends - match[0]);
		g_string_append_c(out, HIT_ENDS);
	}
	g_string_append_len(out, text + ends, end - ends);
	g_string_append(out, end < size ? "…" : "");
	return hit_one_line(out->str);
}
