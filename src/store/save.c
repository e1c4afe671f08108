/* Files and sources: which content which path holds, and what follows from a change. */
#include <string.h>
#include "base/error.h"
#include "model/key.h"
#include "sql/db.h"
#include "store/cache.h"

void
content_free(struct content *content)
{
	if (content == NULL)
		return;
	g_free(content->text);
	g_clear_pointer(&content->renditions, g_ptr_array_unref);
	g_clear_pointer(&content->meetings, g_ptr_array_unref);
	g_free(content);
}

struct content *
content_new(const char *path, char *text, gsize size, const char *sha256, const char *layout,
    GPtrArray *meetings)
{
	struct content *content = g_new0(struct content, 1);

	content->text = text;
	content->size = size;
	g_strlcpy(content->sha256, sha256, sizeof(content->sha256));
	content->layout = layout;
	content->meetings = meetings;
	content->renditions = g_ptr_array_new_with_free_func((GDestroyNotify)rendition_free);
	for (guint i = 0; i < meetings->len; i++) {
		struct rendition *rendition = rendition_new(meetings->pdata[i], text, path);

		rendition->position = i;
		g_ptr_array_add(content->renditions, rendition);
		/* The meeting's own key is set when it gets its rows (meeting.c). */
		meeting_set_key_ends(meetings->pdata[i]);
	}
	return content;
}

static gboolean
cannot_write(GError **error)
{
	g_prefix_error(error, "cannot write: ");
	return FALSE;
}

/* --- Sources --------------------------------------------------------------------------------- */

/* *source is 0 where the content is new. */
static gboolean
find_source(struct cache *cache, const char *sha256, gint64 *source, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "SELECT id FROM source WHERE sha256 = ?1", error);
	enum db_step step;

	*source = 0;
	if (stmt == NULL || !db_bind_text(stmt, 1, sha256, error))
		return FALSE;
	step = db_step(stmt, error);
	if (step == DB_ROW)
		*source = sqlite3_column_int64(stmt, 0);
	sqlite3_reset(stmt);
	return step != DB_FAILED;
}

/* The text is written, and nothing else needs it: a batch waits without its texts. */
static gboolean
insert_source(struct cache *cache, struct content *content, const char *path, gint64 *source, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO source(sha256, layout, loaded, path, text) VALUES(?1, ?2, ?3, ?4, ?5)", error);

	if (stmt == NULL ||
	    !db_bind_text(stmt, 1, content->sha256, error) ||
	    !db_bind_text(stmt, 2, content->layout, error) ||
	    !db_bind_text(stmt, 3, cache->now, error) ||
	    !db_bind_text(stmt, 4, path, error) ||
	    !db_bind_sized(stmt, 5, content->text, content->size, error) ||
	    !db_run(stmt, error))
		return FALSE;
	*source = sqlite3_last_insert_rowid(cache->db);
	g_clear_pointer(&content->text, g_free);
	return TRUE;
}

/* The renditions wait for the end of the batch; the content must stay until then. */
static void
add_renditions(struct cache *cache, gint64 source, struct content *content, const char *council)
{
	while (content->renditions->len > 0) {
		struct rendition *rendition = g_ptr_array_steal_index(content->renditions, 0);
		struct day *day = cache_day(cache, rendition->day_key);

		rendition->source = source;
		/* What the meeting says itself was set by the user. */
		if (rendition->council == NULL)
			rendition->council = g_strdup(council);
		g_ptr_array_add(day->fresh, rendition);
	}
	g_hash_table_add(cache->fresh_sources, g_memdup2(&source, sizeof(source)));
}

