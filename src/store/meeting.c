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

static gboolean
insert_attendance(struct cache *cache, gint64 id, const struct meeting *meeting, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO attendee(meeting_id, position, name, role, note) VALUES(?1, ?2, ?3, ?4, ?5)", error);

	if (stmt == NULL || !db_bind_number(stmt, 1, id, error))
		return FALSE;
	for (guint i = 0; i < meeting->attendance->len; i++) {
		const struct attendee *attendee = meeting->attendance->pdata[i];

		if (!db_bind_number(stmt, 2, i, error) ||
		    !db_bind_text(stmt, 3, attendee->name, error) ||
		    !db_bind_text(stmt, 4, role_name(attendee->role), error) ||
		    !db_bind_text(stmt, 5, attendee->note, error) ||
		    !db_run(stmt, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
insert_documents(struct cache *cache, gint64 id, const struct item *item, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO document(item_id, position, label) VALUES(?1, ?2, ?3)", error);

	if (item->documents->len == 0)
		return TRUE;
	if (stmt == NULL || !db_bind_number(stmt, 1, id, error))
		return FALSE;
	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = item->documents->pdata[i];

		if (!db_bind_number(stmt, 2, i, error) || !db_bind_text(stmt, 3, document->label, error) ||
		    !db_run(stmt, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
bind_spans(sqlite3_stmt *stmt, int parameter, GByteArray *packed, GError **error)
{
	return packed == NULL ? db_bind_text(stmt, parameter, NULL, error) :
	    db_bind_blob(stmt, parameter, packed->data, packed->len, error);
}

static gboolean
insert_item(struct cache *cache, gint64 id, gint64 meeting, guint position, const struct item *item, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO item(id, meeting_id, position, key_end, number, title, is_truncated,"
	    " starts, ends, agenda_spans, minutes_spans, agenda_text, minutes_text)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)", error);
	g_autoptr(GByteArray) agenda = spans_pack(item->agenda.spans);
	g_autoptr(GByteArray) minutes = spans_pack(item->minutes.spans);

	return stmt != NULL &&
	    db_bind_number(stmt, 1, id, error) &&
	    db_bind_number(stmt, 2, meeting, error) &&
	    db_bind_number(stmt, 3, position, error) &&
	    db_bind_text(stmt, 4, strrchr(item->key, '/') + 1, error) &&
	    db_bind_text(stmt, 5, item->number, error) &&
	    db_bind_text(stmt, 6, item->title, error) &&
	    db_bind_number(stmt, 7, item->is_truncated, error) &&
	    db_bind_number(stmt, 8, item->starts, error) &&
	    db_bind_number(stmt, 9, item->ends, error) &&
	    bind_spans(stmt, 10, agenda, error) &&
	    bind_spans(stmt, 11, minutes, error) &&
	    db_bind_sized(stmt, 12, item->agenda.text->str, item->agenda.text->len, error) &&
	    db_bind_sized(stmt, 13, item->minutes.text->str, item->minutes.text->len, error) &&
	    db_run(stmt, error) &&
	    insert_documents(cache, id, item, error) &&
	    insert_facts(cache, id, item, error) &&
	    index_add(cache->index, id, item, error);
}

/* From the last item to the first, so that ids both rise as they are written and fall from item to
 * item (schema.sql says what for). */
static gboolean
insert_items(struct cache *cache, int day, gint64 id, const struct meeting *meeting, GError **error)
{
	sqlite3_stmt *last = cache_statement(cache, "SELECT max(id) FROM item WHERE id BETWEEN ?1 AND ?2", error);
	guint n = meeting->items->len;
	gint64 first;

	if (last == NULL || !next_ids(last, day, n, &first, error))
		return FALSE;
	for (guint i = 0; i < n; i++) {
		if (!insert_item(cache, first + i, id, n - i, meeting->items->pdata[n - 1 - i], error))
			return FALSE;
	}
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
	return last != NULL &&
	    next_ids(last, day, 1, id, error) &&
	    insert_head(cache, *id, meeting, error) &&
	    insert_attendance(cache, *id, meeting, error) &&
	    insert_clues(cache, *id, meeting, error) &&
	    insert_items(cache, day, *id, meeting, error);
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

gboolean
delete_meeting(struct cache *cache, gint64 id, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM meeting WHERE id = ?1", error);

	return stmt != NULL && touch_body_of(cache, id, error) && delete_words(cache, id, error) && delete_facts(cache, id, error) &&
	    db_bind_number(stmt, 1, id, error) && db_run(stmt, error);
}
