/*
 * Where in a text stands what a filter looks for. The text is cut into words once and each is looked up among
 * the first words of what is looked for, so that a long query costs no more than a short one.
 */
#include <string.h>
#include "query/finder.h"
#include "query/snippet.h"

/* A word or phrase that a term looks for. */
struct wanted_phrase {
	GArray *tokens; /* never none */
	gboolean is_prefix;
	guint columns; /* of the texts in which it counts */
	guint clause;  /* of which it is one alternative */
	int near;      /* which NEAR() it is a part of, -1: none */
	guint part;    /* which part of that */
};

struct wanted_pattern {
	const struct rx *rx; /* the filter's */
	guint columns, clause;
};

struct finder {
	GPtrArray *phrases;    /* struct wanted_phrase */
	GHashTable *by_word;   /* GPtrArray of those whose first word is whole, by that (theirs) */
	GPtrArray *beginnings; /* those that are but the beginning of a word */
	GArray *nears;         /* struct wanted_near */
	GArray *patterns;      /* struct wanted_pattern, by their clauses */
	guint clauses;         /* how many of them look for texts: numbered from 0 */
};

static void
phrase_free(gpointer data)
{
	struct wanted_phrase *phrase = data;

	g_array_unref(phrase->tokens);
	g_free(phrase);
}

static void
list_unref(gpointer list)
{
	g_ptr_array_unref(list);
}

void
finder_free(struct finder *finder)
{
	if (finder == NULL)
		return;
	g_hash_table_unref(finder->by_word);
	g_ptr_array_unref(finder->beginnings);
	g_ptr_array_unref(finder->phrases);
	g_array_unref(finder->nears);
	g_array_unref(finder->patterns);
	g_free(finder);
}

/* --- What is looked for ---------------------------------------------------------------------- */

/* The texts in which a term counts: the whole of an item, or facts alone. */
static guint
columns_of(const struct filter *filter, const struct term *term)
{
	enum filter_facts facts = term_facts(filter, term);

	return facts == FACTS_ACTIONS ? IN_ACTION : facts == FACTS_RESOLUTIONS ? IN_RESOLUTION : term_columns(filter, term);
}

static void
file_by_word(struct finder *finder, struct wanted_phrase *phrase)
{
	char *word = g_array_index(phrase->tokens, struct token, 0).folded;
	GPtrArray *list = g_hash_table_lookup(finder->by_word, word);

	if (phrase->is_prefix && phrase->tokens->len == 1) {
		g_ptr_array_add(finder->beginnings, phrase);
		return;
	}
	if (list == NULL) {
		list = g_ptr_array_new();
		g_hash_table_insert(finder->by_word, word, list);
	}
	g_ptr_array_add(list, phrase);
}

static struct wanted_phrase *
add_phrase(struct finder *finder, guint columns, const char *text, gboolean is_prefix)
{
	GArray *tokens = tokens_cut(text);
	struct wanted_phrase *phrase;

	if (tokens->len == 0) {
		g_array_unref(tokens);
		return NULL;
	}
	phrase = g_new0(struct wanted_phrase, 1);
	phrase->tokens = tokens;
	phrase->is_prefix = is_prefix;
	phrase->columns = columns;
	phrase->clause = finder->clauses;
	phrase->near = -1;
	g_ptr_array_add(finder->phrases, phrase);
	file_by_word(finder, phrase);
	return phrase;
}

static void
add_near(struct finder *finder, const struct term *term, guint columns)
{
	struct wanted_near near = { term->near->len, term->distance, finder->clauses };

	for (guint i = 0; i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];
		struct wanted_phrase *phrase = add_phrase(finder, columns, part->text, part->is_prefix);

		if (phrase == NULL)
			continue;
		phrase->near = finder->nears->len;
		phrase->part = i;
	}
	g_array_append_val(finder->nears, near);
}

/* What begins like a ~word often is another ending of it: that will do where the cache wasn't asked. */
static void
add_words(struct finder *finder, const struct term *term, guint columns)
{
	if (term->near != NULL)
		add_near(finder, term, columns);
	else if (term->endings == NULL)
		add_phrase(finder, columns, term->text, term->is_prefix || term->is_stem);
	for (guint i = 0; term->endings != NULL && i < term->endings->len; i++)
		add_phrase(finder, columns, term->endings->pdata[i], FALSE);
}

