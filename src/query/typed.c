#include <string.h>
#include "query/typed.h"

gboolean
typed_has_token(const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_isalnum(c) || g_unichar_type(c) == G_UNICODE_OTHER_NUMBER ||
		    g_unichar_type(c) == G_UNICODE_PRIVATE_USE)
			return TRUE;
	}
	return FALSE;
}

/* Typed or pasted from a document: straight or curly. */
static gboolean
is_quotation_mark(gunichar c)
{
	return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f;
}

static const char *
word_end(const char *at)
{
	while (*at != '\0' && !g_unichar_isspace(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	return at;
}

/*
 * The bytes of "field:" at `at`, 0 where there is none. "10:30", "Resolved:-" and "https://…" are
 * words: a field is letters, and behind the colon stands something to look for.
 */
static gsize
field_size(const char *at)
{
	gsize size = 0;
	const char *value;
	g_autofree char *rest = NULL;

	while (g_ascii_isalpha(at[size]))
		size++;
	if (size == 0 || at[size] != ':')
		return 0;
	value = at + size + 1;
	if (g_str_has_prefix(value, "//"))
		return 0;
	rest = g_strndup(value, word_end(value) - value);
	if (!typed_has_token(rest) && !is_quotation_mark(g_utf8_get_char(value)))
		return 0;
	return size + 1;
}

/* Whether a minus at `at` says that what follows must not be there: a dash alone doesn't. */
static gboolean
is_minus(const char *at)
{
	g_autofree char *rest = NULL;

	if (*at != '-')
		return FALSE;
	rest = g_strndup(at + 1, word_end(at + 1) - (at + 1));
	return typed_has_token(rest) || is_quotation_mark(g_utf8_get_char(rest));
}

static void
take_quoted(const char **at, struct piece *piece)
{
	const char *start = g_utf8_next_char(*at), *end = start;

	while (*end != '\0' && !is_quotation_mark(g_utf8_get_char(end)))
		end = g_utf8_next_char(end);
	piece->is_quoted = TRUE;
	piece->is_open = *end == '\0';
	piece->value = g_strndup(start, end - start);
	*at = piece->is_open ? end : g_utf8_next_char(end);
	if (**at == '*') {
		piece->is_prefix = TRUE;
		(*at)++;
	}
}

static void
take_word(const char **at, struct piece *piece)
{
	const char *end = word_end(*at), *stop = end;

	while (stop > *at && stop[-1] == '*')
		stop--;
	piece->is_prefix = stop < end;
	piece->value = g_strndup(*at, stop - *at);
	*at = end;
}

gboolean
piece_next(const char **at, struct piece *piece)
{
	const char *start;
	gsize size;

	memset(piece, 0, sizeof(*piece));
	while (**at != '\0' && g_unichar_isspace(g_utf8_get_char(*at)))
		*at = g_utf8_next_char(*at);
	if (**at == '\0')
		return FALSE;
	start = *at;
	if (is_minus(*at)) {
		piece->is_negated = TRUE;
		(*at)++;
	}
	size = field_size(*at);
	if (size > 0) {
		piece->field = g_ascii_strdown(*at, size - 1);
		*at += size;
	}
	if (is_quotation_mark(g_utf8_get_char(*at)))
		take_quoted(at, piece);
	else
		take_word(at, piece);
	piece->typed = g_strndup(start, *at - start);
	return TRUE;
}

void
piece_clear(struct piece *piece)
{
	g_free(piece->field);
	g_free(piece->value);
	g_free(piece->typed);
}
