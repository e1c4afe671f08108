#include "link/matters.h"
#include "sql/db.h"
#include "store/store.h"

/* Who leads a matter's group: matters point to another one, the leader to itself. Each search halves
 * the way for the next one. */
static struct matter *
leader(GHashTable *leaders, struct matter *matter)
{
	struct matter *next, *after;

	while ((next = g_hash_table_lookup(leaders, matter)) != NULL && next != matter) {
		after = g_hash_table_lookup(leaders, next);
		g_hash_table_insert(leaders, matter, after);
		matter = after;
	}
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

static void
join_cited(const struct series *series, GHashTable *leaders, gint64 reference, gint64 item)
{
	struct matter *citing = series_matter(series, fact_item(reference)), *cited = series_matter(series, item);

	/* "Minutes of the previous meeting" refers to many matters and is none of them. */
	if (citing != NULL && cited != NULL && !cited->is_standing && !citing->is_standing)
		join(leaders, cited, citing);
}

static gboolean
join_by_reference(sqlite3 *db, const struct series *series, GHashTable *leaders, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT reference_id, item_id FROM target WHERE reference_id BETWEEN ?1 AND ?2 AND is_certain = 1", error);
	enum db_step step = DB_DONE;

	for (guint i = 0; rows != NULL && step == DB_DONE && i < series->meetings->len; i++) {
		gint64 first, last;

		if (!held_facts(series->meetings->pdata[i], &first, &last))
			continue;
		if (!db_bind_number(rows, 1, first, error) || !db_bind_number(rows, 2, last, error))
			return FALSE;
		while ((step = db_step(rows, error)) == DB_ROW)
			join_cited(series, leaders, sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1));
	}
	return rows != NULL && step == DB_DONE;
}

gboolean
matters_write(sqlite3 *db, const struct series *series, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db, "INSERT INTO matter(item_id, matter) VALUES(?1, ?2)", error);
	g_autoptr(GHashTable) leaders = g_hash_table_new(g_direct_hash, g_direct_equal);

	if (insert == NULL ||
	    !series_each_meeting(db, series, "DELETE FROM matter WHERE item_id BETWEEN ?1 AND ?2", TRUE, error))
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
