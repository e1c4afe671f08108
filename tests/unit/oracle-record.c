/* What is shown of a hit: the smallest record that holds it, and a piece of its text. */
#include <string.h>
#include "oracle.h"

/* --- The smallest record ------------------------------------------------------------------------ */

static gboolean
is_looked_for(const struct ask_term *term)
{
	return term->kind == ASK_WORDS && !term->is_negated;
}

static gboolean
looks_for_words(const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		if (is_looked_for(clause->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

/* One of the clause's words, that may stand in such a text, stands in this one. */
static gboolean
clause_stands_in(const struct oracle *oracle, const struct ask *ask, const GPtrArray *clause, guint column,
    const struct told_text *text)
{
	for (guint i = 0; i < clause->len; i++) {
		struct ask_term *term = clause->pdata[i];
		guint columns = term->columns != 0 ? term->columns : ask->columns;

		if (is_looked_for(term) && columns & column && oracle_holds(oracle, term, text))
			return TRUE;
	}
	return FALSE;
}

/* All that is looked for. */
static gboolean
says_all(const struct oracle *oracle, const struct ask *ask, guint column, const struct told_text *text)
{
	gboolean is_asked = FALSE;

	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		if (!looks_for_words(clause))
			continue;
		if (!clause_stands_in(oracle, ask, clause, column, text))
			return FALSE;
		is_asked = TRUE;
	}
	return is_asked;
}

gboolean
oracle_asks_for_words(const struct ask *ask)
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		if (looks_for_words(ask->clauses->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

/* Of those that are as short, the first. Where no words are asked for, what fits is what was found. */
static const struct told_fact *
shortest(const struct oracle *oracle, const struct ask *ask, const GPtrArray *facts, const struct told_fact *so_far,
    gboolean must_fit)
{
	for (guint i = 0; i < facts->len; i++) {
		const struct told_fact *fact = facts->pdata[i];

		if (fact->key != NULL && (so_far == NULL || strlen(fact->text->text) < strlen(so_far->text->text)) &&
		    (says_all(oracle, ask, IN_MINUTES_TEXT, fact->text) || (must_fit && !oracle_asks_for_words(ask))) && (!must_fit || oracle_fits_action(oracle, ask, fact)))
			so_far = fact;
	}
	return so_far;
}

const struct told_fact *
oracle_smallest(const struct oracle *oracle, const struct ask *ask, const struct told_item *item)
{
	if (says_all(oracle, ask, IN_TITLE_TEXT, item->fields[FIELD_TITLE_TEXT]))
		return NULL;
	if (oracle_wants_actions(oracle, ask))
		return shortest(oracle, ask, item->actions, NULL, TRUE);
	return shortest(oracle, ask, item->actions, shortest(oracle, ask, item->resolutions, NULL, FALSE), FALSE);
}

/* --- Snippets ----------------------------------------------------------------------------------- */

/* Each run of blanks as one, and the two marks left out. */
static char *
one_line(const char *text, char starts, char ends)
{
	GString *line = g_string_new(NULL);

	for (; *text != '\0'; text++) {
		gboolean is_blank = strchr(" \n\t", *text) != NULL;

		if (*text == starts || *text == ends || (is_blank && (line->len == 0 || line->str[line->len - 1] == ' ')))
			continue;
		g_string_append_c(line, is_blank ? ' ' : *text);
	}
	return g_string_free(line, FALSE);
}

static gboolean
is_part(const char *snippet, const char *text, char starts, char ends)
{
	g_autofree char *part = one_line(snippet, starts, ends), *whole = one_line(text, 0, 0);
	char *from = part;
	gsize size = strlen("…");

	if (strstr(whole, part) != NULL)
		return TRUE;
	if (g_str_has_suffix(from, "…"))
		from[strlen(from) - size] = '\0';
	if (g_str_has_prefix(from, "…"))
		from += size;
	return strstr(whole, g_strstrip(from)) != NULL;
}

static gboolean
is_one_of_its_words(const struct oracle *oracle, const struct ask_term *term, const char *word)
{
	for (guint i = 0; term->words != NULL && term->words[i] != NULL; i++) {
		if (term->form == FORM_STEM ? stemmer_stem(oracle->stemmer, word) == stemmer_stem(oracle->stemmer, term->words[i]) :
		    strcmp(word, term->words[i]) == 0 ||
		    (term->is_prefix && term->words[i + 1] == NULL && g_str_has_prefix(word, term->words[i])))
			return TRUE;
	}
	for (guint i = 0; term->parts != NULL && i < term->parts->len; i++) {
		if (is_one_of_its_words(oracle, term->parts->pdata[i], word))
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_asked_word(const struct oracle *oracle, const struct ask *ask, const char *word)
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct ask_term *term = clause->pdata[n];

			if (is_looked_for(term) && is_one_of_its_words(oracle, term, word))
				return TRUE;
		}
	}
	return FALSE;
}

/* What a pattern matches may have been cut for the snippet, and other hits may touch it. */
static gboolean
is_in_match(const GRegex *pattern, const char *text, const char *run)
{
	g_autoptr(GMatchInfo) matches = NULL;
	gboolean is_in = FALSE;

	for (g_regex_match(pattern, text, 0, &matches); !is_in && g_match_info_matches(matches); g_match_info_next(matches, NULL)) {
		g_autofree char *match = g_match_info_fetch(matches, 0), *line = one_line(match, 0, 0);

		is_in = *line != '\0' && (strstr(line, run) != NULL || strstr(run, line) != NULL);
	}
	return is_in;
}

static gboolean
is_of_pattern(const struct ask *ask, const char *text, const char *run)
{
	for (guint i = 0; i < ask->clauses->len; i++) {
		const GPtrArray *clause = ask->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct ask_term *term = clause->pdata[n];

			if (is_looked_for(term) && term->form == FORM_PATTERN && is_in_match(term->pattern, text, run))
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean
is_word_at(const char *at)
{
	gunichar c = g_utf8_get_char(at);

	return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Words alone are marked without what stands around them. */
static gboolean
is_asked_run(const struct oracle *oracle, const struct ask *ask, const char *text, const char *run)
{
	g_auto(GStrv) words = fold_words(run, NULL);
	gboolean are_words = words[0] != NULL && is_word_at(run) && is_word_at(g_utf8_prev_char(run + strlen(run)));

	for (guint i = 0; words[i] != NULL; i++)
		are_words &= is_asked_word(oracle, ask, words[i]);
	return are_words || is_of_pattern(ask, text, run);
}

char *
oracle_snippet_fault(const struct oracle *oracle, const struct ask *ask, const struct told_text *text,
    const char *snippet, char starts, char ends)
{
	const char *run = snippet;

	if (!is_part(snippet, text->text, starts, ends))
		return g_strdup_printf("is no part of the text: %s", snippet);
	while ((run = strchr(run, starts)) != NULL) {
		const char *end = strchr(++run, ends);
		g_autofree char *hit = end != NULL ? g_strndup(run, end - run) : NULL;

		if (hit == NULL || strchr(hit, starts) != NULL)
			return g_strdup_printf("has a mark without its other: %s", snippet);
		if (!is_asked_run(oracle, ask, text->text, hit))
			return g_strdup_printf("marks '%s', which was not asked for: %s", hit, snippet);
	}
	return NULL;
}
