/*
 * A cache made from nothing: without journal and without waiting for the disk, since a crash leaves
 * only a file that the next load removes. At the end it is made safe on the disk and renamed.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "sql/db.h"
#include "store/cache.h"
#include "store/open.h"

static const char schema[] =
#include "store/schema.inc"
;

/* "cache.db.new" and what SQLite may have put beside it. */
void
new_cache_remove(const char *path)
{
	static const char *const endings[] = { "", "-journal", "-wal", "-shm", "-words", "-words-journal" };

	for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *name = g_strconcat(path, endings[i], NULL);

		unlink(name);
	}
}

sqlite3 *
new_cache_open(const char *path, GError **error)
{
	/* Sizes: shared PERFORMANCE.md, "What was learnt". Where SQLite is built to write zeros over what is
	 * deleted, it does so to each new page, too. And what a row refers to was put by this load just before:
	 * to look for it again took a tenth of the time of putting rows. */
	sqlite3 *db = db_make(path, "PRAGMA page_size = 8192; PRAGMA cache_size = -49152; PRAGMA foreign_keys = OFF; "
	    "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF", error);

	if (db != NULL && db_exec(db, schema, error))
		return db;
	cache_close(db);
	return NULL;
}

sqlite3 *
cache_open_empty(GError **error)
{
	return new_cache_open(":memory:", error);
}

static gboolean
system_failure(const char *what, GError **error)
{
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "%s: %s", what, g_strerror(errno));
	return FALSE;
}

/* Makes a file or a folder safe on the disk. */
static gboolean
sync_path(const char *path, GError **error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), result;

	if (fd < 0)
		return system_failure("cannot be made safe on the disk", error);
	result = fsync(fd);
	close(fd);
	return result == 0 || system_failure("cannot be made safe on the disk", error);
}

static gpointer
sync_beside(gpointer path)
{
	GError *failure = NULL;

	sync_path(path, &failure);
	return failure;
}

void
new_cache_sync(struct cache *cache)
{
	cache->syncing = g_thread_try_new("sync", sync_beside, cache->new_path, NULL);
}

/* What failed there doesn't fail again for who asks later. */
gboolean
new_cache_synced(struct cache *cache, GError **error)
{
	GError *failure = cache->syncing != NULL ? g_thread_join(g_steal_pointer(&cache->syncing)) : NULL;

	if (failure != NULL)
		g_propagate_error(error, failure);
	return failure == NULL;
}

/* Takes the old cache out of WAL mode, which works only while nobody else has it open: a new file
 * beside an old one's -wal would be destroyed by it. */
static gboolean
retire(sqlite3 *old)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(old, "PRAGMA journal_mode = DELETE", NULL);

	sqlite3_busy_timeout(old, 100);
	return stmt != NULL && db_step(stmt, NULL) == DB_ROW && g_strcmp0(db_text(stmt, 0), "delete") == 0;
}

static void
rename_with(const char *from, const char *to, const char *ending)
{
	g_autofree char *old = g_strconcat(from, ending, NULL), *new = g_strconcat(to, ending, NULL);

	if (rename(old, new) < 0)
		unlink(new);
}

/* What lies in the new cache's place and can't be read as a cache may be anything: it is kept. */
static gboolean
move_aside(struct cache *cache, GError **error)
{
	g_autofree char *aside = g_strconcat(cache->path, ".aside", NULL);
	g_autofree char *notice = g_strdup_printf("was no sound cache; it is kept as '%s'", aside);

	if (rename(cache->path, aside) < 0)
		return system_failure("cannot be moved aside", error);
	rename_with(cache->path, aside, "-wal");
	rename_with(cache->path, aside, "-shm");
	if (cache->writing->told != NULL)
		cache->writing->told(notice, cache->writing->data);
	return TRUE;
}

static gboolean
rename_new(struct cache *cache, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(cache->path);

	if (rename(cache->new_path, cache->path) < 0)
		return system_failure("cannot be put in its place", error);
	return sync_path(folder, error);
}

/* Someone has the old cache open, a browser for one: its pages are overwritten, all at once. */
static gboolean
copy_into(sqlite3 *old, const char *new_path, GError **error)
{
	sqlite3 *new = db_open(new_path, SQLITE_OPEN_READWRITE, error);
	sqlite3_backup *backup;
	gboolean is_done;

	if (new == NULL)
		return FALSE;
	sqlite3_busy_timeout(old, 5000);
	backup = sqlite3_backup_init(old, "main", new, "main");
	is_done = backup != NULL && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
	if (sqlite3_backup_finish(backup) != SQLITE_OK || !is_done) {
		is_done = FALSE;
		db_fail(old, error);
	}
	cache_close(new);
	return is_done;
}

static gboolean
replace(struct cache *cache, GError **error)
{
	sqlite3 *old = db_open(cache->path, SQLITE_OPEN_READWRITE, NULL);
	gint64 id = 0, objects = 0;
	gboolean is_done;

	if (old == NULL || !db_number(old, "PRAGMA application_id", &id, NULL) || id != CACHE_APPLICATION_ID ||
	    !db_number(old, "SELECT count(*) FROM sqlite_schema", &objects, NULL)) {
		cache_close(old);
		return move_aside(cache, error) && rename_new(cache, error);
	}
	if (retire(old)) {
		cache_close(old);
		return rename_new(cache, error);
	}
	is_done = copy_into(old, cache->new_path, error);
	cache_close(old);
	return is_done;
}

/* SQLite would apply what a cache that was deleted left behind. */
static void
remove_leftovers(const char *path)
{
	g_autofree char *wal = g_strconcat(path, "-wal", NULL), *shm = g_strconcat(path, "-shm", NULL);

	unlink(wal);
	unlink(shm);
}

static void
close_new(struct cache *cache)
{
	g_hash_table_remove_all(cache->statements);
	cache_close(g_steal_pointer(&cache->db));
}

/* The index was put in behind FTS5's back: only a new connection sees it. From now on its pieces
 * are merged, with each load a few. */
static gboolean
complete(struct cache *cache, GError **error)
{
	close_new(cache);
	cache->db = db_open(cache->new_path, SQLITE_OPEN_READWRITE, error);
	return cache->db != NULL && db_leave_journal(cache->db, error) &&
	    db_exec(cache->db, "PRAGMA temp_store = MEMORY; BEGIN", error) &&
	    vocabulary_settle(cache, error) &&
	    db_exec(cache->db, "INSERT INTO word(word, rank) VALUES('automerge', 4); COMMIT; "
	    "PRAGMA journal_mode = WAL", error);
}

gboolean
new_cache_place(struct cache *cache, GError **error)
{
	struct stat st;

	if (!complete(cache, error)) {
		g_prefix_error(error, "cannot write: ");
		return FALSE;
	}
	close_new(cache);
	if (!new_cache_synced(cache, error) || !sync_path(cache->new_path, error))
		return FALSE;
	if (stat(cache->path, &st) == 0 && st.st_size > 0)
		return replace(cache, error);
	remove_leftovers(cache->path);
	return rename_new(cache, error);
}
