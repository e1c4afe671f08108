/* What other meetings of the body say about a meeting, as link/ found it. */
#include "query/cited.h"
#include "query/facts.h"
#include "query/query.h"
#include "sql/db.h"

static struct gap *
take_gap(sqlite3_stmt *row, int column)
{
	struct gap *gap;

	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return NULL;
	gap = gap_new();
	gap->first = sqlite3_column_int(row, column);
	gap->last = sqlite3_column_int(row, column + 1);
	gap->meeting = db_dup_text(row, column + 2);
	gap->date = db_dup_text(row, column + 3);
	return gap;
}

static void
take_neighbours(sqlite3_stmt *row, struct meeting *meeting)
{
	neighbours_free(meeting->neighbours);
	meeting->neighbours = neighbours_new();
	if (sqlite3_column_type(row, 0) != SQLITE_NULL)
		meeting->neighbours->confirmed_in = take_cited(row);
	meeting->neighbours->gap_before = take_gap(row, CITED_COLUMNS);
	meeting->neighbours->gap_after = take_gap(row, CITED_COLUMNS + 4);
}

static void
take_clue(sqlite3_stmt *row, struct meeting *meeting)
{
	struct clue *clue = clue_new();

	clue->is_latest = sqlite3_column_int(row, 0);
	clue->date = db_dup_text(row, 1);
	clue->words = db_dup_text(row, 2);
	clue->starts = sqlite3_column_int64(row, 3);
	clue->ends = sqlite3_column_int64(row, 4);
	clue->rule = g_intern_string(db_text(row, 5));
	g_ptr_array_add(meeting->clues, clue);
}

/* What the minutes say of themselves, and what only the neighbours do: the window is narrower then. */
#define CLUES \
	"SELECT is_latest, date, words, starts, ends, rule FROM" \
	" (SELECT position, is_latest, date, words, starts, ends, rule FROM clue WHERE meeting_id = ?1" \
	" UNION ALL SELECT 1000000, 0, date_earliest, NULL, 0, 0, NULL FROM meeting" \
	" WHERE id = ?1 AND date_earliest IS NOT own_earliest" \
	" UNION ALL SELECT 1000001, 1, date_latest, NULL, 0, 0, NULL FROM meeting" \
	" WHERE id = ?1 AND date_latest IS NOT own_latest) ORDER BY position"

gboolean
read_neighbours(sqlite3 *db, gint64 id, struct meeting *meeting, GError **error)
{
	return each_row(db, "SELECT " CITED ","
	        " behind.first, behind.last, earlier.key, earlier.date,"
	        " ahead.first, ahead.last, later.key, later.date"
	        " FROM meeting AS this LEFT JOIN confirmation ON confirmation.meeting_id = this.id"
	        " LEFT JOIN item ON item.id = confirmation.item_id LEFT JOIN meeting ON meeting.id = item.meeting_id"
	        " LEFT JOIN gap AS behind ON behind.body_key = this.body_key AND behind.before_meeting = this.id"
	        " LEFT JOIN meeting AS earlier ON earlier.id = behind.after_meeting"
	        " LEFT JOIN gap AS ahead ON ahead.body_key = this.body_key AND ahead.after_meeting = this.id"
	        " LEFT JOIN meeting AS later ON later.id = ahead.before_meeting"
	        " WHERE this.id = ?1", id, take_neighbours, meeting, error) &&
	    (meeting->date != NULL || each_row(db, CLUES, id, take_clue, meeting, error));
}

gboolean
query_neighbours(sqlite3 *db, gint64 meeting_id, struct meeting *meeting, GError **error)
{
	return meeting->neighbours != NULL || read_neighbours(db, meeting_id, meeting, error);
}
