/*
 * Hits by relevance (BM25). To rank all hits of a common word takes half a second, and what is old is less
 * often wanted: the newest are ranked.
 */
#include "query/item_rows.h"
#include "query/where.h"
#include "sql/db.h"

struct ranked {
	gint64 id;
	double rank; /* the lower the better */
};

/* What a title says weighs more. The order of the columns is the index's. */
#define RANK "bm25(word, 1.0, 1.0, 4.0)"

static sqlite3_stmt *
prepare(struct where *where, sqlite3 *db, const struct filter *filter, const char *expression, GError **error)
{
	struct page page = { .limit = RANKED_MOST + 1 };

	where_add(where, "SELECT word.rowid, " RANK " FROM ");
	where_items(where, expression);
	where_needed(where, filter, "word.rowid");
	if (!where_filter(where, db, filter, "word.rowid", error))
		return NULL;
	where_order(where, &page, "word.rowid");
	return where_prepare(where, db, error);
}

/* The newest hits (struct ranked), and one more where there are more. */
static GArray *
rank_newest(sqlite3 *db, const struct filter *filter, GError **error)
{
	g_autoptr(GArray) ranked = g_array_new(FALSE, FALSE, sizeof(struct ranked));
	g_autofree char *expression = NULL;
	g_autoptr(sqlite3_stmt) rows = NULL;
	enum db_step step = DB_FAILED;
	struct where where;

	if (!filter_look_up(db, filter, error))
		return NULL;
	expression = filter_expression(filter);
	where_init(&where, "");
	rows = prepare(&where, db, filter, expression, error);
	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		struct ranked hit = { sqlite3_column_int64(rows, 0), sqlite3_column_double(rows, 1) };

		g_array_append_val(ranked, hit);
	}
	g_clear_pointer(&rows, sqlite3_finalize);
	where_clear(&where);
	return step == DB_DONE ? g_steal_pointer(&ranked) : NULL;
}

/* The newer of two that are as good comes first. */
static int
compare_hits(gconstpointer left, gconstpointer right)
{
	const struct ranked *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->id < b->id) - (a->id > b->id);
}

/* The rows, newest first, in the order of the ranked. Takes the rows. */
static GPtrArray *
in_order(const GArray *ranked, GPtrArray *rows)
{
	g_autoptr(GHashTable) by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
	GPtrArray *ordered = g_ptr_array_new_with_free_func(item_row_free);

	for (guint i = 0; i < rows->len; i++)
		g_hash_table_insert(by_id, &((struct item_row *)rows->pdata[i])->id, rows->pdata[i]);
	for (guint i = 0; i < ranked->len; i++) {
		struct item_row *row = g_hash_table_lookup(by_id, &g_array_index(ranked, struct ranked, i).id);

		if (row != NULL)
			g_ptr_array_add(ordered, row);
	}
	g_ptr_array_set_free_func(rows, NULL);
	g_ptr_array_unref(rows);
	return ordered;
}

GPtrArray *
query_best_hits(sqlite3 *db, const struct filter *filter, guint limit, gboolean *is_whole, GError **error)
{
	g_autoptr(GArray) ranked = rank_newest(db, filter, error);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	GPtrArray *rows;

	if (ranked == NULL)
		return NULL;
	*is_whole = ranked->len <= RANKED_MOST;
	g_array_set_size(ranked, MIN(ranked->len, RANKED_MOST));
	g_array_sort(ranked, compare_hits);
	g_array_set_size(ranked, MIN(ranked->len, limit));
	for (guint i = 0; i < ranked->len; i++)
		g_array_append_val(ids, g_array_index(ranked, struct ranked, i).id);
	rows = item_rows_found(db, filter, ids, error);
	if (rows == NULL)
		return NULL;
	rows = in_order(ranked, rows);
	if (!query_smallest(db, filter, rows, error))
		g_clear_pointer(&rows, g_ptr_array_unref);
	return rows;
}
