/* Meetings that the user has set something about, made again at once. */
#include "base/error.h"
#include "load/load.h"
#include "load/relink.h"
#include "load/sets.h"
#include "load/stored.h"
#include "model/key.h"
#include "parse/parse.h"
#include "read/read.h"
#include "store/shown.h"

/* --- What its minutes alone say -------------------------------------------------------------- */

/* A meeting as the user's words find it. */
struct description {
	char *key;
	GString *hashes; /* of all its renditions, parted by blanks */
};

/* The one that is shown gives the key. Its council is that of a file, as before anything was set. */
static gboolean
describe(const struct stored *stored, gpointer data, GError **error)
{
	struct description *description = data;
	g_autofree char *council = key_slug(stored->council != NULL ? stored->council : "");
	struct text *text = read_stored(stored->text, stored->size);
	const char *layout;
	g_autoptr(GPtrArray) meetings = text != NULL ? parse_meetings(text, stored->path, &layout, NULL) : NULL;
	gboolean is_done = meetings != NULL && stored->position < meetings->len;

	if (is_done) {
		g_autofree char *plain = sets_key(meetings->pdata[stored->position], text->data);
		g_autofree char *hashes = sets_hashes(meetings->pdata[stored->position], text->data);

		if (description->key == NULL)
			description->key = g_strjoin(*council != '\0' ? ":" : "", council, plain, NULL);
		g_string_append_printf(description->hashes, "%s%s", description->hashes->len > 0 ? " " : "", hashes);
	} else
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE,
		    "made by another minutebook; make it afresh: minutebook load --rebuild");
	text_free(text);
	return is_done;
}

gboolean
load_meeting_key(sqlite3 *db, const struct marks *marks, gint64 meeting, char **key, char **hashes, GError **error)
{
	struct description description = { .hashes = g_string_new(NULL) };
	gboolean is_done;

	sets_use(marks);
	is_done = stored_of(db, meeting, describe, &description, error);
	sets_use(NULL);
	if (!is_done)
		g_clear_pointer(&description.key, g_free);
	*key = description.key;
	*hashes = g_string_free(description.hashes, FALSE);
	return is_done;
}

/* --- Made again ------------------------------------------------------------------------------ */

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

	return cache_begin(cache, error) && shown_find(cache_db(cache), key, &shown, error) &&
	    cache_reread(cache, shown.meeting, error) && cache_commit(cache, error) && relink(cache, error) &&
	    shown_key(cache_db(cache), &shown, now, error);
}

gboolean
load_meeting_again(const struct load *load, const struct marks *marks, const char *key, char **now, GError **error)
{
	struct cache_writing writing = { .is_hasty = load->is_hasty, .parse = parse_stored, .told = tell_waiting,
		.data = (gpointer)load };
	struct cache *cache = cache_open_writer(load->cache_path, &writing, error);
	gboolean is_done;

	*now = NULL;
	sets_use(marks);
	is_done = cache != NULL && make_again(cache, key, now, error);
	cache_free(cache);
	sets_use(NULL);
	return is_done;
}
