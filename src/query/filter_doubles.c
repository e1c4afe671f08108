/*
 * What is asked for twice is asked for once. Text that is pasted by the page is full of words that come again, and
 * each costs the index as much as another: to tell where a hit stands it compares all of them with each other.
 */
#include "query/filter_reading.h"
#include "query/tokens.h"

static char *
words_of(const struct term *term)
{
	return term->kind == TERM_WORDS && term->near == NULL ? folded_words(term->text) : g_strdup(term->text);
}

/* All that makes a difference between terms. */
static void
append_term(GString *out, const struct term *term)
{
	g_autofree char *words = words_of(term);

	g_string_append_printf(out, "%d %d %u %d %d %d %d %u %s\n", term->kind, term->is_negated, term->columns,
	    term->is_prefix, term->is_stem, term->first, term->last, term->distance, words);
	for (guint i = 0; term->near != NULL && i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];

		g_string_append_printf(out, "\t%d %s\n", part->is_prefix, part->text);
	}
}

static char *
name_of_term(gpointer term)
{
	GString *out = g_string_new(NULL);

	append_term(out, term);
	return g_string_free(out, FALSE);
}

static char *
name_of_clause(gpointer clause)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < ((GPtrArray *)clause)->len; i++)
		append_term(out, ((GPtrArray *)clause)->pdata[i]);
	return g_string_free(out, FALSE);
}

static void
drop_doubles(GPtrArray *list, char *(*name)(gpointer of))
{
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint kept = 0;

	for (guint i = 0; list->len > 1 && i < list->len; i++) {
		gpointer of = list->pdata[i];

		if (!g_hash_table_add(names, name(of)))
			continue;
		list->pdata[i] = list->pdata[kept];
		list->pdata[kept++] = of;
	}
	if (list->len > 1)
		g_ptr_array_set_size(list, kept);
}

void
filter_drop_doubles(struct filter *filter)
{
	for (guint i = 0; i < filter->clauses->len; i++)
		drop_doubles(filter->clauses->pdata[i], name_of_term);
	drop_doubles(filter->clauses, name_of_clause);
}
