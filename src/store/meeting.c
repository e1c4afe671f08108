/* A meeting's rows. */
#include <string.h>
#include "base/error.h"
#include "model/day.h"
#include "sql/db.h"
#include "store/cache.h"
#include "store/spans.h"

/* The first of `n` row ids that follow the last one of the day. `last` gives the last row id from
 * ?1 to ?2. */
static gboolean
next_ids(sqlite3_stmt *last, int day, guint n, gint64 *id, GError **error)
{
	gint64 first = day_first_id(day), end = day_last_id(day) + 1;

	if (!db_bind_number(last, 1, first, error) || !db_bind_number(last, 2, end - 1, error) ||
	    db_step(last, error) != DB_ROW)
		return FALSE;
	*id = sqlite3_column_type(last, 0) == SQLITE_NULL ? first + 1 : sqlite3_column_int64(last, 0) + 1;
	sqlite3_reset(last);
	if (*id + n <= end)
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "too many items of one day");
	return FALSE;
}

static gboolean
insert_head(struct cache *cache, gint64 id, const struct meeting *meeting, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO meeting(id, key, body_key, council, body, body_basis, date, date_basis,"
	    " date_earliest, date_latest, start_time, venue, contact, webcast, status, next_date, next_time,"
	    " own_earliest, own_latest)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?9, ?10)", error);
	g_autofree char *body_key = g_strndup(meeting->key, strcspn(meeting->key, "/"));
	const char *const values[] = {
		meeting->key, body_key, meeting->council,
		meeting->body, basis_name(meeting->body_basis),
		meeting->date, basis_name(meeting->date_basis),
		meeting->date_earliest, meeting->date_latest, meeting->start_time,
		meeting->venue, meeting->contact, meeting->webcast, status_name(meeting->status),
		meeting->next_date, meeting->next_time,
	};

	if (stmt == NULL || !db_bind_number(stmt, 1, id, error))
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
		if (!db_bind_text(stmt, i + 2, values[i], error))
			return FALSE;
	}
	return db_run(stmt, error);
}

/* --- Rows that are put together -------------------------------------------------------------- */

static const struct entries *
attendance_of(const struct fresh_owner *owner)
{
	return owner->meeting != NULL ? owner->meeting->attendance : NULL;
}

static void
attendee_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct attendee *attendee = row->entry;

	switch (column) {
	case 0: sqlite3_result_int64(out, row->owner->id); break;
	case 1: sqlite3_result_int64(out, row->at); break;
	case 2: fresh_text(out, attendee->name); break;
	case 3: fresh_text(out, role_name(attendee->role)); break;
	case 4: fresh_text(out, attendee->note); break;
	}
}

const struct fresh_table fresh_attendees = {
	.name = "fresh_attendee",
	.declared = "CREATE TABLE fresh(meeting_id, position, name, role, note)",
	.insert = "INSERT OR FAIL INTO attendee(meeting_id, position, name, role, note) SELECT * FROM fresh_attendee",
	.list = attendance_of, .most = G_MAXUINT, .column = attendee_column,
};

static const struct entries *
documents_of(const struct fresh_owner *owner)
{
	return owner->item != NULL ? owner->item->documents : NULL;
}

static void
document_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct document *document = row->entry;

	switch (column) {
	case 0: sqlite3_result_int64(out, row->owner->id); break;
	case 1: sqlite3_result_int64(out, row->at); break;
	case 2: fresh_text(out, document->label); break;
	}
}

const struct fresh_table fresh_documents = {
	.name = "fresh_document",
	.declared = "CREATE TABLE fresh(item_id, position, label)",
	.insert = "INSERT OR FAIL INTO document(item_id, position, label) SELECT * FROM fresh_document",
	.list = documents_of, .most = G_MAXUINT, .column = document_column,
};

static void
spans_column(sqlite3_context *out, const struct spans *spans)
{
	gsize size;
	guint8 *packed = spans_pack(spans, &size);

	if (packed != NULL)
		sqlite3_result_blob64(out, packed, size, g_free);
}

