/* What was loaded: files and the roots they were found from. */
#include "sql/db.h"
#include "store/cache.h"
#include "store/open.h"

void
file_state_free(struct file_state *file)
{
	if (file == NULL)
		return;
	g_free(file->path);
	g_free(file->council);
	g_free(file->failure);
	g_free(file);
}

void
root_free(struct root *root)
{
	if (root == NULL)
		return;
	g_free(root->path);
	g_free(root->council);
	g_free(root);
}

static struct file_state *
take_file(sqlite3_stmt *row)
{
	struct file_state *file = g_new0(struct file_state, 1);

	file->path = db_dup_text(row, 0);
	file->size = sqlite3_column_int64(row, 1);
	file->mtime = sqlite3_column_int64(row, 2);
	file->inode = sqlite3_column_int64(row, 3);
	file->council = db_dup_text(row, 4);
	file->failure = db_dup_text(row, 5);
	return file;
}

GHashTable *
cache_files(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT path, size, mtime, inode, council, failure FROM file", error);
	g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)file_state_free);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		struct file_state *file = take_file(rows);

		g_hash_table_insert(files, file->path, file);
	}
	return step == DB_DONE ? g_steal_pointer(&files) : NULL;
}

gboolean
cache_sum(sqlite3 *db, const char *path, char **sum, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db,
	    "SELECT source.sha256 FROM file JOIN source ON source.id = file.source_id"
	    " WHERE file.path = ?1", error);
	enum db_step step = DB_FAILED;

	*sum = NULL;
	if (row != NULL && db_bind_text(row, 1, path, error))
		step = db_step(row, error);
	if (step == DB_ROW)
		*sum = db_dup_text(row, 0);
	return step != DB_FAILED;
}

GPtrArray *
cache_roots(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT path, council FROM root ORDER BY path", error);
	g_autoptr(GPtrArray) roots = g_ptr_array_new_with_free_func((GDestroyNotify)root_free);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		struct root *root = g_new0(struct root, 1);

		root->path = db_dup_text(rows, 0);
		root->council = db_dup_text(rows, 1);
		g_ptr_array_add(roots, root);
	}
	return step == DB_DONE ? g_steal_pointer(&roots) : NULL;
}

GPtrArray *
cache_former_roots(const char *path)
{
	/* Of a pipe SQLite would wait for what never comes. */
	gboolean is_file = g_file_test(path, G_FILE_TEST_IS_REGULAR);
	sqlite3 *db = is_file ? db_open(path, SQLITE_OPEN_READONLY, NULL) : NULL;
	GPtrArray *roots = db != NULL ? cache_roots(db, NULL) : NULL;

	cache_close(db);
	return roots != NULL ? roots : g_ptr_array_new_with_free_func((GDestroyNotify)root_free);
}

gboolean
cache_count(sqlite3 *db, guint *meetings, guint *items, GError **error)
{
	gint64 n_meetings = 0, n_items = 0;

	if (!db_number(db, "SELECT count(*) FROM meeting", &n_meetings, error) ||
	    !db_number(db, "SELECT count(*) FROM item", &n_items, error))
		return FALSE;
	*meetings = n_meetings;
	*items = n_items;
	return TRUE;
}

gboolean
cache_add_root(struct cache *cache, const char *path, const char *council, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO root(path, council) VALUES(?1, ?2)"
	    " ON CONFLICT(path) DO UPDATE SET council = coalesce(excluded.council, council)", error);

	return stmt != NULL && db_bind_text(stmt, 1, path, error) && db_bind_text(stmt, 2, council, error) &&
	    db_run(stmt, error);
}

gboolean
cache_drop_root(struct cache *cache, const char *path, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM root WHERE path = ?1", error);

	return stmt != NULL && db_bind_text(stmt, 1, path, error) && db_run(stmt, error);
}
