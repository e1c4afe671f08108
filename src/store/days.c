/*
 * The meetings of a body and day, made again from all their renditions whenever one comes or goes:
 * so the cache is the same in whatever order the files were loaded.
 */
#include <string.h>
#include "base/error.h"
#include "sql/db.h"
#include "store/cache.h"

static struct rendition *
take_row(sqlite3_stmt *row, const char *day_key)
{
	struct rendition *rendition = g_new0(struct rendition, 1);

	rendition->id = sqlite3_column_int64(row, 0);
	rendition->source = sqlite3_column_int64(row, 1);
	rendition->path = db_dup_text(row, 2);
	rendition->position = sqlite3_column_int64(row, 3);
	rendition->meeting = sqlite3_column_int64(row, 4);
	rendition->rank = sqlite3_column_int64(row, 5);
	rendition->day_key = g_strdup(day_key);
	rendition->council = db_dup_text(row, 6);
	rendition->start_time = db_dup_text(row, 7);
	rendition->minutes_size = sqlite3_column_int64(row, 8);
	rendition->is_truncated = sqlite3_column_int(row, 9);
	rendition->titles = db_dup_text(row, 10);
	rendition->starts = sqlite3_column_int64(row, 11);
	rendition->ends = sqlite3_column_int64(row, 12);
	return rendition;
}

static gboolean
read_stored_renditions(struct cache *cache, const char *day_key, GPtrArray *renditions, GError **error)
{
	sqlite3_stmt *rows = cache_statement(cache,
	    "SELECT r.id, r.source_id, s.path, r.position, r.meeting_id, r.rank, r.council, r.start_time,"
	    " r.minutes_size, r.is_truncated, r.titles, r.starts, r.ends"
	    " FROM rendition AS r JOIN source AS s ON s.id = r.source_id WHERE r.day_key = ?1", error);
	enum db_step step;

	if (rows == NULL || !db_bind_text(rows, 1, day_key, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW)
		g_ptr_array_add(renditions, take_row(rows, day_key));
	return step == DB_DONE;
}

static gboolean
insert_rendition(struct cache *cache, const struct rendition *rendition, gint64 meeting, gint64 rank, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "INSERT INTO rendition(source_id, position, meeting_id, rank, day_key, council, start_time,"
	    " minutes_size, is_truncated, titles, starts, ends)"
	    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)", error);

	return stmt != NULL &&
	    db_bind_number(stmt, 1, rendition->source, error) &&
	    db_bind_number(stmt, 2, rendition->position, error) &&
	    db_bind_number(stmt, 3, meeting, error) &&
	    db_bind_number(stmt, 4, rank, error) &&
	    db_bind_text(stmt, 5, rendition->day_key, error) &&
	    db_bind_text(stmt, 6, rendition->council, error) &&
	    db_bind_text(stmt, 7, rendition->start_time, error) &&
	    db_bind_number(stmt, 8, rendition->minutes_size, error) &&
	    db_bind_number(stmt, 9, rendition->is_truncated, error) &&
	    db_bind_text(stmt, 10, rendition->titles, error) &&
	    db_bind_number(stmt, 11, rendition->starts, error) &&
	    db_bind_number(stmt, 12, rendition->ends, error) &&
	    db_run(stmt, error);
}

static gboolean
move_rendition(struct cache *cache, gint64 id, gint64 meeting, gint64 rank, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "UPDATE rendition SET meeting_id = ?2, rank = ?3 WHERE id = ?1", error);

	return stmt != NULL && db_bind_number(stmt, 1, id, error) && db_bind_number(stmt, 2, meeting, error) &&
	    db_bind_number(stmt, 3, rank, error) && db_run(stmt, error);
}

static gboolean
put_renditions(struct cache *cache, const struct group *group, gint64 meeting, GError **error)
{
	for (guint i = 0; i < group->renditions->len; i++) {
		const struct rendition *rendition = group->renditions->pdata[i];

		if (rendition->id == 0) {
			if (!insert_rendition(cache, rendition, meeting, i, error))
				return FALSE;
		} else if (rendition->meeting != meeting || rendition->rank != i) {
			if (!move_rendition(cache, rendition->id, meeting, i, error))
				return FALSE;
		}
	}
	return TRUE;
}

/* The row that can stay: its items are those of the rendition that is shown now. 0 for none. */
static gint64
kept_meeting(const struct group *group)
{
	const struct rendition *shown = group->renditions->pdata[0];

	return shown->id != 0 && shown->rank == 0 ? shown->meeting : 0;
}

/* Its items stay, but council and key may be others now. Two meetings may swap keys: first each
 * that changes gets one that no meeting has. */
static gboolean
free_key(struct cache *cache, gint64 meeting, const char *key, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "UPDATE meeting SET key = '#' || id WHERE id = ?1 AND key <> ?2", error);

	return stmt != NULL && db_bind_number(stmt, 1, meeting, error) && db_bind_text(stmt, 2, key, error) &&
	    db_run(stmt, error);
}

static gboolean
rename_meeting(struct cache *cache, gint64 meeting, const struct group *group, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache,
	    "UPDATE meeting SET key = ?2, body_key = ?3, council = ?4"
	    " WHERE id = ?1 AND (key <> ?2 OR council IS NOT ?4)", error);
	g_autofree char *body_key = g_strndup(group->key, strcspn(group->key, "/"));

	g_hash_table_add(cache->touched, g_strdup(body_key));
	return stmt != NULL &&
	    touch_body_of(cache, meeting, error) &&
	    db_bind_number(stmt, 1, meeting, error) &&
	    db_bind_text(stmt, 2, group->key, error) &&
	    db_bind_text(stmt, 3, body_key, error) &&
	    db_bind_text(stmt, 4, group->council, error) &&
	    db_run(stmt, error);
}

