#include "base/error.h"
#include "sql/db.h"
#include "store/shown.h"

gboolean
shown_find(sqlite3 *db, const char *key, struct shown *shown, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db,
	    "SELECT meeting.id, source_id, position FROM meeting JOIN rendition ON meeting_id = meeting.id"
	    " WHERE key = ?1 AND rank = 0", error);
	enum db_step step = row != NULL && db_bind_text(row, 1, key, error) ? db_step(row, error) : DB_FAILED;

	if (step == DB_ROW)
		*shown = (struct shown){ sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
			sqlite3_column_int64(row, 2) };
	else if (step == DB_DONE)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no longer in the cache");
	return step == DB_ROW;
}

gboolean
shown_key(sqlite3 *db, const struct shown *shown, char **key, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db,
	    "SELECT key FROM rendition JOIN meeting ON meeting.id = meeting_id WHERE source_id = ?1 AND position = ?2", error);

	if (row == NULL || !db_bind_number(row, 1, shown->source, error) ||
	    !db_bind_number(row, 2, shown->position, error) || db_step(row, error) != DB_ROW)
		return FALSE;
	*key = db_dup_text(row, 0);
	return TRUE;
}

/* --- Renditions ------------------------------------------------------------------------------ */

static gboolean
read_rows(sqlite3_stmt *rows, stored_seen *seen, gpointer data, GError **error)
{
	enum db_step step;

	while ((step = db_step(rows, error)) == DB_ROW) {
		struct stored stored = {
			.meeting = sqlite3_column_int64(rows, 0), .council = db_text(rows, 1), .titles = db_text(rows, 2),
			.text = db_text(rows, 3), .size = sqlite3_column_bytes(rows, 3), .path = db_text(rows, 4),
			.position = sqlite3_column_int(rows, 5),
		};

		if (!seen(&stored, data, error))
			return FALSE;
	}
	return step == DB_DONE;
}

gboolean
stored_of(sqlite3 *db, gint64 meeting, stored_seen *seen, gpointer data, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT rendition.meeting_id, (SELECT file.council FROM file JOIN rendition AS other"
	    " ON other.source_id = file.source_id"
	    " WHERE other.meeting_id = ?1 AND file.council IS NOT NULL ORDER BY file.path LIMIT 1),"
	    " NULL, source.text, source.path, rendition.position"
	    " FROM rendition JOIN source ON source.id = rendition.source_id"
	    " WHERE rendition.meeting_id = ?1 ORDER BY rendition.rank", error);

	return rows != NULL && db_bind_number(rows, 1, meeting, error) && read_rows(rows, seen, data, error);
}

gboolean
stored_under(sqlite3 *db, const char *name, const char *key, stored_seen *seen, gpointer data, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT meeting.id, rendition.council, rendition.titles,"
	    " CAST(substr(CAST(source.text AS BLOB), rendition.starts + 1, rendition.ends - rendition.starts) AS TEXT),"
	    " NULL, rendition.position"
	    " FROM rendition JOIN meeting ON meeting.id = rendition.meeting_id"
	    " JOIN source ON source.id = rendition.source_id WHERE rendition.day_key = ?1"
	    " AND (rendition.day_key = ?2 OR date_basis = 'set' OR body_basis = 'set')", error);

	return rows != NULL && db_bind_text(rows, 1, name, error) && db_bind_text(rows, 2, key, error) &&
	    read_rows(rows, seen, data, error);
}
