/* ~word, word*: the words of the cache that have its stem, or begin so, by the table that the loader keeps. */
#include <string.h>
#include "base/apostrophe.h"
#include "base/cells.h"
#include "base/error.h"
#include "query/few.h"
#include "query/fts.h"
#include "query/filter.h"
#include "query/holders.h"
#include "query/needed.h"
#include "sql/db.h"

enum {
	PHRASES_MOST = 1000, /* that one ~"phrase" may stand for */
	BEGINNINGS_MOST = 50, /* words; FTS5 takes some time and memory for each */
	ITEMS_MANY = 65536    /* of a large cache */
};

static int
take_token(void *context, int flags, const char *token, int size, int starts, int ends)
{
	(void)flags, (void)starts, (void)ends;
	g_ptr_array_add(context, g_strndup(token, size));
	return SQLITE_OK;
}

/* What one of FTS5's tokenizers makes of a text. */
static GPtrArray *
cut(sqlite3 *db, const char *name, const char *text, GError **error)
{
	static const char *settings[] = { "unicode61", "remove_diacritics", "2", "separators", APOSTROPHE_LETTERS };
	gboolean is_outer = g_strcmp0(name, settings[0]) != 0; /* it has the other inside */
	g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
	fts5_api *api = fts_api(db, error);
	fts5_tokenizer tokenizer;
	Fts5Tokenizer *made = NULL;
	void *context;
	int result;

	if (api == NULL)
		return NULL;
	result = api->xFindTokenizer(api, name, &context, &tokenizer);
	if (result == SQLITE_OK)
		result = tokenizer.xCreate(context, settings + !is_outer, G_N_ELEMENTS(settings) - !is_outer, &made);
	if (result == SQLITE_OK)
		result = tokenizer.xTokenize(made, tokens, FTS5_TOKENIZE_QUERY, text, strlen(text), take_token);
	if (made != NULL)
		tokenizer.xDelete(made);
	if (result == SQLITE_OK)
		return g_steal_pointer(&tokens);
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite cannot cut words");
	return NULL;
}

/* The word itself is the first. A number has no endings. */
static GPtrArray *
endings_of(sqlite3 *db, const char *word, const char *stem, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT word FROM vocabulary WHERE stem = ?1 AND word <> ?2 ORDER BY word", error);
	enum db_step step = DB_FAILED;

	g_ptr_array_add(words, g_strdup(word));
	if (rows != NULL && db_bind_text(rows, 1, stem, error) && db_bind_text(rows, 2, word, error)) {
		while ((step = db_step(rows, error)) == DB_ROW)
			g_ptr_array_add(words, db_dup_text(rows, 0));
	}
	return step == DB_DONE ? g_steal_pointer(&words) : NULL;
}

/* Each phrase so far, with each of the words behind it. Takes the phrases. */
static GPtrArray *
combine(GPtrArray *phrases, const GPtrArray *words)
{
	GPtrArray *longer;

	if (phrases == NULL)
		return g_ptr_array_copy((GPtrArray *)words, (GCopyFunc)(void (*)(void))g_strdup, NULL);
	longer = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < phrases->len; i++) {
		for (guint n = 0; n < words->len; n++)
			g_ptr_array_add(longer, g_strjoin(" ", phrases->pdata[i], words->pdata[n], NULL));
	}
	g_ptr_array_unref(phrases);
	return longer;
}

static gboolean
look_up_endings(sqlite3 *db, struct term *term, GError **error)
{
	g_autoptr(GPtrArray) words = cut(db, "unicode61", term->text, error);
	g_autoptr(GPtrArray) stems = words != NULL ? cut(db, "porter", term->text, error) : NULL;
	g_autoptr(GPtrArray) phrases = NULL;

	for (guint i = 0; stems != NULL && i < words->len; i++) {
		g_autoptr(GPtrArray) endings = endings_of(db, words->pdata[i],
		    i < stems->len ? stems->pdata[i] : words->pdata[i], error);

		if (endings == NULL)
			return FALSE;
		phrases = combine(g_steal_pointer(&phrases), endings);
		if (phrases->len > PHRASES_MOST) {
			g_autofree char *shown = cells_shorten(term->text, TYPED_SHOWN);

			g_set_error(error, MB_ERROR, MB_ERROR_USAGE,
			    "'~\"%s\"' stands for more than %d phrases: take a shorter one", shown, PHRASES_MOST);
			return FALSE;
		}
	}
	g_clear_pointer(&term->endings, g_ptr_array_unref);
	term->endings = g_steal_pointer(&phrases);
	return stems != NULL;
}

