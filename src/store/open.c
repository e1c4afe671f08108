#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "sql/db.h"
#include "store/open.h"
#include "store/store.h"

gboolean
cache_is_ours(sqlite3 *db, GError **error)
{
	gint64 id = 0, version = 0;

	if (!db_number(db, "PRAGMA application_id", &id, error) ||
	    !db_number(db, "PRAGMA user_version", &version, error))
		return FALSE;
	if (id != CACHE_APPLICATION_ID)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "a database of another program, not minutebook's cache");
	else if (version > CACHE_VERSION)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "made by a newer minutebook; make it afresh: minutebook load --rebuild");
	else if (version < CACHE_VERSION)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "made by an older minutebook; make it afresh: minutebook load --rebuild");
	return id == CACHE_APPLICATION_ID && version == CACHE_VERSION;
}

/* Says what can be said before SQLite touches the file. */
static gboolean
is_there(const char *path, GError **error)
{
	struct stat st;

	if (stat(path, &st) < 0 && (errno == ENOENT || errno == ENOTDIR))
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "no cache yet; load some minutes first: minutebook load FOLDER");
	else if (stat(path, &st) < 0)
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "cannot open: %s", g_strerror(errno));
	else if (!S_ISREG(st.st_mode))
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "cannot open: not a regular file");
	else if (st.st_size == 0)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "empty; load some minutes first: minutebook load FOLDER");
	else
		return TRUE;
	return FALSE;
}

gboolean
cache_is_absent(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR;
	return S_ISREG(st.st_mode) && st.st_size == 0;
}

/* A database in WAL mode can't be read in a folder that can't be written, unless SQLite is told
 * that nobody changes it: true where no -wal file holds anything. */
static char *
immutable_name(const char *path)
{
	g_autofree char *wal = g_strconcat(path, "-wal", NULL);
	g_autofree char *escaped = NULL;
	struct stat st;

	if (stat(wal, &st) == 0 && st.st_size > 0)
		return NULL;
	escaped = g_uri_escape_string(path, "/", FALSE);
	return g_strconcat("file:", escaped, "?immutable=1", NULL);
}

/* Opens and reads the head, which shows whether the database can be read that way. */
static sqlite3 *
try_open(const char *name, int flags, GError **error)
{
	sqlite3 *db = db_open(name, flags, error);

	if (db != NULL && !cache_is_ours(db, error)) {
		sqlite3_close(db);
		return NULL;
	}
	return db;
}

/* Whether the way of opening may be at fault, rather than what is in the file. */
static gboolean
is_read_only(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);

	return access(folder, W_OK) < 0 || access(path, W_OK) < 0;
}

sqlite3 *
cache_open_reader(const char *path, GError **error)
{
	g_autoptr(GError) first = NULL;
	g_autofree char *immutable = NULL;
	sqlite3 *db;

	if (!is_there(path, error))
		return NULL;
	if ((db = try_open(path, SQLITE_OPEN_READWRITE, &first)) != NULL)
		return db;
	if (is_read_only(path)) {
		if ((db = try_open(path, SQLITE_OPEN_READONLY, NULL)) != NULL)
			return db;
		immutable = immutable_name(path);
		if (immutable != NULL &&
		    (db = try_open(immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL)) != NULL)
			return db;
	}
	g_propagate_prefixed_error(error, g_steal_pointer(&first), "cannot open: ");
	return NULL;
}

void
cache_close(sqlite3 *db)
{
	/* Statements are finalized by those who made them; one left over is a mistake of ours that
	 * must not keep the file locked. */
	sqlite3_close_v2(db);
}
