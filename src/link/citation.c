#include "link/citation.h"
#include "model/day.h"
#include "sql/db.h"

void
citation_clear(struct citation *citation)
{
	g_free(citation->minute);
	g_free(citation->part);
	g_free(citation->title);
	g_free(citation->body);
}

void
citation_read(sqlite3_stmt *row, struct citation *citation)
{
	citation->id = sqlite3_column_int64(row, 0);
	citation->minute = db_dup_text(row, 1);
	citation->part = db_dup_text(row, 2);
	citation->title = db_dup_text(row, 3);
	citation->body = db_dup_text(row, 4);
	citation->day = day_number(db_text(row, 5));
	citation->starts = sqlite3_column_int64(row, 6);
	citation->ends = sqlite3_column_int64(row, 7);
}

sqlite3_stmt *
citation_insert(sqlite3 *db, GError **error)
{
	return db_prepare(db, "INSERT INTO target(reference_id, item_id, is_certain) VALUES(?1, ?2, ?3)", error);
}

gboolean
citation_put(sqlite3_stmt *insert, gint64 reference, gint64 item, gboolean is_certain, GError **error)
{
	return db_bind_number(insert, 1, reference, error) && db_bind_number(insert, 2, item, error) &&
	    db_bind_number(insert, 3, is_certain, error) && db_run(insert, error);
}
