/* What a search finds: items, or one of their facts. */
#include <string.h>
#include "query/finder.h"
#include "query/hit.h"
#include "query/hits.h"
#include "query/item_rows.h"
#include "query/where.h"
#include "sql/db.h"

static struct item_row *
new_hit(gint64 id, gint64 meeting, const char *key, const char *date, const char *body, const char *number,
    const char *title)
{
	struct item_row *hit = g_new0(struct item_row, 1);

	hit->id = id;
	hit->item_id = fact_item(id);
	hit->fact = id;
	hit->meeting_id = meeting;
	hit->key = g_strdup(key);
	hit->date = g_strdup(date);
	hit->body = g_strdup(body);
	hit->number = g_strdup(number);
	hit->title = g_strdup(title);
	return hit;
}

static struct item_row *
action_hit(const struct action_row *row, const struct finder *finder)
{
	struct item_row *hit = new_hit(row->id, row->meeting_id, row->key, row->date, row->body,
	    row->number, row->title);

	hit->where = "action";
	hit->snippet = finder_mark(finder, IN_ACTION, row->text);
	return hit;
}

static struct item_row *
resolution_hit(const struct resolution_row *row, const struct finder *finder)
{
	struct item_row *hit = new_hit(row->id, row->meeting_id, row->key, row->date, row->body,
	    row->number, row->title);

	hit->where = "resolution";
	hit->snippet = finder_mark(finder, IN_RESOLUTION, row->text);
	return hit;
}

/* Facts that `which` (NULL: any) finds, marked by the filter. */
static GPtrArray *
fact_hits(sqlite3 *db, const struct filter *filter, const struct filter *which, const struct page *page, GError **error)
{
	gboolean is_actions = filter->facts == FACTS_ACTIONS;
	g_autoptr(GPtrArray) rows = is_actions ? query_actions(db, which, page, error) :
	    query_resolutions(db, which, page, error);
	struct finder *finder;
	GPtrArray *hits;

	if (rows == NULL)
		return NULL;
	finder = finder_new(filter);
	hits = g_ptr_array_new_with_free_func(item_row_free);
	for (guint i = 0; i < rows->len; i++)
		g_ptr_array_add(hits, is_actions ? action_hit(rows->pdata[i], finder) : resolution_hit(rows->pdata[i], finder));
	finder_free(finder);
	return hits;
}

GPtrArray *
hits_found(sqlite3 *db, const struct filter *filter, const GArray *ids, GError **error)
{
	struct page page = { .ids = ids };

	if (filter->facts != FACTS_NONE)
		return fact_hits(db, filter, NULL, &page, error);
	if (filter_has_words(filter))
		return item_rows_found(db, filter, ids, error);
	return query_items(db, 0, NULL, &page, error);
}

GPtrArray *
query_hits(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error)
{
	GPtrArray *rows;

	if (filter != NULL && filter->facts != FACTS_NONE)
		return fact_hits(db, filter, filter, page, error);
	rows = query_items(db, 0, filter, page, error);
	if (rows != NULL && !query_smallest(db, filter, rows, error))
		g_clear_pointer(&rows, g_ptr_array_unref);
	return rows;
}

/* --- States ----------------------------------------------------------------------------------- */

static gboolean
set_state(sqlite3_stmt *states, struct item_row *row, GError **error)
{
	enum db_step step;

	if (!db_bind_number(states, 1, row->fact, error))
		return FALSE;
	if ((step = db_step(states, error)) == DB_ROW)
		row->state = g_intern_string(db_text(states, 0));
	sqlite3_reset(states);
	return step != DB_FAILED;
}

gboolean
query_states(sqlite3 *db, const GPtrArray *hits, GError **error)
{
	g_autoptr(sqlite3_stmt) states = NULL;

	for (guint i = 0; i < hits->len; i++) {
		struct item_row *row = hits->pdata[i];

		if (row->fact == 0 || strcmp(row->where, "action") != 0)
			continue;
		if (states == NULL)
			states = hit_prepare(db, "SELECT " ACTION_STATE " FROM action LEFT JOIN outcome ON"
			    " outcome.action_id = action.id WHERE action.id = ?1", error);
		if (states == NULL || !set_state(states, row, error))
			return FALSE;
	}
	return TRUE;
}
