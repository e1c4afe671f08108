#include "query/in_body.h"

#include <string.h>

#include "sql/db.h"

enum { MEETINGS_FEW = 1000 };

/* A large body is met often enough among all. */
gboolean
body_is_small(sqlite3 *db, const char *body_key, gboolean *is_small, GError **error)
{
	g_autoptr(sqlite3_stmt) count = db_prepare(db,
	    "SELECT count(*) FROM (SELECT 1 FROM meeting WHERE body_key = ?1 LIMIT ?2)", error);

	if (count == NULL || !db_bind_text(count, 1, body_key, error) ||
	    !db_bind_number(count, 2, MEETINGS_FEW + 1, error) || db_step(count, error) != DB_ROW)
		return FALSE;
	*is_small = sqlite3_column_int64(count, 0) <= MEETINGS_FEW;
	return TRUE;
}

/* SQLite goes through the ids of such a list in their order, either way, so nothing else need be sorted. */
gboolean
where_in_body(struct where *where, sqlite3 *db, const struct page *page, const char *table, GError **error)
{
	gboolean is_small;

	if (page == NULL || page->body == NULL)
		return TRUE;
	if (!body_is_small(db, page->body, &is_small, error))
		return FALSE;
	if (!is_small)
		return TRUE;
	g_string_append_printf(where->sql, " AND %s.id IN (SELECT ", table);
	if (strcmp(table, "item") == 0)
		where_add(where, "own.id FROM meeting AS of JOIN item AS own ON own.meeting_id = of.id");
	else
		g_string_append_printf(where->sql, "fact.id FROM meeting AS of CROSS JOIN item AS own ON own.meeting_id = of.id"
		    " CROSS JOIN %s AS fact ON " FACT_OF_ITEM("fact.id", "own.id"), table);
	where_add(where, " WHERE of.body_key = ?)");
	where_text(where, page->body);
	return TRUE;
}