/*
 * Of the beginning of a word FTS5 gathers all hits in memory before it gives the first one: those of "the*"
 * take 50 MB at 1,200,000 items. Where few words begin so, it is asked for these, hit by hit. *words is NULL
 * where there are none, or too many.
 */
static gboolean
words_from(sqlite3 *db, const char *beginning, GPtrArray **words, gboolean *are_many, GError **error)
{
	*words = find_words_from(db, beginning, BEGINNINGS_MOST + 1, error);
	if (*words == NULL)
		return FALSE;
	*are_many = (*words)->len > BEGINNINGS_MOST;
	if (*are_many || (*words)->len == 0)
		g_clear_pointer(words, g_ptr_array_unref);
	return TRUE;
}

static gboolean
is_large(sqlite3 *db, gboolean *is_so, GError **error)
{
	gint64 items;

	if (!items_about(db, &items, error))
		return FALSE;
	*is_so = items > ITEMS_MANY;
	return TRUE;
}

static gboolean
look_up_beginning(sqlite3 *db, struct term *term, GError **error)
{
	g_autoptr(GPtrArray) words = cut(db, "unicode61", term->text, error);
	g_autoptr(GPtrArray) last = NULL;
	g_autofree char *before = NULL;
	gboolean are_many = FALSE;

	if (words == NULL)
		return FALSE;
	g_clear_pointer(&term->beginnings, g_ptr_array_unref);
	term->is_too_common = FALSE;
	if (words->len == 0)
		return TRUE;
	if (!words_from(db, words->pdata[words->len - 1], &last, &are_many, error) ||
	    (are_many && !is_large(db, &term->is_too_common, error)))
		return FALSE;
	g_free(words->pdata[words->len - 1]);
	words->pdata[words->len - 1] = NULL;
	g_ptr_array_add(words, NULL);
	before = g_strjoinv(" ", (char **)words->pdata);
	for (guint i = 0; last != NULL && i < last->len && words->len > 2; i++) {
		char *word = last->pdata[i];

		last->pdata[i] = g_strjoin(" ", before, word, NULL);
		g_free(word);
	}
	term->beginnings = g_steal_pointer(&last);
	return TRUE;
}

static gboolean
look_up_term(sqlite3 *db, struct term *term, gboolean with_beginnings, GError **error)
{
	if (term->is_stem)
		return look_up_endings(db, term, error);
	if (with_beginnings && term->kind == TERM_WORDS && term->is_prefix && term->near == NULL)
		return look_up_beginning(db, term, error);
	return TRUE;
}

static gboolean
look_up_terms(sqlite3 *db, const struct filter *filter, gboolean with_beginnings, GError **error)
{
	for (guint i = 0; filter != NULL && !filter->is_looked_up && i < filter->clauses->len; i++) {
		const GPtrArray *clause = filter->clauses->pdata[i];

		for (guint n = 0; n < clause->len; n++) {
			if (!look_up_term(db, clause->pdata[n], with_beginnings, error))
				return FALSE;
		}
	}
	return TRUE;
}

gboolean
filter_look_up_endings(sqlite3 *db, const struct filter *filter, GError **error)
{
	return look_up_terms(db, filter, FALSE, error);
}

gboolean
filter_look_up(sqlite3 *db, const struct filter *filter, GError **error)
{
	return look_up_terms(db, filter, TRUE, error) && (filter == NULL || needed_look_up(db, filter, error));
}

gboolean
filter_look_up_once(sqlite3 *db, struct filter *filter, GError **error)
{
	filter->is_looked_up = filter_look_up(db, filter, error);
	return filter->is_looked_up;
}

static gboolean
is_too_common(const struct term *term)
{
	return term->is_too_common;
}

gboolean
filter_is_too_common(const struct filter *filter)
{
	return filter_any(filter, is_too_common);
}
