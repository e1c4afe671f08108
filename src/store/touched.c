/* Bodies that are to be linked anew: noted with each batch, since a load may be ended before it gets
 * to that. */
#include "sql/db.h"
#include "store/cache.h"

gboolean
touched_read(struct cache *cache, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(cache->db, "SELECT body_key FROM unlinked", error);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW)
		g_hash_table_add(cache->touched, db_dup_text(rows, 0));
	return step == DB_DONE;
}

gboolean
touched_note(struct cache *cache, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "INSERT OR IGNORE INTO unlinked(body_key) VALUES(?1)", error);
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, cache->touched);
	while (stmt != NULL && g_hash_table_iter_next(&iter, &key, NULL)) {
		if (!db_bind_text(stmt, 1, key, error) || !db_run(stmt, error))
			return FALSE;
	}
	return stmt != NULL;
}

GPtrArray *
cache_touched(struct cache *cache)
{
	GPtrArray *bodies = g_ptr_array_new();
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, cache->touched);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		g_ptr_array_add(bodies, key);
	return bodies;
}

gboolean
cache_set_linked(struct cache *cache, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM unlinked", error);

	g_hash_table_remove_all(cache->touched);
	return stmt != NULL && db_run(stmt, error);
}
