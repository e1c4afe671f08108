#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "load/walk.h"

struct walk {
	GPtrArray *found;
	GHashTable *paths;   /* char *, of the found */
	GHashTable *folders; /* struct place: a folder mounted in itself must not be walked for ever */
};

struct place {
	guint64 device, inode;
};

/* An entry of a folder, before its turn comes. */
struct entry {
	char *name;
	struct stat st;
};

static guint
place_hash(gconstpointer key)
{
	const struct place *place = key;

	return (guint)(place->inode * 31 + place->device);
}

static gboolean
place_equal(gconstpointer left, gconstpointer right)
{
	const struct place *a = left, *b = right;

	return a->inode == b->inode && a->device == b->device;
}

static void
found_free(gpointer data)
{
	struct found *found = data;

	g_free(found->path);
	g_free(found->error);
	g_free(found);
}

struct walk *
walk_new(void)
{
	struct walk *walk = g_new0(struct walk, 1);

	walk->found = g_ptr_array_new_with_free_func(found_free);
	walk->paths = g_hash_table_new(g_str_hash, g_str_equal);
	walk->folders = g_hash_table_new_full(place_hash, place_equal, g_free, NULL);
	return walk;
}

void
walk_free(struct walk *walk)
{
	if (walk == NULL)
		return;
	g_hash_table_unref(walk->paths);
	g_hash_table_unref(walk->folders);
	g_ptr_array_unref(walk->found);
	g_free(walk);
}

GPtrArray *
walk_found(const struct walk *walk)
{
	return walk->found;
}

/* Takes the path. */
static struct found *
add(struct walk *walk, char *path, const char *council)
{
	struct found *found;

	if (g_hash_table_contains(walk->paths, path)) {
		g_free(path);
		return NULL;
	}
	found = g_new0(struct found, 1);
	found->path = path;
	found->council = council;
	g_hash_table_add(walk->paths, path);
	g_ptr_array_add(walk->found, found);
	return found;
}

static void
add_error(struct walk *walk, const char *path, const char *what, int cause)
{
	struct found *found = add(walk, g_strdup(path), NULL);

	if (found != NULL)
		found->error = cause == 0 ? g_strdup(what) : g_strdup_printf("%s: %s", what, g_strerror(cause));
}

static void
add_file(struct walk *walk, char *path, const char *council, const struct stat *st, enum read_links links)
{
	struct found *found = add(walk, path, council);

	if (found == NULL)
		return;
	found->size = st->st_size;
	found->mtime = st->st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + st->st_mtim.tv_nsec;
	found->inode = (gint64)st->st_ino;
	found->links = links;
	found->is_regular = S_ISREG(st->st_mode);
}

static int
compare_names(gconstpointer left, gconstpointer right)
{
	return strcmp(((const struct entry *)left)->name, ((const struct entry *)right)->name);
}

static void
entry_clear(gpointer data)
{
	g_free(((struct entry *)data)->name);
}

/* The entries of a folder by name, hidden ones left out. NULL (errno) where it can't be read. What
 * goes away meanwhile is left out, too. */
static GArray *
read_folder(DIR *folder)
{
	GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	struct dirent *dirent;
	struct entry entry;

	g_array_set_clear_func(entries, entry_clear);
	while (errno = 0, (dirent = readdir(folder)) != NULL) {
		if (dirent->d_name[0] == '.' ||
		    fstatat(dirfd(folder), dirent->d_name, &entry.st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		entry.name = g_strdup(dirent->d_name);
		g_array_append_val(entries, entry);
	}
	if (errno != 0) {
		g_array_unref(entries);
		return NULL;
	}
	g_array_sort(entries, compare_names);
	return entries;
}

static DIR *
open_folder(const char *path, enum read_links links)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (links == READ_NOFOLLOW ? O_NOFOLLOW : 0));
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);

	if (folder == NULL && fd >= 0)
		close(fd);
	return folder;
}

/* FALSE where the folder had its turn before. */
static gboolean
enter(struct walk *walk, const struct stat *st)
{
	struct place place = { st->st_dev, st->st_ino };

	return g_hash_table_add(walk->folders, g_memdup2(&place, sizeof(place)));
}

static void
walk_folder(struct walk *walk, const char *path, const char *council, enum read_links links)
{
	DIR *folder = open_folder(path, links);
	GArray *entries = folder != NULL ? read_folder(folder) : NULL;
	int cause = errno;

	/* Closed before going down: depth must not be bounded by open files. */
	if (folder != NULL)
		closedir(folder);
	if (entries == NULL) {
		add_error(walk, path, "cannot open the folder", cause);
		return;
	}
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = &g_array_index(entries, struct entry, i);
		char *inner = g_build_filename(path, entry->name, NULL);

		if (!S_ISDIR(entry->st.st_mode)) {
			add_file(walk, inner, council, &entry->st, READ_NOFOLLOW);
			continue;
		}
		if (enter(walk, &entry->st))
			walk_folder(walk, inner, council, READ_NOFOLLOW);
		g_free(inner);
	}
	g_array_unref(entries);
}

/* Whether anything found since the n-th could be minutes, or was said to be in the way. */
static gboolean
has_files_since(const struct walk *walk, guint n)
{
	for (guint i = n; i < walk->found->len; i++) {
		const struct found *found = walk->found->pdata[i];

		if (found->is_regular || found->error != NULL)
			return TRUE;
	}
	return FALSE;
}

gboolean
walk_add(struct walk *walk, const char *path, const char *council)
{
	guint n = walk->found->len;
	struct stat st;

	if (stat(path, &st) < 0) {
		add_error(walk, path, "cannot open", errno);
		return FALSE;
	}
	if (!S_ISDIR(st.st_mode)) {
		add_file(walk, g_strdup(path), council, &st, READ_FOLLOW);
		return TRUE;
	}
	if (!enter(walk, &st))
		return TRUE;
	walk_folder(walk, path, council, READ_FOLLOW);
	if (!has_files_since(walk, n))
		add_error(walk, path, "holds no files", 0);
	return TRUE;
}
