/* Meetings that the user has set something about, made again at once. */
#include "base/error.h"
#include "load/load.h"
#include "load/relink.h"
#include "load/sets.h"
#include "load/stored.h"
#include "model/key.h"
#include "parse/parse.h"
#include "read/read.h"
#include "sql/db.h"

/* --- What its minutes alone say -------------------------------------------------------------- */

/* A meeting as the user's words find it. */
struct description {
	char *key;
	GString *hashes; /* of all its renditions, parted by blanks */
};

/* Council, text, path and position of a rendition; the one that is shown gives the key. Its council is
 * that of a file, as before anything was set. */
static gboolean
describe(sqlite3_stmt *row, struct description *description)
{
	g_autofree char *council = key_slug(db_text(row, 0) != NULL ? db_text(row, 0) : "");
	struct text *text = read_stored(db_text(row, 1), sqlite3_column_bytes(row, 1));
	guint position = sqlite3_column_int(row, 3);
	const char *layout;
	g_autoptr(GPtrArray) meetings = text != NULL ? parse_meetings(text, db_text(row, 2), &layout, NULL) : NULL;
	gboolean is_done = meetings != NULL && position < meetings->len;

	if (is_done) {
		g_autofree char *plain = sets_key(meetings->pdata[position], text->data);
		g_autofree char *hashes = sets_hashes(meetings->pdata[position], text->data);

		if (description->key == NULL)
			description->key = g_strjoin(*council != '\0' ? ":" : "", council, plain, NULL);
		g_string_append_printf(description->hashes, "%s%s", description->hashes->len > 0 ? " " : "", hashes);
	}
	text_free(text);
	return is_done;
}

static gboolean
describe_all(sqlite3 *db, gint64 meeting, struct description *description, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT (SELECT file.council FROM file JOIN rendition AS other ON other.source_id = file.source_id"
	    " WHERE other.meeting_id = ?1 AND file.council IS NOT NULL ORDER BY file.path LIMIT 1),"
	    " source.text, source.path, rendition.position"
	    " FROM rendition JOIN source ON source.id = rendition.source_id"
	    " WHERE rendition.meeting_id = ?1 ORDER BY rendition.rank", error);
	enum db_step step = DB_FAILED;

	if (rows == NULL || !db_bind_number(rows, 1, meeting, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		if (describe(rows, description))
			continue;
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "made by another minutebook; make it afresh: minutebook load --rebuild");
		return FALSE;
	}
	return step == DB_DONE;
}

gboolean
load_meeting_key(sqlite3 *db, const struct marks *marks, gint64 meeting, char **key, char **hashes, GError **error)
{
	struct description description = { .hashes = g_string_new(NULL) };
	gboolean is_done;

	sets_use(marks);
	is_done = describe_all(db, meeting, &description, error);
	sets_use(NULL);
	if (!is_done)
		g_clear_pointer(&description.key, g_free);
	*key = description.key;
	*hashes = g_string_free(description.hashes, FALSE);
	return is_done;
}

/* --- Made again ------------------------------------------------------------------------------ */

/* What is shown of a meeting: it stays when the meeting's rows are others. */
struct shown {
	gint64 meeting, source, position;
};

static gboolean
find_shown(sqlite3 *db, const char *key, struct shown *shown, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db,
	    "SELECT meeting.id, source_id, position FROM meeting JOIN rendition ON meeting_id = meeting.id"
	    " WHERE key = ?1 AND rank = 0", error);
	enum db_step step = row != NULL && db_bind_text(row, 1, key, error) ? db_step(row, error) : DB_FAILED;

	if (step == DB_ROW)
		*shown = (struct shown){ sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
			sqlite3_column_int64(row, 2) };
	else if (step == DB_DONE)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_NOT_FOUND, "no longer in the cache");
	return step == DB_ROW;
}

static gboolean
find_key(sqlite3 *db, const struct shown *shown, char **key, GError **error)
{
	g_autoptr(sqlite3_stmt) row = db_prepare(db,
	    "SELECT key FROM rendition JOIN meeting ON meeting.id = meeting_id WHERE source_id = ?1 AND position = ?2", error);

	if (row == NULL || !db_bind_number(row, 1, shown->source, error) ||
	    !db_bind_number(row, 2, shown->position, error) || db_step(row, error) != DB_ROW)
		return FALSE;
	*key = db_dup_text(row, 0);
	return TRUE;
}

static void
tell_waiting(const char *notice, gpointer data)
{
	const struct load *load = data;

	if (load->told != NULL)
		load->told(load->cache_path, NULL, notice, 0, 0, load->data);
}

static gboolean
make_again(struct cache *cache, const char *key, char **now, GError **error)
{
	struct shown shown;

	return cache_begin(cache, error) && find_shown(cache_db(cache), key, &shown, error) &&
	    cache_reread(cache, shown.meeting, error) && cache_commit(cache, error) && relink(cache, error) &&
	    find_key(cache_db(cache), &shown, now, error);
}

gboolean
load_meeting_again(const struct load *load, const struct marks *marks, const char *key, char **now, GError **error)
{
	struct cache_writing writing = { .parse = parse_stored, .told = tell_waiting, .data = (gpointer)load };
	struct cache *cache = cache_open_writer(load->cache_path, &writing, error);
	gboolean is_done;

	*now = NULL;
	sets_use(marks);
	is_done = cache != NULL && make_again(cache, key, now, error);
	cache_free(cache);
	sets_use(NULL);
	return is_done;
}
