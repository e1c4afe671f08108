#include "query/meetings.h"
#include "query/query.h"
#include "query/where.h"
#include "store/db.h"

void
body_row_free(gpointer data)
{
	struct body_row *row = data;

	g_free(row->slug);
	g_free(row->council);
	g_free(row->body);
	g_free(row->first_date);
	g_free(row->last_date);
	g_free(row);
}

void
source_row_free(gpointer data)
{
	struct source_row *row = data;

	g_free(row->path);
	g_free(row->layout);
	g_free(row->sha256);
	g_free(row->loaded);
	g_free(row->meeting_keys);
	g_free(row);
}

/* Appends " AND …" so that only meetings that match are left: by themselves, or by their items. */
static gboolean
add_meetings(struct where *where, sqlite3 *db, const struct filter *filter, GError **error)
{
	g_autofree char *expression = NULL;

	if (!filter_needs_items(filter))
		return where_filter(where, db, filter, "meeting.id", error);
	expression = filter_expression(filter);
	where_add(where, " AND meeting.id IN (SELECT item.meeting_id FROM ");
	where_add(where, expression != NULL ? "word CROSS JOIN item ON item.id = word.rowid" : "item");
	where_add(where, " CROSS JOIN meeting ON meeting.id = item.meeting_id WHERE ");
	where_add(where, expression != NULL ? "word MATCH ?" : "TRUE");
	if (expression != NULL)
		where_text(where, expression);
	if (!where_filter(where, db, filter, expression != NULL ? "word.rowid" : "item.id", error))
		return FALSE;
	where_add(where, ")");
	return TRUE;
}

/* Runs `begin`, the conditions and `end` as one statement; each row goes to `take`. */
static GPtrArray *
list(sqlite3 *db, const struct filter *filter, const char *begin, const char *end,
    gpointer (*take)(sqlite3_stmt *rows), GDestroyNotify row_free, GError **error)
{
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func(row_free);
	g_autoptr(sqlite3_stmt) rows = NULL;
	enum db_step step = DB_FAILED;
	struct where where;

	where_init(&where, begin);
	if (add_meetings(&where, db, filter, error)) {
		where_add(&where, end);
		rows = where_prepare(&where, db, error);
	}
	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_add(taken, take(rows));
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return step == DB_DONE ? g_steal_pointer(&taken) : NULL;
}

static gpointer
take_body(sqlite3_stmt *rows)
{
	struct body_row *row = g_new0(struct body_row, 1);

	row->slug = db_dup_text(rows, 0);
	row->council = db_dup_text(rows, 1);
	row->body = db_dup_text(rows, 2);
	row->first_date = db_dup_text(rows, 3);
	row->last_date = db_dup_text(rows, 4);
	row->meetings = sqlite3_column_int64(rows, 5);
	row->undated = sqlite3_column_int64(rows, 6);
	return row;
}

/* The name is written as the newest meeting writes it. */
GPtrArray *
query_bodies(sqlite3 *db, const struct filter *filter, GError **error)
{
	return list(db, filter,
	    "SELECT found.body_key, newest.council, newest.body, found.first, found.last, found.n, found.undated"
	    " FROM (SELECT body_key, max(id) AS newest_id,"
	    " min(date) AS first, max(date) AS last, count(*) AS n, sum(date IS NULL) AS undated"
	    " FROM meeting WHERE TRUE",
	    " GROUP BY body_key) AS found JOIN meeting AS newest ON newest.id = found.newest_id"
	    " ORDER BY found.body_key",
	    take_body, body_row_free, error);
}

static gpointer
take_source(sqlite3_stmt *rows)
{
	struct source_row *row = g_new0(struct source_row, 1);

	row->path = db_dup_text(rows, 0);
	row->layout = db_dup_text(rows, 1);
	row->sha256 = db_dup_text(rows, 2);
	row->loaded = db_dup_text(rows, 3);
	row->size = sqlite3_column_int64(rows, 4);
	row->meeting_keys = db_dup_text(rows, 5);
	return row;
}

GPtrArray *
query_sources(sqlite3 *db, const struct filter *filter, GError **error)
{
	return list(db, filter,
	    "SELECT file.path, source.layout, source.sha256, source.loaded, file.size,"
	    " (SELECT group_concat(key, ' ') FROM (SELECT key FROM rendition"
	    " JOIN meeting ON meeting.id = rendition.meeting_id"
	    " WHERE rendition.source_id = source.id ORDER BY rendition.position))"
	    " FROM file JOIN source ON source.id = file.source_id WHERE source.id IN"
	    " (SELECT rendition.source_id FROM rendition"
	    " JOIN meeting ON meeting.id = rendition.meeting_id WHERE TRUE",
	    ") ORDER BY file.path",
	    take_source, source_row_free, error);
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
