/*
 * Where in a text stands what a filter looks for. The text is cut into words once and each is looked up among
 * the first words of what is looked for, so that a long query costs no more than a short one.
 */
#include <string.h>
#include "query/finder.h"
#include "query/snippet.h"

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
	g_ptr_array_unref(finder->patterns);
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
add_phrase(struct finder *finder, const struct term *term, const char *text, gboolean is_prefix)
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
	phrase->columns = columns_of(finder->filter, term);
	phrase->near = -1;
	g_ptr_array_add(finder->phrases, phrase);
	file_by_word(finder, phrase);
	return phrase;
}

static void
add_near(struct finder *finder, const struct term *term)
{
	struct wanted_near near = { term->near->len, term->distance };

	for (guint i = 0; i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];
		struct wanted_phrase *phrase = add_phrase(finder, term, part->text, part->is_prefix);

		if (phrase == NULL)
			continue;
		phrase->near = finder->nears->len;
		phrase->part = i;
	}
	g_array_append_val(finder->nears, near);
}

/* What begins like a ~word often is another ending of it: that will do where the cache wasn't asked. */
static void
add_words(struct finder *finder, const struct term *term)
{
	if (term->near != NULL)
		add_near(finder, term);
	else if (term->endings == NULL)
		add_phrase(finder, term, term->text, term->is_prefix || term->is_stem);
	for (guint i = 0; term->endings != NULL && i < term->endings->len; i++)
		add_phrase(finder, term, term->endings->pdata[i], FALSE);
}

struct finder *
finder_new(const struct filter *filter)
{
	struct finder *finder = g_new0(struct finder, 1);

	finder->filter = filter;
	finder->phrases = g_ptr_array_new_with_free_func(phrase_free);
	finder->by_word = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_unref);
	finder->beginnings = g_ptr_array_new();
	finder->nears = g_array_new(FALSE, FALSE, sizeof(struct wanted_near));
	finder->patterns = g_ptr_array_new();
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			struct term *term = clause->pdata[n];

			if (term->is_negated)
				continue;
			if (term->kind == TERM_WORDS)
				add_words(finder, term);
			else if (term->kind == TERM_REGEX)
				g_ptr_array_add(finder->patterns, term);
		}
	}
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
};

struct hit_bytes
tokens_place(const GArray *tokens, guint at, guint n)
{
	return (struct hit_bytes){ g_array_index(tokens, struct token, at).starts,
		g_array_index(tokens, struct token, at + n - 1).ends };
}

static void
try_phrases(struct finding *finding, const GPtrArray *phrases, guint at)
{
	for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
		const struct wanted_phrase *phrase = phrases->pdata[i];
		guint n = phrase->tokens->len;

		if (!(phrase->columns & finding->columns) || !tokens_stand_at(finding->tokens, at, phrase->tokens, phrase->is_prefix))
			continue;
		if (phrase->near >= 0) {
			struct spot spot = { at, n };

			g_array_append_val(finding->near[phrase->near][phrase->part], spot);
		} else {
			struct hit_bytes place = tokens_place(finding->tokens, at, n);

			g_array_append_val(finding->places, place);
		}
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

	near_add_places(near, finding->near[i], finding->tokens, finding->places);
	for (guint part = 0; part < near->n_parts; part++)
		g_array_unref(finding->near[i][part]);
	g_free(finding->near[i]);
}

static void
find_words(struct finding *finding, const char *text)
{
	const struct finder *finder = finding->finder;

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
	if (finder->phrases->len > 0)
		find_words(&finding, text);
	for (guint i = 0; i < finder->patterns->len; i++) {
		const struct term *term = finder->patterns->pdata[i];

		if (columns_of(finder->filter, term) & columns)
			is_too_complex |= find_pattern(term->rx, text, places) == RX_TOO_COMPLEX;
	}
	put_in_order(places);
	return is_too_complex ? RX_TOO_COMPLEX : places->len > 0 ? RX_MATCH : RX_NO_MATCH;
}

/* --- A text with marks ----------------------------------------------------------------------- */

char *
finder_mark(const struct finder *finder, guint columns, const char *text)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));

	finder_find(finder, columns, text, places);
	return snippet_marked(text, 0, strlen(text), places);
}
