#include "link/matters.h"
#include "store/db.h"
#include "store/store.h"

/* Who leads a matter's group: matters point to an earlier one, the first to itself. */
static struct matter *
leader(GHashTable *leaders, struct matter *matter)
{
	struct matter *next;

	while ((next = g_hash_table_lookup(leaders, matter)) != NULL && next != matter)
		matter = next;
	return matter;
}

static void
join(GHashTable *leaders, struct matter *a, struct matter *b)
{
	a = leader(leaders, a);
	b = leader(leaders, b);
	g_hash_table_insert(leaders, a, a);
	g_hash_table_insert(leaders, b, a);
}

static void
join_by_title(const struct series *series, GHashTable *leaders)
{
	g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i], *other;

		if (matter->is_standing)
			continue;
		if ((other = g_hash_table_lookup(first, matter->slug)) != NULL)
			join(leaders, other, matter);
		else
			g_hash_table_insert(first, matter->slug, matter);
	}
}

static gboolean
join_by_reference(sqlite3 *db, const struct series *series, GHashTable *leaders, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT item_id FROM target WHERE reference_id BETWEEN ?1 AND ?2 AND is_certain = 1", error);
	enum db_step step = DB_DONE;

	for (guint i = 0; rows != NULL && step == DB_DONE && i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i], *cited;

		if (!db_bind_number(rows, 1, fact_first(matter->id), error) ||
		    !db_bind_number(rows, 2, fact_last(matter->id), error))
			return FALSE;
		while ((step = db_step(rows, error)) == DB_ROW) {
			cited = series_matter(series, sqlite3_column_int64(rows, 0));
			/* "Minutes of the previous meeting" refers to many matters and is none of them. */
			if (cited != NULL && !cited->is_standing && !matter->is_standing)
				join(leaders, cited, matter);
		}
	}
	return rows != NULL && step == DB_DONE;
}

static gboolean
clean(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) drop = db_prepare(db, "DELETE FROM matter WHERE item_id = ?1", error);

	for (guint i = 0; drop != NULL && i < series->matters->len; i++)
		if (!db_bind_number(drop, 1, ((struct matter *)series->matters->pdata[i])->id, error) || !db_run(drop, error))
			return FALSE;
	return drop != NULL;
}

gboolean
matters_write(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db, "INSERT INTO matter(item_id, matter) VALUES(?1, ?2)", error);
	g_autoptr(GHashTable) leaders = g_hash_table_new(g_direct_hash, g_direct_equal);

	if (insert == NULL || !clean(db, series, error))
		return FALSE;
	join_by_title(series, leaders);
	if (!join_by_reference(db, series, leaders, error))
		return FALSE;
	for (guint i = 0; i < series->matters->len; i++) {
		struct matter *matter = series->matters->pdata[i];

		if (g_hash_table_lookup(leaders, matter) == NULL)
			continue;
		if (!db_bind_number(insert, 1, matter->id, error) ||
		    !db_bind_number(insert, 2, leader(leaders, matter)->id, error) || !db_run(insert, error))
			return FALSE;
	}
	return TRUE;
}
