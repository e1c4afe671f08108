/*
 * How a query was read, in words:
 *
 *     searching items for "children missing" near "education", meetings of 2023/24, newest first
 */
#include <string.h>
#include "query/where_facts.h"

enum { NEAR_USUAL = 10 };

/* --- Texts ----------------------------------------------------------------------------------- */

static void
add_quoted(GString *out, const char *text, gboolean is_prefix)
{
	g_string_append_printf(out, "\"%s%s\"", text, is_prefix ? "*" : "");
}

static void
add_near(GString *out, const struct term *term)
{
	for (guint i = 0; i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];

		g_string_append(out, i > 0 ? " near " : "");
		add_quoted(out, part->text, part->is_prefix);
	}
	if (term->near->len > 1 && term->distance != NEAR_USUAL)
		g_string_append_printf(out, " (at most %u words between)", term->distance);
}

static void
add_text(GString *out, const struct filter *filter, const struct term *term)
{
	static const char *const of_one[] = { [IN_TITLE] = "the title", [IN_AGENDA] = "the agenda's text",
		[IN_MINUTES] = "the minutes' text", [IN_TITLE | IN_AGENDA] = "the title or the agenda's text",
		[IN_TITLE | IN_MINUTES] = "the title or the minutes' text",
		[IN_AGENDA | IN_MINUTES] = "the agenda's or the minutes' text",
		[IN_ALL] = "the item" };

	if (term->kind == TERM_REGEX)
		g_string_append_printf(out, "what matches /%s/", term->text);
	else if (term->near != NULL)
		add_near(out, term);
	else
		add_quoted(out, term->text, term->is_prefix);
	if (term->is_stem)
		g_string_append(out, " with any ending");
	if (term->columns != 0 && (term->columns != IN_ALL || filter->facts != FACTS_NONE))
		g_string_append_printf(out, " in %s", of_one[term->columns & IN_ALL]);
}

/* --- Days ------------------------------------------------------------------------------------ */

/* "after 2023-09", "from 2023-09 to 2024-02", or what is typed behind "of" or "in". */
static void
add_span(GString *out, const char *typed, const char *within)
{
	const char *dots = strstr(typed, "..");

	if (g_str_has_prefix(typed, ">="))
		g_string_append_printf(out, "from %s on", typed + 2);
	else if (g_str_has_prefix(typed, "<="))
		g_string_append_printf(out, "up to %s", typed + 2);
	else if (*typed == '>' || *typed == '<')
		g_string_append_printf(out, "%s %s", *typed == '>' ? "after" : "before", typed + 1);
	else if (dots == NULL)
		g_string_append_printf(out, "%s %s", within, typed);
	else if (dots == typed)
		g_string_append_printf(out, "up to %s", dots + 2);
	else if (dots[2] == '\0')
		g_string_append_printf(out, "from %.*s on", (int)(dots - typed), typed);
	else
		g_string_append_printf(out, "from %.*s to %s", (int)(dots - typed), typed, dots + 2);
}

static void
add_days(GString *out, const struct term *term)
{
	if (term->last == 0) {
		g_string_append(out, "meetings without a date");
		return;
	}
	g_string_append(out, "meetings ");
	add_span(out, term->text, "of");
}

/* --- Other conditions ------------------------------------------------------------------------ */

static void
add_name(GString *out, const char *what, const struct term *term)
{
	g_string_append_printf(out, "%s ", what);
	add_quoted(out, term->text, term->is_prefix);
}

/* About an action, of which something was said before or that may be what is searched for. */
static void
add_of_action(GString *out, const struct filter *filter, const struct term *term, gboolean is_same)
{
	gboolean is_it = filter->facts == FACTS_ACTIONS;

	g_string_append(out, is_it ? "" : is_same ? "the same one " : "with an action ");
	switch (term->kind) {
	case TERM_OWNER:
		add_name(out, "for", term);
		break;
	case TERM_DUE:
		g_string_append(out, "due ");
		add_span(out, term->text, "in");
		break;
	default:
		g_string_append_printf(out, "%s %s", is_it ? "those that are" : "that is", term->text);
		break;
	}
}

/* As printed: "119/19". */
static void
add_minute(GString *out, const char *number)
{
	g_autofree char *printed = g_strdelimit(g_strdup(number), "~", '/');

	g_string_append_printf(out, "minute %s", printed);
}

