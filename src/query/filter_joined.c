/* Two queries in one, each with an in: of its own. */
#include "base/error.h"
#include "query/filter_reading.h"

/* Where its words are searched for is said by each of them, so that they can stand among others. Those of a fact
 * stay that: they say where by having no columns. */
static void
settle(struct filter *filter)
{
	for (guint i = 0; filter->facts == FACTS_NONE && i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			struct term *term = clause->pdata[n];

			if (term_is_text(term) && term->columns == 0)
				term->columns = filter->columns;
		}
	}
}

static gboolean
have_same_place(const struct filter *filter, const struct filter *other)
{
	return filter->columns == other->columns && filter->facts == other->facts;
}

static gboolean
join(struct filter *filter, const struct filter *other, GError **error)
{
	if (filter->facts != FACTS_NONE && other->facts != FACTS_NONE && filter->facts != other->facts) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_USAGE,
		    "in:action and in:resolution exclude each other, and the filter that is set has the other one");
		return FALSE;
	}
	if (filter->facts == FACTS_NONE)
		filter->facts = other->facts;
	filter->columns = filter->facts != FACTS_NONE ? IN_MINUTES : IN_ALL;
	return TRUE;
}

gboolean
filter_add(struct filter *filter, struct filter *other, GError **error)
{
	if (!have_same_place(filter, other)) {
		settle(filter);
		settle(other);
		if (!join(filter, other, error))
			return FALSE;
	}
	g_ptr_array_extend(filter->clauses, other->clauses, (GCopyFunc)(void (*)(void))g_ptr_array_ref, NULL);
	filter->is_void |= other->is_void;
	filter_drop_doubles(filter);
	return !filter_is_too_much(filter, error);
}

struct filter *
filter_parse_within(const char *words, const char *within, char **notice, GError **error)
{
	struct filter *filter = filter_parse(words, notice, error), *other;
	gboolean is_well;

	if (filter == NULL || within == NULL)
		return filter;
	other = filter_parse(within, NULL, error);
	is_well = other != NULL && filter_add(filter, other, error);
	filter_free(other);
	if (is_well)
		return filter;
	filter_free(filter);
	if (notice != NULL)
		g_clear_pointer(notice, g_free);
	return NULL;
}
