#include "link/clear.h"
#include "sql/db.h"
#include "store/store.h"

gboolean
links_are_none(sqlite3 *db, gboolean *are_none, GError **error)
{
	gint64 are_some = 0;

	if (!db_number(db, "SELECT EXISTS(SELECT 1 FROM target) OR EXISTS(SELECT 1 FROM outcome) OR"
	    " EXISTS(SELECT 1 FROM report) OR EXISTS(SELECT 1 FROM confirmation) OR EXISTS(SELECT 1 FROM matter) OR"
	    " EXISTS(SELECT 1 FROM gap)", &are_some, error))
		return FALSE;
	*are_none = !are_some;
	return TRUE;
}

/* Runs a statement for each meeting with items: ?1 and ?2 are the first and last id of its facts, or
 * (`is_items`) of its items. */
static gboolean
clear_each(sqlite3 *db, const struct series *series, const char *sql, gboolean is_items, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, error);

	for (guint i = 0; stmt != NULL && i < series->meetings->len; i++) {
		gint64 first, last;

		if (!held_facts(series->meetings->pdata[i], &first, &last))
			continue;
		if (!db_bind_number(stmt, 1, is_items ? fact_item(first) : first, error) ||
		    !db_bind_number(stmt, 2, is_items ? fact_item(last) : last, error) || !db_run(stmt, error))
			return FALSE;
	}
	return stmt != NULL;
}

static gboolean
clear_confirmations(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) drop = db_prepare(db, "DELETE FROM confirmation WHERE meeting_id = ?1", error);

	for (guint i = 0; drop != NULL && i < series->meetings->len; i++)
		if (!db_bind_number(drop, 1, ((struct held *)series->meetings->pdata[i])->id, error) || !db_run(drop, error))
			return FALSE;
	return drop != NULL;
}

static gboolean
clear_gaps(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) drop = db_prepare(db, "DELETE FROM gap WHERE body_key = ?1", error);

	return drop != NULL && db_bind_text(drop, 1, series->body_key, error) && db_run(drop, error);
}

gboolean
links_clear(sqlite3 *db, const struct series *series, GError **error)
{
	return clear_each(db, series, "DELETE FROM target WHERE reference_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    clear_each(db, series, "DELETE FROM outcome WHERE action_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    clear_each(db, series, "DELETE FROM report WHERE action_id BETWEEN ?1 AND ?2", FALSE, error) &&
	    clear_each(db, series, "DELETE FROM matter WHERE item_id BETWEEN ?1 AND ?2", TRUE, error) &&
	    clear_confirmations(db, series, error) && clear_gaps(db, series, error);
}