/* Parses what is shown once more from its source's stored text; the batch keeps it alive. */
static struct meeting *
parse_again(struct cache *cache, const struct rendition *rendition, GError **error)
{
	sqlite3_stmt *row = cache_statement(cache, "SELECT text, sha256 FROM source WHERE id = ?1", error);
	GPtrArray *meetings;

	if (row == NULL || !db_bind_number(row, 1, rendition->source, error) || db_step(row, error) != DB_ROW)
		return NULL;
	meetings = cache->writing->parse(db_text(row, 0), sqlite3_column_bytes(row, 0), rendition->path, error);
	if (meetings != NULL)
		g_ptr_array_add(cache->contents, content_new(rendition->path, g_strdup(db_text(row, 0)),
		    sqlite3_column_bytes(row, 0), db_text(row, 1), "", meetings));
	sqlite3_reset(row);
	if (meetings == NULL)
		return NULL;
	if (rendition->position < meetings->len)
		return meetings->pdata[rendition->position];
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
	    "made by another minutebook; make it afresh: minutebook load --rebuild");
	return NULL;
}

static gboolean
make_meeting(struct cache *cache, const struct group *group, gint64 *id, GError **error)
{
	const struct rendition *shown = group->renditions->pdata[0];
	struct meeting *meeting = shown->parsed;

	if (meeting == NULL)
		meeting = parse_again(cache, shown, error);
	return meeting != NULL && insert_meeting(cache, meeting, group, id, error);
}

/* Takes out the meetings that no group keeps. */
static gboolean
delete_others(struct cache *cache, const GPtrArray *groups, const GPtrArray *renditions, const struct day *day, GError **error)
{
	g_autoptr(GHashTable) gone = g_hash_table_new(g_int64_hash, g_int64_equal);
	GHashTableIter iter;
	gpointer id;

	for (guint i = 0; i < renditions->len; i++) {
		struct rendition *rendition = renditions->pdata[i];

		if (rendition->meeting != 0)
			g_hash_table_add(gone, &rendition->meeting);
	}
	for (guint i = 0; i < day->emptied->len; i++)
		g_hash_table_add(gone, &g_array_index(day->emptied, gint64, i));
	for (guint i = 0; i < groups->len; i++) {
		gint64 kept = kept_meeting(groups->pdata[i]);

		g_hash_table_remove(gone, &kept);
	}
	g_hash_table_iter_init(&iter, gone);
	while (g_hash_table_iter_next(&iter, &id, NULL)) {
		if (!delete_meeting(cache, *(gint64 *)id, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
write_groups(struct cache *cache, const GPtrArray *groups, GError **error)
{
	for (guint i = 0; i < groups->len; i++) {
		const struct group *group = groups->pdata[i];
		gint64 kept = kept_meeting(group);

		if (kept != 0 && !free_key(cache, kept, group->key, error))
			return FALSE;
	}
	for (guint i = 0; i < groups->len; i++) {
		const struct group *group = groups->pdata[i];
		gint64 id = kept_meeting(group);
		gboolean is_done = id != 0 ? rename_meeting(cache, id, group, error) :
		    make_meeting(cache, group, &id, error);

		if (!is_done || !put_renditions(cache, group, id, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
write_day(struct cache *cache, const char *day_key, const struct day *day, GError **error)
{
	g_autoptr(GPtrArray) stored = g_ptr_array_new_with_free_func((GDestroyNotify)rendition_free);
	g_autoptr(GPtrArray) all = g_ptr_array_new(), groups = NULL;

	if (!read_stored_renditions(cache, day_key, stored, error))
		return FALSE;
	g_ptr_array_extend(all, stored, NULL, NULL);
	g_ptr_array_extend(all, day->fresh, NULL, NULL);
	groups = renditions_group(all);
	return delete_others(cache, groups, all, day, error) && write_groups(cache, groups, error);
}

/* By day, then by key; the undated ones are of day 0. */
static int
compare_days(gconstpointer left, gconstpointer right)
{
	const char *a = *(const char *const *)left, *b = *(const char *const *)right;
	const char *day_a = strchr(a, '/') + 1, *day_b = strchr(b, '/') + 1;
	gboolean is_undated_a = *day_a == 'u', is_undated_b = *day_b == 'u';
	int order;

	if (is_undated_a != is_undated_b)
		return is_undated_a ? -1 : 1;
	order = strcmp(day_a, day_b);
	return order != 0 ? order : strcmp(a, b);
}

gboolean
cache_write_days(struct cache *cache, GError **error)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GPtrArray *contents;
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, cache->days);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		g_ptr_array_add(keys, key);
	g_ptr_array_sort(keys, compare_days);
	for (guint i = 0; i < keys->len; i++) {
		if (!write_day(cache, keys->pdata[i], g_hash_table_lookup(cache->days, keys->pdata[i]), error))
			return FALSE;
	}
	if (!fresh_put(cache, error))
		return FALSE;
	cache->last_item = 0;
	g_hash_table_remove_all(cache->days);
	g_hash_table_remove_all(cache->fresh_sources);
	contents = g_steal_pointer(&cache->contents);
	cache->contents = g_ptr_array_new_with_free_func((GDestroyNotify)content_free);
	return index_hand_over(cache->index, contents, error);
}
