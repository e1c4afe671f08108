#include <string.h>
#include "link/elsewhere.h"
#include "link/series.h"
#include "model/day.h"
#include "sql/db.h"

static gboolean
is_titled(const struct citation *citation, const char *title)
{
	GStringChunk *kept = g_string_chunk_new(256);
	g_autoptr(GPtrArray) wanted = telling_words(kept, citation->title != NULL ? citation->title : "");
	g_autoptr(GPtrArray) words = telling_words(kept, title != NULL ? title : "");
	gboolean is_it = words_tell(words, wanted);

	g_string_chunk_free(kept);
	return is_it;
}

gboolean
elsewhere_put(struct others *others, sqlite3_stmt *insert, const char *body_key, int before,
    const struct citation *citation, GError **error)
{
	g_autofree char *title = NULL;
	gint64 item = 0;

	return others_find_item(others, body_key, citation->minute, citation->day, before, &item, &title, error) &&
	    (item == 0 || citation_put(insert, citation->id, item, citation->day > 0 || is_titled(citation, title), error));
}

/* --- What waits for others ------------------------------------------------------------------- */

struct waiting {
	struct citation citation;
	char *body_key; /* of the citing meeting */
	int day;        /* its day */
};

static void
waiting_free(gpointer data)
{
	struct waiting *waiting = data;

	citation_clear(&waiting->citation);
	g_free(waiting->body_key);
	g_free(waiting);
}

/* Read whole before any is written. */
static GPtrArray *
read_waiting(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT " CITATION ", meeting.body_key, meeting.date FROM reference"
	    " JOIN item ON item.id = reference.id >> 12 JOIN meeting ON meeting.id = meeting_id"
	    " WHERE reference.body IS NOT NULL"
	    " AND NOT EXISTS (SELECT 1 FROM target WHERE reference_id = reference.id) ORDER BY reference.id", error);
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(waiting_free);
	enum db_step step = DB_FAILED;

	while (rows != NULL && (step = db_step(rows, error)) == DB_ROW) {
		struct waiting *waiting = g_new0(struct waiting, 1);

		citation_read(rows, &waiting->citation);
		waiting->body_key = db_dup_text(rows, 8);
		waiting->day = day_number(db_text(rows, 9));
		g_ptr_array_add(all, waiting);
	}
	return step == DB_DONE ? g_steal_pointer(&all) : NULL;
}

static gboolean
is_among(const GPtrArray *bodies, const char *key)
{
	return g_ptr_array_find_with_equal_func((GPtrArray *)bodies, key, g_str_equal, NULL);
}

static gboolean
write_waiting(struct others *others, sqlite3_stmt *insert, const GPtrArray *bodies, const struct waiting *waiting, GError **error)
{
	const char *body_key;

	if (is_among(bodies, waiting->body_key))
		return TRUE;
	if (!others_find_body(others, waiting->citation.body, waiting->body_key, &body_key, error))
		return FALSE;
	return body_key == NULL || !is_among(bodies, body_key) ||
	    elsewhere_put(others, insert, body_key, waiting->day, &waiting->citation, error);
}

gboolean
elsewhere_write(sqlite3 *db, struct others *others, const GPtrArray *bodies, GError **error)
{
	g_autoptr(sqlite3_stmt) insert = NULL;
	g_autoptr(GPtrArray) all = NULL;
	gboolean are_all;

	if (!others_are_among(others, bodies, &are_all, error))
		return FALSE;
	if (are_all)
		return TRUE;
	insert = citation_insert(db, error);
	all = insert != NULL ? read_waiting(db, error) : NULL;
	for (guint i = 0; all != NULL && i < all->len; i++)
		if (!write_waiting(others, insert, bodies, all->pdata[i], error))
			return FALSE;
	return all != NULL;
}
