/* Who is looked for in texts may stand in the list of those present alone: person: finds them there. */
#include <string.h>
#include "query/where.h"
#include "query/why.h"
#include "sql/db.h"

enum { LISTED = 10000 /* names: the newest */ };

/* The words in a row, if plain words are all that is looked for in texts; what else is asked for goes to `others`. */
static char *
words_in_a_row(const struct filter *filter, GString *others)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (guint i = 0; i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		if (why_is_plain(clause))
			g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", ((const struct term *)clause->pdata[0])->text);
		else if (clause_any(clause, term_is_text))
			return NULL;
		else
			why_append_typed(others, clause);
	}
	if (words->len == 0 || strchr(words->str, '"') != NULL)
		return NULL;
	return g_strdup(words->str);
}

/* "Cllr Mears" is listed as Councillor Mears. */
static const char *
behind_title(const char *words)
{
	static const char *const titles[] = { "councillor ", "cllr ", "cllr. ", "mr ", "mrs ", "ms ", "miss ", "dr " };

	for (guint i = 0; i < G_N_ELEMENTS(titles); i++) {
		if (g_ascii_strncasecmp(words, titles[i], strlen(titles[i])) == 0)
			return words + strlen(titles[i]);
	}
	return NULL;
}

/* Was at one of the last meetings, or is named with a post: who is not is not worth going through all of them. */
static gboolean
is_person(const struct why *why, const struct term *term)
{
	struct where where;
	g_autofree char *pattern = term_pattern(term);
	g_autoptr(sqlite3_stmt) rows = NULL;
	gboolean is_there;

	where_init(&where, "SELECT 1 FROM (SELECT name FROM attendee ORDER BY meeting_id DESC LIMIT ?) WHERE holds(name, ?)"
	    " UNION ALL SELECT 1 FROM (SELECT name FROM person ORDER BY id DESC LIMIT ?) WHERE holds(name, ?) LIMIT 1");
	for (guint i = 0; i < 2; i++) {
		where_number(&where, LISTED);
		where_text(&where, pattern);
	}
	rows = where_prepare(&where, why->db, NULL);
	is_there = rows != NULL && db_step(rows, NULL) == DB_ROW;
	where_clear(&where);
	return is_there;
}

char *
why_person_found(const struct why *why, const char *name, const char *others)
{
	const char *mark = strchr(name, ' ') != NULL ? "\"" : "";
	g_autofree char *query = g_strdup_printf("person:%s%s%s%s", mark, name, mark, others);
	struct filter *filter = filter_parse(query, NULL, NULL);
	gint64 n = 0;

	if (filter != NULL && is_person(why, ((const GPtrArray *)filter->clauses->pdata[0])->pdata[0])) {
		filter_within(filter, why->filter->meeting, why->filter->body_key);
		n = why_count(why, filter);
	}
	filter_free(filter);
	return n > 0 && g_utf8_strlen(query, -1) < WHY_LINE / 2 + WHY_WORD_LONGEST / 2 ?
	    g_strdup_printf("%s finds %" G_GINT64_FORMAT " %s", query, n, n == 1 ? "item" : "items") : NULL;
}

char *
why_person(const struct why *why)
{
	g_autoptr(GString) others = g_string_new(NULL);
	g_autofree char *words = words_in_a_row(why->filter, others);
	g_autofree char *found = NULL;
	const char *name;

	if (words == NULL || why->filter->columns != IN_ALL || why->filter->facts != FACTS_NONE)
		return NULL;
	found = why_person_found(why, words, others->str);
	name = behind_title(words);
	if (found == NULL && name != NULL)
		found = why_person_found(why, name, others->str);
	return found != NULL ? g_strdup_printf("not in the texts; %s", found) : NULL;
}
