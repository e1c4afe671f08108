#include <string.h>
#include "base/error.h"
#include "model/key.h"
#include "query/cited.h"
#include "query/facts.h"
#include "query/query.h"
#include "sql/db.h"
#include "store/spans.h"

gboolean
each_row(sqlite3 *db, const char *sql, gint64 id, void (*take)(sqlite3_stmt *rows, struct meeting *meeting),
    struct meeting *meeting, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, sql, error);
	enum db_step step = DB_FAILED;

	if (rows != NULL && db_bind_number(rows, 1, id, error))
		while ((step = db_step(rows, error)) == DB_ROW)
			take(rows, meeting);
	return step == DB_DONE;
}

static void
take_head(sqlite3_stmt *rows, struct meeting *meeting)
{
	meeting->key = db_dup_text(rows, 0);
	meeting->council = db_dup_text(rows, 1);
	meeting->body = db_dup_text(rows, 2);
	basis_from_name(db_text(rows, 3), &meeting->body_basis);
	meeting->date = db_dup_text(rows, 4);
	basis_from_name(db_text(rows, 5), &meeting->date_basis);
	meeting->date_earliest = db_dup_text(rows, 6);
	meeting->date_latest = db_dup_text(rows, 7);
	meeting->start_time = db_dup_text(rows, 8);
	meeting->venue = db_dup_text(rows, 9);
	meeting->contact = db_dup_text(rows, 10);
	meeting->webcast = db_dup_text(rows, 11);
	status_from_name(db_text(rows, 12), &meeting->status);
	meeting->next_date = db_dup_text(rows, 13);
	meeting->next_time = db_dup_text(rows, 14);
}

static void
take_attendee(sqlite3_stmt *rows, struct meeting *meeting)
{
	enum role role = ROLE_PRESENT;

	role_from_name(db_text(rows, 1), &role);
	meeting_add_attendee(meeting, db_text(rows, 0), role, db_text(rows, 2));
}

static void
take_passage(sqlite3_stmt *rows, int text, int spans, struct passage *passage)
{
	const char *data = db_text(rows, text);

	g_string_append_len(&passage->text, data, sqlite3_column_bytes(rows, text));
	/* The blob first: asking for its size may move it. */
	data = sqlite3_column_blob(rows, spans);
	spans_unpack(data, sqlite3_column_bytes(rows, spans), &passage->spans);
}

static void
take_item(sqlite3_stmt *rows, struct meeting *meeting)
{
	struct item *item = meeting_add_item(meeting);
	const char *title = db_text(rows, 2);

	item->key = arena_take(item->arena, g_strconcat(meeting->key, "/", db_text(rows, 0), NULL));
	item->number = kept_text(rows, 1, item);
	item->title = title != NULL && *title != '\0' ? arena_copy(item->arena, title, -1) : NULL;
	item->is_truncated = sqlite3_column_int(rows, 3);
	item->starts = sqlite3_column_int64(rows, 4);
	item->ends = sqlite3_column_int64(rows, 5);
	take_passage(rows, 6, 7, &item->agenda);
	take_passage(rows, 8, 9, &item->minutes);
	item->matter = kept_text(rows, 10, item);
}

/* Papers come in the order of the items, each with the place of its item in the list. */
static void
take_document(sqlite3_stmt *rows, struct meeting *meeting)
{
	gint64 place = sqlite3_column_int64(rows, 0);

	if (place >= 0 && place < meeting->items->len)
		item_add_document(meeting->items->pdata[place], kept_text(rows, 1, meeting->items->pdata[place]));
}

static void
take_source(sqlite3_stmt *rows, struct meeting *meeting)
{
	struct source *source = meeting_add_source(meeting);

	source->path = db_dup_text(rows, 0);
	source->layout = db_dup_text(rows, 1);
	source->sha256 = db_dup_text(rows, 2);
	source->loaded = db_dup_text(rows, 3);
	if (meeting->sources->len == 1) {
		meeting->starts = sqlite3_column_int64(rows, 4);
		meeting->ends = sqlite3_column_int64(rows, 5);
	}
}

#define ITEM_COLUMNS \
	"SELECT key_end, number, title, is_truncated, starts, ends," \
	" agenda_text, agenda_spans, minutes_text, minutes_spans," \
	" (SELECT meeting.key || '/' || first.key_end FROM matter JOIN item AS first ON first.id = matter.matter" \
	" JOIN meeting ON meeting.id = first.meeting_id WHERE matter.item_id = item.id) FROM item "

