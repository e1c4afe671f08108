/* How much of what a meeting has. */
#include "query/hit.h"
#include "query/query.h"
#include "query/where.h"
#include "sql/db.h"

/* The ids of a meeting's items follow on each other, and so do those of their facts. */
#define OF_MEETING(table) \
	" FROM (SELECT min(id) << 12 AS first, (max(id) << 12) + 4095 AS last FROM item WHERE meeting_id = ?1)" \
	" CROSS JOIN " table " ON " table ".id BETWEEN first AND last"

static void
take_resolutions(sqlite3_stmt *row, struct meeting_counts *counts)
{
	counts->resolutions = sqlite3_column_int(row, 0);
	counts->recommendations = sqlite3_column_int(row, 1);
}

static void
take_actions(sqlite3_stmt *row, struct meeting_counts *counts)
{
	counts->actions = sqlite3_column_int(row, 0);
	counts->open = sqlite3_column_int(row, 1);
	counts->overdue = sqlite3_column_int(row, 2);
	counts->silent = sqlite3_column_int(row, 3);
}

static gboolean
count(sqlite3 *db, const char *sql, gint64 meeting, void (*take)(sqlite3_stmt *row, struct meeting_counts *counts),
    struct meeting_counts *counts, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = hit_prepare(db, sql, error);

	if (rows == NULL || !db_bind_number(rows, 1, meeting, error) || db_step(rows, error) != DB_ROW)
		return FALSE;
	take(rows, counts);
	return TRUE;
}

gboolean
query_meeting_counts(sqlite3 *db, gint64 meeting_id, struct meeting_counts *counts, GError **error)
{
	*counts = (struct meeting_counts){ 0 };
	return count(db, "SELECT coalesce(sum(NOT is_recommendation), 0), coalesce(sum(is_recommendation), 0)"
	        OF_MEETING("resolution"), meeting_id, take_resolutions, counts, error) &&
	    count(db, "SELECT count(*), coalesce(sum(" ACTION_STATE " = 'open'), 0),"
	        " coalesce(sum(" ACTION_IS_OVERDUE "), 0), coalesce(sum(" ACTION_IS_SILENT "), 0)"
	        OF_MEETING("action") " LEFT JOIN outcome ON outcome.action_id = action.id",
	        meeting_id, take_actions, counts, error);
}
