/* Stems: SQLite's own tokenizer is what "by Porter's algorithm" means here. */
#include <string.h>
#include "oracle.h"

struct stemmer {
	fts5_tokenizer calls;
	Fts5Tokenizer *porter;
};

static fts5_api *
interface(sqlite3 *db)
{
	sqlite3_stmt *stmt;
	fts5_api *api = NULL;

	g_assert_cmpint(sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL), ==, SQLITE_OK);
	sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(stmt);
	sqlite3_finalize(stmt);
	g_assert_nonnull(api);
	return api;
}

struct stemmer *
stemmer_new(sqlite3 *db)
{
	static const char *inner[] = { "unicode61", "remove_diacritics", "2", "separators", "ʹʻʼʽˈ" };
	struct stemmer *stemmer = g_new0(struct stemmer, 1);
	fts5_api *api = interface(db);
	void *context;

	g_assert_cmpint(api->xFindTokenizer(api, "porter", &context, &stemmer->calls), ==, SQLITE_OK);
	g_assert_cmpint(stemmer->calls.xCreate(context, inner, G_N_ELEMENTS(inner), &stemmer->porter), ==, SQLITE_OK);
	return stemmer;
}

static int
take(void *context, int flags, const char *token, int size, int starts, int ends)
{
	(void)flags, (void)starts, (void)ends;
	g_string_append_len(context, token, size);
	return SQLITE_OK;
}

const char *
stemmer_stem(const struct stemmer *stemmer, const char *word)
{
	g_autoptr(GString) stem = g_string_new(NULL);

	stemmer->calls.xTokenize(stemmer->porter, stem, FTS5_TOKENIZE_DOCUMENT, word, strlen(word), take);
	return keep_word(stem->len > 0 ? stem->str : word);
}

void
stemmer_free(struct stemmer *stemmer)
{
	stemmer->calls.xDelete(stemmer->porter);
	g_free(stemmer);
}
