/*
 * Meetings that are not where the user has set them: the program was ended between the word and the
 * cache, or the marks came from elsewhere. They are few, so each load looks.
 */
#include <string.h>
#include "load/sets.h"
#include "marks/homes.h"
#include "model/key.h"
#include "store/shown.h"

/* Where the meeting whose minutes alone say `key` should be: "body/day". */
static char *
expected_key(const char *key)
{
	const struct word *date = sets_find(key, FIELD_DATE), *body = sets_find(key, FIELD_BODY);
	g_auto(GStrv) parts = g_strsplit(key, "/", 2);
	g_autofree char *slug = body != NULL ? key_slug(body->value) : NULL;

	return g_strjoin("/", slug != NULL ? slug : parts[0], date != NULL ? date->value : parts[1], NULL);
}

/* The meetings of a key that are where they should not be. */
struct straying {
	sqlite3 *db;
	const char *name, *key; /* where they lie; what their minutes alone say */
	GArray *astray;         /* gint64: ids of meetings */
};

static gboolean
is_astray(const struct stored *stored, const struct straying *straying)
{
	g_autofree char *expected = expected_key(straying->key), *text = word_hash(stored->text),
	    *titles = word_hash(stored->titles);
	const struct word *council = sets_find(straying->key, FIELD_COUNCIL);
	g_autofree char *wanted = council != NULL ? key_slug(council->value) : NULL;
	g_autofree char *has = key_slug(stored->council != NULL ? stored->council : "");

	return sets_know(straying->key, text, titles) &&
	    (strcmp(straying->name, expected) != 0 || (wanted != NULL && strcmp(wanted, has) != 0));
}

static gboolean
look_at(const struct stored *stored, gpointer data, GError **error)
{
	struct straying *straying = data;

	(void)error;
	if (is_astray(stored, straying))
		g_array_append_val(straying->astray, stored->meeting);
	return TRUE;
}

/* Under all the names that the meeting of a key ever had. */
static gboolean
find_named(struct straying *straying, const struct names *names, GError **error)
{
	g_autoptr(GPtrArray) all = marks_names(names);

	for (guint i = 0; i < all->len; i++) {
		straying->name = all->pdata[i];
		if (!stored_under(straying->db, straying->name, straying->key, look_at, straying, error))
			return FALSE;
	}
	return TRUE;
}

static GArray *
find_all_astray(sqlite3 *db, GHashTable *meetings, GError **error)
{
	g_autoptr(GArray) astray = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct straying straying = { .db = db, .astray = astray };
	GHashTableIter iter;
	gpointer key, names;

	g_hash_table_iter_init(&iter, meetings);
	while (g_hash_table_iter_next(&iter, &key, &names)) {
		straying.key = key;
		if (!find_named(&straying, names, error))
			return NULL;
	}
	return g_steal_pointer(&astray);
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