static gboolean
read_items(sqlite3 *db, gint64 id, struct meeting *meeting, GError **error)
{
	return each_row(db, ITEM_COLUMNS "WHERE meeting_id = ?1 ORDER BY id DESC", id, take_item, meeting, error) &&
	    each_row(db, "SELECT place, label FROM document JOIN"
	        " (SELECT id, row_number() OVER (ORDER BY id DESC) - 1 AS place FROM item WHERE meeting_id = ?1)"
	        " AS placed ON placed.id = item_id ORDER BY place, position", id, take_document, meeting, error);
}

static gboolean
read_item(sqlite3 *db, gint64 id, struct meeting *meeting, GError **error)
{
	return each_row(db, ITEM_COLUMNS "WHERE id = ?1", id, take_item, meeting, error) &&
	    each_row(db, "SELECT 0, label FROM document WHERE item_id = ?1 ORDER BY position", id,
	        take_document, meeting, error);
}

GArray *
item_ids(sqlite3 *db, gint64 meeting, gint64 item, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, item > 0 ? "SELECT id FROM item WHERE id = ?1" :
	    "SELECT id FROM item WHERE meeting_id = ?1 ORDER BY id DESC", error);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	enum db_step step = DB_FAILED;

	if (rows != NULL && db_bind_number(rows, 1, item > 0 ? item : meeting, error))
		while ((step = db_step(rows, error)) == DB_ROW) {
			gint64 id = sqlite3_column_int64(rows, 0);

			g_array_append_val(ids, id);
		}
	return step == DB_DONE ? g_steal_pointer(&ids) : NULL;
}

static gboolean
read_facts_of(sqlite3 *db, gint64 id, gint64 item, struct meeting *meeting, GError **error)
{
	g_autoptr(GArray) ids = item_ids(db, id, item, error);

	return ids != NULL && ids->len == meeting->items->len &&
	    read_facts(db, (const gint64 *)ids->data, meeting->items, error);
}

static gboolean
read_around(sqlite3 *db, gint64 id, struct meeting *meeting, GError **error)
{
	return each_row(db, "SELECT name, role, note FROM attendee WHERE meeting_id = ?1 ORDER BY position",
	        id, take_attendee, meeting, error) &&
	    each_row(db, "SELECT path, layout, sha256, loaded, starts, ends"
	        " FROM rendition JOIN source ON source.id = source_id"
	        " WHERE meeting_id = ?1 ORDER BY rank, rendition.id", id, take_source, meeting, error);
}

struct meeting *
query_meeting(sqlite3 *db, gint64 id, gint64 item, GError **error)
{
	struct meeting *meeting = meeting_new();
	gboolean is_read;

	is_read = each_row(db, "SELECT key, council, body, body_basis, date, date_basis, date_earliest,"
	    " date_latest, start_time, venue, contact, webcast, status, next_date, next_time"
	    " FROM meeting WHERE id = ?1", id, take_head, meeting, error);
	/* Without a key, an item could not be given its own. */
	is_read = is_read && meeting->key != NULL && read_around(db, id, meeting, error) &&
	    (item > 0 || read_neighbours(db, id, meeting, error)) &&
	    (item > 0 ? read_item(db, item, meeting, error) : read_items(db, id, meeting, error)) &&
	    read_facts_of(db, id, item, meeting, error);
	for (guint i = 0; is_read && i < meeting->items->len; i++)
		item_set_fact_keys(meeting->items->pdata[i]);
	if (is_read && (item == 0 || meeting->items->len > 0))
		return meeting;
	if (error == NULL || *error == NULL)
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no longer in the cache");
	meeting_free(meeting);
	return NULL;
}

struct meeting *
query_record(sqlite3 *db, const struct whereabouts *found, struct part *part, GError **error)
{
	struct meeting *meeting = query_meeting(db, found->meeting, found->item, error);

	part->is_item = found->item != 0;
	part->resolution = found->resolution != 0 ? (int)fact_position(found->resolution) : -1;
	part->action = found->action != 0 ? (int)fact_position(found->action) : -1;
	if (meeting != NULL && query_links(db, found->meeting, found->item, meeting, error))
		return meeting;
	meeting_free(meeting);
	return NULL;
}

char *
query_source_text(sqlite3 *db, gint64 meeting, guint source, gsize *size, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT text FROM rendition JOIN source"
	    " ON source.id = source_id WHERE meeting_id = ?1 ORDER BY rank, rendition.id LIMIT 1 OFFSET ?2", error);
	enum db_step step = DB_FAILED;
	char *text;

	if (rows != NULL && db_bind_number(rows, 1, meeting, error) && db_bind_number(rows, 2, source, error))
		step = db_step(rows, error);
	if (step == DB_DONE)
		g_set_error(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no such source");
	if (step != DB_ROW)
		return NULL;
	*size = sqlite3_column_bytes(rows, 0);
	text = g_malloc(*size + 1);
	memcpy(text, sqlite3_column_text(rows, 0), *size);
	text[*size] = '\0';
	return text;
}