/* Notes which days lose the source's renditions. */
static gboolean
drop_renditions(struct cache *cache, gint64 source, GError **error)
{
	sqlite3_stmt *rows = cache_statement(cache, "SELECT day_key, meeting_id FROM rendition WHERE source_id = ?1", error);
	sqlite3_stmt *drop = cache_statement(cache, "DELETE FROM rendition WHERE source_id = ?1", error);
	enum db_step step;

	if (rows == NULL || drop == NULL || !db_bind_number(rows, 1, source, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		gint64 meeting = sqlite3_column_int64(rows, 1);

		g_array_append_val(cache_day(cache, db_text(rows, 0))->emptied, meeting);
	}
	return step == DB_DONE && db_bind_number(drop, 1, source, error) && db_run(drop, error);
}

static gboolean
delete_source(struct cache *cache, gint64 source, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM source WHERE id = ?1", error);

	return drop_renditions(cache, source, error) &&
	    stmt != NULL && db_bind_number(stmt, 1, source, error) && db_run(stmt, error);
}

/* Parses the stored text once more, under another path or for another council. */
static gboolean
reread_source(struct cache *cache, gint64 source, const char *path, const char *council, GError **error)
{
	sqlite3_stmt *rename = cache_statement(cache, "UPDATE source SET path = ?2 WHERE id = ?1", error);
	sqlite3_stmt *row = cache_statement(cache, "SELECT text, sha256 FROM source WHERE id = ?1", error);
	struct content *content;
	GPtrArray *meetings;

	if (rename == NULL || row == NULL || !drop_renditions(cache, source, error) ||
	    !db_bind_number(rename, 1, source, error) || !db_bind_text(rename, 2, path, error) ||
	    !db_run(rename, error) ||
	    !db_bind_number(row, 1, source, error) || db_step(row, error) != DB_ROW)
		return FALSE;
	meetings = cache->writing->parse(db_text(row, 0), sqlite3_column_bytes(row, 0), path, error);
	if (meetings == NULL) {
		sqlite3_reset(row);
		return FALSE;
	}
	content = content_new(path, g_strdup(db_text(row, 0)), sqlite3_column_bytes(row, 0), db_text(row, 1), "", meetings);
	sqlite3_reset(row);
	g_ptr_array_add(cache->contents, content);
	add_renditions(cache, source, content, council);
	return TRUE;
}

/* Path and council of a source are those of the first of its files that has one. */
struct origin {
	char *path, *council;       /* by the files there are */
	char *old_path, *old_council; /* as the source was read */
};

static void
origin_clear(struct origin *origin)
{
	g_free(origin->path);
	g_free(origin->council);
	g_free(origin->old_path);
	g_free(origin->old_council);
}

static gboolean
find_origin(struct cache *cache, gint64 source, struct origin *origin, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "SELECT (SELECT min(path) FROM file WHERE source_id = ?1),"
	    " (SELECT council FROM file WHERE source_id = ?1 AND council IS NOT NULL ORDER BY path LIMIT 1),"
	    " source.path, (SELECT council FROM rendition WHERE source_id = ?1 LIMIT 1)"
	    " FROM source WHERE id = ?1", error);

	if (stmt == NULL || !db_bind_number(stmt, 1, source, error) || db_step(stmt, error) != DB_ROW)
		return FALSE;
	origin->path = db_dup_text(stmt, 0);
	origin->council = db_dup_text(stmt, 1);
	origin->old_path = db_dup_text(stmt, 2);
	origin->old_council = db_dup_text(stmt, 3);
	sqlite3_reset(stmt);
	return TRUE;
}

static gboolean
follow_origin(struct cache *cache, gint64 source, const struct origin *origin, GError **error)
{
	if (origin->path == NULL)
		return delete_source(cache, source, error);
	if (strcmp(origin->path, origin->old_path) == 0 && g_strcmp0(origin->council, origin->old_council) == 0)
		return TRUE;
	return reread_source(cache, source, origin->path, origin->council, error);
}

/* A file of this source came or went, or is another council's. */
static gboolean
refresh_source(struct cache *cache, gint64 source, GError **error)
{
	struct origin origin = { NULL };
	gboolean is_done;

	/* What is still waiting to be written can't be found by its rows. */
	if (g_hash_table_contains(cache->fresh_sources, &source) && !cache_write_days(cache, error))
		return FALSE;
	is_done = find_origin(cache, source, &origin, error) && follow_origin(cache, source, &origin, error);
	origin_clear(&origin);
	return is_done;
}

static GArray *
sources_of(struct cache *cache, gint64 meeting, GError **error)
{
	sqlite3_stmt *rows = cache_statement(cache,
	    "SELECT DISTINCT source_id FROM rendition WHERE meeting_id = ?1 ORDER BY source_id", error);
	g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(gint64));
	enum db_step step = DB_FAILED;

	if (rows == NULL || !db_bind_number(rows, 1, meeting, error))
		return NULL;
	while ((step = db_step(rows, error)) == DB_ROW) {
		gint64 source = sqlite3_column_int64(rows, 0);

		g_array_append_val(sources, source);
	}
	return step == DB_DONE ? g_steal_pointer(&sources) : NULL;
}

gboolean
cache_reread(struct cache *cache, gint64 meeting, GError **error)
{
	g_autoptr(GArray) sources = sources_of(cache, meeting, error);
	gboolean is_done = sources != NULL;

	for (guint i = 0; is_done && i < sources->len; i++) {
		gint64 source = g_array_index(sources, gint64, i);
		struct origin origin = { NULL };

		is_done = find_origin(cache, source, &origin, error) &&
		    reread_source(cache, source, origin.path, origin.council, error);
		origin_clear(&origin);
	}
	return is_done || cannot_write(error);
}

/* --- Files ----------------------------------------------------------------------------------- */