static void
add_clause(struct finder *finder, const struct filter *filter, const GPtrArray *clause)
{
	if (!clause_looks_for_text(clause))
		return;
	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];
		struct wanted_pattern pattern = { term->rx, columns_of(filter, term), finder->clauses };

		if (!term_looks_for_text(term))
			continue;
		if (term->kind == TERM_REGEX)
			g_array_append_val(finder->patterns, pattern);
		else
			add_words(finder, term, pattern.columns);
	}
	finder->clauses++;
}

static struct finder *
new_empty(void)
{
	struct finder *finder = g_new0(struct finder, 1);

	finder->phrases = g_ptr_array_new_with_free_func(phrase_free);
	finder->by_word = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_unref);
	finder->beginnings = g_ptr_array_new();
	finder->nears = g_array_new(FALSE, FALSE, sizeof(struct wanted_near));
	finder->patterns = g_array_new(FALSE, FALSE, sizeof(struct wanted_pattern));
	return finder;
}

struct finder *
finder_new(const struct filter *filter)
{
	struct finder *finder = new_empty();

	for (guint i = 0; i < filter->clauses->len; i++)
		add_clause(finder, filter, filter->clauses->pdata[i]);
	return finder;
}

struct finder *
finder_of_term(const struct term *term)
{
	struct finder *finder = new_empty();

	add_words(finder, term, IN_ANY);
	finder->clauses = 1;
	return finder;
}

gboolean
finder_is_empty(const struct finder *finder)
{
	return finder->phrases->len == 0 && finder->patterns->len == 0;
}

/* --- Words in a text ------------------------------------------------------------------------- */

/* A text, and what is found in it. */
struct finding {
	const struct finder *finder;
	guint columns; /* what it is */
	GArray *tokens;
	GArray ***near; /* of each NEAR(), of each of its parts: struct spot */
	GArray *places;
	gboolean *met;  /* of each clause whether it is; NULL: nobody asks */
};

struct hit_bytes
tokens_place(const GArray *tokens, guint at, guint n)
{
	return (struct hit_bytes){ g_array_index(tokens, struct token, at).starts,
		g_array_index(tokens, struct token, at + n - 1).ends };
}

static void
take(struct finding *finding, const struct wanted_phrase *phrase, guint at)
{
	struct spot spot = { at, phrase->tokens->len };
	struct hit_bytes place = tokens_place(finding->tokens, spot.at, spot.n);

	if (phrase->near >= 0) {
		g_array_append_val(finding->near[phrase->near][phrase->part], spot);
		return;
	}
	g_array_append_val(finding->places, place);
	if (finding->met != NULL)
		finding->met[phrase->clause] = TRUE;
}

static void
try_phrases(struct finding *finding, const GPtrArray *phrases, guint at)
{
	for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
		const struct wanted_phrase *phrase = phrases->pdata[i];

		if (phrase->columns & finding->columns && tokens_stand_at(finding->tokens, at, phrase->tokens, phrase->is_prefix))
			take(finding, phrase, at);
	}
}

static GArray **
new_spots(guint n)
{
	GArray **spots = g_new(GArray *, n);

	for (guint i = 0; i < n; i++)
		spots[i] = g_array_new(FALSE, FALSE, sizeof(struct spot));
	return spots;
}

static void
end_near(struct finding *finding, guint i)
{
	const struct wanted_near *near = &g_array_index(finding->finder->nears, struct wanted_near, i);
	guint before = finding->places->len;

	near_add_places(near, finding->near[i], finding->tokens, finding->places);
	if (finding->met != NULL && finding->places->len > before)
		finding->met[near->clause] = TRUE;
	for (guint part = 0; part < near->n_parts; part++)
		g_array_unref(finding->near[i][part]);
	g_free(finding->near[i]);
}

static void
find_words(struct finding *finding, const char *text)
{
	const struct finder *finder = finding->finder;

	if (finder->phrases->len == 0)
		return;
	finding->tokens = tokens_cut(text);
	finding->near = g_new(GArray **, finder->nears->len);
	for (guint i = 0; i < finder->nears->len; i++)
		finding->near[i] = new_spots(g_array_index(finder->nears, struct wanted_near, i).n_parts);
	for (guint at = 0; at < finding->tokens->len; at++) {
		const char *word = g_array_index(finding->tokens, struct token, at).folded;

		try_phrases(finding, g_hash_table_lookup(finder->by_word, word), at);
		try_phrases(finding, finder->beginnings, at);
	}
	for (guint i = 0; i < finder->nears->len; i++)
		end_near(finding, i);
	g_free(finding->near);
	g_array_unref(finding->tokens);
}

