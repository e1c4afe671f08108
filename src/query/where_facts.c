/*
 * Conditions about facts. Where the rows are such facts, they are about the row; else that the item
 * has one that fits.
 */
#include "model/day.h"
#include "query/where_facts.h"

/* The rows themselves are of this kind. */
static gboolean
is_direct(const struct where *where, enum filter_facts facts)
{
	return (facts == FACTS_ACTIONS && where->of == WHERE_ACTIONS) ||
	    (facts == FACTS_RESOLUTIONS && where->of == WHERE_RESOLUTIONS);
}

/* The kind that all terms of a clause are about. */
static enum filter_facts
clause_facts(const struct filter *filter, const GPtrArray *clause)
{
	enum filter_facts facts = term_facts(filter, clause->pdata[0]);

	for (guint i = 1; i < clause->len; i++) {
		if (term_facts(filter, clause->pdata[i]) != facts)
			return FACTS_NONE;
	}
	return facts;
}

/* "-is:overdue" asks for items that have no such action, not for one that isn't. */
static gboolean
is_unwanted(const struct term *term)
{
	return term->is_negated && !term_is_text(term);
}

gboolean
where_is_fact_clause(const struct where *where, const struct filter *filter, const GPtrArray *clause)
{
	enum filter_facts facts = clause_facts(filter, clause);

	if (is_direct(where, facts) && clause_has_regex(clause))
		return FALSE;
	return facts != FACTS_NONE && (is_direct(where, facts) || !clause_any(clause, is_unwanted));
}

/* --- One fact -------------------------------------------------------------------------------- */

static void
add_pattern(struct where *where, const char *sql, const struct term *term)
{
	g_autofree char *pattern = term_pattern(term);

	where_add(where, sql);
	where_text(where, pattern);
}

static void
add_due(struct where *where, const struct term *term)
{
	char first[DAY_TEXT], last[DAY_TEXT];

	day_from_number(MAX(term->first, 1), first);
	day_from_number(term->last, last);
	where_add(where, ACTION_LAST_DAY " BETWEEN ? AND ?");
	where_text(where, first);
	where_text(where, last);
}

/* What can't be told neither fits nor is without it. */
static void
add_regex(struct where *where, const struct filter *filter, const struct term *term, gboolean is_negated)
{
	const char *table = filter->facts == FACTS_ACTIONS ? "action" : "resolution";

	g_string_append_printf(where->sql, "coalesce(settled(?, %s.id, %ssays(?, 0, %s.text)), 0)", table,
	    is_negated ? "NOT " : "", table);
	where_undecided(where, filter);
	where_term(where, term);
}

/* About the row of action (with its outcome) or resolution; what isn't known doesn't fit. */
static void
add_condition(struct where *where, const struct filter *filter, const struct term *term, gboolean is_negated)
{
	if (term->kind == TERM_REGEX) {
		add_regex(where, filter, term, is_negated);
		return;
	}
	where_add(where, is_negated ? "NOT coalesce(" : "coalesce(");
	switch (term->kind) {
	case TERM_WORDS:
		where_add(where, filter->facts == FACTS_ACTIONS ? "says(?, 0, action.text)" :
		    "says(?, 0, resolution.text)");
		where_term(where, term);
		break;
	case TERM_OWNER:
		add_pattern(where, "holds(action.owner, ?)", term);
		break;
	case TERM_DUE:
		add_due(where, term);
		break;
	case TERM_STATE:
		where_add(where, ACTION_STATE " = ?");
		where_text(where, term->text);
		break;
	case TERM_OVERDUE:
		where_add(where, ACTION_IS_OVERDUE);
		break;
	case TERM_SILENT:
		where_add(where, ACTION_IS_SILENT);
		break;
	case TERM_DEFERRED:
		where_add(where, "action.kind = 'deferral'");
		break;
	default:
		g_assert_not_reached();
	}
	where_add(where, ", 0)");
}

/* --- Some fact of the item ------------------------------------------------------------------- */

/* To be closed with a bracket. */
static void
open_exists(struct where *where, enum filter_facts facts)
{
	where_add(where, facts == FACTS_RESOLUTIONS ?
	    "EXISTS (SELECT 1 FROM resolution WHERE " FACT_OF_ITEM("resolution.id", "item.id") :
	    "EXISTS (SELECT 1 FROM action LEFT JOIN outcome ON outcome.action_id = action.id WHERE "
	    FACT_OF_ITEM("action.id", "item.id"));
	if (facts == FACTS_ACTIONS && where->of == WHERE_RESOLUTIONS)
		where_add(where, " AND action.resolution = " FACT_POSITION("resolution.id"));
}

void
where_fact_term(struct where *where, const struct filter *filter, const struct term *term)
{
	enum filter_facts facts = term_facts(filter, term);

	if (is_direct(where, facts)) {
		add_condition(where, filter, term, term->is_negated);
		return;
	}
	where_add(where, term->is_negated ? "NOT " : "");
	open_exists(where, facts);
	where_add(where, " AND ");
	add_condition(where, filter, term, FALSE);
	where_add(where, ")");
}

static void
add_clause(struct where *where, const struct filter *filter, const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		where_add(where, i == 0 ? " AND (" : " OR ");
		add_condition(where, filter, clause->pdata[i], ((const struct term *)clause->pdata[i])->is_negated);
	}
	where_add(where, ")");
}

static void
add_clauses(struct where *where, const struct filter *filter, enum filter_facts facts)
{
	gboolean is_open = FALSE;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (clause_facts(filter, clause) != facts || !where_is_fact_clause(where, filter, clause))
			continue;
		if (!is_open && !is_direct(where, facts)) {
			where_add(where, " AND ");
			open_exists(where, facts);
			is_open = TRUE;
		}
		add_clause(where, filter, clause);
	}
	if (is_open)
		where_add(where, ")");
}

void
where_fact_clauses(struct where *where, const struct filter *filter)
{
	if (filter == NULL)
		return;
	add_clauses(where, filter, FACTS_ACTIONS);
	add_clauses(where, filter, FACTS_RESOLUTIONS);
}
