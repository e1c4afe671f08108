/*
 * The cache opened for writing: one load at a time, transactions of whole files. What a batch
 * changes is gathered by body and day and written at its end, in the order of the days: only then
 * is it known which renditions make one meeting, and FTS5 takes rows much faster by rising id.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "base/place.h"
#include "sql/db.h"
#include "store/cache.h"
#include "store/open.h"

static gboolean
wait_for_lock(struct cache *cache, GError **error)
{
	if (flock(cache->lock, LOCK_EX | LOCK_NB) == 0)
		return TRUE;
	if (errno == EWOULDBLOCK && cache->writing->is_hasty) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_BUSY, "another load is running");
		return FALSE;
	}
	if (errno == EWOULDBLOCK && cache->writing->told != NULL)
		cache->writing->told("another load is running; waiting for it to end", cache->writing->data);
	while (flock(cache->lock, LOCK_EX) < 0) {
		if (errno == EINTR)
			continue;
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "cannot be locked: %s", g_strerror(errno));
		return FALSE;
	}
	return TRUE;
}

/* The kernel frees the lock however the program ends; the file stays, since taking it away would
 * let two loads hold two files of one name. */
static gboolean
lock(struct cache *cache, GError **error)
{
	g_autofree char *name = g_strconcat(cache->path, ".lock", NULL);

	if (!place_make_folder_of(cache->path, error))
		return FALSE;
	cache->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (cache->lock < 0) {
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "cannot make its lock file: %s", g_strerror(errno));
		return FALSE;
	}
	return wait_for_lock(cache, error);
}

static gboolean
open_new(struct cache *cache, GError **error)
{
	g_autofree char *words_path = NULL;

	cache->new_path = g_strconcat(cache->path, ".new", NULL);
	new_cache_remove(cache->new_path);
	if ((cache->db = new_cache_open(cache->new_path, error)) == NULL)
		return FALSE;
	words_path = g_strconcat(cache->new_path, "-words", NULL);
	cache->index = index_new_beside(words_path, cache->db, error);
	return cache->index != NULL && (cache->fresh = fresh_new(cache->db, error)) != NULL;
}

static gboolean
open_old(struct cache *cache, GError **error)
{
	cache->db = db_open(cache->path, SQLITE_OPEN_READWRITE, error);
	if (cache->db == NULL || !cache_is_ours(cache->db, error))
		return FALSE;
	if (sqlite3_db_readonly(cache->db, "main") == 1) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "cannot be written to");
		return FALSE;
	}
	if (!db_exec(cache->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
	    "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY", error))
		return FALSE;
	cache->index = index_new(cache->db, error);
	return cache->index != NULL && (cache->fresh = fresh_new(cache->db, error)) != NULL && touched_read(cache, error);
}

/* Asked before anything is made beside it: a device or a folder of the user's, named by mistake,
 * must not make way for a new cache. */
static gboolean
may_be_cache(const char *path, GError **error)
{
	struct stat st;

	if (stat(path, &st) < 0 || S_ISREG(st.st_mode))
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "not a regular file");
	return FALSE;
}

/* A link to the cache stays a link. */
static char *
real_path(const char *path)
{
	g_autofree char *real = realpath(path, NULL);

	return g_strdup(real != NULL ? real : path);
}

static gboolean
open_either(struct cache *cache, GError **error)
{
	struct stat st;
	gboolean is_there = stat(cache->path, &st) == 0 && st.st_size > 0;

	if (is_there && !cache->writing->is_rebuild)
		return open_old(cache, error);
	return open_new(cache, error);
}

static void
day_free(gpointer data)
{
	struct day *day = data;

	g_ptr_array_unref(day->fresh);
	g_array_unref(day->emptied);
	g_free(day);
}

static void
finalize(gpointer stmt)
{
	sqlite3_finalize(stmt);
}

static char *
utc_now(void)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();

	return g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
}

struct cache *
cache_open_writer(const char *path, const struct cache_writing *writing, GError **error)
{
	struct cache *cache = g_new0(struct cache, 1);

	cache->path = real_path(path);
	cache->writing = writing;
	cache->lock = -1;
	cache->now = utc_now();
	cache->statements = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, finalize);
	cache->contents = g_ptr_array_new_with_free_func((GDestroyNotify)content_free);
	cache->days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, day_free);
	cache->touched = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	cache->new_words = g_string_new(NULL);
	cache->fresh_sources = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	if (may_be_cache(cache->path, error) && lock(cache, error) && open_either(cache, error))
		return cache;
	g_prefix_error(error, "cannot open for writing: ");
	cache_free(cache);
	return NULL;
}

/* Closing the last connection moves what the -wal file holds into the database and removes it; a
 * reader that is still there would leave it to grow. */
