/* What other meetings say about items, as link/ found it. */
#include "query/cited.h"
#include "query/facts.h"
#include "query/hit.h"
#include "query/query.h"
#include "sql/db.h"

#define CITED_JOIN(id) " JOIN item ON item.id = " id " JOIN meeting ON meeting.id = item.meeting_id"
/* Within a meeting, ids fall from item to item. */
#define OLDEST_FIRST " ORDER BY meeting.id, item.id DESC"

struct cited *
take_cited(sqlite3_stmt *row)
{
	struct cited *cited = cited_new();

	cited->key = db_dup_text(row, 0);
	cited->council = db_dup_text(row, 1);
	cited->body = db_dup_text(row, 2);
	cited->date = db_dup_text(row, 3);
	cited->number = db_dup_text(row, 4);
	cited->title = db_dup_text(row, 5);
	return cited;
}

static void
take_outcome(sqlite3_stmt *row, struct links *links)
{
	struct outcome *outcome = outcome_new();

	if (sqlite3_column_type(row, 0) != SQLITE_NULL)
		outcome->meetings_since = sqlite3_column_int(row, 0);
	outcome->note = db_dup_text(row, 1);
	g_ptr_array_add(links->outcomes, outcome);
}

static void
take_report(sqlite3_stmt *row, struct links *links)
{
	guint position = sqlite3_column_int(row, CITED_COLUMNS + 4);
	struct report *report;

	if (position >= links->outcomes->len)
		return;
	report = report_new();
	report->item = take_cited(row);
	report->how = db_dup_text(row, CITED_COLUMNS);
	report->words = db_dup_text(row, CITED_COLUMNS + 1);
	report->starts = sqlite3_column_int64(row, CITED_COLUMNS + 2);
	report->ends = sqlite3_column_int64(row, CITED_COLUMNS + 3);
	g_ptr_array_add(((struct outcome *)links->outcomes->pdata[position])->reports, report);
}

static void
take_target(sqlite3_stmt *row, struct links *links)
{
	g_ptr_array_add(links->refers_to, take_cited(row));
}

static void
take_referring(sqlite3_stmt *row, struct links *links)
{
	g_ptr_array_add(links->referred_by, take_cited(row));
}

#define OF_ITEM(id) FACT_OF_ITEM(id, "?1")

/* ?1: the item. */
static const struct {
	const char *sql;
	void (*take)(sqlite3_stmt *row, struct links *links);
} kinds[] = {
	{ "SELECT meetings_since, mark_note(id) FROM action LEFT JOIN outcome ON action_id = id"
	  " WHERE " OF_ITEM("id") " ORDER BY id DESC", take_outcome },
	{ "SELECT " CITED ", how, words, report.starts, report.ends, " FACT_POSITION("action_id")
	  " FROM report" CITED_JOIN("report.item_id")
	  " WHERE " OF_ITEM("action_id") OLDEST_FIRST, take_report },
	/* What the user named stands behind what the minutes say. */
	{ "SELECT meeting.key || coalesce('/' || item.key_end, ''), meeting.council, meeting.body, meeting.date, item.number,"
	  " nullif(item.title, ''), 'mark', NULL, 0, 0, " FACT_POSITION("action.id")
	  " FROM action JOIN meeting ON meeting.key = mark_by_meeting(action.id)"
	  " LEFT JOIN item ON item.meeting_id = meeting.id AND item.key_end = mark_by_item(action.id)"
	  " WHERE " OF_ITEM("action.id") " AND (item.id IS NULL OR NOT EXISTS (SELECT 1 FROM report"
	  " WHERE action_id = action.id AND item_id = item.id))", take_report },
	{ "SELECT " CITED " FROM (SELECT DISTINCT item_id FROM target"
	  " WHERE " OF_ITEM("reference_id") " AND is_certain) AS target" CITED_JOIN("target.item_id") OLDEST_FIRST,
	    take_target },
	{ "SELECT " CITED " FROM (SELECT DISTINCT reference_id >> 12 AS item_id FROM target"
	  " WHERE target.item_id = ?1 AND is_certain) AS target" CITED_JOIN("target.item_id") OLDEST_FIRST,
	    take_referring },
};

static gboolean
read_kind(sqlite3_stmt *rows, guint kind, gint64 item, struct links *links, GError **error)
{
	enum db_step step;

	if (!db_bind_number(rows, 1, item, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		kinds[kind].take(rows, links);
	return step == DB_DONE;
}

static gboolean
read_all(sqlite3 *db, guint kind, const GArray *ids, const GPtrArray *items, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = hit_prepare(db, kinds[kind].sql, error);

	for (guint i = 0; rows != NULL && i < ids->len; i++) {
		const struct item *item = items->pdata[i];

		if (!read_kind(rows, kind, g_array_index(ids, gint64, i), item->links, error))
			return FALSE;
	}
	return rows != NULL;
}

static gboolean
read_same_matter(sqlite3 *db, gint64 item, struct links *links, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT " CITED ", count(*) OVER ()"
	    " FROM matter AS this JOIN matter AS other ON other.matter = this.matter" CITED_JOIN("other.item_id")
	    " WHERE this.item_id = ?1 AND item.meeting_id <> (SELECT meeting_id FROM item WHERE id = ?1)"
	    " ORDER BY meeting.id DESC, item.id DESC LIMIT ?2", error);
	enum db_step step;

	if (rows == NULL || !db_bind_number(rows, 1, item, error) ||
	    !db_bind_number(rows, 2, SAME_MATTER_MOST, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		g_ptr_array_add(links->same_matter, take_cited(rows));
		links->same_matter_count = sqlite3_column_int(rows, CITED_COLUMNS);
	}
	return step == DB_DONE;
}

gboolean
query_links(sqlite3 *db, gint64 meeting_id, gint64 item_id, struct meeting *meeting, GError **error)
{
	g_autoptr(GArray) ids = item_ids(db, meeting_id, item_id, error);

	if (ids == NULL)
		return FALSE;
	g_array_set_size(ids, MIN(ids->len, meeting->items->len));
	for (guint i = 0; i < ids->len; i++) {
		struct item *item = meeting->items->pdata[i];

		links_free(item->links);
		item->links = links_new();
	}
	for (guint kind = 0; kind < G_N_ELEMENTS(kinds); kind++) {
		if (!read_all(db, kind, ids, meeting->items, error))
			return FALSE;
	}
	return item_id == 0 || ids->len == 0 ||
	    read_same_matter(db, item_id, ((struct item *)meeting->items->pdata[0])->links, error);
}
