/*
 * The table of words, kept equal to the words that the index holds. Threads hand on each word only
 * once, with the first file that has it; if that file isn't shown, or an item that held a word goes,
 * the word is doubtful, and the index is asked about it at the end of the batch. One that the index
 * doesn't hold stays doubtful: a later file may have it, and its thread won't hand it on again.
 */
#include <string.h>
#include "store/cache.h"
#include "store/db.h"

static gboolean
insert(struct cache *cache, const char *sql, const char *word, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, sql, error);
	g_autofree char *stem = words_stem(cache->words, word, error);

	return stmt != NULL && stem != NULL && db_bind_text(stmt, 1, word, error) &&
	    db_bind_text(stmt, 2, stem, error) && db_run(stmt, error);
}

static gboolean
add(struct cache *cache, const char *word, GError **error)
{
	return insert(cache, "INSERT OR IGNORE INTO vocabulary(word, stem) VALUES(?1, ?2)", word, error);
}

/* Each thread hands on every word of a new cache: gathered, they are written once. */
static void
gather(struct cache *cache, const GPtrArray *words)
{
	for (guint i = 0; i < words->len; i++)
		if (!g_hash_table_contains(cache->gathered, words->pdata[i]))
			g_hash_table_add(cache->gathered, g_strdup(words->pdata[i]));
}

static int
compare_words(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* By rising word, each row is put at the end of the table; the other index is made afterwards. */
static gboolean
write_gathered(struct cache *cache, GError **error)
{
	static const char sql[] = "INSERT INTO vocabulary(word, stem) VALUES(?1, ?2)";
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	GHashTableIter iter;
	gpointer word;

	g_hash_table_iter_init(&iter, cache->gathered);
	while (g_hash_table_iter_next(&iter, &word, NULL))
		g_ptr_array_add(words, word);
	if (words->len == 0)
		return TRUE;
	g_ptr_array_sort(words, compare_words);
	if (!db_exec(cache->db, "DROP INDEX vocabulary_by_stem", error))
		return FALSE;
	for (guint i = 0; i < words->len; i++) {
		if (!insert(cache, sql, words->pdata[i], error))
			return FALSE;
	}
	g_hash_table_remove_all(cache->gathered);
	return db_exec(cache->db, "CREATE INDEX vocabulary_by_stem ON vocabulary(stem)", error);
}

gboolean
vocabulary_add(struct cache *cache, const GPtrArray *words, GError **error)
{
	if (cache->new_path != NULL) {
		gather(cache, words);
		return TRUE;
	}
	for (guint i = 0; i < words->len; i++) {
		if (!add(cache, words->pdata[i], error))
			return FALSE;
	}
	return TRUE;
}

void
vocabulary_doubt(struct cache *cache, const GPtrArray *words)
{
	for (guint i = 0; i < words->len; i++)
		g_hash_table_add(cache->doubtful, g_strdup(words->pdata[i]));
}

static gboolean
drop(struct cache *cache, const char *word, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM vocabulary WHERE word = ?1", error);

	return stmt != NULL && db_bind_text(stmt, 1, word, error) && db_run(stmt, error);
}

static enum db_step
ask_index(struct cache *cache, const char *word, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "SELECT 1 FROM temp.indexed WHERE term = ?1 LIMIT 1", error);
	enum db_step step;

	if (stmt == NULL || !db_bind_text(stmt, 1, word, error))
		return DB_FAILED;
	step = db_step(stmt, error);
	sqlite3_reset(stmt);
	return step;
}

gboolean
vocabulary_settle(struct cache *cache, GError **error)
{
	GHashTableIter iter;
	gpointer word;

	if (!write_gathered(cache, error))
		return FALSE;
	if (g_hash_table_size(cache->doubtful) == 0)
		return TRUE;
	if (!db_exec(cache->db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, word, instance)", error))
		return FALSE;
	g_hash_table_iter_init(&iter, cache->doubtful);
	while (g_hash_table_iter_next(&iter, &word, NULL)) {
		enum db_step held = ask_index(cache, word, error);

		if (held == DB_FAILED)
			return FALSE;
		if (!(held == DB_ROW ? add : drop)(cache, word, error))
			return FALSE;
		if (held == DB_ROW)
			g_hash_table_iter_remove(&iter);
	}
	return TRUE;
}
