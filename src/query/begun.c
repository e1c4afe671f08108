#include <string.h>
#include "query/query.h"
#include "query/typed.h"

/* What belongs to the language, or may come to, has no beginning. */
static gboolean
is_bare_word(const struct piece *piece)
{
	static const char *const operators[] = { "OR", "AND", "NOT" };

	if (piece->is_negated || piece->field != NULL || piece->is_quoted || piece->is_prefix || piece->is_stem ||
	    piece->is_regex || piece->is_near)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (strcmp(piece->value, operators[i]) == 0)
			return FALSE;
	}
	return *piece->value != '/' && *piece->value != '~' && !g_str_has_prefix(piece->value, "NEAR(") &&
	    !g_str_has_suffix(piece->value, ":") && strchr(piece->value, '*') == NULL &&
	    typed_has_token(piece->value);
}

char *
words_begun(const char *typed)
{
	g_autofree char *valid = g_utf8_make_valid(typed, -1);
	const char *at = valid;
	gboolean is_begun = FALSE;
	struct piece piece;

	while (piece_next(&at, &piece)) {
		is_begun = *at == '\0' && is_bare_word(&piece);
		piece_clear(&piece);
	}
	return g_strconcat(valid, is_begun ? "*" : "", NULL);
}
