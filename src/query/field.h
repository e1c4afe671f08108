/*
 * Inside query/: rows by a table of their fields. The table gives the columns of the statement, and
 * says where each goes in the row's struct.
 */
#ifndef QUERY_FIELD_H
#define QUERY_FIELD_H

#include <sqlite3.h>
#include "query/query.h"

struct field {
	const char *sql; /* an expression without parameters */
	enum field_kind kind;
	gsize at;
};

/* FIELD(TEXT, item_row, key, "item.key"), and the table of them. */
#define FIELD(kind, type, member, sql) { sql, FIELD_##kind, offsetof(struct type, member) }
#define FIELDS(list, type) { list, G_N_ELEMENTS(list), sizeof(struct type) }

/* A row's fields; `size` is its struct's. */
struct fields {
	const struct field *fields;
	guint n;
	gsize size;
};

/* Appends "SELECT " and the expressions. */
void fields_select(const struct fields *fields, GString *sql);
/* A new row out of a statement's, whose first columns they are. */
gpointer fields_take(const struct fields *fields, sqlite3_stmt *rows);
/* Adds all that are left to the rows taken, or (is_backwards) puts each before them. FALSE where the cache failed. */
gboolean fields_take_all(const struct fields *fields, sqlite3_stmt *rows, gboolean is_backwards, GPtrArray *taken, GError **error);
void fields_free(const struct fields *fields, gpointer row);

#endif
