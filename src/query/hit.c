#include <string.h>
#include "base/error.h"
#include "base/place.h"
#include "query/candidates.h"
#include "query/finder.h"
#include "query/hit.h"
#include "query/marked.h"
#include "query/query.h"
#include "query/tokens.h"
#include "sql/db.h"
#include "sql/fts.h"

/* In which of the columns stands how much. */
struct columns {
	GHashTable *clauses[CANDIDATE_TEXTS]; /* numbers of those that are found there */
	int best;
};

static void
note_match(struct columns *columns, int column, guint clause)
{
	GHashTable **own = &columns->clauses[column];

	if (*own == NULL)
		*own = g_hash_table_new(NULL, NULL);
	g_hash_table_add(*own, GUINT_TO_POINTER(clause));
	if (columns->clauses[columns->best] == NULL || g_hash_table_size(*own) >= g_hash_table_size(columns->clauses[columns->best]))
		columns->best = column;
}

/* Matches come in the order of the columns, whose last says most: the title. */
static int
find_last_column(const Fts5ExtensionApi *api, Fts5Context *fts, int count, int *column)
{
	int phrase, offset;

	return count > 0 ? api->xInst(fts, count - 1, &phrase, column, &offset) : SQLITE_OK;
}

static int
find_best_column(const Fts5ExtensionApi *api, Fts5Context *fts, const GArray *phrases, int count, int *best)
{
	struct columns columns = { 0 };
	int result = SQLITE_OK, phrase, column, offset;

	for (int i = 0; i < count && result == SQLITE_OK; i++) {
		result = api->xInst(fts, i, &phrase, &column, &offset);
		if (result == SQLITE_OK && phrase < (int)phrases->len && column < CANDIDATE_TEXTS)
			note_match(&columns, column, g_array_index(phrases, guint, phrase));
	}
	for (guint i = 0; i < G_N_ELEMENTS(columns.clauses); i++)
		g_clear_pointer(&columns.clauses[i], g_hash_table_unref);
	*best = columns.best;
	return result;
}

/* Whether one column can say more than another. */
static gboolean
are_clauses(const Fts5ExtensionApi *api, Fts5Context *fts, const GArray *phrases)
{
	return phrases != NULL && phrases->len > 0 && (int)phrases->len <= api->xPhraseCount(fts) &&
	    g_array_index(phrases, guint, 0) != g_array_index(phrases, guint, phrases->len - 1);
}

static void
hit_column(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct filter *filter = n > 0 ? sqlite3_value_pointer(values[0], FILTER_POINTER) : NULL;
	g_autoptr(GArray) phrases = filter != NULL ? filter_phrases(filter) : NULL;
	int count, column = 0, result;

	result = api->xInstCount(fts, &count);
	if (result == SQLITE_OK)
		result = are_clauses(api, fts, phrases) ? find_best_column(api, fts, phrases, count, &column) :
		    find_last_column(api, fts, count, &column);
	if (result != SQLITE_OK)
		sqlite3_result_error_code(context, result);
	else
		sqlite3_result_int(context, column);
}

static gboolean
register_hit_column(sqlite3 *db, GError **error)
{
	fts5_api *api = fts_api(db, error);

	if (api == NULL)
		return FALSE;
	return api->xCreateFunction(api, "hit_column", NULL, hit_column, NULL) == SQLITE_OK || db_fail(db, error);
}

/* Words that stand behind each other in the pattern do so in the text. */
static void
holds(sqlite3_context *context, int n, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	const char *pattern = (const char *)sqlite3_value_text(values[1]);
	g_autofree char *slug = text != NULL ? folded_words(text) : NULL;
	g_autofree char *words = g_strconcat("-", slug != NULL ? slug : "", "-", NULL);

	(void)n;
	sqlite3_result_int(context, text != NULL && pattern != NULL && strstr(words, pattern) != NULL);
}

/* Made once for a statement, which binds the same term for all rows. */
static const struct finder *
finder_of(sqlite3_context *context, const struct term *term)
{
	if (sqlite3_get_auxdata(context, 0) == NULL)
		sqlite3_set_auxdata(context, 0, finder_of_term(term), (GDestroyNotify)finder_free);
	return sqlite3_get_auxdata(context, 0);
}

