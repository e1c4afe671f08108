#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include "load/load.h"
#include "read/read.h"
#include "store/store.h"

struct checking {
	sqlite3 *db;
	void (*told)(const char *path, enum load_change change, gpointer data);
	gpointer data;
};

/* A file that was written to need not have changed: a copy, a checkout, a touch. */
static gboolean
holds_the_same(const char *path, const char *sum)
{
	char now[READ_HASH];
	struct file file = { 0 };

	if (sum == NULL || !read_open(AT_FDCWD, path, READ_FOLLOW, &file, NULL))
		return FALSE;
	read_hash(file.bytes, file.size, now);
	file_clear(&file);
	return g_str_equal(now, sum);
}

static gboolean
check_content(const struct checking *checking, const char *path, GError **error)
{
	g_autofree char *sum = NULL;

	if (!cache_sum(checking->db, path, &sum, error))
		return FALSE;
	if (!holds_the_same(path, sum))
		checking->told(path, LOAD_CHANGED, checking->data);
	return TRUE;
}

static gboolean
check_file(const struct checking *checking, const struct file_state *file, GError **error)
{
	struct stat st;

	if (stat(file->path, &st) < 0) {
		checking->told(file->path,
		    errno == ENOENT || errno == ENOTDIR ? LOAD_GONE : LOAD_OUT_OF_REACH, checking->data);
		return TRUE;
	}
	return (st.st_size == file->size &&
		   st.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + st.st_mtim.tv_nsec == file->mtime) ||
	    check_content(checking, file->path, error);
}

static int
compare_paths(gconstpointer left, gconstpointer right, gpointer data)
{
	(void)data;
	return g_strcmp0(left, right);
}

gboolean
load_check(sqlite3 *db, void (*told)(const char *path, enum load_change change, gpointer data), gpointer data,
    guint *files, GError **error)
{
	struct checking checking = { db, told, data };
	g_autoptr(GHashTable) known = cache_files(db, error);
	g_autoptr(GList) paths = NULL;

	if (known == NULL)
		return FALSE;
	*files = g_hash_table_size(known);
	paths = g_list_sort_with_data(g_hash_table_get_keys(known), compare_paths, NULL);
	for (GList *path = paths; path != NULL; path = path->next) {
		if (!check_file(&checking, g_hash_table_lookup(known, path->data), error))
			return FALSE;
	}
	return TRUE;
}
