/*
 * The table of words, kept equal to the words that the index holds. What was taken in is there for
 * certain; of what was taken out the index is asked at the end of the batch.
 */
#include <string.h>
#include "store/cache.h"
#include "store/db.h"

static gboolean
add(struct cache *cache, const char *word, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "INSERT OR IGNORE INTO vocabulary(word, stem) VALUES(?1, ?2)", error);
	g_autofree char *stem = words_stem(index_words(cache->index), word, error);

	return stmt != NULL && stem != NULL && db_bind_text(stmt, 1, word, error) &&
	    db_bind_text(stmt, 2, stem, error) && db_run(stmt, error);
}

static gboolean
drop(struct cache *cache, const char *word, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM vocabulary WHERE word = ?1", error);

	return stmt != NULL && db_bind_text(stmt, 1, word, error) && db_run(stmt, error);
}

static int
compare_words(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* By rising word, each row of a new table is put at its end. */
static gboolean
add_fresh(struct cache *cache, GError **error)
{
	GPtrArray *fresh = words_fresh(index_words(cache->index));

	g_ptr_array_sort(fresh, compare_words);
	for (guint i = 0; i < fresh->len; i++)
		if (!add(cache, fresh->pdata[i], error))
			return FALSE;
	g_ptr_array_set_size(fresh, 0);
	return TRUE;
}

/* The index of a new table is made afterwards. */
static gboolean
fill(struct cache *cache, GError **error)
{
	return db_exec(cache->db, "DROP INDEX vocabulary_by_stem", error) && add_fresh(cache, error) &&
	    db_exec(cache->db, "CREATE INDEX vocabulary_by_stem ON vocabulary(stem)", error);
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
	GHashTable *doubtful = words_doubtful(index_words(cache->index));
	GHashTableIter iter;
	gpointer word;

	if (!(cache->new_path != NULL ? fill : add_fresh)(cache, error))
		return FALSE;
	if (g_hash_table_size(doubtful) == 0)
		return TRUE;
	if (!db_exec(cache->db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, word, instance)", error))
		return FALSE;
	g_hash_table_iter_init(&iter, doubtful);
	while (g_hash_table_iter_next(&iter, &word, NULL)) {
		enum db_step held = ask_index(cache, word, error);

		if (held == DB_FAILED || !(held == DB_ROW ? add : drop)(cache, word, error))
			return FALSE;
		g_hash_table_iter_remove(&iter);
	}
	return TRUE;
}
