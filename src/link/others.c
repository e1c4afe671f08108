#include <string.h>
#include "link/others.h"
#include "model/day.h"
#include "model/key.h"
#include "sql/db.h"
#include "store/store.h"

/* A key's part behind the council: "audit-committee" of "averley:audit-committee". */
static const char *
own_slug(const char *key)
{
	const char *colon = strchr(key, ':');

	return colon != NULL ? colon + 1 : key;
}

static gboolean
shares_council(const char *a, const char *b)
{
	gsize n = own_slug(a) - a;

	return n == (gsize)(own_slug(b) - b) && strncmp(a, b, n) == 0;
}

/* "scrutiny-panel" is part of "improving-places-scrutiny-panel"; whole words only. */
static gboolean
ends_with(const char *slug, const char *name)
{
	gsize n = strlen(slug), m = strlen(name);

	return m < n && slug[n - m - 1] == '-' && strcmp(slug + n - m, name) == 0;
}

struct others {
	sqlite3 *db;
	GPtrArray *keys; /* char *; NULL: not read yet */
	GHashTable *named; /* "council\nname" to the key that it means, or NULL: minutes name few, often */
	sqlite3_stmt *items;
	struct telling *telling;
};

struct others *
others_new(sqlite3 *db)
{
	struct others *others = g_new0(struct others, 1);

	others->db = db;
	others->telling = telling_new();
	others->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return others;
}

void
others_free(struct others *others)
{
	sqlite3_finalize(others->items);
	g_clear_pointer(&others->keys, g_ptr_array_unref);
	g_hash_table_unref(others->named);
	telling_free(others->telling);
	g_free(others);
}

static gboolean
read_keys(struct others *others, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(others->db,
	    "WITH RECURSIVE body(key) AS (SELECT min(body_key) FROM meeting UNION ALL"
	    " SELECT (SELECT min(body_key) FROM meeting WHERE body_key > body.key) FROM body WHERE body.key IS NOT NULL)"
	    " SELECT key FROM body WHERE key IS NOT NULL", error);
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_add(keys, db_dup_text(rows, 0));
	if (step == DB_DONE)
		others->keys = g_steal_pointer(&keys);
	return step == DB_DONE;
}

struct choice {
	const char *key;
	guint rank, n; /* how well it fits, and how many fit as well */
};

static void
weigh(struct choice *choice, const char *key, const char *name, const char *from)
{
	guint rank = strcmp(own_slug(key), name) == 0 ? 4 : ends_with(own_slug(key), name) ? 2 : 0;

	if (rank == 0 || (rank == 2 && strchr(name, '-') == NULL))
		return;
	rank += shares_council(key, from);
	if (rank > choice->rank)
		*choice = (struct choice){ key, rank, 1 };
	else if (rank == choice->rank)
		choice->n++;
}

gboolean
others_are_among(struct others *others, GHashTable *bodies, gboolean *are_all, GError **error)
{
	if (others->keys == NULL && !read_keys(others, error))
		return FALSE;
	*are_all = TRUE;
	for (guint i = 0; i < others->keys->len; i++)
		*are_all = *are_all && g_hash_table_contains(bodies, others->keys->pdata[i]);
	return TRUE;
}

static const char *
find_named(const struct others *others, const char *name, const char *from)
{
	g_autofree char *slug = key_slug(name);
	struct choice choice = { NULL, 0, 0 };

	for (guint i = 0; i < others->keys->len; i++)
		weigh(&choice, others->keys->pdata[i], slug, from);
	return choice.n == 1 ? choice.key : NULL;
}

gboolean
others_find_body(struct others *others, const char *name, const char *from, const char **key, GError **error)
{
	g_autofree char *asked = g_strdup_printf("%.*s\n%s", (int)(own_slug(from) - from), from, name);
	gpointer known;

	if (others->keys == NULL && !read_keys(others, error))
		return FALSE;
	if (!g_hash_table_lookup_extended(others->named, asked, NULL, &known)) {
		known = (gpointer)find_named(others, name, from);
		g_hash_table_insert(others->named, g_steal_pointer(&asked), known);
	}
	*key = known;
	return TRUE;
}

static gboolean
prepare_items(struct others *others, GError **error)
{
	if (others->items == NULL)
		others->items = db_prepare(others->db,
		    "SELECT i.id, i.title FROM meeting AS m JOIN item AS i ON i.meeting_id = m.id"
		    " WHERE m.body_key = ?1 AND m.id BETWEEN ?2 AND ?3 AND i.number = ?4 ORDER BY m.id DESC LIMIT 1", error);
	return others->items != NULL;
}

gboolean
others_find_item(struct others *others, const char *body_key, const char *minute, int day, int before,
    gint64 *item, char **title, GError **error)
{
	int first = day > 0 ? day : 1, last = day > 0 ? day : before > 0 ? before : 1 << 22;

	if (!prepare_items(others, error) || !db_bind_text(others->items, 1, body_key, error) ||
	    !db_bind_number(others->items, 2, day_first_id(first), error) ||
	    !db_bind_number(others->items, 3, day_last_id(last), error) ||
	    !db_bind_text(others->items, 4, minute, error))
		return FALSE;
	switch (db_step(others->items, error)) {
	case DB_ROW:
		*item = sqlite3_column_int64(others->items, 0);
		*title = db_dup_text(others->items, 1);
		sqlite3_reset(others->items);
		return TRUE;
	case DB_DONE:
		return TRUE;
	default:
		return FALSE;
	}
}

struct telling *
others_telling(struct others *others)
{
	return others->telling;
}
