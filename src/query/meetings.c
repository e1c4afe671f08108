#include "query/field.h"
#include "query/meetings.h"
#include "query/moment.h"
#include "query/query.h"
#include "query/where.h"
#include "sql/db.h"

static const struct field meeting_list[] = {
	FIELD(ID, meeting_row, id, "id"),
	FIELD(TEXT, meeting_row, key, "key"),
	FIELD(TEXT, meeting_row, council, "council"),
	FIELD(TEXT, meeting_row, body, "body"),
	FIELD(TEXT, meeting_row, date, "date"),
	FIELD(TEXT, meeting_row, date_earliest, "date_earliest"),
	FIELD(TEXT, meeting_row, date_latest, "date_latest"),
	FIELD(TEXT, meeting_row, start_time, "start_time"),
	FIELD(STATUS, meeting_row, status, "status"),
	FIELD(COUNT, meeting_row, items, "(SELECT count(*) FROM item WHERE meeting_id = meeting.id)"),
	FIELD(COUNT, meeting_row, sources, "(SELECT count(*) FROM rendition WHERE meeting_id = meeting.id)"),
	FIELD(FLAG, meeting_row, is_truncated,
	    "(SELECT max(is_truncated) FROM rendition WHERE meeting_id = meeting.id AND rank = 0)"),
	FIELD(TEXT, meeting_row, confirmed_in, "(SELECT later.key || '/' || item.key_end FROM confirmation"
	    " JOIN item ON item.id = item_id JOIN meeting AS later ON later.id = item.meeting_id"
	    " WHERE confirmation.meeting_id = meeting.id)"),
};

static const struct fields meeting_fields = FIELDS(meeting_list, meeting_row);

void
meeting_row_free(gpointer row)
{
	fields_free(&meeting_fields, row);
}

/* --- Ids ------------------------------------------------------------------------------------- */

static gint
compare_ids(gconstpointer a, gconstpointer b)
{
	gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;

	return one < other ? -1 : one > other;
}

static void
turn_round(GArray *ids)
{
	for (guint i = 0; i < ids->len / 2; i++) {
		gint64 *one = &g_array_index(ids, gint64, i);
		gint64 *other = &g_array_index(ids, gint64, ids->len - 1 - i);
		gint64 kept = *one;

		*one = *other;
		*other = kept;
	}
}

static GArray *
ids_by_themselves(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(sqlite3_stmt) rows = NULL;
	enum db_step step = DB_FAILED;
	struct where where;

	where_init(&where, "SELECT meeting.id FROM meeting WHERE TRUE");
	if (where_filter(&where, db, filter, "meeting.id", error)) {
		where_page(&where, page, "meeting.id");
		where_order(&where, page, "meeting.id");
		rows = where_prepare(&where, db, error);
	}
	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		gint64 id = sqlite3_column_int64(rows, 0);

		g_array_append_val(ids, id);
	}
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return step == DB_DONE ? g_steal_pointer(&ids) : NULL;
}

static sqlite3_stmt *
prepare_items(struct where *where, sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	g_autofree char *expression = NULL;
	const char *id;
	struct page unlimited = { .is_backwards = page != NULL && page->is_backwards };

	where_init(where, "SELECT meeting.id FROM ");
	if (!where_expression(db, filter, &expression, error))
		return NULL;
	id = where_items(where, expression);
	if (!where_filter(where, db, filter, id, error))
		return NULL;
	where_body(where, page);
	if (page != NULL && page->after > 0) {
		g_string_append_printf(where->sql, page->is_backwards ? " AND %s >= ?" : " AND %s < ?", id);
		where_number(where, ((page->after >> 24) + !page->is_backwards) << 24);
		g_string_append(where->sql, page->is_backwards ? " AND meeting.id > ?" : " AND meeting.id < ?");
		where_number(where, page->after);
	}
	where_order(where, &unlimited, id);
	return where_prepare(where, db, error);
}

/*
 * Meetings by their items: hits come day by day, so as soon as enough meetings are found and their
 * last day is over, the rest need not be looked at. Within a day, items need not come in the order
 * of their meetings.
 */
static GArray *
ids_by_items(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	guint limit = page != NULL && page->limit > 0 ? page->limit : G_MAXUINT;
	gboolean is_backwards = page != NULL && page->is_backwards;
	enum db_step step = DB_FAILED;
	struct where where;
	g_autoptr(sqlite3_stmt) rows = prepare_items(&where, db, filter, page, error);

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		gint64 id = sqlite3_column_int64(rows, 0);

		if (ids->len >= limit && id >> 24 != g_array_index(ids, gint64, ids->len - 1) >> 24)
			break;
		if (g_hash_table_add(seen, g_memdup2(&id, sizeof(id))))
			g_array_append_val(ids, id);
	}
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	g_array_sort(ids, compare_ids);
	if (!is_backwards)
		turn_round(ids);
	g_array_set_size(ids, MIN(ids->len, limit));
	return step != DB_FAILED ? g_steal_pointer(&ids) : NULL;
}

GArray *
meeting_ids(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	GArray *ids = filter_needs_items(filter) ?
	    ids_by_items(db, filter, page, error) : ids_by_themselves(db, filter, page, error);

	if (ids != NULL && page != NULL && page->is_backwards)
		turn_round(ids);
	return ids;
}

/* --- Rows ------------------------------------------------------------------------------------ */

static GPtrArray *
rows_of(sqlite3 *db, const GArray *ids, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(meeting_row_free);
	g_autoptr(GString) sql = g_string_new(NULL);
	g_autoptr(sqlite3_stmt) rows = NULL;

	fields_select(&meeting_fields, sql);
	g_string_append(sql, " FROM meeting WHERE id = ?1");
	rows = db_prepare(db, sql->str, error);
	if (rows == NULL)
		return NULL;
	for (guint i = 0; i < ids->len; i++) {
		enum db_step step;

		if (!db_bind_number(rows, 1, g_array_index(ids, gint64, i), error))
			return NULL;
		step = db_step(rows, error);
		if (step == DB_FAILED)
			return NULL;
		if (step == DB_ROW)
			g_ptr_array_add(list, fields_take(&meeting_fields, rows));
		sqlite3_reset(rows);
	}
	return g_steal_pointer(&list);
}

/* Within one moment, each row is not a transaction of its own: that takes longer than the row. */
GPtrArray *
query_meetings(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	g_autoptr(GArray) ids = NULL;
	GPtrArray *rows = NULL;
	gboolean is_begun;

	if (!moment_begin(db, &is_begun, error))
		return NULL;
	ids = meeting_ids(db, filter, page, error);
	if (ids != NULL)
		rows = rows_of(db, ids, error);
	moment_end(db, is_begun);
	return rows;
}
