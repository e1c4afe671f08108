/* What a search finds: items, or one of their facts. */
#include "query/finder.h"
#include "query/hits.h"
#include "query/item_rows.h"

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
