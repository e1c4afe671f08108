#include <string.h>
#include "link/others.h"
#include "link/series.h"
#include "model/day.h"
#include "model/key.h"
#include "store/db.h"
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

struct choice {
	char *key;
	guint rank, n; /* how well it fits, and how many fit as well */
};

static void
weigh(struct choice *choice, const char *key, const char *name, const char *from)
{
	guint rank = strcmp(own_slug(key), name) == 0 ? 4 : ends_with(own_slug(key), name) ? 2 : 0;

	if (rank == 0 || (rank == 2 && strchr(name, '-') == NULL))
		return;
	rank += shares_council(key, from);
	if (rank > choice->rank) {
		g_free(choice->key);
		*choice = (struct choice){ g_strdup(key), rank, 1 };
	} else if (rank == choice->rank)
		choice->n++;
}

gboolean
others_find_body(sqlite3 *db, const char *name, const char *from, char **key, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "WITH RECURSIVE body(key) AS (SELECT min(body_key) FROM meeting UNION ALL"
	    " SELECT (SELECT min(body_key) FROM meeting WHERE body_key > body.key) FROM body WHERE body.key IS NOT NULL)"
	    " SELECT key FROM body WHERE key IS NOT NULL", error);
	g_autofree char *slug = key_slug(name);
	struct choice choice = { NULL, 0, 0 };
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW)
		weigh(&choice, db_text(rows, 0), slug, from);
	if (choice.n == 1)
		*key = g_steal_pointer(&choice.key);
	g_free(choice.key);
	return step == DB_DONE;
}

gboolean
others_find_item(sqlite3 *db, const char *body_key, const char *minute, int day, int before, gint64 *item, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT i.id FROM meeting AS m JOIN item AS i ON i.meeting_id = m.id"
	    " WHERE m.body_key = ?1 AND m.id BETWEEN ?2 AND ?3 AND i.number = ?4 ORDER BY m.id DESC LIMIT 1", error);
	int first = day > 0 ? day : 1, last = day > 0 ? day : before > 0 ? before : 1 << 22;

	if (rows == NULL || !db_bind_text(rows, 1, body_key, error) ||
	    !db_bind_number(rows, 2, day_first_id(first), error) ||
	    !db_bind_number(rows, 3, day_last_id(last), error) ||
	    !db_bind_text(rows, 4, minute, error))
		return FALSE;
	switch (db_step(rows, error)) {
	case DB_ROW:
		*item = sqlite3_column_int64(rows, 0);
		return TRUE;
	case DB_DONE:
		return TRUE;
	default:
		return FALSE;
	}
}
