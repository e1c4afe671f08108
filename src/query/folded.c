#include "base/apostrophe.h"
#include "model/key.h"
#include "query/folded.h"

static void
append_folded(GString *out, gunichar c)
{
	g_string_append_unichar(out, g_unichar_tolower(g_unichar_toupper(c)));
}

/* Private use: the index takes it for letters. */
static gboolean
is_of_word(gunichar c)
{
	return (g_unichar_isalnum(c) && !is_apostrophe_letter(c)) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

char *
folded_words(const char *text)
{
	if (g_str_is_ascii(text))
		return key_slug(text);
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *split = g_utf8_normalize(valid, -1, G_NORMALIZE_NFD);
	g_autoptr(GString) words = g_string_new(NULL);
	gboolean is_parted = FALSE;

	for (const char *at = split; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_ismark(c))
			continue;
		if (!is_of_word(c)) {
			is_parted = TRUE;
			continue;
		}
		if (is_parted && words->len > 0)
			g_string_append_c(words, '-');
		is_parted = FALSE;
		append_folded(words, c);
	}
	return g_utf8_normalize(words->str, words->len, G_NORMALIZE_NFC);
}
