#include <string.h>
#include "query/finder.h"
#include "query/says.h"

/* Appends where a phrase stands. */
static void
find_phrase(const GArray *tokens, const char *text, gboolean is_prefix, GArray *spots)
{
	g_autoptr(GArray) phrase = tokens_cut(text);

	for (guint i = 0; i < tokens->len; i++) {
		struct spot spot = { i, phrase->len };

		if (tokens_stand_at(tokens, i, phrase, is_prefix))
			g_array_append_val(spots, spot);
	}
}

static void
add_phrase(const GArray *tokens, const char *text, gboolean is_prefix, GArray *places)
{
	g_autoptr(GArray) spots = g_array_new(FALSE, FALSE, sizeof(struct spot));

	find_phrase(tokens, text, is_prefix, spots);
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = &g_array_index(spots, struct spot, i);
		struct hit_bytes place = tokens_place(tokens, spot->at, spot->n);

		g_array_append_val(places, place);
	}
}

static void
add_near(const struct term *term, const GArray *tokens, GArray *places)
{
	struct wanted_near near = { term->near->len, term->distance };
	g_autofree GArray **spots = g_new(GArray *, near.n_parts);

	for (guint i = 0; i < near.n_parts; i++) {
		const struct near_part *part = term->near->pdata[i];

		spots[i] = g_array_new(FALSE, FALSE, sizeof(struct spot));
		find_phrase(tokens, part->text, part->is_prefix, spots[i]);
	}
	near_add_places(&near, spots, tokens, places);
	for (guint i = 0; i < near.n_parts; i++)
		g_array_unref(spots[i]);
}

/* --- Terms ----------------------------------------------------------------------------------- */

static gboolean
find_words(const struct term *term, const GArray *tokens, GArray *places)
{
	if (term->near != NULL)
		add_near(term, tokens, places);
	else
		add_phrase(tokens, term->text, term->is_prefix, places);
	for (guint i = 0; term->endings != NULL && i < term->endings->len; i++)
		add_phrase(tokens, term->endings->pdata[i], FALSE, places);
	return places->len > 0;
}

enum rx_result
term_says(const struct term *term, const char *text, const GArray *tokens)
{
	g_autoptr(GArray) places = NULL;

	if (term->kind == TERM_REGEX)
		return rx_search(term->rx, text, strlen(text), 0, NULL, 0);
	places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	return find_words(term, tokens, places) ? RX_MATCH : RX_NO_MATCH;
}

/* --- Filters --------------------------------------------------------------------------------- */

/* Whether a term is something to be found in a text of these columns. */
static gboolean
is_looked_for(const struct filter *filter, const struct term *term, guint columns)
{
	return term_looks_for_text(term) && term_columns(filter, term) & columns;
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

		if (!clause_looks_for_text(clause))
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
	g_autoptr(GArray) places = NULL;
	struct hit_bytes first;

	if (term->kind == TERM_REGEX)
		return rx_search(term->rx, text, strlen(text), 0, match, 1) == RX_MATCH && match[0] <= match[1];
	places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	if (!find_words(term, tokens, places))
		return FALSE;
	first = g_array_index(places, struct hit_bytes, 0);
	for (guint i = 1; i < places->len; i++) {
		struct hit_bytes place = g_array_index(places, struct hit_bytes, i);

		first = place.starts < first.starts ? place : first;
	}
	match[0] = first.starts;
	match[1] = first.ends;
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
