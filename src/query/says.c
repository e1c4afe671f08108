#include <string.h>
#include "query/says.h"
#include "query/tokens.h"

/* Where one phrase stands. */
struct spot {
	guint at, n; /* tokens */
};

/* Appends the spots of a phrase to `spots`; TRUE where there is one. */
static gboolean
find_phrase(const GArray *tokens, const char *text, gboolean is_prefix, GArray *spots)
{
	g_autoptr(GArray) phrase = tokens_cut(text);
	gboolean is_found = FALSE;

	for (guint i = 0; i < tokens->len; i++) {
		struct spot spot = { i, phrase->len };

		if (!tokens_stand_at(tokens, i, phrase, is_prefix))
			continue;
		g_array_append_val(spots, spot);
		is_found = TRUE;
	}
	return is_found;
}

/* --- NEAR ------------------------------------------------------------------------------------ */

/* As FTS5 counts: from the end of each to the beginning of the last no more than so many words. */
static gboolean
is_near(const GArray *spots, guint last, guint distance)
{
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = &g_array_index(spots, struct spot, i);

		if (spot->at <= last && spot->at + spot->n + distance >= last)
			return TRUE;
	}
	return FALSE;
}

/* Whether a spot of each can be chosen that begins no later than `last`. */
static gboolean
are_near(const GPtrArray *parts, guint last, guint distance)
{
	for (guint i = 0; i < parts->len; i++) {
		if (!is_near(parts->pdata[i], last, distance))
			return FALSE;
	}
	return TRUE;
}

static gboolean
find_near(const struct term *term, const GArray *tokens, GArray *spots)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	guint first = spots->len;

	for (guint i = 0; i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];
		GArray *own = g_array_new(FALSE, FALSE, sizeof(struct spot));

		g_ptr_array_add(parts, own);
		if (!find_phrase(tokens, part->text, part->is_prefix, own))
			return FALSE;
		g_array_append_vals(spots, own->data, own->len);
	}
	for (guint i = first; i < spots->len; i++) {
		if (are_near(parts, g_array_index(spots, struct spot, i).at, term->distance))
			return TRUE;
	}
	return FALSE;
}

/* --- Terms ----------------------------------------------------------------------------------- */

static gboolean
find_words(const struct term *term, const GArray *tokens, GArray *spots)
{
	gboolean is_found;

	if (term->near != NULL)
		return find_near(term, tokens, spots);
	is_found = find_phrase(tokens, term->text, term->is_prefix, spots);
	for (guint i = 0; term->endings != NULL && i < term->endings->len; i++)
		is_found |= find_phrase(tokens, term->endings->pdata[i], FALSE, spots);
	return is_found;
}

enum rx_result
term_says(const struct term *term, const char *text, const GArray *tokens)
{
	g_autoptr(GArray) spots = NULL;

	if (term->kind == TERM_REGEX)
		return rx_search(term->rx, text, strlen(text), 0, NULL, 0);
	spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	return find_words(term, tokens, spots) ? RX_MATCH : RX_NO_MATCH;
}

/* --- Filters --------------------------------------------------------------------------------- */

/* Whether a term is something to be found in a text of these columns. */
static gboolean
is_looked_for(const struct filter *filter, const struct term *term, guint columns)
{
	return !term->is_negated && (term->kind == TERM_WORDS || term->kind == TERM_REGEX) &&
	    term_columns(filter, term) & columns;
}

static gboolean
clause_is_of_texts(const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];

		if (!term->is_negated && (term->kind == TERM_WORDS || term->kind == TERM_REGEX))
			return TRUE;
	}
	return FALSE;
}

static gboolean
clause_says(const struct filter *filter, const GPtrArray *clause, guint columns, const char *text, const GArray *tokens)
{
	for (guint i = 0; i < clause->len; i++) {
		if (is_looked_for(filter, clause->pdata[i], columns) && term_says(clause->pdata[i], text, tokens) == RX_MATCH)
			return TRUE;
	}
	return FALSE;
}

