#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/error.h"
#include "marks/files.h"
#include "marks/rows.h"
#include "sql/db.h"

enum { MARKS_APPLICATION_ID = 0x6d626d31 /* "mbm1" */, MARKS_VERSION = 1 };

static const char schema[] =
#include "marks/schema.inc"
;

void
rows_clear(struct rows_read *rows)
{
	g_clear_pointer(&rows->words, g_ptr_array_unref);
	g_clear_pointer(&rows->damaged, g_ptr_array_unref);
}

/* --- Reading --------------------------------------------------------------------------------- */

/* Whether the last failure is the file's own fault, rather than that of the moment. */
static gboolean
is_damage(sqlite3 *db)
{
	switch (sqlite3_extended_errcode(db) & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_ERROR: /* the schema isn't what it should be */
	case SQLITE_FORMAT:
	case SQLITE_MISMATCH:
	case SQLITE_TOOBIG:
		return TRUE;
	}
	return sqlite3_extended_errcode(db) == SQLITE_IOERR_SHORT_READ;
}

/* Turns a failure that is the file's fault into is_broken. */
static gboolean
is_well(sqlite3 *db, gboolean is_done, struct rows_read *rows, GError **error)
{
	if (is_done || !is_damage(db))
		return is_done;
	rows->is_broken = TRUE;
	g_clear_error(error);
	return TRUE;
}

static gboolean
is_ours(gint64 id, gint64 version, GError **error)
{
	if (id != MARKS_APPLICATION_ID)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "a database of another program, not minutebook's marks");
	else if (version > MARKS_VERSION)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "made by a newer minutebook; left as it is");
	return id == MARKS_APPLICATION_ID && version <= MARKS_VERSION;
}

/* One that was begun and never written has neither number nor tables. */
static gboolean
identify(sqlite3 *db, struct rows_read *rows, GError **error)
{
	gint64 id = 0, version = 0, tables = 0;

	if (!db_number(db, "PRAGMA application_id", &id, error) ||
	    !db_number(db, "PRAGMA user_version", &version, error)) {
		rows->is_strange = TRUE;
		return is_well(db, FALSE, rows, error);
	}
	if (id == 0 && db_number(db, "SELECT count(*) FROM sqlite_schema", &tables, NULL) && tables == 0)
		rows->is_there = FALSE;
	else if (!is_ours(id, version, error))
		return FALSE;
	rows->is_broken |= rows->is_there && version < MARKS_VERSION;
	return TRUE;
}

static void
take_row(sqlite3_stmt *row, struct rows_read *rows)
{
	struct word *word = word_new("", "", "");
	g_autofree char *sum = NULL;
	const char *stored = db_text(row, WORD_TEXTS + 1);

	word->n = sqlite3_column_int64(row, 0);
	for (guint i = 0; i < WORD_TEXTS; i++)
		word_set(word_text(word, i), db_dup_text(row, i + 1));
	sum = word_sum(word);
	if (g_strcmp0(sum, stored) == 0) {
		rows->reaches = MAX(rows->reaches, word->n);
		g_ptr_array_add(rows->words, word);
		return;
	}
	g_ptr_array_add(rows->damaged, g_strdup_printf("row %" G_GINT64_FORMAT, word->n));
	if (word->n > rows->reaches && word->n <= rows->reaches + rows->damaged->len)
		rows->reaches = word->n;
	word_free(word);
}

static gboolean
read_words(sqlite3 *db, struct rows_read *rows, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db,
	    "SELECT n, time, key, field, value, note, day, by, words, sum FROM word ORDER BY n", error);
	enum db_step step = DB_FAILED;

	while (stmt != NULL && (step = db_step(stmt, error)) == DB_ROW)
		take_row(stmt, rows);
	return is_well(db, step == DB_DONE, rows, error);
}

static gboolean
check_pages(sqlite3 *db, struct rows_read *rows, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, "PRAGMA quick_check(1)", error);
	enum db_step step = stmt != NULL ? db_step(stmt, error) : DB_FAILED;

	if (step == DB_ROW && g_strcmp0(db_text(stmt, 0), "ok") != 0)
		rows->is_broken = TRUE;
	return is_well(db, step != DB_FAILED, rows, error);
}

/* Byte 18 of the head is the least format that a writer must know. SQLite also falls back to reading
 * where a file can't be opened to write for the moment, and that is no damage. */
