/*
 * Meetings that are not where the user has set them: the program was ended between the word and the
 * cache, or the marks came from elsewhere. They are few, so each load looks.
 */
#include <string.h>
#include "load/sets.h"
#include "marks/homes.h"
#include "model/key.h"
#include "sql/db.h"

/* Where the meeting whose minutes alone say `key` should be: "body/day". */
static char *
expected_key(const char *key)
{
	const struct word *date = sets_find(key, FIELD_DATE), *body = sets_find(key, FIELD_BODY);
	g_auto(GStrv) parts = g_strsplit(key, "/", 2);
	g_autofree char *slug = body != NULL ? key_slug(body->value) : NULL;

	return g_strjoin("/", slug != NULL ? slug : parts[0], date != NULL ? date->value : parts[1], NULL);
}

/* Of a rendition: meeting, titles, council and its part of the text. */
static gboolean
is_astray(sqlite3_stmt *row, const char *name, const char *key)
{
	g_autofree char *expected = expected_key(key), *text = word_hash(db_text(row, 3)), *titles = word_hash(db_text(row, 1));
	const struct word *council = sets_find(key, FIELD_COUNCIL);
	g_autofree char *wanted = council != NULL ? key_slug(council->value) : NULL;
	g_autofree char *has = key_slug(db_text(row, 2) != NULL ? db_text(row, 2) : "");

	return sets_know(key, text, titles) &&
	    (strcmp(name, expected) != 0 || (wanted != NULL && strcmp(wanted, has) != 0));
}

/* Adds the meetings of a name that should be elsewhere. */
static gboolean
find_astray(sqlite3_stmt *rows, const char *name, const char *key, GArray *astray, GError **error)
{
	enum db_step step;

	if (!db_bind_text(rows, 1, name, error) || !db_bind_text(rows, 2, key, error))
		return FALSE;
	while ((step = db_step(rows, error)) == DB_ROW) {
		gint64 meeting = sqlite3_column_int64(rows, 0);

		if (is_astray(rows, name, key))
			g_array_append_val(astray, meeting);
	}
	return step == DB_DONE;
}

/* Under all the names that the meeting of a key ever had. */
static gboolean
find_named(sqlite3_stmt *rows, const struct names *names, const char *key, GArray *astray, GError **error)
{
	g_autoptr(GPtrArray) all = marks_names(names);

	for (guint i = 0; i < all->len; i++) {
		if (!find_astray(rows, all->pdata[i], key, astray, error))
			return FALSE;
	}
	return TRUE;
}

static GArray *
find_all_astray(sqlite3 *db, GHashTable *meetings, GError **error)
{
	g_autoptr(GArray) astray = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(sqlite3_stmt) rows = db_prepare(db,
	    "SELECT meeting.id, rendition.titles, rendition.council,"
	    " CAST(substr(CAST(source.text AS BLOB), rendition.starts + 1, rendition.ends - rendition.starts) AS TEXT)"
	    " FROM rendition JOIN meeting ON meeting.id = rendition.meeting_id"
	    " JOIN source ON source.id = rendition.source_id WHERE rendition.day_key = ?1"
	    " AND (rendition.day_key = ?2 OR date_basis = 'set' OR body_basis = 'set')", error);
	GHashTableIter iter;
	gpointer key, names;

	g_hash_table_iter_init(&iter, meetings);
	while (rows != NULL && g_hash_table_iter_next(&iter, &key, &names)) {
		if (!find_named(rows, names, key, astray, error))
			return NULL;
	}
	return rows != NULL ? g_steal_pointer(&astray) : NULL;
}

gboolean
sets_settle(struct cache *cache, GError **error)
{
	g_autoptr(GHashTable) meetings = sets_meetings();
	g_autoptr(GArray) astray = meetings != NULL ? find_all_astray(cache_db(cache), meetings, error) : NULL;

	if (meetings == NULL || (astray != NULL && astray->len == 0))
		return TRUE;
	if (astray == NULL || !cache_begin(cache, error))
		return FALSE;
	for (guint i = 0; i < astray->len; i++) {
		if (!cache_reread(cache, g_array_index(astray, gint64, i), error))
			return FALSE;
	}
	return cache_commit(cache, error);
}
