#include <string.h>
#include "query/fact_rows.h"
#include "query/field.h"
#include "query/hit.h"
#include "query/in_body.h"
#include "query/item_rows.h"
#include "query/query.h"
#include "query/scratch.h"
#include "query/where.h"
#include "sql/db.h"

#define COUNT_OF(table) \
	"(SELECT count(*) FROM " table " WHERE " FACT_OF_ITEM("id", "item.id") ")"

/* An item without a title has an empty one in the cache: the index wants texts. */
static const struct field item_list[] = {
	FIELD(ID, item_row, id, "item.id"),
	FIELD(ID, item_row, meeting_id, "item.meeting_id"),
	FIELD(TEXT, item_row, key, "meeting.key || '/' || item.key_end"),
	FIELD(TEXT, item_row, number, "item.number"),
	FIELD(TEXT, item_row, title, "nullif(item.title, '')"),
	FIELD(TEXT, item_row, body, "meeting.body"),
	FIELD(TEXT, item_row, date, "meeting.date"),
	FIELD(COUNT, item_row, resolutions, COUNT_OF("resolution")),
	FIELD(COUNT, item_row, actions, COUNT_OF("action")),
	FIELD(FLAG, item_row, is_truncated, "item.is_truncated"),
};

static const struct fields item_fields = FIELDS(item_list, item_row);

void
item_row_free(gpointer data)
{
	struct item_row *row = data;

	g_free(row->snippet);
	fields_free(&item_fields, row);
}

static struct item_row *
take_row(sqlite3_stmt *rows, gboolean is_search)
{
	struct item_row *row = fields_take(&item_fields, rows);

	row->item_id = row->id;
	if (is_search) {
		row->where = hit_where(sqlite3_column_int(rows, item_fields.n));
		row->snippet = hit_one_line(db_text(rows, item_fields.n + 1));
	}
	return row;
}

/* CROSS JOIN keeps the order of the tables: the index gives its hits newest first, so nothing has
 * to be sorted and the limit ends the search. */
static void
begin_search(struct where *where, const struct filter *filter)
{
	g_autofree char *expression = filter_expression(filter);

	where_init(where, "");
	fields_select(&item_fields, where->sql);
	g_string_append_printf(where->sql, ", hit_column(%1$s, ?),"
	    " snippet(%1$s, hit_column(%1$s, ?), char(2), char(3), '…', 24)"
	    " FROM %1$s CROSS JOIN item ON item.id = %1$s.rowid"
	    " CROSS JOIN meeting ON meeting.id = item.meeting_id"
	    " WHERE %1$s MATCH ?", filter->index);
	where_undecided(where, filter);
	where_undecided(where, filter);
	where_text(where, expression);
}

/* All items, or those that patterns can fit, in the same order. The column that holds the ids. */
static const char *
begin_list(struct where *where, const char *needed)
{
	where_init(where, "");
	fields_select(&item_fields, where->sql);
	where_add(where, " FROM ");
	return where_items(where, needed);
}

/* Where they are a meeting's own these come first. The column that holds the ids. */
static const char *
begin(struct where *where, gint64 meeting, const struct filter *filter)
{
	g_autofree char *needed = meeting > 0 ? NULL : filter_needed(filter);

	if (!filter_has_words(filter))
		return begin_list(where, needed);
	begin_search(where, filter);
	return strcmp(filter->index, "word") == 0 ? "word.rowid" : SCRATCH ".rowid";
}

sqlite3_stmt *
item_rows_open(sqlite3 *db, GError **error)
{
	struct where where;
	sqlite3_stmt *rows;

	begin_list(&where, NULL);
	where_add(&where, " AND item.id = ?1");
	rows = hit_prepare(db, where.sql->str, error);
	where_clear(&where);
	return rows;
}

struct item_row *
item_rows_take(sqlite3_stmt *rows, gint64 id, GError **error)
{
	struct item_row *row = NULL;

	if (!db_bind_number(rows, 1, id, error))
		return NULL;
	if (db_step(rows, error) == DB_ROW)
		row = take_row(rows, FALSE);
	sqlite3_reset(rows);
	return row;
}

