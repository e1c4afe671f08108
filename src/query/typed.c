#include <string.h>
#include "base/apostrophe.h"
#include "query/typed.h"

#define NEAR "NEAR("

enum { CLOSED_LONGEST = 8192 /* bytes to where a pattern or NEAR() ends: what never ends isn't looked through again and again */ };

gboolean
typed_has_token(const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if ((g_unichar_isalnum(c) && !is_apostrophe_letter(c)) || g_unichar_type(c) == G_UNICODE_OTHER_NUMBER ||
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

/* Where what /a pattern/ at `at` looks for ends, at its second slash; NULL where none is at `at`. A slash
 * behind a backslash, or before anything but a blank, is the pattern's; "/ or /" is none. */
static const char *
regex_end(const char *at)
{
	const char *start = at;

	if (*at != '/' || at[1] == '/' || at[1] == '\0' || g_unichar_isspace(g_utf8_get_char(at + 1)))
		return NULL;
	for (at++; *at != '\0' && at - start < CLOSED_LONGEST; at = g_utf8_next_char(at)) {
		if (*at == '\\' && at[1] != '\0')
			at++;
		else if (*at == '/' && (at[1] == '\0' || g_unichar_isspace(g_utf8_get_char(at + 1))))
			return at;
	}
	return NULL;
}

/* The bracket that ends "NEAR(…)" at `at`; those within quotation marks are words'. */
static const char *
near_end(const char *at)
{
	const char *start = at;
	gboolean is_quoted = FALSE;

	if (!g_str_has_prefix(at, NEAR))
		return NULL;
	for (at += strlen(NEAR); *at != '\0' && at - start < CLOSED_LONGEST; at = g_utf8_next_char(at)) {
		if (is_quotation_mark(g_utf8_get_char(at)))
			is_quoted = !is_quoted;
		else if (*at == ')' && !is_quoted)
			return at;
	}
	return NULL;
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
	if (!typed_has_token(rest) && !is_quotation_mark(g_utf8_get_char(value)) && regex_end(value) == NULL)
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
	return typed_has_token(rest) || is_quotation_mark(g_utf8_get_char(rest)) || regex_end(at + 1) != NULL;
}

/* "~neglect", "~\"annual report\"": a tilde alone says nothing. */
static gboolean
is_tilde(const char *at)
{
	g_autofree char *rest = NULL;

	if (*at != '~')
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

/* A pattern or NEAR(): from `start` to `end`, behind which stands one character that closes it. */
static void
take_closed(const char **at, const char *start, const char *end, struct piece *piece)
{
	piece->value = g_strndup(start, end - start);
	*at = end + 1;
}

static void
take_value(const char **at, struct piece *piece)
{
	gboolean is_words = piece->field == NULL || strcmp(piece->field, "title") == 0;
	const char *end;

	if (is_words && (end = regex_end(*at)) != NULL) {
		piece->is_regex = TRUE;
		take_closed(at, *at + 1, end, piece);
		return;
	}
	if (is_words && (end = near_end(*at)) != NULL) {
		piece->is_near = TRUE;
		take_closed(at, *at + strlen(NEAR), end, piece);
		return;
	}
	piece->is_stem = is_words && is_tilde(*at);
	*at += piece->is_stem;
	if (is_quotation_mark(g_utf8_get_char(*at)))
		take_quoted(at, piece);
	else
		take_word(at, piece);
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
	take_value(at, piece);
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

const char *
piece_operator(const struct piece *piece)
{
	static const char *const operators[] = { "OR", "AND", "NOT" };

	if (piece->field != NULL || piece->is_quoted || piece->is_prefix || piece->is_stem || piece->is_regex || piece->is_near)
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (strcmp(piece->value, operators[i]) == 0)
			return operators[i];
	}
	return NULL;
}