static gboolean
has_strange_format(const char *path)
{
	guint8 head[19];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	gboolean is_strange = fd >= 0 && pread(fd, head, sizeof(head), 0) == sizeof(head) && head[18] > 2;

	if (fd >= 0)
		close(fd);
	return is_strange;
}

/* Opened to write where that can be done: a writer that was killed may have left something to be put
 * right first. Its head may say that it can't be written to, which is damage. */
static sqlite3 *
open_either(const char *path, struct rows_read *rows, GError **error)
{
	gboolean may_write = access(path, W_OK) == 0;
	/* Asked first: closing the file would drop the database's own locks. */
	gboolean is_strange = may_write && has_strange_format(path);
	sqlite3 *db = db_open(path, may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error);

	if (db != NULL && is_strange && sqlite3_db_readonly(db, "main") == 1)
		rows->is_broken = TRUE;
	return db;
}

gboolean
rows_read(const char *path, struct rows_read *rows, GError **error)
{
	GError *failure = NULL;
	enum file_kind kind;
	gboolean is_read;
	sqlite3 *db;

	*rows = (struct rows_read){ .words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free),
		.damaged = g_ptr_array_new_with_free_func(g_free) };
	if (!file_look(path, &kind, error))
		return FALSE;
	rows->is_there = kind == FILE_FULL;
	if (!rows->is_there)
		return TRUE;
	if ((db = open_either(path, rows, error)) == NULL)
		return FALSE;
	is_read = identify(db, rows, &failure) && (!rows->is_there || rows->is_strange ||
	    (read_words(db, rows, &failure) && check_pages(db, rows, &failure)));
	sqlite3_close_v2(db);
	if (!is_read)
		g_propagate_error(error, failure);
	return is_read;
}

/* --- Writing --------------------------------------------------------------------------------- */

static gboolean
make(sqlite3 *db, GError **error)
{
	return db_exec(db, "BEGIN IMMEDIATE", error) && db_exec(db, schema, error) && db_exec(db, "COMMIT", error);
}

sqlite3 *
rows_open(const char *path, GError **error)
{
	sqlite3 *db = db_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
	gint64 tables = 0;

	if (db != NULL && db_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", error) &&
	    db_number(db, "SELECT count(*) FROM sqlite_schema", &tables, error) && (tables > 0 || make(db, error)))
		return db;
	sqlite3_close_v2(db);
	return NULL;
}

static gboolean
add(sqlite3_stmt *stmt, struct word *word, GError **error)
{
	g_autofree char *sum = word_sum(word);

	if (!db_bind_number(stmt, 1, word->n, error))
		return FALSE;
	for (guint i = 0; i < WORD_TEXTS; i++) {
		if (!db_bind_text(stmt, i + 2, *word_text(word, i), error))
			return FALSE;
	}
	return db_bind_text(stmt, WORD_TEXTS + 2, sum, error) && db_run(stmt, error);
}

gboolean
rows_add(sqlite3 *db, const GPtrArray *words, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, "INSERT INTO word(n, time, key, field, value, note, day,"
	    " by, words, sum) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", error);

	for (guint i = 0; stmt != NULL && i < words->len; i++) {
		if (!add(stmt, words->pdata[i], error))
			return FALSE;
	}
	return stmt != NULL;
}

gboolean
rows_complete(const char *path, const GPtrArray *words, GError **error)
{
	sqlite3 *db = rows_open(path, error);
	gboolean is_done = db != NULL && db_exec(db, "BEGIN IMMEDIATE", error) && rows_add(db, words, error) &&
	    db_exec(db, "COMMIT", error);

	/* Closing rolls back what wasn't committed. */
	sqlite3_close_v2(db);
	return is_done;
}

static void
remove_with_journal(const char *path)
{
	g_autofree char *journal = g_strconcat(path, "-journal", NULL);

	unlink(path);
	unlink(journal);
}

gboolean
rows_rewrite(const char *path, const GPtrArray *words, GError **error)
{
	g_autofree char *new = g_strconcat(path, ".new", NULL), *journal = g_strconcat(path, "-journal", NULL);

	remove_with_journal(new);
	if (!rows_complete(new, words, error) || !file_sync(new, error)) {
		remove_with_journal(new);
		return FALSE;
	}
	/* Of the damaged database: it isn't to be applied to this one. */
	unlink(journal);
	if (rename(new, path) == 0)
		return file_sync_folder_of(path, error);
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "'%s' cannot be put in its place", new);
	remove_with_journal(new);
	return FALSE;
}