static GPtrArray *
take_rows(sqlite3_stmt *rows, gboolean is_search, gboolean is_backwards, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(item_row_free);
	enum db_step step;

	while ((step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_insert(list, is_backwards ? 0 : -1, take_row(rows, is_search));
	return step == DB_DONE ? g_steal_pointer(&list) : NULL;
}

GPtrArray *
query_items(sqlite3 *db, gint64 meeting, const struct filter *filter, const struct page *page, GError **error)
{
	gboolean is_search = filter_has_words(filter);
	g_autoptr(sqlite3_stmt) rows = NULL;
	GPtrArray *list = NULL;
	struct where where;
	const char *id;

	if (!filter_look_up(db, filter, error))
		return NULL;
	id = begin(&where, meeting, filter);
	if (is_search)
		where_needed(&where, filter, id);
	if (meeting > 0) {
		where_add(&where, " AND item.meeting_id = ?");
		where_number(&where, meeting);
	}
	if (where_filter(&where, db, filter, id, error) &&
	    (is_search || where_in_body(&where, db, page, "item", error))) {
		where_page(&where, page, id);
		where_order(&where, page, id);
		rows = where_prepare(&where, db, error);
	}
	if (rows != NULL)
		list = take_rows(rows, is_search, page != NULL && page->is_backwards, error);
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return list;
}

/* "+" keeps the index from being asked once for each id. */
GPtrArray *
item_rows_found(sqlite3 *db, const struct filter *filter, const GArray *ids, GError **error)
{
	g_autofree char *list = ids_as_json(ids);
	g_autoptr(sqlite3_stmt) rows = NULL;
	GPtrArray *found = NULL;
	struct where where;

	begin_search(&where, filter);
	where_add(&where, " AND word.rowid >= (SELECT min(value) FROM json_each(?))"
	    " AND word.rowid <= (SELECT max(value) FROM json_each(?))"
	    " AND +word.rowid IN (SELECT value FROM json_each(?)) ORDER BY word.rowid DESC");
	for (guint i = 0; i < 3; i++)
		where_text(&where, list);
	rows = where_prepare(&where, db, error);
	if (rows != NULL)
		found = take_rows(rows, TRUE, FALSE, error);
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return found;
}

/* An item of which no other is known to be about its matter has no number there. */
GPtrArray *
query_matter(sqlite3 *db, gint64 item, const struct page *page, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = NULL;
	GPtrArray *list = NULL;
	struct where where;

	begin_list(&where, NULL);
	where_add(&where, " AND item.id IN (SELECT ? UNION SELECT other.item_id FROM matter AS this"
	    " JOIN matter AS other ON other.matter = this.matter WHERE this.item_id = ?)");
	where_number(&where, item);
	where_number(&where, item);
	where_page(&where, page, "item.id");
	where_order(&where, page, "item.id");
	if ((rows = where_prepare(&where, db, error)) != NULL)
		list = take_rows(rows, FALSE, page != NULL && page->is_backwards, error);
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return list;
}

/* Only what the conditions are about is joined: the index counts its hits without reading items. */
static void
begin_count(struct where *where, const char *expression, const char *conditions)
{
	gboolean is_plain = strstr(conditions, "item.") == NULL && strstr(conditions, "meeting.") == NULL;

	where_init(where, "SELECT count(*) FROM ");
	where_add(where, expression == NULL ? "item" : "word");
	if (expression != NULL && !is_plain)
		where_add(where, " CROSS JOIN item ON item.id = word.rowid");
	if (!is_plain)
		where_add(where, " CROSS JOIN meeting ON meeting.id = item.meeting_id");
	where_add(where, expression != NULL ? " WHERE word MATCH ?" : " WHERE TRUE");
	if (expression != NULL)
		where_text(where, expression);
}

gboolean
query_count(sqlite3 *db, const struct filter *filter, gint64 *count, GError **error)
{
	g_autofree char *expression = NULL;
	struct where where, conditions;
	gboolean is_well;

	if (filter != NULL && filter->facts != FACTS_NONE)
		return count_facts(db, filter, count, error);
	if (!where_expression(db, filter, &expression, error))
		return FALSE;
	where_init(&conditions, "");
	is_well = where_filter(&conditions, db, filter, expression != NULL ? "word.rowid" : "item.id", error);
	begin_count(&where, expression, conditions.sql->str);
	where_append(&where, &conditions);
	is_well = is_well && where_read_number(&where, db, count, error);
	where_clear(&where);
	where_clear(&conditions);
	return is_well;
}