/* --- Patterns in a text ---------------------------------------------------------------------- */

/* "x*" is found everywhere, mostly without a letter: that is no hit. "\K" can put a start behind the end. */
static enum rx_result
find_pattern(const struct rx *rx, const char *text, GArray *places)
{
	gsize size = strlen(text), from = 0, match[2];
	enum rx_result result = RX_NO_MATCH;

	while (from < size && (result = rx_search(rx, text, size, from, match, 1)) == RX_MATCH) {
		gboolean is_hit = match[0] < match[1] && match[0] >= from;
		struct hit_bytes place = { match[0], match[1] };

		if (is_hit)
			g_array_append_val(places, place);
		from = MAX(from, MAX(match[0], match[1]));
		if (!is_hit && from < size)
			from = g_utf8_next_char(text + from) - text;
	}
	return result == RX_TOO_COMPLEX ? RX_TOO_COMPLEX : RX_MATCH;
}

static const struct wanted_pattern *
pattern_at(const struct finder *finder, guint i)
{
	return &g_array_index(finder->patterns, struct wanted_pattern, i);
}

/* --- Both ------------------------------------------------------------------------------------ */

static gint
compare(gconstpointer a, gconstpointer b)
{
	const struct hit_bytes *one = a, *other = b;

	return one->starts < other->starts ? -1 : one->starts > other->starts;
}

/* What overlaps becomes one. */
static void
put_in_order(GArray *places)
{
	guint n = 0;

	g_array_sort(places, compare);
	for (guint i = 0; i < places->len; i++) {
		struct hit_bytes place = g_array_index(places, struct hit_bytes, i);
		struct hit_bytes *last = n > 0 ? &g_array_index(places, struct hit_bytes, n - 1) : NULL;

		if (last != NULL && place.starts < last->ends)
			last->ends = MAX(last->ends, place.ends);
		else
			g_array_index(places, struct hit_bytes, n++) = place;
	}
	g_array_set_size(places, n);
}

enum rx_result
finder_find(const struct finder *finder, guint columns, const char *text, GArray *places)
{
	struct finding finding = { .finder = finder, .columns = columns, .places = places };
	gboolean is_too_complex = FALSE;

	g_array_set_size(places, 0);
	find_words(&finding, text);
	for (guint i = 0; i < finder->patterns->len; i++) {
		const struct wanted_pattern *pattern = pattern_at(finder, i);

		if (pattern->columns & columns)
			is_too_complex |= find_pattern(pattern->rx, text, places) == RX_TOO_COMPLEX;
	}
	put_in_order(places);
	return is_too_complex ? RX_TOO_COMPLEX : places->len > 0 ? RX_MATCH : RX_NO_MATCH;
}

/* --- Whether it is there ----------------------------------------------------------------------- */

static gboolean
first_match(const struct wanted_pattern *pattern, guint columns, const char *text, gsize match[2])
{
	return pattern->columns & columns && rx_search(pattern->rx, text, strlen(text), 0, match, 1) == RX_MATCH;
}

gboolean
finder_says(const struct finder *finder, guint columns, const char *text)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	g_autofree gboolean *met = g_new0(gboolean, finder->clauses);
	struct finding finding = { .finder = finder, .columns = columns, .places = places, .met = met };
	gsize match[2];

	find_words(&finding, text);
	for (guint clause = 0, i = 0; clause < finder->clauses; clause++) {
		for (; i < finder->patterns->len && pattern_at(finder, i)->clause == clause; i++)
			met[clause] = met[clause] || first_match(pattern_at(finder, i), columns, text, match);
		if (!met[clause])
			return FALSE;
	}
	return finder->clauses > 0;
}

gboolean
finder_matches(const struct finder *finder, guint columns, const char *text, gsize match[2])
{
	gboolean is_found = FALSE;
	gsize own[2];

	for (guint i = 0; i < finder->patterns->len; i++) {
		if (!first_match(pattern_at(finder, i), columns, text, own) || own[0] > own[1] || (is_found && own[0] >= match[0]))
			continue;
		match[0] = own[0];
		match[1] = own[1];
		is_found = TRUE;
	}
	return is_found;
}

/* --- A text with marks ----------------------------------------------------------------------- */

char *
finder_mark(const struct finder *finder, guint columns, const char *text)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));

	finder_find(finder, columns, text, places);
	return snippet_marked(text, 0, strlen(text), places);
}