static void
close_db(struct cache *cache)
{
	g_hash_table_remove_all(cache->statements);
	index_stop(cache->index);
	if (cache->db != NULL && cache->new_path == NULL)
		sqlite3_wal_checkpoint_v2(cache->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	cache_close(g_steal_pointer(&cache->db));
}

void
cache_free(struct cache *cache)
{
	if (cache == NULL)
		return;
	if (cache->has_begun)
		sqlite3_exec(cache->db, "ROLLBACK", NULL, NULL, NULL);
	new_cache_synced(cache, NULL);
	close_db(cache);
	fresh_free(cache->fresh);
	index_free(cache->index);
	if (cache->new_path != NULL)
		new_cache_remove(cache->new_path);
	if (cache->lock >= 0)
		close(cache->lock);
	g_hash_table_unref(cache->statements);
	g_hash_table_unref(cache->days);
	g_hash_table_unref(cache->touched);
	g_ptr_array_unref(cache->contents);
	g_hash_table_unref(cache->fresh_sources);
	g_string_free(cache->new_words, TRUE);
	g_free(cache->path);
	g_free(cache->new_path);
	g_free(cache->now);
	g_free(cache);
}

sqlite3 *
cache_db(struct cache *cache)
{
	return cache->db;
}

sqlite3_stmt *
cache_statement(struct cache *cache, const char *sql, GError **error)
{
	sqlite3_stmt *stmt = g_hash_table_lookup(cache->statements, sql);

	if (stmt == NULL && (stmt = db_prepare(cache->db, sql, error)) != NULL)
		g_hash_table_insert(cache->statements, (gpointer)sql, stmt);
	return stmt;
}

struct day *
cache_day(struct cache *cache, const char *day_key)
{
	struct day *day = g_hash_table_lookup(cache->days, day_key);

	if (day != NULL)
		return day;
	day = g_new0(struct day, 1);
	day->fresh = g_ptr_array_new_with_free_func((GDestroyNotify)rendition_free);
	day->emptied = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_hash_table_insert(cache->days, g_strdup(day_key), day);
	return day;
}

/* --- Transactions ---------------------------------------------------------------------------- */

/* A new cache is one transaction up to its links: nobody sees it before it is whole anyway. */
gboolean
cache_begin(struct cache *cache, GError **error)
{
	if (cache->has_begun)
		return TRUE;
	if (!db_exec(cache->db, "BEGIN IMMEDIATE", error)) {
		g_prefix_error(error, "cannot write: ");
		return FALSE;
	}
	cache->has_begun = TRUE;
	return TRUE;
}

static gboolean
end_transaction(struct cache *cache, GError **error)
{
	if (!index_drain(cache->index, error) || !vocabulary_add(cache, error) || !vocabulary_settle(cache, error) ||
	    !touched_note(cache, error) || !db_exec(cache->db, "COMMIT", error)) {
		g_prefix_error(error, "cannot write: ");
		return FALSE;
	}
	cache->has_begun = FALSE;
	return TRUE;
}

gboolean
cache_commit(struct cache *cache, GError **error)
{
	if (!cache_write_days(cache, error)) {
		g_prefix_error(error, "cannot write: ");
		return FALSE;
	}
	return cache->new_path != NULL || end_transaction(cache, error);
}

gboolean
cache_show(struct cache *cache, GError **error)
{
	if (!cache->has_begun)
		return TRUE;
	cache->has_begun = FALSE;
	return db_exec(cache->db, "COMMIT", error);
}

/* Words are added while the thread writes the last of the index. */
gboolean
cache_put_words(struct cache *cache, GError **error)
{
	if (cache->new_path == NULL || cache->has_words)
		return TRUE;
	cache->has_words = TRUE;
	/* What comes is put at the end, and few of the pages so far are needed again: their memory is. */
	if (db_exec(cache->db, "PRAGMA cache_size = -8192; PRAGMA shrink_memory", error) &&
	    index_drain(cache->index, error) && cache_begin(cache, error) && vocabulary_add(cache, error) &&
	    cache_show(cache, error) && index_finish(cache->index, cache->db, error)) {
		new_cache_sync(cache);
		return TRUE;
	}
	g_prefix_error(error, "cannot write: ");
	return FALSE;
}

static gboolean
note_time(struct cache *cache, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO cache(id, loaded) VALUES(1, ?1)"
	    " ON CONFLICT(id) DO UPDATE SET loaded = excluded.loaded", error);

	return stmt != NULL && db_bind_text(stmt, 1, cache->now, error) && db_run(stmt, error);
}

gboolean
cache_finish(struct cache *cache, GError **error)
{
	if (!cache_begin(cache, error) || !note_time(cache, error))
		return FALSE;
	if (cache->new_path == NULL)
		return wordlist_tidy(cache, error) && end_transaction(cache, error);
	return cache_put_words(cache, error) && cache_show(cache, error) && new_cache_place(cache, error);
}
