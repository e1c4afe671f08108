#include "query/hit.h"
#include "query/where.h"
#include "sql/db.h"

struct value {
	char *text; /* NULL for a number */
	gint64 number;
	const void *pointer; /* to what `kind` says; else NULL */
	const char *kind;
};

static void
value_free(gpointer data)
{
	struct value *value = data;

	g_free(value->text);
	g_free(value);
}

void
where_init(struct where *where, const char *sql)
{
	where->of = WHERE_ITEMS;
	where->is_verdict = FALSE;
	where->sql = g_string_new(sql);
	where->values = g_ptr_array_new_with_free_func(value_free);
}

void
where_clear(struct where *where)
{
	g_string_free(where->sql, TRUE);
	g_ptr_array_unref(where->values);
}

void
where_add(struct where *where, const char *sql)
{
	g_string_append(where->sql, sql);
}

void
where_text(struct where *where, const char *text)
{
	struct value *value = g_new0(struct value, 1);

	value->text = g_strdup(text);
	g_ptr_array_add(where->values, value);
}

void
where_number(struct where *where, gint64 number)
{
	struct value *value = g_new0(struct value, 1);

	value->number = number;
	g_ptr_array_add(where->values, value);
}

static void
add_pointer(struct where *where, const void *pointer, const char *kind)
{
	struct value *value = g_new0(struct value, 1);

	value->pointer = pointer;
	value->kind = kind;
	g_ptr_array_add(where->values, value);
}

void
where_term(struct where *where, const struct term *term)
{
	add_pointer(where, term, TERM_POINTER);
}

void
where_undecided(struct where *where, const struct filter *filter)
{
	add_pointer(where, filter, FILTER_POINTER);
}

void
where_append(struct where *where, struct where *other)
{
	g_string_append_len(where->sql, other->sql->str, other->sql->len);
	g_string_truncate(other->sql, 0);
	g_ptr_array_extend_and_steal(where->values, g_ptr_array_ref(other->values));
}

static gboolean
bind(sqlite3_stmt *stmt, int parameter, const struct value *value, GError **error)
{
	if (value->kind != NULL)
		return sqlite3_bind_pointer(stmt, parameter, (void *)value->pointer, value->kind, NULL) == SQLITE_OK ||
		    db_fail(sqlite3_db_handle(stmt), error);
	return value->text != NULL ? db_bind_text(stmt, parameter, value->text, error) :
	    db_bind_number(stmt, parameter, value->number, error);
}

sqlite3_stmt *
where_prepare(const struct where *where, sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = hit_prepare(db, where->sql->str, error);

	for (guint i = 0; stmt != NULL && i < where->values->len; i++) {
		const struct value *value = where->values->pdata[i];
		if (!bind(stmt, i + 1, value, error))
			return NULL;
	}
	return g_steal_pointer(&stmt);
}

gboolean
where_read_number(const struct where *where, sqlite3 *db, gint64 *number, GError **error)
{
	g_autoptr(sqlite3_stmt) row = where_prepare(where, db, error);

	if (row == NULL || db_step(row, error) != DB_ROW)
		return FALSE;
	*number = sqlite3_column_int64(row, 0);
	return TRUE;
}
