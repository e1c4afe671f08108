#include "parse/body.h"

#include "base/bytes.h"
#include "base/letters.h"
#include "base/rx.h"
#include "parse/scan.h"

#include <string.h>

static const struct rx *
body_rx(void)
{
	static struct rx *rx;

	return rx_own(&rx,
	    "\\b(?:(?:sub[- ]?)?committee|commission|council|cabinet|panel|board|group|sub-group|forum|authority|"
	    "partnership|assembly|executive|court|trust|governors|scrutiny|bench|municipal district|area meeting|parish meeting|"
	    "pwyllgor|cyngor|comhairle|coiste|cabined|panel)\\b", RX_CASELESS);
}

gboolean
body_has_kind(const char *words, gsize size)
{
	return rx_search(body_rx(), words, size, 0, NULL, 0) == RX_MATCH;
}

gboolean
body_is_likely(const char *words, gsize size)
{
	static struct rx *sentence;

	rx_own(&sentence, "^(?:resolved|agreed|that |present|apologies|venue|contact|councillors? |cllrs? |mrs?\\.? |ms\\.? |miss |dr\\.? |the (?!(?:cabinet|council|executive)$)|there |to |in attendance|also |miontuairisc|cofnodion )|"
	    "[.:;!?]$|;|(?-i:[a-z]{3})\\. |\\b(?:was|were|will|would|be|is|are|had|have|held|meeting of|t?h?ionól\\w*|seomra)\\b|\\b(?:the|of|and|to|in|regarding)$|: |https?:|@|,.*,|\\((?:mr|mrs|ms|miss|dr|cllr|councillor)\\b|"
	    ", (?:[\\w/&-]+ ){0,3}(?:chief executive|officer|engineer|director|manager|clerk|administrator|secretary|architect|planner|solicitor|librarian)$", RX_CASELESS);
	return size >= 4 && size <= BODY_LONGEST && (g_ascii_isupper(words[0]) || words[0] & 0x80) && !strchr(".:;!?", words[size - 1]) &&
	    body_has_kind(words, size) &&
	    rx_search(sentence, words, size, 0, NULL, 0) == RX_NO_MATCH;
}

char *
body_capitalise(const char *name)
{
	static const char *const small[] = { "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "y", "a'r" };
	g_auto(GStrv) words = g_strsplit(name, " ", -1);

	for (guint i = 0; words[i]; i++) {
		g_autofree char *lower = letters_small(words[i]);
		gboolean stays = FALSE;
		for (guint j = 0; j < G_N_ELEMENTS(small); j++)
			stays |= i > 0 && strcmp(lower, small[j]) == 0;
		for (char *at = lower; *at && !stays; at = g_utf8_next_char(at))
			if (at == lower || strchr("-(/", at[-1]))
				*at = g_ascii_toupper(*at);
		g_free(words[i]);
		words[i] = g_steal_pointer(&lower);
	}
	return g_strjoinv(" ", words);
}

/* The name where the text has it in small letters too; NULL where it never does. */
static char *
find_small_letters(const struct text *text, const char *name, gsize size)
{
	const char *at = text->data, *end = text->data + text->size;

	while (size > 0 && (at = bytes_find_caseless(at, end - at, name, size)) != NULL) {
		if (*at == *name && g_ascii_islower(at[1]) &&
		    (at == text->data || !g_ascii_isalpha(at[-1])) && !g_ascii_isalpha(at[size]))
			return g_strndup(at, size);
		at++;
	}
	return NULL;
}

char *
body_small_letters(const struct text *text, const char *name)
{
	gsize size = strlen(name);
	char *found;

	if (!scan_is_capitals(name, size))
		return g_strdup(name);
	found = find_small_letters(text, name, size);
	return found ? found : body_capitalise(name);
}

gboolean
body_says_more(const char *body, const char *name)
{
	static const char *const kinds[] = { "full council", "parish council", "town council", "community council",
		"county council", "city council", "borough council", "district council" };

	/* The same council in the two languages of the land. */
	if (g_ascii_strncasecmp(body, "comhairle ", 10) == 0 || g_ascii_strncasecmp(body, "cyngor ", 7) == 0)
		return strlen(name) > 8 && g_ascii_strcasecmp(name + strlen(name) - 8, " council") == 0;
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_ascii_strcasecmp(body, kinds[i]) == 0)
			return strlen(name) > strlen(body) && g_ascii_strcasecmp(name + strlen(name) - 8, " council") == 0;
	return FALSE;
}
