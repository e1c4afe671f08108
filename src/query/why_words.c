/* Words that the cache does not have, and those that it has in their place. */
#include <string.h>
#include "base/cells.h"
#include "base/near.h"
#include "query/few.h"
#include "query/holders.h"
#include "query/tokens.h"
#include "query/why.h"

enum {
	SHORTEST = 5, /* letters: shorter words are a slip away from too many */
	LONG = 8,     /* letters of which two may be wrong */
	LOOKED_AT = 20000, /* words with the same first letter */
	COMPARED = 8,
	COMMON = 1000, /* items */
	NAMED = 18     /* characters, behind which no further word is named */
};

/* --- Unknown words ----------------------------------------------------------------------------- */

/* What can't be looked up counts as known: of it nothing is said. */
static gboolean
is_unknown(sqlite3 *db, const char *folded, gboolean is_prefix)
{
	g_autofree char *quoted = g_strdup_printf("\"%s\"", folded);
	g_autoptr(GPtrArray) words = is_prefix ? find_words_from(db, folded, 1, NULL) : NULL;
	gint64 n = 0;

	if (is_prefix)
		return words != NULL && words->len == 0;
	return few_count(db, quoted, 1, &n, NULL) && n == 0;
}

static char *
unknown_in(sqlite3 *db, const char *text, gboolean is_prefix)
{
	g_autoptr(GArray) tokens = tokens_cut(text);

	for (guint i = 0; i < tokens->len; i++) {
		const struct token *token = &g_array_index(tokens, struct token, i);

		if (is_unknown(db, token->folded, is_prefix && i + 1 == tokens->len))
			return g_strndup(text + token->starts, token->ends - token->starts);
	}
	return NULL;
}

static char *
unknown_of_term(sqlite3 *db, const struct term *term)
{
	char *unknown = NULL;

	if (term->kind != TERM_WORDS || term->is_negated || term->is_stem)
		return NULL;
	if (term->near == NULL)
		return unknown_in(db, term->text, term->is_prefix);
	for (guint i = 0; i < term->near->len && unknown == NULL; i++) {
		const struct near_part *part = term->near->pdata[i];

		unknown = unknown_in(db, part->text, part->is_prefix);
	}
	return unknown;
}

/* The word, as typed, because of which a clause can find nothing: each of its alternatives has one. */
static char *
unknown_of_clause(sqlite3 *db, const GPtrArray *clause)
{
	char *first = NULL;

	for (guint i = 0; i < clause->len; i++) {
		char *unknown = unknown_of_term(db, clause->pdata[i]);

		if (unknown == NULL)
			g_clear_pointer(&first, g_free);
		if (unknown == NULL)
			break;
		if (first == NULL)
			first = unknown;
		else
			g_free(unknown);
	}
	return first;
}

/* --- Near words -------------------------------------------------------------------------------- */

static gboolean
has_digit(const char *word)
{
	return strpbrk(word, "0123456789") != NULL;
}

/* Whether most items, as far as they are counted, hold it. */
static void
take_commoner(sqlite3 *db, const char *word, gint64 *most, const char **best)
{
	g_autofree char *quoted = g_strdup_printf("\"%s\"", word);
	gint64 n = 0;

	if (!few_count(db, quoted, COMMON, &n, NULL) || n <= *most)
		return;
	*most = n;
	*best = word;
}

static const char *
best_at(sqlite3 *db, const char *folded, const GPtrArray *words, guint slips)
{
	const char *best = NULL;
	gint64 most = 0;
	guint compared = 0;

	for (guint i = 0; i < words->len && compared < COMPARED; i++) {
		const char *word = words->pdata[i];

		if (strlen(word) + slips < strlen(folded) || strlen(word) > strlen(folded) + slips || has_digit(word) ||
		    near_slips(folded, word) != slips)
			continue;
		take_commoner(db, word, &most, &best);
		compared++;
	}
	return best;
}

/* The word of the cache that a slip of the finger is away, of several the one that most items hold. */
static char *
nearest_word(sqlite3 *db, const char *word)
{
	g_autofree char *folded = folded_words(word), *first = g_strndup(folded, 1);
	g_autoptr(GPtrArray) words = NULL;
	const char *best;

	if (strlen(folded) < SHORTEST || has_digit(folded) || !g_ascii_isalpha(*folded))
		return NULL;
	words = find_words_from(db, first, LOOKED_AT, NULL);
	if (words == NULL)
		return NULL;
	best = best_at(db, folded, words, 1);
	if (best == NULL && strlen(folded) >= LONG)
		best = best_at(db, folded, words, 2);
	return g_strdup(best);
}

/* --- What is said of them ------------------------------------------------------------------------ */

static char *
tell_unknown_one(const struct why *why, const char *word)
{
	g_autofree char *shown = cells_shorten(word, WHY_WORD_LONGEST), *person = why_person_found(why, word, ""), *near = NULL;

	if (person != NULL)
		return g_strdup_printf("\"%s\" is in none of the texts; %s", shown, person);
	near = nearest_word(why->db, word);
	return near != NULL ? g_strdup_printf("\"%s\" stands nowhere; did you mean \"%s\"?", shown, near) :
	    g_strdup_printf("\"%s\" stands nowhere in these minutes", shown);
}

/* `near` says what may have been meant. */
static void
append_unknown(const struct why *why, GString *out, const char *word, gboolean with_near)
{
	g_autofree char *shown = cells_shorten(word, WHY_WORD_LONGEST), *near = with_near ? nearest_word(why->db, word) : NULL;

	g_string_append_printf(out, "\"%s\"", shown);
	if (near != NULL)
		g_string_append_printf(out, " (%s?)", near);
}

static char *
unknown_words(const struct why *why, const GPtrArray *words, gboolean with_near)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++) {
		if (words->len > 2 && g_utf8_strlen(out->str, -1) > NAMED) {
			g_string_append_printf(out, " and %u more", words->len - i);
			break;
		}
		g_string_append(out, i == 0 ? "" : i + 1 == words->len ? " and " : ", ");
		append_unknown(why, out, words->pdata[i], with_near);
	}
	g_string_append(out, " stand nowhere");
	return g_string_free(out, FALSE);
}

/* With what may have been meant, where there is room. */
static char *
tell_unknown_words(const struct why *why, const GPtrArray *words)
{
	char *told = unknown_words(why, words, words->len == 2 && !why_is_over(why));

	if (g_utf8_strlen(told, -1) <= WHY_LINE)
		return told;
	g_free(told);
	return unknown_words(why, words, FALSE);
}

char *
why_unknown(const struct why *why)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < why->filter->clauses->len && !why_is_over(why); i++) {
		char *word = unknown_of_clause(why->db, why->filter->clauses->pdata[i]);

		if (word != NULL)
			g_ptr_array_add(words, word);
	}
	if (words->len == 0)
		return NULL;
	return words->len == 1 ? tell_unknown_one(why, words->pdata[0]) : tell_unknown_words(why, words);
}
