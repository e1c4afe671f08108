/*
 * Within a small body the index is asked for the items of each meeting, the nearest first: to gather all hits of a
 * common word takes a hundred times as long as the few meetings that fill a screen.
 */
#include "query/few.h"
#include "query/stretch.h"
#include "sql/db.h"

enum { HITS_RARE = 1024 /* whose facts are looked through sooner than those of the body */ };

/* Ids of meetings run as those of items do, but by days only. */
static gboolean
find_meetings(sqlite3 *db, const struct stretch *stretch, gint64 *count, gint64 *last, GError **error)
{
	g_autoptr(sqlite3_stmt) meetings = db_prepare(db, stretch->is_backwards ?
	    "SELECT count(*), max(id) FROM (SELECT id FROM meeting WHERE body_key = ?1 AND id >= ?2 AND id <= ?3"
	    " ORDER BY id LIMIT ?4)" :
	    "SELECT count(*), min(id) FROM (SELECT id FROM meeting WHERE body_key = ?1 AND id >= ?2 AND id <= ?3"
	    " ORDER BY id DESC LIMIT ?4)", error);

	if (meetings == NULL || !db_bind_text(meetings, 1, stretch->body, error) ||
	    !db_bind_number(meetings, 2, day_first_id(stretch->low >> DAY_BITS), error) ||
	    !db_bind_number(meetings, 3, day_last_id(stretch->high >> DAY_BITS), error) ||
	    !db_bind_number(meetings, 4, stretch->size, error) || db_step(meetings, error) != DB_ROW)
		return FALSE;
	*count = sqlite3_column_int64(meetings, 0);
	*last = sqlite3_column_int64(meetings, 1);
	return TRUE;
}

/* Whether the words are so rare that all that is left is gathered at once. The more meetings were asked for in vain, the
 * more hits may be: to count and gather them takes about as long. */
static gboolean
decide(sqlite3 *db, struct stretch *stretch, GError **error)
{
	gint64 hits;

	stretch->most = MAX(stretch->most * STRETCH_GROWTH, HITS_RARE);
	if (!few_count(db, stretch->expression, stretch->most, &hits, error))
		return FALSE;
	stretch->is_by_meeting = hits == stretch->most;
	stretch->is_indexed = hits < HITS_RARE;
	return TRUE;
}

gboolean
body_stretch_cut(sqlite3 *db, struct stretch *stretch, GError **error)
{
	gint64 count, last;

	stretch->is_last = TRUE;
	if (!decide(db, stretch, error))
		return FALSE;
	if (!stretch->is_by_meeting)
		return TRUE;
	if (!find_meetings(db, stretch, &count, &last, error))
		return FALSE;
	stretch->is_last = count < stretch->size;
	if (!stretch->is_last && stretch->is_backwards)
		stretch->high = MIN(stretch->high, day_last_id(last >> DAY_BITS));
	else if (!stretch->is_last)
		stretch->low = MAX(stretch->low, day_first_id(last >> DAY_BITS));
	stretch->size *= STRETCH_GROWTH;
	return TRUE;
}

void
body_stretch_where(struct where *where, const struct stretch *stretch, const char *table, const char *id)
{
	g_string_append_printf(where->sql, " AND %s IN (SELECT fact.id FROM meeting AS of CROSS JOIN word"
	    " CROSS JOIN %s AS fact ON " FACT_OF_ITEM("fact.id", "word.rowid")
	    " WHERE of.body_key = ? AND of.id >= ? AND of.id <= ? AND word MATCH ?"
	    " AND word.rowid >= max(?, (SELECT min(id) FROM item WHERE meeting_id = of.id))"
	    " AND word.rowid <= min(?, (SELECT max(id) FROM item WHERE meeting_id = of.id)))", id, table);
	where_text(where, stretch->body);
	where_number(where, day_first_id(stretch->low >> DAY_BITS));
	where_number(where, day_last_id(stretch->high >> DAY_BITS));
	where_text(where, stretch->expression);
	where_number(where, stretch->low);
	where_number(where, stretch->high);
}
