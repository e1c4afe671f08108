#include "query/filter.h"

static void
term_free(gpointer data)
{
	struct term *term = data;

	g_clear_pointer(&term->near, g_ptr_array_unref);
	g_clear_pointer(&term->endings, g_ptr_array_unref);
	g_clear_pointer(&term->beginnings, g_ptr_array_unref);
	rx_free(term->rx);
	g_free(term->text);
	g_free(term->typed);
	g_free(term);
}

GPtrArray *
clause_new(void)
{
	return g_ptr_array_new_with_free_func(term_free);
}

static GPtrArray *
no_clauses(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
}

struct filter *
filter_new(void)
{
	struct filter *filter = g_new0(struct filter, 1);

	filter->clauses = no_clauses();
	filter->needed = no_clauses();
	filter->undecided = doubts_new();
	filter->columns = IN_ALL;
	filter->index = "word";
	return filter;
}

void
filter_free(struct filter *filter)
{
	if (filter == NULL)
		return;
	g_ptr_array_unref(filter->clauses);
	g_ptr_array_unref(filter->needed);
	doubts_unref(filter->undecided);
	g_free(filter->body_key);
	g_free(filter);
}

struct filter *
filter_without_clauses(const struct filter *filter)
{
	struct filter *copy = g_memdup2(filter, sizeof(*filter));

	doubts_ref(copy->undecided);
	copy->body_key = g_strdup(filter->body_key);
	copy->needed = no_clauses();
	copy->clauses = no_clauses();
	return copy;
}

struct filter *
filter_without(const struct filter *filter, const GPtrArray *clause)
{
	struct filter *copy = filter_without_clauses(filter);

	copy->is_looked_up = FALSE;
	for (guint i = 0; i < filter->clauses->len; i++) {
		if (filter->clauses->pdata[i] != clause)
			g_ptr_array_add(copy->clauses, g_ptr_array_ref(filter->clauses->pdata[i]));
	}
	return copy;
}

void
filter_within(struct filter *filter, gint64 meeting, const char *body_key)
{
	filter->meeting = meeting;
	g_free(filter->body_key);
	filter->body_key = g_strdup(body_key);
}

/* --- Terms and clauses ----------------------------------------------------------------------- */

gboolean
clause_any(const GPtrArray *clause, gboolean (*is_it)(const struct term *term))
{
	for (guint i = 0; i < clause->len; i++) {
		if (is_it(clause->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

gboolean
filter_any(const struct filter *filter, gboolean (*is_it)(const struct term *term))
{
	for (guint i = 0; filter != NULL && i < filter->clauses->len; i++) {
		if (clause_any(filter->clauses->pdata[i], is_it))
			return TRUE;
	}
	return FALSE;
}

gboolean
term_is_text(const struct term *term)
{
	return term->kind == TERM_WORDS || term->kind == TERM_REGEX;
}

gboolean
term_looks_for_text(const struct term *term)
{
	return term_is_text(term) && !term->is_negated;
}

static gboolean
is_regex(const struct term *term)
{
	return term->kind == TERM_REGEX;
}

static gboolean
has_prefix(const struct term *term)
{
	for (guint i = 0; term->near != NULL && i < term->near->len; i++) {
		if (((const struct near_part *)term->near->pdata[i])->is_prefix)
			return TRUE;
	}
	return term->kind == TERM_WORDS && term->is_prefix && term->beginnings == NULL;
}

/*
 * Beside OR and behind NOT, FTS5 (3.40) keeps places of a NEAR() that an item hasn't got, and calls the index
 * damaged once it is asked for a snippet of it: there NEAR() is asked for by itself.
 */
gboolean
clause_is_words(const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];

		if (term->kind != TERM_WORDS || term->is_negated || (term->near != NULL && clause->len > 1))
			return FALSE;
	}
	return TRUE;
}

gboolean
clause_is_unwanted_word(const GPtrArray *clause)
{
	const struct term *term = clause->pdata[0];

	return clause->len == 1 && term->kind == TERM_WORDS && term->is_negated && term->near == NULL;
}

gboolean
clause_looks_for_text(const GPtrArray *clause)
{
	return clause_any(clause, term_looks_for_text);
}

gboolean
clause_has_regex(const GPtrArray *clause)
{
	return clause_any(clause, is_regex);
}

gboolean
clause_has_prefix(const GPtrArray *clause)
{
	return clause_any(clause, has_prefix);
}

/* --- What was asked for ---------------------------------------------------------------------- */

gboolean
filter_has_words(const struct filter *filter)
{
	for (guint i = 0; filter != NULL && i < filter->clauses->len; i++) {
		if (clause_is_words(filter->clauses->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

gboolean
filter_has_regex(const struct filter *filter)
{
	return filter_any(filter, is_regex);
}

gboolean
filter_has_prefix(const struct filter *filter)
{
	return filter_any(filter, has_prefix);
}

gboolean
filter_is_hopeless(const struct filter *filter)
{
	for (guint i = 0; i < filter->needed->len; i++) {
		if (((const GPtrArray *)filter->needed->pdata[i])->len == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean
filter_is_quick(const struct filter *filter)
{
	return !filter_has_regex(filter) || filter->needed->len > 0;
}

gboolean
filter_rank(struct filter *filter)
{
	if (!filter_has_words(filter) || filter->facts != FACTS_NONE)
		return FALSE;
	filter->is_by_relevance = TRUE;
	return TRUE;
}

gint64
filter_undecided(const struct filter *filter)
{
	return filter != NULL ? doubts_count(filter->undecided) : 0;
}

guint
term_columns(const struct filter *filter, const struct term *term)
{
	return term->columns != 0 ? term->columns : filter->columns;
}

static gboolean
minds_in(const struct term *term)
{
	return term_is_text(term) && term->columns == 0;
}

gboolean
filter_minds_in(const struct filter *filter)
{
	return filter_any(filter, minds_in);
}

static gboolean
is_of_items(const struct term *term)
{
	switch (term->kind) {
	case TERM_DAYS:
	case TERM_BODY:
	case TERM_COUNCIL:
	case TERM_STATUS:
	case TERM_LOADED:
		return FALSE;
	default:
		return TRUE;
	}
}

static gboolean
is_of_state(const struct term *term)
{
	return term->kind == TERM_STATE || term->kind == TERM_OVERDUE || term->kind == TERM_SILENT;
}

enum filter_facts
term_facts(const struct filter *filter, const struct term *term)
{
	switch (term->kind) {
	case TERM_WORDS:
	case TERM_REGEX:
		return term->columns == 0 ? filter->facts : FACTS_NONE;
	case TERM_OWNER:
	case TERM_DUE:
	case TERM_STATE:
	case TERM_OVERDUE:
	case TERM_SILENT:
	case TERM_DEFERRED:
		return FACTS_ACTIONS;
	default:
		return FACTS_NONE;
	}
}

gboolean
filter_needs_items(const struct filter *filter)
{
	return filter_any(filter, is_of_items);
}

gboolean
filter_asks_for_states(const struct filter *filter)
{
	return filter_any(filter, is_of_state);
}
