#include "load/load.h"
#include "load/relink.h"
#include "load/roots.h"
#include "load/sets.h"
#include "load/stored.h"

static GPtrArray *
named(char **paths)
{
	GPtrArray *roots = g_ptr_array_new_with_free_func((GDestroyNotify)root_free);

	for (; *paths != NULL; paths++) {
		struct root *root = g_new0(struct root, 1);

		root->path = g_canonicalize_filename(*paths, NULL);
		g_ptr_array_add(roots, root);
	}
	return roots;
}

static gboolean
drop_files(struct cache *cache, const GPtrArray *roots, guint *gone, GError **error)
{
	g_autoptr(GHashTable) files = cache_files(cache_db(cache), error);
	GHashTableIter iter;
	gpointer path;

	if (files == NULL)
		return FALSE;
	g_hash_table_iter_init(&iter, files);
	while (g_hash_table_iter_next(&iter, &path, NULL)) {
		if (!roots_hold(roots, path))
			continue;
		if (!cache_drop(cache, path, error))
			return FALSE;
		++*gone;
	}
	return TRUE;
}

/* What is taken out is not to come back with the next load of what was loaded before. */
static gboolean
drop_roots(struct cache *cache, const GPtrArray *roots, GError **error)
{
	g_autoptr(GPtrArray) former = cache_roots(cache_db(cache), error);

	for (guint i = 0; former != NULL && i < former->len; i++) {
		const struct root *root = former->pdata[i];

		if (roots_hold(roots, root->path) && !cache_drop_root(cache, root->path, error))
			return FALSE;
	}
	return former != NULL;
}

/* Other renditions of a meeting may have to be shown, and are parsed for that. */
static gboolean
read_sets(const char *marks_path, GError **error)
{
	gboolean is_done = sets_read(marks_path, NULL, error);

	if (!is_done)
		g_prefix_error(error, "left as it was, since the marks cannot be read: ");
	return is_done;
}

gboolean
load_forget(const char *cache_path, const char *marks_path, char **paths, guint *gone, GError **error)
{
	struct cache_writing writing = { .parse = parse_stored };
	g_autoptr(GPtrArray) roots = named(paths);
	sqlite3 *db = cache_open_reader(cache_path, error);
	struct cache *cache;
	gboolean is_done;

	/* Asked first, since a writer makes the cache where there is none. */
	*gone = 0;
	if (db == NULL)
		return FALSE;
	cache_close(db);
	cache = cache_open_writer(cache_path, &writing, error);
	is_done = cache != NULL && read_sets(marks_path, error) && cache_begin(cache, error) &&
	    drop_files(cache, roots, gone, error) && drop_roots(cache, roots, error) && cache_commit(cache, error) &&
	    relink(cache, error);
	cache_free(cache);
	sets_use(NULL);
	return is_done;
}
