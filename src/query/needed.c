#include "query/needed.h"

#include "base/required.h"
#include "query/few.h"
#include "query/holders.h"

/* The literals that one pattern requires, as a range of all that are asked for. */
struct range {
	guint from, n;
};

/* --- Terms --------------------------------------------------------------------------------------- */

static void
add_words(GPtrArray *clause, const char *text, gboolean is_prefix, guint columns)
{
	struct term *term = g_new0(struct term, 1);

	term->kind = TERM_WORDS;
	term->text = g_strdup(text);
	term->is_prefix = is_prefix;
	term->columns = columns;
	g_ptr_array_add(clause, term);
}

static void
add_holders(GPtrArray *clause, const GPtrArray *holders, guint columns)
{
	for (guint i = 0; i < holders->len; i++) {
		const struct holder *holder = holders->pdata[i];

		add_words(clause, holder->word, holder->is_prefix, columns);
	}
}

GPtrArray *
needed_clause(const GPtrArray *holders, guint columns)
{
	GPtrArray *clause = clause_new();

	add_holders(clause, holders, columns);
	return clause;
}

/* Of words near each other one must be there, too. */
static void
add_term(GPtrArray *clause, const struct term *term)
{
	const struct near_part *part = term->near != NULL ? term->near->pdata[0] : NULL;
	struct term *added;

	add_words(clause, part != NULL ? part->text : term->text, part != NULL ? part->is_prefix : term->is_prefix, term->columns);
	added = clause->pdata[clause->len - 1];
	added->endings = term->endings != NULL ? g_ptr_array_ref(term->endings) : NULL;
}

/* --- Clauses ------------------------------------------------------------------------------------- */

/* Facts are short, and soon gone through. */
static gboolean
is_about_texts(const struct filter *filter, const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];

		if (!term_looks_for_text(term) || term_facts(filter, term) != FACTS_NONE)
			return FALSE;
	}
	return clause_has_regex(clause);
}

/* Appends what the clause's patterns require; a range for each of its terms. NULL where one proves nothing. */
static GArray *
ask_for(const GPtrArray *clause, GPtrArray *literals)
{
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));

	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];
		struct range range = { .from = literals->len };
		GPtrArray *required;

		if (term->kind == TERM_REGEX) {
			required = rx_required(rx_pattern(term->rx));
			range.n = required->len;
			g_ptr_array_extend_and_steal(literals, required);
			if (range.n == 0)
				return NULL;
		}
		g_array_append_val(ranges, range);
	}
	return g_steal_pointer(&ranges);
}

/* The fewest words of those that one pattern requires; NULL where each are too many. */
static const GPtrArray *
fewest(const struct range *range, const GPtrArray *found)
{
	const GPtrArray *best = NULL;

	for (guint i = range->from; i < range->from + range->n; i++) {
		const GPtrArray *holders = found->pdata[i];

		if (holders != NULL && (best == NULL || holders->len < best->len))
			best = holders;
	}
	return best;
}

/* All that a pattern alone requires. */
static void
add_each(const struct filter *filter, const struct term *term, const struct range *range, const GPtrArray *found)
{
	for (guint i = range->from; i < range->from + range->n; i++) {
		if (found->pdata[i] != NULL)
			g_ptr_array_add(filter->needed, needed_clause(found->pdata[i], term_columns(filter, term)));
	}
}

static void
add_alternatives(const struct filter *filter, const GPtrArray *clause, const GArray *ranges, const GPtrArray *found)
{
	g_autoptr(GPtrArray) needed = clause_new();

	for (guint i = 0; i < clause->len; i++) {
		const struct term *term = clause->pdata[i];
		const GPtrArray *holders;

		if (term->kind == TERM_WORDS) {
			add_term(needed, term);
			continue;
		}
		if ((holders = fewest(&g_array_index(ranges, struct range, i), found)) == NULL)
			return;
		add_holders(needed, holders, term_columns(filter, term));
	}
	g_ptr_array_add(filter->needed, g_steal_pointer(&needed));
}

/* --- All together -------------------------------------------------------------------------------- */

/* Ranges of each clause, NULL for one of which nothing is known. */
static GPtrArray *
ask_for_all(const struct filter *filter, GPtrArray *literals)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		g_ptr_array_add(all, is_about_texts(filter, clause) ? ask_for(clause, literals) : NULL);
	}
	return all;
}

static void
add_clauses(const struct filter *filter, const GPtrArray *all, const GPtrArray *found)
{
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];
		const GArray *ranges = all->pdata[i];

		if (ranges == NULL)
			continue;
		if (clause->len == 1)
			add_each(filter, clause->pdata[0], &g_array_index(ranges, struct range, 0), found);
		else
			add_alternatives(filter, clause, ranges, found);
	}
}

static void
free_ranges(GPtrArray *all)
{
	for (guint i = 0; i < all->len; i++)
		g_clear_pointer((GArray **)&all->pdata[i], g_array_unref);
	g_ptr_array_unref(all);
}

/* Not so where the other words are in fewer items: these are read anyway. Those that only begin words aren't
 * counted, which takes its time. */
static gboolean
is_worth_it(sqlite3 *db, const struct filter *filter, gboolean *is, GError **error)
{
	g_autofree char *needed = filter_needed(filter), *words = filter_has_prefix(filter) ? NULL : filter_expression(filter);
	gint64 most, count = 0, others = 0;

	*is = TRUE;
	if (filter_is_hopeless(filter))
		return TRUE;
	if (!few_most(db, &most, error) || !few_count(db, needed, most, &count, error))
		return FALSE;
	*is = count < most;
	if (!*is || words == NULL)
		return TRUE;
	if (!few_count(db, words, count + 1, &others, error))
		return FALSE;
	*is = others > count;
	return TRUE;
}

/* Among the items of one meeting none need be looked up. */
gboolean
needed_look_up(sqlite3 *db, const struct filter *filter, GError **error)
{
	g_autoptr(GPtrArray) literals = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), found = NULL;
	gboolean is = FALSE;
	GPtrArray *all;

	if (filter->is_looked_up)
		return TRUE;
	g_ptr_array_set_size(filter->needed, 0);
	if (filter->meeting != 0 || !filter_has_regex(filter))
		return TRUE;
	all = ask_for_all(filter, literals);
	if (literals->len > 0 && (found = find_holders(db, literals, error)) != NULL)
		add_clauses(filter, all, found);
	free_ranges(all);
	if (literals->len > 0 && found == NULL)
		return FALSE;
	if (filter->needed->len > 0 && !is_worth_it(db, filter, &is, error))
		return FALSE;
	if (!is)
		g_ptr_array_set_size(filter->needed, 0);
	return TRUE;
}