/* What is known of a path. */
struct known {
	gboolean is_known;
	gint64 source; /* 0: it could not be loaded */
	char *council;
};

static gboolean
find_file(struct cache *cache, const char *path, struct known *known, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "SELECT source_id, council FROM file WHERE path = ?1", error);
	enum db_step step;

	*known = (struct known){ FALSE };
	if (stmt == NULL || !db_bind_text(stmt, 1, path, error))
		return FALSE;
	step = db_step(stmt, error);
	if (step == DB_ROW) {
		known->is_known = TRUE;
		known->source = sqlite3_column_int64(stmt, 0);
		known->council = db_dup_text(stmt, 1);
	}
	sqlite3_reset(stmt);
	return step != DB_FAILED;
}

/* No upsert: SQLite opens a savepoint for one, at which FTS5 writes out all that it gathers in
 * memory. source 0: it could not be loaded. */
static gboolean
put_file(struct cache *cache, const struct file_state *file, const struct known *known, gint64 source, GError **error)
{
	sqlite3_stmt *stmt = known->is_known ?
	    cache_statement(cache, "UPDATE file SET size = ?2, mtime = ?3, inode = ?4, council = ?5,"
	    " source_id = nullif(?6, 0), failure = ?7 WHERE path = ?1", error) :
	    cache_statement(cache, "INSERT INTO file(path, size, mtime, inode, council, source_id, failure)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, nullif(?6, 0), ?7)", error);

	return stmt != NULL &&
	    db_bind_text(stmt, 1, file->path, error) &&
	    db_bind_number(stmt, 2, file->size, error) &&
	    db_bind_number(stmt, 3, file->mtime, error) &&
	    db_bind_number(stmt, 4, file->inode, error) &&
	    db_bind_text(stmt, 5, file->council != NULL ? file->council : known->council, error) &&
	    db_bind_number(stmt, 6, source, error) &&
	    db_bind_text(stmt, 7, file->failure, error) &&
	    db_run(stmt, error);
}

static gboolean
put_content(struct cache *cache, const struct file_state *file, const struct known *known, struct content *content, GError **error)
{
	gboolean is_new;
	gint64 source;

	if (!find_source(cache, content->sha256, &source, error))
		return FALSE;
	is_new = source == 0;
	if ((is_new && !insert_source(cache, content, file->path, &source, error)) ||
	    !put_file(cache, file, known, source, error) ||
	    (known->source != 0 && known->source != source && !refresh_source(cache, known->source, error)))
		return FALSE;
	if (!is_new)
		return refresh_source(cache, source, error);
	add_renditions(cache, source, content, file->council != NULL ? file->council : known->council);
	return TRUE;
}

static gboolean
save_content(struct cache *cache, const struct file_state *file, struct content *content, GError **error)
{
	struct known known;
	gboolean is_done = find_file(cache, file->path, &known, error) &&
	    put_content(cache, file, &known, content, error);

	g_free(known.council);
	return is_done;
}

gboolean
cache_save(struct cache *cache, const struct file_state *file, struct content *content, GError **error)
{
	gboolean is_done = save_content(cache, file, content, error);

	/* Kept until the batch is written: renditions point into it. Not before: what had to be
	 * written meanwhile is freed. */
	g_ptr_array_add(cache->contents, content);
	return is_done || cannot_write(error);
}

gboolean
cache_save_failure(struct cache *cache, const struct file_state *file, GError **error)
{
	struct known known;
	gboolean is_done = find_file(cache, file->path, &known, error) &&
	    put_file(cache, file, &known, 0, error) &&
	    (known.source == 0 || refresh_source(cache, known.source, error));

	g_free(known.council);
	return is_done || cannot_write(error);
}

/* Runs a change of one file's row, and what follows from it for its source. `change` has the path
 * as ?1 and is bound. */
static gboolean
change_file(struct cache *cache, const char *path, sqlite3_stmt *change, GError **error)
{
	struct known known;
	gboolean is_done = find_file(cache, path, &known, error) &&
	    db_bind_text(change, 1, path, error) && db_run(change, error) &&
	    (known.source == 0 || refresh_source(cache, known.source, error));

	g_free(known.council);
	return is_done;
}

gboolean
cache_set_council(struct cache *cache, const char *path, const char *council, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "UPDATE file SET council = ?2 WHERE path = ?1", error);

	return (stmt != NULL && db_bind_text(stmt, 2, council, error) && change_file(cache, path, stmt, error)) ||
	    cannot_write(error);
}

gboolean
cache_drop(struct cache *cache, const char *path, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM file WHERE path = ?1", error);

	return (stmt != NULL && change_file(cache, path, stmt, error)) || cannot_write(error);
}
