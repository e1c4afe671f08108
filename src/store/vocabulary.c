/*
 * The table of words, kept equal to the words that the index holds. What was taken in is there for
 * certain; of what was taken out the index is asked at the end of the batch.
 */
#include <string.h>
#include "sql/db.h"
#include "store/cache.h"

/* So many are put in by one statement: what a statement costs by itself is most of what a row costs. */
enum { TOGETHER = 8 };

static gboolean
insert(struct cache *cache, const char *sql, char **words, guint n, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, sql, error);
	char *stems[TOGETHER + 1] = { NULL };
	gboolean is_done = stmt != NULL;

	for (guint i = 0; is_done && i < n; i++)
		is_done = (stems[i] = words_stem(index_words(cache->index), words[i], error)) != NULL &&
		    db_bind_text(stmt, 2 * i + 1, words[i], error) && db_bind_text(stmt, 2 * i + 2, stems[i], error);
	is_done = is_done && db_run(stmt, error);
	for (guint i = 0; i < n; i++)
		g_free(stems[i]);
	return is_done;
}

static gboolean
add(struct cache *cache, char *word, GError **error)
{
	return insert(cache, "INSERT OR IGNORE INTO vocabulary(word, stem) VALUES(?1, ?2)", &word, 1, error);
}

static gboolean
add_together(struct cache *cache, char **words, GError **error)
{
	return insert(cache, "INSERT OR IGNORE INTO vocabulary(word, stem) VALUES(?1, ?2), (?3, ?4), (?5, ?6), (?7, ?8),"
	    " (?9, ?10), (?11, ?12), (?13, ?14), (?15, ?16)", words, TOGETHER, error);
}

static gboolean
drop(struct cache *cache, char *word, GError **error)
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
	guint i = 0;

	g_ptr_array_sort(fresh, compare_words);
	for (; i + TOGETHER <= fresh->len; i += TOGETHER)
		if (!add_together(cache, (char **)fresh->pdata + i, error))
			return FALSE;
	for (; i < fresh->len; i++)
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
vocabulary_add(struct cache *cache, GError **error)
{
	return (cache->new_path != NULL ? fill : add_fresh)(cache, error);
}

gboolean
vocabulary_settle(struct cache *cache, GError **error)
{
	GHashTable *doubtful = words_doubtful(index_words(cache->index));
	GHashTableIter iter;
	gpointer word;

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
