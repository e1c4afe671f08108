#include "base/error.h"
#include "query/limb.h"
#include "sql/db.h"

gboolean
limb_read(struct limb *limb, const char *text)
{
	guint64 number;

	/* Item numbers have leading zeros, too, but no limb has. */
	if ((*text != 'r' && *text != 'a') || text[1] == '0' ||
	    !g_ascii_string_to_unsigned(text + 1, 10, 1, FACTS_MOST, &number, NULL))
		return FALSE;
	limb->kind = *text;
	limb->number = number;
	return TRUE;
}

/* The only row's id, 0 where there is none or more than one. ?1 is the item. */
static gboolean
find_one(sqlite3_stmt *rows, gint64 item, gint64 *id, GError **error)
{
	enum db_step step = DB_FAILED;
	guint n = 0;

	*id = 0;
	if (!db_bind_number(rows, 1, item, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		*id = n++ == 0 ? sqlite3_column_int64(rows, 0) : 0;
	return step == DB_DONE;
}

static gboolean
find_number(sqlite3 *db, const struct limb *limb, gint64 item, gint64 *id, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, limb->kind == 'r' ?
	    "SELECT id FROM resolution WHERE " FACT_OF_ITEM("id", "?1") " AND number = ?2" :
	    "SELECT id FROM action WHERE " FACT_OF_ITEM("id", "?1") " AND " FACT_NUMBER("id") " = ?2", error);

	if (rows == NULL || !db_bind_number(rows, 2, limb->number, error) || !find_one(rows, item, id, error))
		return FALSE;
	if (*id == 0)
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "that item has no %s '%c%u'",
		    limb->kind == 'r' ? "resolution" : "action", limb->kind, limb->number);
	return *id != 0;
}

/* What asks another body to decide has no reference of its own. */
static gboolean
find_label(sqlite3 *db, const struct limb *limb, gint64 item, gint64 *id, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT id FROM resolution WHERE " FACT_OF_ITEM("id", "?1")
	    " AND NOT is_recommendation AND label = ?2 COLLATE NOCASE", error);

	return rows != NULL && db_bind_text(rows, 2, limb->label, error) && find_one(rows, item, id, error);
}

gboolean
limb_find(sqlite3 *db, const struct limb *limb, struct whereabouts *found, GError **error)
{
	if (limb->kind != '\0')
		return find_number(db, limb, found->item, limb->kind == 'r' ? &found->resolution : &found->action, error);
	return limb->label == NULL || found->item == 0 ||
	    find_label(db, limb, found->item, &found->resolution, error);
}
