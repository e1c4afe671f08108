/*
 * Thin checked calls over SQLite, for those who keep the cache and the marks and for those who ask
 * them. Every result passes through here; failures are MB_ERROR_CACHE with a cause for people.
 *
 *     g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT id, title FROM item WHERE …= ?1", error);
 *     enum db_step step = DB_FAILED;
 *
 *     if (rows != NULL && db_bind_text(rows, 1, key, error))
 *             while ((step = db_step(rows, error)) == DB_ROW)
 *                     take(sqlite3_column_int64(rows, 0), db_text(rows, 1));
 *     return step == DB_DONE;
 */
#ifndef SQL_DB_H
#define SQL_DB_H

#include <glib.h>
#include <sqlite3.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sqlite3_stmt, sqlite3_finalize)

enum db_step { DB_FAILED = -1, DB_DONE = 0, DB_ROW = 1 };

/* Opens a connection with the settings that every one of ours has; `flags` are SQLite's. NULL on
 * failure. The caller closes. */
sqlite3 *db_open(const char *path, int flags, GError **error);

/* For a database that is thrown away if anything fails: nothing can be taken back any more, and nothing
 * waits for the disk. */
gboolean db_leave_journal(sqlite3 *db, GError **error);

/* Makes such a database, of which nobody else knows: it isn't locked, so that one who reads what it had when
 * he came, and what nobody touches any more, doesn't keep it from being written to. `settings` are run
 * first. NULL on failure; the caller closes. */
sqlite3 *db_make(const char *path, const char *settings, GError **error);

/* Sets error from a connection's last failure: MB_ERROR_CACHE, "damaged", "in use by another
 * program", "no space left" and the like. Always returns FALSE. */
gboolean db_fail(sqlite3 *db, GError **error);

/* Prepares one statement; NULL on failure. The caller finalizes (g_autoptr does). */
sqlite3_stmt *db_prepare(sqlite3 *db, const char *sql, GError **error);

/* The next row, or the end. At the end and after a failure the statement is reset, so that it can
 * be bound and run again. */
enum db_step db_step(sqlite3_stmt *stmt, GError **error);

/* Runs a statement that gives no rows that matter, and resets it. */
gboolean db_run(sqlite3_stmt *stmt, GError **error);

/* Runs statements without parameters. */
gboolean db_exec(sqlite3 *db, const char *sql, GError **error);

/*
 * Binding: parameters count from 1. Texts and blobs are borrowed: they must outlive the run. NULL
 * is bound as NULL.
 */
gboolean db_bind_text(sqlite3_stmt *stmt, int parameter, const char *text, GError **error);
gboolean db_bind_sized(sqlite3_stmt *stmt, int parameter, const char *text, gsize size, GError **error);
gboolean db_bind_blob(sqlite3_stmt *stmt, int parameter, const void *data, gsize size, GError **error);
gboolean db_bind_number(sqlite3_stmt *stmt, int parameter, gint64 number, GError **error);

/* A column, counted from 0: borrowed until the next step, NULL for NULL; or a copy that the caller
 * frees. */
const char *db_text(sqlite3_stmt *stmt, int column);
char *db_dup_text(sqlite3_stmt *stmt, int column);

/* The first column of the first row as a number; *number is left alone where there is no row. */
gboolean db_number(sqlite3 *db, const char *sql, gint64 *number, GError **error);

#endif