gboolean
filter_says(const struct filter *filter, guint columns, const char *text)
{
	g_autoptr(GArray) tokens = tokens_cut(text);
	gboolean is_asked = FALSE;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (!clause_is_of_texts(clause))
			continue;
		if (!clause_says(filter, clause, columns, text, tokens))
			return FALSE;
		is_asked = TRUE;
	}
	return is_asked;
}

static gboolean
term_finds(const struct term *term, const char *text, const GArray *tokens, gsize match[2])
{
	g_autoptr(GArray) spots = NULL;
	guint first = 0;

	if (term->kind == TERM_REGEX)
		return rx_search(term->rx, text, strlen(text), 0, match, 1) == RX_MATCH && match[0] <= match[1];
	spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	if (!find_words(term, tokens, spots))
		return FALSE;
	for (guint i = 1; i < spots->len; i++) {
		if (g_array_index(spots, struct spot, i).at < g_array_index(spots, struct spot, first).at)
			first = i;
	}
	const struct spot *spot = &g_array_index(spots, struct spot, first);

	match[0] = g_array_index(tokens, struct token, spot->at).starts;
	match[1] = g_array_index(tokens, struct token, spot->at + spot->n - 1).ends;
	return TRUE;
}

gboolean
filter_finds(const struct filter *filter, guint columns, const char *text, gsize match[2])
{
	g_autoptr(GArray) tokens = tokens_cut(text);
	gboolean is_found = FALSE;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			gsize own[2];

			if (!is_looked_for(filter, clause->pdata[n], columns) || !term_finds(clause->pdata[n], text, tokens, own) ||
			    (is_found && own[0] >= match[0]))
				continue;
			match[0] = own[0];
			match[1] = own[1];
			is_found = TRUE;
		}
	}
	return is_found;
}

/* --- Marks ----------------------------------------------------------------------------------- */

static void
mark_words(const struct term *term, const GArray *tokens, char *marks)
{
	g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(struct spot));

	if (!find_words(term, tokens, spots))
		return;
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = &g_array_index(spots, struct spot, i);
		gsize starts = g_array_index(tokens, struct token, spot->at).starts;

		memset(marks + starts, 1, g_array_index(tokens, struct token, spot->at + spot->n - 1).ends - starts);
	}
}

static void
mark_regex(const struct term *term, const char *text, char *marks)
{
	gsize size = strlen(text), from = 0, match[2];

	while (from < size && rx_search(term->rx, text, size, from, match, 1) == RX_MATCH) {
		/* "\K" can put a start behind the end. */
		if (match[0] < match[1])
			memset(marks + match[0], 1, match[1] - match[0]);
		from = MAX(from, MAX(match[0], match[1]));
		if (match[0] >= match[1] && from < size)
			from = g_utf8_next_char(text + from) - text;
	}
}

static char *
with_marks(const char *text, const char *marks)
{
	GString *out = g_string_new(NULL);
	gboolean is_hit = FALSE;

	for (gsize i = 0; text[i] != '\0'; i++) {
		if (marks[i] != is_hit)
			g_string_append_c(out, is_hit ? HIT_ENDS : HIT_STARTS);
		is_hit = marks[i];
		g_string_append_c(out, text[i]);
	}
	if (is_hit)
		g_string_append_c(out, HIT_ENDS);
	return g_string_free(out, FALSE);
}

char *
filter_mark(const struct filter *filter, const char *text)
{
	g_autofree char *marks = g_malloc0(strlen(text) + 1);
	g_autoptr(GArray) tokens = tokens_cut(text);

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			const struct term *term = clause->pdata[n];

			if (term->is_negated)
				continue;
			if (term->kind == TERM_WORDS)
				mark_words(term, tokens, marks);
			else if (term->kind == TERM_REGEX)
				mark_regex(term, text, marks);
		}
	}
	return with_marks(text, marks);
}
