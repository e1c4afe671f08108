/* ~word, word*: the words of the cache that have its stem, or begin so, by the table that the loader keeps. */
#include <string.h>
#include "base/cells.h"
#include "base/error.h"
#include "query/few.h"
#include "query/filter.h"
#include "query/holders.h"
#include "query/needed.h"
#include "query/tokens.h"
#include "sql/db.h"
#include "sql/fts.h"

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

/* As many as tokens_cut() gives words. */
static GPtrArray *
stems_of(sqlite3 *db, const char *text, GError **error)
{
	GPtrArray *stems = NULL;
	fts5_tokenizer calls;
	Fts5Tokenizer *stemmer = fts_tokenizer(db, "porter", &calls, error);

	if (stemmer == NULL)
		return NULL;
	stems = g_ptr_array_new_with_free_func(g_free);
	calls.xTokenize(stemmer, stems, FTS5_TOKENIZE_QUERY, text, strlen(text), take_token);
	calls.xDelete(stemmer);
	return stems;
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
	g_autoptr(GArray) words = tokens_cut(term->text);
	g_autoptr(GPtrArray) stems = stems_of(db, term->text, error);
	g_autoptr(GPtrArray) phrases = NULL;

	for (guint i = 0; stems != NULL && i < words->len; i++) {
		const char *word = g_array_index(words, struct token, i).folded;
		g_autoptr(GPtrArray) endings = endings_of(db, word, i < stems->len ? stems->pdata[i] : word, error);

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

/* Puts those of a phrase that come before its last before each word. */
static void
put_before(const GArray *phrase, GPtrArray *words)
{
	g_autoptr(GString) before = g_string_new(NULL);

	for (guint i = 0; i + 1 < phrase->len; i++)
		g_string_append_printf(before, "%s ", g_array_index(phrase, struct token, i).folded);
	for (guint i = 0; i < words->len; i++) {
		char *word = words->pdata[i];

		words->pdata[i] = g_strconcat(before->str, word, NULL);
		g_free(word);
	}
}

static gboolean
look_up_beginning(sqlite3 *db, struct term *term, GError **error)
{
	g_autoptr(GArray) phrase = tokens_cut(term->text);
	gboolean are_many = FALSE;

	g_clear_pointer(&term->beginnings, g_ptr_array_unref);
	term->is_too_common = FALSE;
	if (phrase->len == 0)
		return TRUE;
	if (!words_from(db, g_array_index(phrase, struct token, phrase->len - 1).folded, &term->beginnings, &are_many, error) ||
	    (are_many && !is_large(db, &term->is_too_common, error)))
		return FALSE;
	if (term->beginnings != NULL)
		put_before(phrase, term->beginnings);
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
