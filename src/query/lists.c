#include "query/field.h"
#include "query/meetings.h"
#include "query/query.h"
#include "query/where.h"
#include "sql/db.h"

/* The name is written as the newest meeting writes it. */
static const struct field body_list[] = {
	FIELD(TEXT, body_row, slug, "found.body_key"),
	FIELD(TEXT, body_row, council, "newest.council"),
	FIELD(TEXT, body_row, body, "newest.body"),
	FIELD(TEXT, body_row, first_date, "found.first"),
	FIELD(TEXT, body_row, last_date, "found.last"),
	FIELD(COUNT, body_row, meetings, "found.n"),
	FIELD(COUNT, body_row, undated, "found.undated"),
};

static const struct field source_list[] = {
	FIELD(TEXT, source_row, path, "file.path"),
	FIELD(TEXT, source_row, layout, "source.layout"),
	FIELD(TEXT, source_row, sha256, "source.sha256"),
	FIELD(TEXT, source_row, loaded, "source.loaded"),
	FIELD(ID, source_row, size, "file.size"),
	FIELD(TEXT, source_row, meeting_keys,
	    "(SELECT group_concat(key, ' ') FROM (SELECT key FROM rendition"
	    " JOIN meeting ON meeting.id = rendition.meeting_id"
	    " WHERE rendition.source_id = source.id ORDER BY rendition.position))"),
};

static const struct fields body_fields = FIELDS(body_list, body_row);
static const struct fields source_fields = FIELDS(source_list, source_row);

void
body_row_free(gpointer row)
{
	fields_free(&body_fields, row);
}

void
source_row_free(gpointer row)
{
	fields_free(&source_fields, row);
}

/* Appends " AND …" so that only meetings that match are left: by themselves, or by their items. */
static gboolean
add_meetings(struct where *where, sqlite3 *db, const struct filter *filter, GError **error)
{
	g_autofree char *expression = NULL;
	const char *id;

	if (!filter_needs_items(filter))
		return where_filter(where, db, filter, "meeting.id", error);
	if (!where_expression(db, filter, &expression, error))
		return FALSE;
	where_add(where, " AND meeting.id IN (SELECT item.meeting_id FROM ");
	id = where_items(where, expression);
	if (!where_filter(where, db, filter, id, error))
		return FALSE;
	where_add(where, ")");
	return TRUE;
}

/* Runs the fields, `begin`, the conditions and `end` as one statement. */
static GPtrArray *
list(sqlite3 *db, const struct filter *filter, const struct fields *fields, const char *begin, const char *end,
    GDestroyNotify row_free, GError **error)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(row_free);
	g_autoptr(sqlite3_stmt) rows = NULL;
	gboolean is_well;
	struct where where;

	where_init(&where, "");
	fields_select(fields, where.sql);
	where_add(&where, begin);
	if (add_meetings(&where, db, filter, error)) {
		where_add(&where, end);
		rows = where_prepare(&where, db, error);
	}
	is_well = rows != NULL && fields_take_all(fields, rows, FALSE, taken, error);
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return is_well ? g_steal_pointer(&taken) : NULL;
}

GPtrArray *
query_bodies(sqlite3 *db, const struct filter *filter, GError **error)
{
	return list(db, filter, &body_fields,
	    " FROM (SELECT body_key, max(id) AS newest_id,"
	    " min(date) AS first, max(date) AS last, count(*) AS n, sum(date IS NULL) AS undated"
	    " FROM meeting WHERE TRUE",
	    " GROUP BY body_key) AS found JOIN meeting AS newest ON newest.id = found.newest_id"
	    " ORDER BY found.body_key",
	    body_row_free, error);
}

GPtrArray *
query_sources(sqlite3 *db, const struct filter *filter, GError **error)
{
	return list(db, filter, &source_fields,
	    " FROM file JOIN source ON source.id = file.source_id WHERE source.id IN"
	    " (SELECT rendition.source_id FROM rendition"
	    " JOIN meeting ON meeting.id = rendition.meeting_id WHERE TRUE",
	    ") ORDER BY file.path",
	    source_row_free, error);
}

GArray *
query_export_order(sqlite3 *db, const struct filter *filter, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(sqlite3_stmt) rows = NULL;
	enum db_step step = DB_FAILED;
	struct where where;

	where_init(&where, "SELECT meeting.id FROM meeting WHERE TRUE");
	if (add_meetings(&where, db, filter, error)) {
		where_add(&where, " ORDER BY meeting.council, meeting.body, meeting.date IS NULL, meeting.date, meeting.key");
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

gboolean
query_age(sqlite3 *db, gint64 *meetings, char **loaded, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT (SELECT count(*) FROM meeting), (SELECT loaded FROM cache)", error);

	if (rows == NULL || db_step(rows, error) != DB_ROW)
		return FALSE;
	*meetings = sqlite3_column_int64(rows, 0);
	*loaded = db_dup_text(rows, 1);
	return TRUE;
}

gboolean
query_meetings_before(sqlite3 *db, gint64 meeting, gint64 *count, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT count(*) FROM meeting WHERE id > ?1", error);

	if (rows == NULL || !db_bind_number(rows, 1, meeting, error) || db_step(rows, error) != DB_ROW)
		return FALSE;
	*count = sqlite3_column_int64(rows, 0);
	return TRUE;
}
