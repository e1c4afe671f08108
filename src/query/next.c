#include "query/field.h"
#include "query/hit.h"
#include "sql/db.h"

/* Beside max(id), SQLite takes the other columns from that very row: the newest meeting's word. */
static const struct field next_list[] = {
	FIELD(TEXT, next_row, key, "body_key || '/' || next_date"),
	FIELD(TEXT, next_row, council, "council"),
	FIELD(TEXT, next_row, body, "body"),
	FIELD(TEXT, next_row, date, "next_date"),
	FIELD(TEXT, next_row, time, "next_time"),
	FIELD(TEXT, next_row, named_in, "key"),
};

static const struct fields next_fields = FIELDS(next_list, next_row);

void
next_row_free(gpointer row)
{
	fields_free(&next_fields, row);
}

GPtrArray *
query_next_meetings(sqlite3 *db, GError **error)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(next_row_free);
	g_autoptr(GString) sql = g_string_new(NULL);
	g_autoptr(sqlite3_stmt) rows = NULL;

	fields_select(&next_fields, sql);
	g_string_append(sql, ", max(id) FROM meeting WHERE next_date >= today()"
	    " GROUP BY body_key, next_date ORDER BY body_key, next_date");
	rows = hit_prepare(db, sql->str, error);
	return rows != NULL && fields_take_all(&next_fields, rows, FALSE, taken, error) ? g_steal_pointer(&taken) : NULL;
}
