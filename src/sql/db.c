#include "base/error.h"
#include "sql/db.h"

enum { BUSY_MILLISECONDS = 5000 };

/* Nobody asks how much memory SQLite uses, and counting it takes a lock at every allocation. */
static void
start(void)
{
	static gsize is_started;

	if (!g_once_init_enter(&is_started))
		return;
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	g_once_init_leave(&is_started, 1);
}

/* SQLite's own words speak of SQL and images; these are the failures that people meet. */
static const char *
cause(sqlite3 *db)
{
	switch (sqlite3_extended_errcode(db)) {
	case SQLITE_IOERR_NOMEM:
		return "out of memory";
	case SQLITE_BUSY_RECOVERY:
		return "in use by another program, which is mending it";
	case SQLITE_READONLY_DIRECTORY:
		return "its folder cannot be written to";
	}
	switch (sqlite3_extended_errcode(db) & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return "in use by another program";
	case SQLITE_CORRUPT:
		return "damaged; make it afresh: minutebook load --rebuild";
	case SQLITE_NOTADB:
		return "not a database; to put a cache in its place: minutebook load --rebuild FOLDER";
	case SQLITE_FULL:
		return "no space left on the disk";
	case SQLITE_READONLY:
		return "cannot be written to";
	case SQLITE_NOMEM:
		return "out of memory";
	case SQLITE_INTERRUPT:
		return "interrupted";
	}
	return NULL;
}

gboolean
db_fail(sqlite3 *db, GError **error)
{
	const char *known = cause(db);

	if (known != NULL)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, known);
	else if ((sqlite3_extended_errcode(db) & 0xff) == SQLITE_IOERR && sqlite3_system_errno(db) != 0)
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "cannot be read or written: %s",
		    g_strerror(sqlite3_system_errno(db)));
	else
		g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "the database says: %s", sqlite3_errmsg(db));
	return FALSE;
}

/* What RELIABILITY.md asks of every connection: a database is a file like any other and may have
 * been made by someone else. */
static void
settle(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, BUSY_MILLISECONDS);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

/* `vfs` NULL: the usual one, which locks the file. */
static sqlite3 *
open_with(const char *path, int flags, const char *vfs, GError **error)
{
	sqlite3 *db = NULL;

	start();
	/* One connection is one thread's at a time: no locks inside. */
	if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, vfs) != SQLITE_OK) {
		if (db == NULL)
			g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "out of memory");
		else
			db_fail(db, error);
		sqlite3_close(db);
		return NULL;
	}
	settle(db);
	if (!db_exec(db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", error)) {
		sqlite3_close(db);
		return NULL;
	}
	return db;
}

sqlite3 *
db_open(const char *path, int flags, GError **error)
{
	return open_with(path, flags, NULL, error);
}

gboolean
db_leave_journal(sqlite3 *db, GError **error)
{
	gboolean is_done;

	/* A connection on its guard would keep its journal, and not say so. */
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	is_done = db_exec(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return is_done;
}

sqlite3 *
db_make(const char *path, const char *settings, GError **error)
{
	sqlite3 *db = open_with(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix-none", error);

	if (db != NULL && db_exec(db, settings, error) && db_leave_journal(db, error))
		return db;
	sqlite3_close(db);
	return NULL;
}

sqlite3_stmt *
db_prepare(sqlite3 *db, const char *sql, GError **error)
{
	sqlite3_stmt *stmt;

	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
		db_fail(db, error);
		return NULL;
	}
	return stmt;
}

enum db_step
db_step(sqlite3_stmt *stmt, GError **error)
{
	int result = sqlite3_step(stmt);

	if (result == SQLITE_ROW)
		return DB_ROW;
	if (result != SQLITE_DONE)
		db_fail(sqlite3_db_handle(stmt), error);
	sqlite3_reset(stmt);
	return result == SQLITE_DONE ? DB_DONE : DB_FAILED;
}

gboolean
db_run(sqlite3_stmt *stmt, GError **error)
{
	enum db_step step = db_step(stmt, error);

	if (step == DB_ROW)
		sqlite3_reset(stmt);
	return step != DB_FAILED;
}

gboolean
db_exec(sqlite3 *db, const char *sql, GError **error)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return TRUE;
	return db_fail(db, error);
}

static gboolean
bound(sqlite3_stmt *stmt, int result, GError **error)
{
	if (result == SQLITE_OK)
		return TRUE;
	return db_fail(sqlite3_db_handle(stmt), error);
}

gboolean
db_bind_text(sqlite3_stmt *stmt, int parameter, const char *text, GError **error)
{
	return bound(stmt, sqlite3_bind_text(stmt, parameter, text, -1, SQLITE_STATIC), error);
}

gboolean
db_bind_sized(sqlite3_stmt *stmt, int parameter, const char *text, gsize size, GError **error)
{
	return bound(stmt, sqlite3_bind_text64(stmt, parameter, text, size, SQLITE_STATIC, SQLITE_UTF8), error);
}

gboolean
db_bind_blob(sqlite3_stmt *stmt, int parameter, const void *data, gsize size, GError **error)
{
	return bound(stmt, sqlite3_bind_blob64(stmt, parameter, data, size, SQLITE_STATIC), error);
}

gboolean
db_bind_number(sqlite3_stmt *stmt, int parameter, gint64 number, GError **error)
{
	return bound(stmt, sqlite3_bind_int64(stmt, parameter, number), error);
}

const char *
db_text(sqlite3_stmt *stmt, int column)
{
	return (const char *)sqlite3_column_text(stmt, column);
}

char *
db_dup_text(sqlite3_stmt *stmt, int column)
{
	return g_strdup(db_text(stmt, column));
}

gboolean
db_number(sqlite3 *db, const char *sql, gint64 *number, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, error);
	enum db_step step = stmt != NULL ? db_step(stmt, error) : DB_FAILED;

	if (step == DB_ROW)
		*number = sqlite3_column_int64(stmt, 0);
	return step != DB_FAILED;
}
