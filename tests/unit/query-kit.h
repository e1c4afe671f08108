/*
 * For tests of query/: a cache with a few meetings of the invented borough of Averley, through
 * store's own saving, in the language of cache-kit.h.
 */
#ifndef QUERY_KIT_H
#define QUERY_KIT_H

#include <string.h>
#include "base/error.h"
#include "cache-kit.h"
#include "query/query.h"

static inline void
kit_save(struct cache *cache, const char *path, const char *council, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	struct file_state file = { .path = (char *)path, .size = strlen(text), .council = (char *)council };
	struct content *content = content_new(path, g_strdup(text), strlen(text), sum, "test",
	    kit_parse(text, strlen(text), path, NULL));

	cache_save(cache, &file, content, &error);
	g_assert_no_error(error);
}

/* Paths, councils and texts in turn; ends with a NULL path. The caller closes. */
static inline sqlite3 *
kit_cache(struct kit *kit, const char *const (*files)[3])
{
	g_autoptr(GError) error = NULL;
	struct cache *cache;
	gboolean is_done;
	sqlite3 *db;

	kit_init(kit);
	cache = cache_open_writer(kit->path, &kit->writing, &error);
	g_assert_no_error(error);
	cache_begin(cache, &error);
	g_assert_no_error(error);
	for (guint i = 0; files[i][0] != NULL; i++)
		kit_save(cache, files[i][0], files[i][1], files[i][2]);
	is_done = cache_commit(cache, &error) && cache_finish(cache, &error);
	g_assert_no_error(error);
	g_assert_true(is_done);
	cache_free(cache);
	db = cache_open_reader(kit->path, &error);
	g_assert_no_error(error);
	return db;
}

#endif
