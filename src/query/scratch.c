#include "base/apostrophe.h"
#include "query/candidates.h"
#include "query/scratch.h"
#include "sql/db.h"

/* In memory; the tokenizer is that of the cache's (schema.sql). What is put into it is taken back at the
 * end of each search. */
gboolean
scratch_make(sqlite3 *db, GError **error)
{
	gint64 n = 0;

	if (!db_number(db, "SELECT count(*) FROM temp.sqlite_master WHERE name = '" SCRATCH "'", &n, error))
		return FALSE;
	return n > 0 || db_exec(db, "PRAGMA temp_store = MEMORY;"
	    "CREATE TEMP VIEW IF NOT EXISTS scratch_item AS SELECT id, minutes_text, agenda_text, title FROM main.item;"
	    "CREATE VIRTUAL TABLE temp." SCRATCH " USING fts5(minutes_text, agenda_text, title,"
	    " content = 'scratch_item', content_rowid = 'id',"
	    " tokenize = 'unicode61 remove_diacritics 2 separators ''" APOSTROPHE_LETTERS "''', detail = full)", error);
}

static gboolean
put_item(sqlite3_stmt *get, sqlite3_stmt *put, gint64 id, GError **error)
{
	gboolean is_well = db_bind_number(get, 1, id, error) && db_bind_number(put, 1, id, error) &&
	    db_step(get, error) == DB_ROW;

	for (int i = 0; i < CANDIDATE_TEXTS && is_well; i++)
		is_well = db_bind_sized(put, i + 2, db_text(get, i), sqlite3_column_bytes(get, i), error);
	is_well = is_well && db_run(put, error);
	sqlite3_reset(get);
	return is_well;
}

/* Upwards: FTS5 writes out what it has gathered as soon as an id is lower than the last; and one by one,
 * since it does so, too, before a statement that may put several. */
gboolean
scratch_put(sqlite3 *db, const GArray *ids, GError **error)
{
	g_autoptr(sqlite3_stmt) get = db_prepare(db,
	    "SELECT minutes_text, agenda_text, title FROM main.item WHERE id = ?1", error);
	g_autoptr(sqlite3_stmt) put = get != NULL ? db_prepare(db, "INSERT INTO temp." SCRATCH
	    "(rowid, minutes_text, agenda_text, title) VALUES (?1, ?2, ?3, ?4)", error) : NULL;

	for (guint i = ids->len; put != NULL && i > 0; i--) {
		if (!put_item(get, put, g_array_index(ids, gint64, i - 1), error))
			return FALSE;
	}
	return put != NULL;
}

gboolean
scratch_count(sqlite3 *db, const struct filter *filter, gint64 *count, GError **error)
{
	g_autofree char *expression = filter_expression(filter);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT count(*) FROM " SCRATCH " WHERE " SCRATCH " MATCH ?1", error);
	enum db_step step = DB_FAILED;

	if (rows != NULL && db_bind_text(rows, 1, expression, error))
		step = db_step(rows, error);
	if (step == DB_ROW)
		*count = sqlite3_column_int64(rows, 0);
	return step == DB_ROW;
}
