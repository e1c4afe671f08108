#include "query/field.h"
#include "sql/db.h"

void
fields_select(const struct fields *fields, GString *sql)
{
	for (guint i = 0; i < fields->n; i++)
		g_string_append_printf(sql, "%s%s", i == 0 ? "SELECT " : ", ", fields->fields[i].sql);
}

static void
take(const struct field *field, sqlite3_stmt *rows, int column, gpointer row)
{
	gpointer value = G_STRUCT_MEMBER_P(row, field->at);

	switch (field->kind) {
	case FIELD_TEXT:
		*(char **)value = db_dup_text(rows, column);
		break;
	case FIELD_ID:
		*(gint64 *)value = sqlite3_column_int64(rows, column);
		break;
	case FIELD_COUNT:
		*(guint *)value = sqlite3_column_int64(rows, column);
		break;
	case FIELD_FLAG:
		*(gboolean *)value = sqlite3_column_int(rows, column);
		break;
	case FIELD_STATUS:
		status_from_name(db_text(rows, column), value);
		break;
	}
}

gpointer
fields_take(const struct fields *fields, sqlite3_stmt *rows)
{
	gpointer row = g_malloc0(fields->size);

	for (guint i = 0; i < fields->n; i++)
		take(&fields->fields[i], rows, i, row);
	return row;
}

gboolean
fields_take_all(const struct fields *fields, sqlite3_stmt *rows, gboolean is_backwards, GPtrArray *taken, GError **error)
{
	enum db_step step;

	while ((step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_insert(taken, is_backwards ? 0 : -1, fields_take(fields, rows));
	return step == DB_DONE;
}

void
fields_free(const struct fields *fields, gpointer row)
{
	for (guint i = 0; row != NULL && i < fields->n; i++) {
		if (fields->fields[i].kind == FIELD_TEXT)
			g_free(G_STRUCT_MEMBER(char *, row, fields->fields[i].at));
	}
	g_free(row);
}
