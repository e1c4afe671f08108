/* The words of a filter in the language of FTS5. */
#include "query/filter.h"
#include "query/tokens.h"

static void
append_quoted(GString *out, const char *text, gboolean is_prefix)
{
	g_string_append_c(out, '"');
	for (const char *at = text; *at != '\0'; at++)
		g_string_append(out, *at == '"' ? "\"\"" : (char[]){ *at, '\0' });
	g_string_append(out, is_prefix ? "\" *" : "\"");
}

/* --- Facts ----------------------------------------------------------------------------------- */

static void
append_tokens(GString *out, const char *text, gboolean is_prefix, const char *before)
{
	g_autoptr(GArray) tokens = tokens_cut(text);

	for (guint i = 0; i < tokens->len; i++)
		g_string_append_printf(out, "%s\"%s\"%s", i > 0 ? " AND " : before, g_array_index(tokens, struct token, i).folded,
		    is_prefix && i + 1 == tokens->len ? " *" : "");
}

/* Each word of a phrase by itself: what a fact says need not stand so in the minutes, where the
 * beginning of a sentence may be its limbs' in common. */
static void
append_fact_words(GString *out, const struct term *term)
{
	g_string_append(out, "{ minutes_text } : (");
	if (term->endings != NULL) {
		for (guint i = 0; i < term->endings->len; i++) {
			append_tokens(out, term->endings->pdata[i], FALSE, i > 0 ? " OR (" : "(");
			g_string_append_c(out, ')');
		}
	} else if (term->near != NULL) {
		for (guint i = 0; i < term->near->len; i++) {
			const struct near_part *part = term->near->pdata[i];

			append_tokens(out, part->text, part->is_prefix, i > 0 ? " AND " : "");
		}
	} else {
		append_tokens(out, term->text, term->is_prefix, "");
	}
	g_string_append_c(out, ')');
}

char *
term_pattern(const struct term *term)
{
	g_autofree char *slug = folded_words(term->text);

	return g_strdup_printf("-%s%s", slug, term->is_prefix ? "" : "-");
}

/* --- Items ----------------------------------------------------------------------------------- */

static void
append_near(GString *out, const struct term *term)
{
	g_string_append(out, "NEAR(");
	for (guint i = 0; i < term->near->len; i++) {
		const struct near_part *part = term->near->pdata[i];

		append_quoted(out, part->text, part->is_prefix);
		g_string_append_c(out, ' ');
	}
	g_string_truncate(out, out->len - 1);
	g_string_append_printf(out, ", %u)", term->distance);
}

static void
append_any(GString *out, const GPtrArray *texts)
{
	g_string_append_c(out, '(');
	for (guint i = 0; i < texts->len; i++) {
		g_string_append(out, i > 0 ? " OR " : "");
		append_quoted(out, texts->pdata[i], FALSE);
	}
	g_string_append_c(out, ')');
}

static void
append_term(GString *out, const struct filter *filter, const struct term *term)
{
	guint columns = term_columns(filter, term);

	if (term_facts(filter, term) != FACTS_NONE) {
		append_fact_words(out, term);
		return;
	}
	if (columns != IN_ALL)
		g_string_append_printf(out, "{%s%s%s} : ", columns & IN_TITLE ? " title " : "",
		    columns & IN_AGENDA ? " agenda_text " : "", columns & IN_MINUTES ? " minutes_text " : "");
	if (term->near != NULL)
		append_near(out, term);
	else if (term->endings != NULL)
		append_any(out, term->endings);
	else if (term->beginnings != NULL)
		append_any(out, term->beginnings);
	else
		append_quoted(out, term->text, term->is_prefix);
}

char *
term_expression(const struct filter *filter, const struct term *term)
{
	GString *out = g_string_new(NULL);

	append_term(out, filter, term);
	return g_string_free(out, FALSE);
}

static void
append_clause(GString *out, const struct filter *filter, const GPtrArray *clause)
{
	g_string_append_c(out, '(');
	for (guint i = 0; i < clause->len; i++) {
		if (i > 0)
			g_string_append(out, " OR ");
		append_term(out, filter, clause->pdata[i]);
	}
	g_string_append_c(out, ')');
}

/* "a NOT b NOT c" nests, and FTS5 limits the depth of that: "a NOT (b OR c)" is flat. */
static void
append_unwanted(GString *out, const struct filter *filter)
{
	gboolean is_first = TRUE;

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (!clause_is_unwanted_word(clause) || term_facts(filter, clause->pdata[0]) != FACTS_NONE)
			continue;
		g_string_append(out, is_first ? " NOT (" : " OR ");
		append_term(out, filter, clause->pdata[0]);
		is_first = FALSE;
	}
	if (!is_first)
		g_string_append_c(out, ')');
}

char *
filter_needed(const struct filter *filter)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; filter != NULL && !filter_is_hopeless(filter) && i < filter->needed->len; i++) {
		g_string_append(out, out->len > 0 ? " AND " : "");
		append_clause(out, filter, filter->needed->pdata[i]);
	}
	return g_string_free(out, out->len == 0);
}

char *
filter_expression(const struct filter *filter)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; filter != NULL && i < filter->clauses->len; i++) {
		if (!clause_is_words(filter->clauses->pdata[i]))
			continue;
		g_string_append(out, out->len > 0 ? " AND " : "(");
		append_clause(out, filter, filter->clauses->pdata[i]);
	}
	if (out->len > 0) {
		g_string_append_c(out, ')');
		append_unwanted(out, filter);
	}
	return g_string_free(out, out->len == 0);
}

static guint
count_phrases(const struct term *term)
{
	if (term->near != NULL)
		return term->near->len;
	if (term->endings != NULL)
		return term->endings->len;
	return term->beginnings != NULL ? term->beginnings->len : 1;
}

GArray *
filter_phrases(const struct filter *filter)
{
	GArray *phrases = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; clause_is_words(clause) && n < clause->len; n++) {
			if (term_facts(filter, clause->pdata[n]) != FACTS_NONE) {
				g_array_unref(phrases);
				return NULL;
			}
			for (guint left = count_phrases(clause->pdata[n]); left > 0; left--)
				g_array_append_val(phrases, i);
		}
	}
	return phrases;
}
