#include <errno.h>
#include <sys/stat.h>
#include "load/load.h"
#include "store/store.h"

/* NULL where the file is as it was. */
static char *
what_happened(const struct file_state *file)
{
	struct stat st;

	if (stat(file->path, &st) < 0 && (errno == ENOENT || errno == ENOTDIR))
		return g_strdup("gone since it was loaded");
	if (stat(file->path, &st) < 0)
		return g_strdup_printf("cannot be looked at: %s", g_strerror(errno));
	if (st.st_size == file->size && (gint64)st.st_ino == file->inode &&
	    st.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + st.st_mtim.tv_nsec == file->mtime)
		return NULL;
	return g_strdup("changed since it was loaded");
}

static int
compare_paths(gconstpointer left, gconstpointer right, gpointer data)
{
	(void)data;
	return g_strcmp0(left, right);
}

gboolean
load_check(sqlite3 *db, void (*told)(const char *path, const char *what, gpointer data), gpointer data, GError **error)
{
	g_autoptr(GHashTable) files = cache_files(db, error);
	g_autoptr(GList) paths = NULL;

	if (files == NULL)
		return FALSE;
	paths = g_list_sort_with_data(g_hash_table_get_keys(files), compare_paths, NULL);
	for (GList *path = paths; path != NULL; path = path->next) {
		g_autofree char *what = what_happened(g_hash_table_lookup(files, path->data));

		if (what != NULL)
			told(path->data, what, data);
	}
	return TRUE;
}
