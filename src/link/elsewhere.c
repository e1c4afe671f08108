#include <string.h>
#include "link/elsewhere.h"
#include "model/day.h"
#include "sql/db.h"

static gboolean
is_titled(struct others *others, const struct citation *citation, const char *title)
{
	struct telling *telling = others_telling(others);
	g_autoptr(GPtrArray) wanted = telling_words(telling, citation->title != NULL ? citation->title : "");
	g_autoptr(GPtrArray) words = telling_words(telling, title != NULL ? title : "");

	return words_tell(words, wanted);
}

gboolean
elsewhere_put(struct others *others, sqlite3_stmt *insert, const char *body_key, int before,
    const struct citation *citation, GError **error)
{
	g_autofree char *title = NULL;
	gint64 item = 0;

	return others_find_item(others, body_key, citation->minute, citation->day, before, &item, &title, error) &&
	    (item == 0 || citation_put(insert, citation->id, item, citation->day > 0 || is_titled(others, citation, title), error));
}

/* --- What concerns others -------------------------------------------------------------------- */

/* A citation that names a body. */
struct naming {
	struct citation citation;
	char *body_key; /* of the citing meeting */
	int day;        /* its day */
	char *target;   /* key of the body in which it was found; NULL: it wasn't */
};

static void
naming_free(gpointer data)
{
	struct naming *naming = data;

	citation_clear(&naming->citation);
	g_free(naming->body_key);
	g_free(naming->target);
	g_free(naming);
}

/* Read whole before any is written. */
static GPtrArray *
read_naming(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT " CITATION ", meeting.body_key, meeting.date,"
	    " (SELECT cited.body_key FROM target JOIN item AS i ON i.id = target.item_id"
	    " JOIN meeting AS cited ON cited.id = i.meeting_id WHERE reference_id = reference.id LIMIT 1)"
	    " FROM reference JOIN item ON item.id = reference.id >> 12 JOIN meeting ON meeting.id = meeting_id"
	    " WHERE reference.body IS NOT NULL ORDER BY reference.id", error);
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(naming_free);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		struct naming *naming = g_new0(struct naming, 1);

		citation_read(rows, &naming->citation);
		naming->body_key = db_dup_text(rows, 8);
		naming->day = day_number(db_text(rows, 9));
		naming->target = db_dup_text(rows, 10);
		g_ptr_array_add(all, naming);
	}
	return step == DB_DONE ? g_steal_pointer(&all) : NULL;
}

struct rewriting {
	struct others *others;
	GHashTable *bodies; /* char *, borrowed: what the load changed */
	sqlite3_stmt *drop, *insert;
};

static gboolean
write_naming(const struct rewriting *rewriting, const struct naming *naming, GError **error)
{
	const char *body_key;

	if (g_hash_table_contains(rewriting->bodies, naming->body_key))
		return TRUE;
	if (!others_find_body(rewriting->others, naming->citation.body, naming->body_key, &body_key, error))
		return FALSE;
	if (g_strcmp0(body_key, naming->body_key) == 0 || (g_strcmp0(body_key, naming->target) == 0 &&
	    (body_key == NULL || !g_hash_table_contains(rewriting->bodies, body_key))))
		return TRUE;
	return db_bind_number(rewriting->drop, 1, naming->citation.id, error) && db_run(rewriting->drop, error) &&
	    (body_key == NULL ||
	    elsewhere_put(rewriting->others, rewriting->insert, body_key, naming->day, &naming->citation, error));
}

static gboolean
write_all(const struct rewriting *rewriting, const GPtrArray *all, GError **error)
{
	for (guint i = 0; i < all->len; i++)
		if (!write_naming(rewriting, all->pdata[i], error))
			return FALSE;
	return TRUE;
}

gboolean
elsewhere_write(sqlite3 *db, struct others *others, const GPtrArray *bodies, GError **error)
{
	g_autoptr(GHashTable) changed = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(sqlite3_stmt) drop = NULL, insert = NULL;
	struct rewriting rewriting = { .others = others, .bodies = changed };
	g_autoptr(GPtrArray) all = NULL;
	gboolean are_all;

	for (guint i = 0; i < bodies->len; i++)
		g_hash_table_add(changed, bodies->pdata[i]);
	if (!others_are_among(others, changed, &are_all, error))
		return FALSE;
	if (are_all)
		return TRUE;
	rewriting.drop = drop = db_prepare(db, "DELETE FROM target WHERE reference_id = ?1", error);
	rewriting.insert = insert = drop != NULL ? citation_insert(db, error) : NULL;
	all = insert != NULL ? read_naming(db, error) : NULL;
	return all != NULL && write_all(&rewriting, all, error);
}
