#include "sql/db.h"
#include "store/store.h"

struct listener {
	void (*told)(const char *fault, gpointer data);
	gpointer data;
};

static void
tell(const struct listener *listener, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
tell(const struct listener *listener, const char *format, ...)
{
	g_autofree char *fault = NULL;
	va_list values;

	va_start(values, format);
	fault = g_strdup_vprintf(format, values);
	va_end(values);
	listener->told(fault, listener->data);
}

static gboolean
check_pages(sqlite3 *db, const struct listener *listener, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "PRAGMA integrity_check(20)", error);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		if (g_strcmp0(db_text(rows, 0), "ok") != 0)
			tell(listener, "damaged: %s", db_text(rows, 0));
	}
	return step == DB_DONE;
}

static gboolean
check_references(sqlite3 *db, const struct listener *listener, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "PRAGMA foreign_key_check", error);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW)
		tell(listener, "a row of '%s' belongs to none of '%s'", db_text(rows, 0), db_text(rows, 2));
	return step == DB_DONE;
}

/* Facts have no foreign keys: their ids say which item they belong to. */
static gboolean
check_facts(sqlite3 *db, const struct listener *listener, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "WITH fact(kind, id) AS (SELECT 'resolution', id FROM resolution UNION ALL"
	    " SELECT 'action', id FROM action UNION ALL SELECT 'reference', id FROM reference UNION ALL"
	    " SELECT 'person', id FROM person)"
	    " SELECT kind, count(*) FROM fact WHERE NOT EXISTS"
	    " (SELECT 1 FROM item WHERE item.id = fact.id >> 12) GROUP BY kind", error);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW)
		tell(listener, "%s rows of '%s' belong to no item", db_text(rows, 1), db_text(rows, 0));
	return step == DB_DONE;
}

/* FTS5 checks itself by an INSERT, so that a cache that can't be written to goes without. */
static gboolean
check_index(sqlite3 *db, const struct listener *listener, GError **error)
{
	g_autoptr(GError) fault = NULL;

	if (sqlite3_db_readonly(db, "main") == 1)
		return TRUE;
	if (db_exec(db, "INSERT INTO word(word, rank) VALUES('integrity-check', 1)", &fault))
		return TRUE;
	if ((sqlite3_extended_errcode(db) & 0xff) != SQLITE_CORRUPT) {
		g_propagate_error(error, g_steal_pointer(&fault));
		return FALSE;
	}
	tell(listener, "the index of words doesn't agree with the items");
	return TRUE;
}

gboolean
cache_check(sqlite3 *db, void (*told)(const char *fault, gpointer data), gpointer data, GError **error)
{
	struct listener listener = { told, data };

	return check_pages(db, &listener, error) && check_references(db, &listener, error) &&
	    check_facts(db, &listener, error) && check_index(db, &listener, error);
}