static void
add_condition(GString *out, const struct filter *filter, const struct term *term, gboolean is_same)
{
	g_string_append(out, term->is_negated ? "not " : "");
	switch (term->kind) {
	case TERM_WORDS:
	case TERM_REGEX:
		add_text(out, filter, term);
		break;
	case TERM_MINUTE:
		add_minute(out, term->text);
		break;
	case TERM_TRUNCATED:
		g_string_append(out, "items that were cut off");
		break;
	case TERM_DAYS:
		add_days(out, term);
		break;
	case TERM_BODY:
		add_name(out, "bodies named", term);
		break;
	case TERM_COUNCIL:
		add_name(out, "councils named", term);
		break;
	case TERM_STATUS:
		g_string_append_printf(out, "meetings that are %s", term->text);
		break;
	case TERM_LOADED:
		g_string_append(out, "loaded ");
		add_span(out, term->text, "in");
		break;
	case TERM_PERSON:
		add_name(out, "named there or present:", term);
		break;
	default:
		add_of_action(out, filter, term, is_same);
		break;
	}
}

/* --- Clauses --------------------------------------------------------------------------------- */

/* What a clause says: what is looked for, what must not be there, or what else must hold. */
enum saying { SAYS_TEXTS, SAYS_UNWANTED, SAYS_CONDITIONS };

static gboolean
is_condition(const struct term *term)
{
	return !term_looks_for_text(term);
}

static enum saying
role_of(const GPtrArray *clause)
{
	if (clause->len == 1 && term_is_text(clause->pdata[0]) && is_condition(clause->pdata[0]))
		return SAYS_UNWANTED;
	return clause_any(clause, is_condition) ? SAYS_CONDITIONS : SAYS_TEXTS;
}

static void
add_clause(GString *out, const struct filter *filter, const GPtrArray *clause, enum saying role, gboolean is_same)
{
	for (guint i = 0; i < clause->len; i++) {
		g_string_append(out, i > 0 ? " or " : "");
		if (role == SAYS_CONDITIONS)
			add_condition(out, filter, clause->pdata[i], is_same);
		else
			add_text(out, filter, clause->pdata[i]);
	}
}

/* Whether a clause is about the one action that all such are about. */
static gboolean
is_of_the_action(const struct filter *filter, const GPtrArray *clause)
{
	const struct where of_items = { .of = WHERE_ITEMS };

	return term_facts(filter, clause->pdata[0]) == FACTS_ACTIONS && where_is_fact_clause(&of_items, filter, clause);
}

/* All clauses of a kind: `first` stands before the first of them, `between` before the others. Where others are looked
 * for or must not be there, one of alternatives is told apart by "either". */
static void
add_clauses(GString *out, const struct filter *filter, enum saying role, const char *first, const char *between)
{
	guint n = 0, told = 0;
	gboolean is_action_told = FALSE, is_of_action;

	for (guint i = 0; i < filter->clauses->len; i++)
		n += role_of(filter->clauses->pdata[i]) != SAYS_CONDITIONS;
	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (role_of(clause) != role)
			continue;
		g_string_append(out, told++ == 0 ? first : between);
		if (role == SAYS_TEXTS && n > 1 && clause->len > 1)
			g_string_append(out, "either ");
		is_of_action = is_of_the_action(filter, clause);
		add_clause(out, filter, clause, role, is_of_action && is_action_told);
		is_action_told |= is_of_action;
	}
}

static void
add_subject(GString *out, const struct filter *filter)
{
	static const char *const columns[] = { [IN_TITLE] = "titles", [IN_AGENDA] = "the agenda's texts",
		[IN_MINUTES] = "the minutes' texts", [IN_TITLE | IN_AGENDA] = "titles and the agenda's texts",
		[IN_TITLE | IN_MINUTES] = "titles and the minutes' texts",
		[IN_AGENDA | IN_MINUTES] = "the agenda's and the minutes' texts", [IN_ALL] = "items" };

	g_string_append(out, filter->facts == FACTS_ACTIONS ? "actions" :
	    filter->facts == FACTS_RESOLUTIONS ? "resolutions" :
	    filter_minds_in(filter) ? columns[filter->columns & IN_ALL] : "items");
}

char *
query_in_words(const struct filter *filter)
{
	GString *out = g_string_new("searching ");

	add_subject(out, filter);
	if (filter->is_void)
		g_string_append(out, " for nothing");
	add_clauses(out, filter, SAYS_TEXTS, " for ", " and ");
	add_clauses(out, filter, SAYS_UNWANTED, " without ", " or ");
	add_clauses(out, filter, SAYS_CONDITIONS, ", ", ", ");
	if (filter->meeting != 0)
		g_string_append(out, ", of one meeting");
	else if (filter->body_key != NULL)
		g_string_append(out, ", of one body");
	g_string_append(out, filter->is_by_relevance ? ", most relevant first" : ", newest first");
	return g_string_free(out, FALSE);
}