static void
passage_column(sqlite3_context *out, const struct passage *passage)
{
	sqlite3_result_text64(out, passage->text.str, passage->text.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void
item_column(const struct fresh_row *row, int column, sqlite3_context *out)
{
	const struct item *item = row->owner->item;

	switch (column) {
	case 0: sqlite3_result_int64(out, row->owner->id); break;
	case 1: sqlite3_result_int64(out, row->owner->meeting_id); break;
	case 2: sqlite3_result_int64(out, row->owner->position); break;
	case 3: fresh_text(out, strrchr(item->key, '/') + 1); break;
	case 4: fresh_text(out, item->number); break;
	case 5: fresh_text(out, item->title); break;
	case 6: sqlite3_result_int64(out, item->is_truncated); break;
	case 7: sqlite3_result_int64(out, item->starts); break;
	case 8: sqlite3_result_int64(out, item->ends); break;
	case 9: spans_column(out, &item->agenda.spans); break;
	case 10: spans_column(out, &item->minutes.spans); break;
	case 11: passage_column(out, &item->agenda); break;
	case 12: passage_column(out, &item->minutes); break;
	}
}

#define COLUMNS "(id, meeting_id, position, key_end, number, title, is_truncated, starts, ends, agenda_spans," \
	" minutes_spans, agenda_text, minutes_text)"

const struct fresh_table fresh_items = {
	.name = "fresh_item",
	.declared = "CREATE TABLE fresh" COLUMNS,
	.insert = "INSERT OR FAIL INTO item" COLUMNS " SELECT * FROM fresh_item",
	.column = item_column,
};

/* --- A meeting ------------------------------------------------------------------------------- */

/* The rows of items that wait aren't seen by a query: of their day the last one is known. */
static gboolean
next_item_ids(struct cache *cache, int day, guint n, gint64 *first, GError **error)
{
	sqlite3_stmt *last;

	if (cache->last_item > day_first_id(day) && cache->last_item + n <= day_last_id(day)) {
		*first = cache->last_item + 1;
		return TRUE;
	}
	last = cache_statement(cache, "SELECT max(id) FROM item WHERE id BETWEEN ?1 AND ?2", error);
	return last != NULL && next_ids(last, day, n, first, error);
}

/* From the last item to the first, so that ids both rise as they are written and fall from item to
 * item (schema.sql says what for). */
static gboolean
insert_items(struct cache *cache, int day, gint64 id, const struct meeting *meeting, GError **error)
{
	guint n = meeting->items->len;
	gint64 first;

	if (n == 0)
		return TRUE;
	if (!next_item_ids(cache, day, n, &first, error))
		return FALSE;
	for (guint i = 0; i < n; i++) {
		struct fresh_owner owner = { .id = first + i, .meeting_id = id,
			.item = meeting->items->pdata[n - 1 - i], .position = n - i };

		fresh_add(cache->fresh, &owner);
		if (!index_add(cache->index, owner.id, owner.item, error))
			return FALSE;
	}
	cache->last_item = first + n - 1;
	return TRUE;
}

gboolean
insert_meeting(struct cache *cache, struct meeting *meeting, const struct group *group, gint64 *id, GError **error)
{
	sqlite3_stmt *last = cache_statement(cache, "SELECT max(id) FROM meeting WHERE id BETWEEN ?1 AND ?2", error);
	int day = day_number(meeting->date);

	g_hash_table_add(cache->touched, g_strndup(group->key, strcspn(group->key, "/")));
	g_free(meeting->key);
	meeting->key = g_strdup(group->key);
	g_free(meeting->council);
	meeting->council = g_strdup(group->council);
	if (last == NULL || !next_ids(last, day, 1, id, error) || !insert_head(cache, *id, meeting, error) ||
	    !insert_clues(cache, *id, meeting, error))
		return FALSE;
	fresh_add(cache->fresh, &(struct fresh_owner){ .id = *id, .meeting_id = *id, .meeting = meeting });
	return insert_items(cache, day, *id, meeting, error);
}

/* The index needs the old texts to find its entries. */
static gboolean
delete_words(struct cache *cache, gint64 meeting, GError **error)
{
	sqlite3_stmt *rows = cache_statement(cache,
	    "SELECT id, title, agenda_text, minutes_text FROM item WHERE meeting_id = ?1 ORDER BY id", error);
	enum db_step step;

	if (rows == NULL || !db_bind_number(rows, 1, meeting, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		if (!index_remove(cache->index, sqlite3_column_int64(rows, 0),
		    db_text(rows, 1), db_text(rows, 2), db_text(rows, 3), error)) {
			sqlite3_reset(rows);
			return FALSE;
		}
	}
	return step == DB_DONE;
}

gboolean
touch_body_of(struct cache *cache, gint64 id, GError **error)
{
	sqlite3_stmt *row = cache_statement(cache, "SELECT body_key FROM meeting WHERE id = ?1", error);

	if (row == NULL || !db_bind_number(row, 1, id, error))
		return FALSE;
	if (db_step(row, error) == DB_ROW)
		g_hash_table_add(cache->touched, db_dup_text(row, 0));
	sqlite3_reset(row);
	return TRUE;
}

/* A first load keeps no watch over what refers to what (new.c): what belongs to a meeting goes before it. */
static gboolean
delete_rows(struct cache *cache, gint64 id, GError **error)
{
	static const char *const statements[] = {
		"DELETE FROM document WHERE item_id IN (SELECT id FROM item WHERE meeting_id = ?1)",
		"DELETE FROM item WHERE meeting_id = ?1",
		"DELETE FROM attendee WHERE meeting_id = ?1",
		"DELETE FROM clue WHERE meeting_id = ?1",
		"DELETE FROM meeting WHERE id = ?1",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(statements); i++) {
		sqlite3_stmt *stmt = cache_statement(cache, statements[i], error);

		if (stmt == NULL || !db_bind_number(stmt, 1, id, error) || !db_run(stmt, error))
			return FALSE;
	}
	return TRUE;
}

gboolean
delete_meeting(struct cache *cache, gint64 id, GError **error)
{
	return touch_body_of(cache, id, error) && delete_words(cache, id, error) && delete_facts(cache, id, error) &&
	    delete_rows(cache, id, error);
}
