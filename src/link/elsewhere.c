#include <string.h>
#include "link/elsewhere.h"
#include "model/day.h"
#include "sql/db.h"

static gboolean
is_titled(struct others *others, const struct citation *citation, const char *title)
{
	struct telling *telling = others_telling(others);
	const struct words *wanted = telling_words(telling, citation->title != NULL ? citation->title : "");
	const struct words *words = telling_words(telling, title != NULL ? title : "");

	return words_tell(words, wanted);
}

gboolean
elsewhere_find(struct others *others, struct findings *findings, const char *body_key, int before,
    const struct citation *citation, GError **error)
{
	g_autofree char *title = NULL;
	struct found_target target = { .reference = citation->id };

	if (!others_find_item(others, body_key, citation->minute, citation->day, before, &target.item, &title, error))
		return FALSE;
	target.is_certain = target.item != 0 && (citation->day > 0 || is_titled(others, citation, title));
	if (target.item != 0)
		findings_add(findings, FINDINGS_TARGETS, &target);
	return TRUE;
}

/* --- What concerns others -------------------------------------------------------------------- */

/* A citation that names a body. */
struct naming {
	struct citation citation;
	const char *body_key; /* of the citing meeting */
	int day;              /* its day */
	const char *target;   /* key of the body in which it was found; NULL: it wasn't */
};

/* Read whole before any is written. Keeps texts in `findings`. */
static GArray *
read_naming(sqlite3 *db, struct findings *findings, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT " CITATION ", meeting.body_key, meeting.date,"
	    " (SELECT cited.body_key FROM target JOIN item AS i ON i.id = target.item_id"
	    " JOIN meeting AS cited ON cited.id = i.meeting_id WHERE reference_id = reference.id LIMIT 1)"
	    " FROM reference JOIN item ON item.id = reference.id >> 12 JOIN meeting ON meeting.id = meeting_id"
	    " WHERE reference.body IS NOT NULL ORDER BY reference.id", error);
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct naming));
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		struct naming naming;

		citation_read(rows, findings->texts, &naming.citation);
		naming.body_key = findings_keep(findings, db_text(rows, 8));
		naming.day = day_number(db_text(rows, 9));
		naming.target = findings_keep(findings, db_text(rows, 10));
		g_array_append_val(all, naming);
	}
	return step == DB_DONE ? g_steal_pointer(&all) : NULL;
}

struct rewriting {
	struct others *others;
	GHashTable *bodies; /* char *, borrowed: what the load changed */
	sqlite3_stmt *drop;
	struct findings *findings;
};

static gboolean
look_again(const struct rewriting *rewriting, const struct naming *naming, GError **error)
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
	    elsewhere_find(rewriting->others, rewriting->findings, body_key, naming->day, &naming->citation, error));
}

static gboolean
rewrite(const struct rewriting *rewriting, sqlite3 *db, GError **error)
{
	g_autoptr(GArray) all = read_naming(db, rewriting->findings, error);
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	for (guint i = 0; all != NULL && i < all->len; i++)
		if (!look_again(rewriting, &g_array_index(all, struct naming, i), error))
			return FALSE;
	g_ptr_array_add(found, rewriting->findings);
	return all != NULL && findings_put(db, found, FINDINGS_TARGETS, error);
}

gboolean
elsewhere_write(sqlite3 *db, struct others *others, const GPtrArray *bodies, GError **error)
{
	g_autoptr(GHashTable) changed = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(sqlite3_stmt) drop = NULL;
	struct rewriting rewriting = { .others = others, .bodies = changed };
	gboolean are_all, is_done;

	for (guint i = 0; i < bodies->len; i++)
		g_hash_table_add(changed, bodies->pdata[i]);
	if (!others_are_among(others, changed, &are_all, error))
		return FALSE;
	if (are_all)
		return TRUE;
	rewriting.drop = drop = db_prepare(db, "DELETE FROM target WHERE reference_id = ?1", error);
	rewriting.findings = findings_new();
	is_done = drop != NULL && rewrite(&rewriting, db, error);
	findings_free(rewriting.findings);
	return is_done;
}
