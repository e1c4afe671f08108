#include <string.h>
#include "query/query.h"
#include "query/typed.h"

enum { PIECES_MOST = 2000 /* nobody types more: what is longer is left as it is, which costs each key nothing */ };

static gboolean
is_too_long(const char *valid)
{
	struct piece piece;
	guint n = 0;

	while (n <= PIECES_MOST && piece_next(&valid, &piece)) {
		piece_clear(&piece);
		n++;
	}
	return n > PIECES_MOST;
}

/* What belongs to the language, or may come to, has no beginning. */
static gboolean
is_bare_word(const struct piece *piece)
{
	return !piece->is_negated && piece->field == NULL && !piece->is_quoted && !piece->is_prefix && !piece->is_stem &&
	    !piece->is_regex && !piece->is_near && piece_operator(piece) == NULL && *piece->value != '/' &&
	    *piece->value != '~' && !g_str_has_prefix(piece->value, "NEAR(") && !g_str_has_suffix(piece->value, ":") &&
	    strchr(piece->value, '*') == NULL && typed_has_token(piece->value);
}

static gboolean
is_not(const struct piece *piece)
{
	return !piece->is_negated && g_strcmp0(piece_operator(piece), "NOT") == 0;
}

/* Behind NOT there is nothing to be begun: what begins so need not be what must not be there. */
char *
words_begun(const char *typed)
{
	g_autofree char *valid = g_utf8_make_valid(typed, -1);
	const char *at = valid;
	gboolean is_begun = FALSE, is_unwanted = FALSE;
	struct piece piece;

	if (is_too_long(valid))
		return g_steal_pointer(&valid);
	while (piece_next(&at, &piece)) {
		is_begun = *at == '\0' && !is_unwanted && is_bare_word(&piece);
		is_unwanted = is_not(&piece);
		piece_clear(&piece);
	}
	return g_strconcat(valid, is_begun ? "*" : "", NULL);
}

/* --- While typing goes on -------------------------------------------------------------------- */

/* What means nothing as yet: an operator, "-", a quotation mark. */
static gboolean
is_waiting(const struct piece *piece)
{
	return (piece_operator(piece) != NULL && !piece->is_negated) ||
	    ((piece->field == NULL || piece->is_open) && !piece->is_regex && !piece->is_near && !typed_has_token(piece->value));
}

/* Words as far as they mean something. */
struct so_far {
	gsize size;          /* bytes of them */
	gboolean is_to_come; /* NOT or a quotation mark waits for what is behind it */
};

static struct so_far
read_so_far(const char *valid)
{
	struct so_far read = { 0 };
	const char *at = valid;
	struct piece piece;

	while (piece_next(&at, &piece)) {
		if (!is_waiting(&piece))
			read.size = at - valid;
		read.is_to_come |= is_not(&piece) || piece.is_open;
		piece_clear(&piece);
	}
	return read;
}

char *
words_so_far(const char *typed)
{
	g_autofree char *valid = g_utf8_make_valid(typed, -1);
	struct so_far read;

	if (is_too_long(valid))
		return g_steal_pointer(&valid);
	read = read_so_far(valid);
	/* "NOT" by itself takes nothing away from all as yet; "--" is nothing, and that is said. */
	if (read.size == 0 && !read.is_to_come)
		return words_begun(valid);
	if (valid[read.size] == '\0')
		return words_begun(valid);
	return g_strndup(valid, read.size);
}

gboolean
words_are_open(const char *typed)
{
	g_autofree char *valid = g_utf8_make_valid(typed, -1);
	const char *at = valid;
	gboolean is_open = FALSE;
	struct piece piece;

	if (is_too_long(valid))
		return FALSE;
	while (piece_next(&at, &piece)) {
		is_open = piece.is_open;
		piece_clear(&piece);
	}
	return is_open;
}

/* --- Two queries in one ---------------------------------------------------------------------- */

/* Operators behind which nothing stands, as the words that they are for it: only one that joins such a word stays
 * what it is. */
static void
close_operators(GString *out, const GPtrArray *operators)
{
	gboolean is_joined = FALSE;

	for (guint i = 0; i < operators->len; i++) {
		const char *operator = operators->pdata[i];
		gboolean joins = strcmp(operator, "NOT") != 0 && i + 1 < operators->len && !is_joined;

		g_string_append_printf(out, joins ? " %s" : " \"%s\"", operator);
		is_joined = joins;
	}
}

/* At the end a phrase ends and operators are words, whatever comes behind. */
static char *
closed(const char *words)
{
	g_autofree char *valid = g_utf8_make_valid(words, -1);
	g_autoptr(GPtrArray) operators = g_ptr_array_new();
	GString *out = g_string_new(NULL);
	const char *at = valid, *from = valid;
	struct piece piece;

	if (is_too_long(valid))
		return g_string_free(g_string_append(out, valid), FALSE);
	while (piece_next(&at, &piece)) {
		const char *operator = piece.is_negated ? NULL : piece_operator(&piece);

		if (operator != NULL) {
			g_ptr_array_add(operators, (char *)operator);
		} else {
			g_ptr_array_set_size(operators, 0);
			g_string_append_printf(out, "%.*s%s", (int)(at - from), from, piece.is_open ? "\"" : "");
			from = at;
		}
		piece_clear(&piece);
	}
	close_operators(out, operators);
	return g_string_free(out, FALSE);
}

char *
words_both(const char *words, const char *others)
{
	g_autofree char *first = NULL;

	if (others == NULL)
		return g_strdup(words);
	first = closed(words);
	return g_strjoin(" ", first, others, NULL);
}
