/*
 * "report report report" asks for one thing. Text that is pasted by the page is full of words that come again, and
 * each costs the index as much as another: to tell where a hit stands it compares all of them with each other.
 */
#include "query/filter.h"

static void
add_term(GString *out, const struct term *term)
{
	g_string_append_printf(out, "%d %d %u %d %d %d %d %u %d %s", term->kind, term->is_negated, term->columns, term->is_prefix,
	    term->is_year, term->first, term->last, term->distance, term->is_stem, term->near != NULL ? "near " : "");
	g_string_append(out, term->text);
}

/* Two clauses that are alike have the same. */
static char *
likeness(const GPtrArray *clause)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < clause->len; i++) {
		add_term(out, clause->pdata[i]);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

void
filter_drop_repeated(struct filter *filter)
{
	g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *left = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; i < filter->clauses->len; i++) {
		if (g_hash_table_add(met, likeness(filter->clauses->pdata[i])))
			g_ptr_array_add(left, g_ptr_array_ref(filter->clauses->pdata[i]));
	}
	g_ptr_array_unref(filter->clauses);
	filter->clauses = left;
}
