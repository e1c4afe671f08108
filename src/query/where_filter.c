/* All clauses of a filter. */
#include "query/days.h"
#include "query/where.h"
#include "query/where_facts.h"
#include "query/where_terms.h"

/* The day of a meeting bounds the ids of what it has, so that the index need not go through all hits. */
static void
add_within(struct where *where, const struct filter *filter, const char *id)
{
	guint bits = where->of == WHERE_ITEMS ? 0 : FACT_BITS;

	if (filter->meeting != 0) {
		gint64 day = filter->meeting >> DAY_BITS;

		g_string_append_printf(where->sql, " AND meeting.id = ? AND %s >= ? AND %s < ?", id, id);
		where_number(where, filter->meeting);
		where_number(where, day_first_id(day) << bits);
		where_number(where, day_first_id(day + 1) << bits);
	}
	if (filter->body_key != NULL) {
		where_add(where, " AND meeting.body_key = ?");
		where_text(where, filter->body_key);
	}
}

/* Whether the index's expression says all that a clause does: of words of facts it knows only where they
 * can be. */
static gboolean
is_left_to_index(const struct filter *filter, const GPtrArray *clause)
{
	if (!clause_is_words(clause) && !(filter_has_words(filter) && clause_is_unwanted_word(clause)))
		return FALSE;
	for (guint i = 0; i < clause->len; i++) {
		if (term_facts(filter, clause->pdata[i]) != FACTS_NONE)
			return FALSE;
	}
	return TRUE;
}

/* Whether neither the index nor where_fact_clauses() has it. */
static gboolean
is_of_itself(const struct where *where, const struct filter *filter, const GPtrArray *clause)
{
	return !where_is_fact_clause(where, filter, clause) && !is_left_to_index(filter, clause);
}

static gboolean
add_clause(struct where *where, sqlite3 *db, const struct filter *filter, const GPtrArray *clause,
    const char *id, GError **error)
{
	for (guint n = 0; n < clause->len; n++) {
		where_add(where, n == 0 ? "(" : " OR ");
		if (!where_item_term(where, db, filter, clause->pdata[n], id, error))
			return FALSE;
	}
	where_add(where, ")");
	return TRUE;
}

/* Whether a clause has a pattern that neither the index nor where_fact_clauses() has. */
static gboolean
is_pattern(const struct where *where, const struct filter *filter, const GPtrArray *clause)
{
	return clause_has_regex(clause) && is_of_itself(where, filter, clause);
}

static gboolean
has_patterns(const struct where *where, const struct filter *filter)
{
	for (guint i = 0; i < filter->clauses->len; i++) {
		if (is_pattern(where, filter, filter->clauses->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

/* Clauses with a pattern are asked together, so that an item is undecided only where these alone leave it
 * so: what one of them rules out is ruled out. */
gboolean
where_verdict(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error)
{
	gboolean is_first = TRUE;

	g_string_append_printf(where->sql, "settled(?, %s, ", id);
	where_undecided(where, filter);
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (!is_pattern(where, filter, clause))
			continue;
		where_add(where, is_first ? "" : " AND ");
		is_first = FALSE;
		if (!add_clause(where, db, filter, clause, id, error))
			return FALSE;
	}
	where_add(where, is_first ? "TRUE)" : ")");
	return TRUE;
}

const char *
where_items(struct where *where, const char *expression)
{
	where_add(where, expression != NULL ? "word CROSS JOIN item ON item.id = word.rowid" : "item");
	where_add(where, " CROSS JOIN meeting ON meeting.id = item.meeting_id WHERE ");
	where_add(where, expression != NULL ? "word MATCH ?" : "TRUE");
	if (expression != NULL)
		where_text(where, expression);
	return expression != NULL ? "word.rowid" : "item.id";
}

gboolean
where_expression(sqlite3 *db, const struct filter *filter, char **expression, GError **error)
{
	g_autofree char *words = NULL, *needed = NULL;

	*expression = NULL;
	if (!filter_look_up(db, filter, error))
		return FALSE;
	words = filter_expression(filter);
	needed = filter_needed(filter);
	if (words != NULL && needed != NULL)
		*expression = g_strdup_printf("(%s) AND %s", words, needed);
	else if (words != NULL)
		*expression = g_steal_pointer(&words);
	else
		*expression = g_steal_pointer(&needed);
	return TRUE;
}

void
where_needed(struct where *where, const struct filter *filter, const char *id)
{
	g_autofree char *needed = filter_needed(filter);

	if (needed == NULL)
		return;
	g_string_append_printf(where->sql, " AND +%s IN (SELECT rowid FROM word WHERE word MATCH ?)", id);
	where_text(where, needed);
}

gboolean
where_fields(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error)
{
	if (filter == NULL)
		return TRUE;
	add_within(where, filter, id);
	if (filter->is_void || filter_is_hopeless(filter))
		where_add(where, " AND FALSE");
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (clause_has_regex(clause) || !is_of_itself(where, filter, clause))
			continue;
		where_add(where, " AND ");
		if (!add_clause(where, db, filter, clause, id, error))
			return FALSE;
	}
	where_fact_clauses(where, filter);
	return TRUE;
}

gboolean
where_filter(struct where *where, sqlite3 *db, const struct filter *filter, const char *id, GError **error)
{
	if (!where_fields(where, db, filter, id, error))
		return FALSE;
	if (filter == NULL || !has_patterns(where, filter))
		return TRUE;
	where_add(where, " AND ");
	return where_verdict(where, db, filter, id, error);
}
