#include <string.h>
#include "base/apostrophe.h"
#include "query/folded.h"
#include "query/tokens.h"

static void
token_clear(gpointer data)
{
	g_free(((struct token *)data)->folded);
}

static gboolean
is_of_word(gunichar c)
{
	return (g_unichar_isalnum(c) || g_unichar_ismark(c) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE) &&
	    !is_apostrophe_letter(c);
}

/* NULL where nothing is left of it. */
static char *
fold(const char *word, gsize size)
{
	g_autofree char *copy = g_strndup(word, size);
	char *folded;

	if (g_str_is_ascii(copy))
		return g_ascii_strdown(copy, size);
	folded = folded_words(copy);
	if (*folded != '\0')
		return folded;
	g_free(folded);
	return NULL;
}

GArray *
tokens_cut(const char *text)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	const char *at = text;

	g_array_set_clear_func(tokens, token_clear);
	while (*at != '\0') {
		const char *start = at;
		struct token token;

		while (*at != '\0' && is_of_word(g_utf8_get_char(at)))
			at = g_utf8_next_char(at);
		token = (struct token){ NULL, start - text, at - text };
		if (at > start && (token.folded = fold(start, at - start)) != NULL)
			g_array_append_val(tokens, token);
		if (*at != '\0')
			at = g_utf8_next_char(at);
	}
	return tokens;
}

gboolean
tokens_stand_at(const GArray *tokens, guint at, const GArray *phrase, gboolean is_prefix)
{
	if (phrase->len == 0 || at + phrase->len > tokens->len)
		return FALSE;
	for (guint i = 0; i < phrase->len; i++) {
		const char *word = g_array_index(tokens, struct token, at + i).folded;
		const char *wanted = g_array_index(phrase, struct token, i).folded;

		if (is_prefix && i + 1 == phrase->len ? !g_str_has_prefix(word, wanted) : strcmp(word, wanted) != 0)
			return FALSE;
	}
	return TRUE;
}