static enum rx_result
text_says(sqlite3_context *context, const struct term *term, const char *text)
{
	const struct finder *finder;

	if (term->kind == TERM_REGEX)
		return rx_search(term->rx, text, strlen(text), 0, NULL, 0);
	finder = finder_of(context, term);
	return finder != NULL && finder_says(finder, IN_ANY, text) ? RX_MATCH : RX_NO_MATCH;
}

/* Several texts: one that fits is enough; where none is, one that was too complex leaves it open. */
static void
says(sqlite3_context *context, int n, sqlite3_value **values)
{
	struct term *term = sqlite3_value_pointer(values[0], TERM_POINTER);
	enum rx_result said = RX_NO_MATCH;

	if (term == NULL || (term->kind == TERM_REGEX && trial_is_over(&term->trial))) {
		sqlite3_result_null(context);
		return;
	}
	for (int i = n - 1; i >= 2 && said != RX_MATCH; i--) {
		const char *text = (const char *)sqlite3_value_text(values[i]);
		enum rx_result result = text != NULL ? text_says(context, term, text) : RX_NO_MATCH;

		said = result != RX_NO_MATCH ? result : said;
	}
	trial_note(&term->trial, said);
	if (said == RX_TOO_COMPLEX)
		sqlite3_result_null(context);
	else
		sqlite3_result_int(context, said == RX_MATCH);
}

static void
given_up(sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct term *term = sqlite3_value_pointer(values[0], TERM_POINTER);

	(void)n;
	sqlite3_result_int(context, term != NULL && trial_is_over(&term->trial));
}

static void
settled(sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct filter *filter = sqlite3_value_pointer(values[0], FILTER_POINTER);
	gint64 id = sqlite3_value_int64(values[1]);

	(void)n;
	if (filter != NULL && sqlite3_value_type(values[2]) == SQLITE_NULL)
		doubts_add(filter->undecided, id);
	sqlite3_result_value(context, values[2]);
}

static void
today(sqlite3_context *context, int n, sqlite3_value **values)
{
	(void)n;
	(void)values;
	sqlite3_result_text(context, place_today(), -1, SQLITE_STATIC);
}

static gboolean
register_functions(sqlite3 *db, GError **error)
{
	int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

	if (sqlite3_create_function(db, "holds", 2, flags, NULL, holds, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "says", -1, flags, NULL, says, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "given_up", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, given_up, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "settled", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, settled, NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function(db, "today", 0, flags, NULL, today, NULL, NULL) != SQLITE_OK)
		return db_fail(db, error);
	return register_hit_column(db, error);
}

/* What a statement that failed wants registered. */
static gboolean
(*wanted(const char *message))(sqlite3 *db, GError **error)
{
	if (strstr(message, "no such function: mark_") != NULL)
		return marked_register_none;
	if (strstr(message, "no such function") != NULL || strstr(message, "hit_column") != NULL)
		return register_functions;
	return NULL;
}

/* A connection keeps what was registered, and cannot be asked whether it was: the first statement
 * that needs one fails and tells. */
sqlite3_stmt *
hit_prepare(sqlite3 *db, const char *sql, GError **error)
{
	enum { KINDS = 2 };

	for (guint i = 0; i < KINDS; i++) {
		g_autoptr(GError) failure = NULL;
		sqlite3_stmt *stmt = db_prepare(db, sql, &failure);
		gboolean (*add)(sqlite3 *db, GError **error) = stmt == NULL ? wanted(sqlite3_errmsg(db)) : NULL;

		if (add == NULL) {
			if (failure != NULL)
				g_propagate_error(error, g_steal_pointer(&failure));
			return stmt;
		}
		if (!add(db, error))
			return NULL;
	}
	return db_prepare(db, sql, error);
}

const char *
hit_where(int column)
{
	static const char *const names[] = { "minutes", "agenda", "title" };

	return column >= 0 && column < (int)G_N_ELEMENTS(names) ? names[column] : NULL;
}

char *
hit_one_line(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; text != NULL && *text != '\0'; text++) {
		gboolean is_blank = *text == ' ' || *text == '\n' || *text == '\t';

		if (!is_blank)
			g_string_append_c(out, *text);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	return g_string_free(out, FALSE);
}

char *
hit_brackets(const char *snippet)
{
	char *shown = g_strdup(snippet);

	for (char *c = shown; c != NULL && *c != '\0'; c++) {
		if (*c == HIT_STARTS)
			*c = '[';
		else if (*c == HIT_ENDS)
			*c = ']';
	}
	return shown;
}
