#include "query/stretch.h"

#include <string.h>

#include "query/few.h"
#include "query/in_body.h"
#include "sql/db.h"

enum {
	SIZE_LEAST = 128,   /* items: half of them may have no such fact */
	MEETINGS_LEAST = 8, /* of a body, and ... */
	ROWS_OF_MEETING = 8 /* as many as there should be rows enough in */
};

/* --- Bounds ------------------------------------------------------------------------------------ */

static gboolean
bound_by_meeting(sqlite3 *db, gint64 meeting, struct stretch *stretch, GError **error)
{
	g_autoptr(sqlite3_stmt) items = db_prepare(db, "SELECT min(id), max(id) FROM item WHERE meeting_id = ?1", error);

	if (items == NULL || !db_bind_number(items, 1, meeting, error) || db_step(items, error) != DB_ROW)
		return FALSE;
	stretch->low = MAX(stretch->low, sqlite3_column_int64(items, 0));
	stretch->high = MIN(stretch->high, sqlite3_column_int64(items, 1));
	return TRUE;
}

/* The item that the page begins in may have facts on both sides of it. */
static gboolean
set_bounds(sqlite3 *db, const struct page *page, struct stretch *stretch, GError **error)
{
	stretch->low = 0;
	stretch->high = G_MAXINT64 >> FACT_BITS;
	if (page == NULL)
		return TRUE;
	stretch->is_backwards = page->is_backwards;
	if (page->after != 0)
		*(page->is_backwards ? &stretch->low : &stretch->high) = fact_item(page->after);
	return page->meeting == 0 || bound_by_meeting(db, page->meeting, stretch, error);
}

/* --- Stretches --------------------------------------------------------------------------------- */

/* How many of the next `size` items there are, and the last of them. */
static gboolean
look_ahead(sqlite3 *db, const struct stretch *stretch, gint64 size, gint64 *count, gint64 *end, GError **error)
{
	g_autoptr(sqlite3_stmt) items = db_prepare(db, stretch->is_backwards ?
	    "SELECT count(*), max(id) FROM (SELECT rowid AS id FROM word WHERE word MATCH ?1 AND rowid >= ?2 AND rowid <= ?3"
	    " ORDER BY rowid LIMIT ?4)" :
	    "SELECT count(*), min(id) FROM (SELECT rowid AS id FROM word WHERE word MATCH ?1 AND rowid >= ?2 AND rowid <= ?3"
	    " ORDER BY rowid DESC LIMIT ?4)", error);

	if (items == NULL || !db_bind_text(items, 1, stretch->expression, error) ||
	    !db_bind_number(items, 2, stretch->low, error) || !db_bind_number(items, 3, stretch->high, error) ||
	    !db_bind_number(items, 4, size, error) || db_step(items, error) != DB_ROW)
		return FALSE;
	*count = sqlite3_column_int64(items, 0);
	*end = sqlite3_column_int64(items, 1);
	return TRUE;
}

/* Ends it behind its items, or leaves it to the end of all. */
static gboolean
cut(sqlite3 *db, struct stretch *stretch, GError **error)
{
	gint64 size = stretch->size > 0 ? stretch->size : stretch->most, count, end;

	stretch->is_last = TRUE;
	stretch->is_indexed = FALSE;
	if (size > stretch->most)
		return TRUE;
	if (!look_ahead(db, stretch, size, &count, &end, error))
		return FALSE;
	stretch->is_indexed = count < size || stretch->size > 0;
	stretch->is_last = count < size || stretch->size == 0;
	if (!stretch->is_last)
		*(stretch->is_backwards ? &stretch->high : &stretch->low) = end;
	stretch->size *= STRETCH_GROWTH;
	return TRUE;
}

gboolean
stretch_begin(sqlite3 *db, const char *expression, const struct page *page, struct stretch *stretch, GError **error)
{
	gboolean is_small = FALSE;

	*stretch = (struct stretch){ .expression = expression, .is_last = TRUE };
	if (expression == NULL)
		return TRUE;
	if (!set_bounds(db, page, stretch, error))
		return FALSE;
	/* The beginning of so many words that the index is asked for it as such is gathered anew each time. */
	if (strchr(expression, '*') != NULL)
		return TRUE;
	/* Those few ids are a shorter way. */
	if (page != NULL && page->body != NULL && !body_is_small(db, page->body, &is_small, error))
		return FALSE;
	if (is_small && page->limit > 0) {
		stretch->body = page->body;
		stretch->size = MAX(MEETINGS_LEAST, page->limit / ROWS_OF_MEETING);
		return body_stretch_cut(db, stretch, error);
	}
	if (is_small || (page != NULL && page->ids != NULL))
		return TRUE;
	if (page != NULL && page->limit > 0)
		stretch->size = MAX(SIZE_LEAST, 2 * MIN(page->limit, G_MAXINT32 / STRETCH_GROWTH));
	return few_most(db, &stretch->most, error) && cut(db, stretch, error);
}

gboolean
stretch_next(sqlite3 *db, struct stretch *stretch, GError **error)
{
	if (stretch->is_backwards) {
		stretch->low = stretch->high + 1;
		stretch->high = G_MAXINT64 >> FACT_BITS;
	} else {
		stretch->high = stretch->low - 1;
		stretch->low = 0;
	}
	return stretch->body != NULL ? body_stretch_cut(db, stretch, error) : cut(db, stretch, error);
}

/* --- Facts in them ----------------------------------------------------------------------------- */

/* SQLite goes through the ids of such a list in their order, so that nothing need be sorted. */
void
stretch_where(struct where *where, const struct stretch *stretch, const char *table, const char *id)
{
	if (stretch->expression == NULL)
		return;
	if (stretch->is_by_meeting) {
		body_stretch_where(where, stretch, table, id);
		return;
	}
	if (stretch->is_indexed)
		g_string_append_printf(where->sql, " AND %s IN (SELECT fact.id FROM (SELECT rowid AS item FROM word"
		    " WHERE word MATCH ? AND rowid >= ? AND rowid <= ?) AS hit"
		    " CROSS JOIN %s AS fact ON " FACT_OF_ITEM("fact.id", "hit.item") ")", id, table);
	else
		where_add(where, " AND item.id IN (SELECT rowid FROM word WHERE word MATCH ? AND rowid >= ? AND rowid <= ?)");
	where_text(where, stretch->expression);
	where_number(where, stretch->low);
	where_number(where, stretch->high);
	if (stretch->is_indexed)
		return;
	g_string_append_printf(where->sql, " AND %s BETWEEN ? << 12 AND (? << 12) + 4095", id);
	where_number(where, stretch->low);
	where_number(where, stretch->high);
}
