#include "query/few.h"

#include "sql/db.h"

enum {
	BYTES_OF_ITEM = 4096, /* about, in the cache, its part of the index and its facts included */
	PART_MOST = 4,        /* of all items, one of so many may be left */
	ITEMS_FEW = 256       /* so many always may */
};

gboolean
items_about(sqlite3 *db, gint64 *items, GError **error)
{
	gint64 pages = 0, size = 0;

	if (!db_number(db, "PRAGMA main.page_count", &pages, error) || !db_number(db, "PRAGMA main.page_size", &size, error))
		return FALSE;
	*items = pages * size / BYTES_OF_ITEM;
	return TRUE;
}

gboolean
few_most(sqlite3 *db, gint64 *most, GError **error)
{
	gint64 items;

	if (!items_about(db, &items, error))
		return FALSE;
	*most = MAX(items / PART_MOST, ITEMS_FEW);
	return TRUE;
}

gboolean
few_count(sqlite3 *db, const char *expression, gint64 most, gint64 *count, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ?1 LIMIT ?2)", error);

	if (rows == NULL || !db_bind_text(rows, 1, expression, error) || !db_bind_number(rows, 2, most, error) ||
	    db_step(rows, error) != DB_ROW)
		return FALSE;
	*count = sqlite3_column_int64(rows, 0);
	return TRUE;
}
