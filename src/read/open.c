#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "read/inner.h"

struct place {
	guint64 device, inode;
};

static GArray *refused; /* struct place */

void
read_refuse(const char *path)
{
	struct stat st;
	struct place place;

	if (!path) {
		g_clear_pointer(&refused, g_array_unref);
		return;
	}
	if (stat(path, &st) != 0)
		return;
	if (!refused)
		refused = g_array_new(FALSE, FALSE, sizeof(struct place));
	place = (struct place){ st.st_dev, st.st_ino };
	g_array_append_val(refused, place);
}

gboolean
read_is_refused(guint64 device, guint64 inode)
{
	for (guint i = 0; refused && i < refused->len; i++) {
		const struct place *place = &g_array_index(refused, struct place, i);

		if (place->device == device && place->inode == inode)
			return TRUE;
	}
	return FALSE;
}

static gboolean
fail(GError **error, const char *cause)
{
	g_set_error_literal(error, MB_ERROR, MB_ERROR_FILE, cause);
	return FALSE;
}

static gboolean
fail_errno(GError **error, const char *what)
{
	int cause = errno;

	g_set_error(error, MB_ERROR, MB_ERROR_FILE, "%s: %s", what, g_strerror(cause));
	return FALSE;
}

static const char *
what_it_is(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFDIR:
		return "a folder, not a file";
	case S_IFLNK:
		return "a symbolic link, not followed (name it to load it)";
	case S_IFIFO:
		return "a named pipe, not a regular file";
	case S_IFSOCK:
		return "a socket, not a regular file";
	default:
		return "a device, not a regular file";
	}
}

/* Asked before open(), too: to open and close one of our own databases would drop its locks, and
 * to open a device may do something. */
static gboolean
check_file(const struct stat *st, GError **error)
{
	if (!S_ISREG(st->st_mode))
		return fail(error, what_it_is(st->st_mode));
	if (read_is_refused(st->st_dev, st->st_ino))
		return fail(error, "one of minutebook's own files, not read as minutes");
	if (st->st_size > READ_LIMIT) {
		g_set_error(error, MB_ERROR, MB_ERROR_FILE,
		    "too large: %.0f MiB is over the size limit of %d MiB a file",
		    (double)st->st_size / (1 << 20), READ_LIMIT >> 20);
		return FALSE;
	}
	return TRUE;
}

static gboolean
read_bytes(int fd, char *bytes, gsize size, gsize *got, GError **error)
{
	for (*got = 0; *got < size;) {
		ssize_t n = read(fd, bytes + *got, size - *got);

		if (n == 0)
			break;
		if (n > 0)
			*got += n;
		else if (errno != EINTR)
			return fail_errno(error, "cannot read");
	}
	bytes[*got] = 0;
	return TRUE;
}

static gboolean
is_same(const struct stat *a, const struct stat *b)
{
	return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gboolean
read_descriptor(int fd, struct file *file, GError **error)
{
	struct stat before, after;

	if (fstat(fd, &before) != 0)
		return fail_errno(error, "cannot read");
	if (!check_file(&before, error))
		return FALSE;
	file->bytes = g_try_malloc(before.st_size + 1);
	if (!file->bytes)
		return fail(error, "cannot read: not enough memory");
	if (!read_bytes(fd, file->bytes, before.st_size, &file->size, error))
		return FALSE;
	if (fstat(fd, &after) != 0)
		return fail_errno(error, "cannot read");
	file->has_changed = !is_same(&before, &after) || file->size != (gsize)before.st_size;
	file->mtime = before.st_mtim.tv_sec * G_GINT64_CONSTANT(1000000000) + before.st_mtim.tv_nsec;
	file->device = before.st_dev;
	file->inode = before.st_ino;
	return TRUE;
}

gboolean
read_open(int at, const char *path, enum read_links links, struct file *file, GError **error)
{
	int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (links == READ_NOFOLLOW ? O_NOFOLLOW : 0);
	struct stat st;
	gboolean is_read;
	int fd;

	*file = (struct file){ 0 };
	if (fstatat(at, path, &st, links == READ_NOFOLLOW ? AT_SYMLINK_NOFOLLOW : 0) != 0)
		return fail_errno(error, "cannot open");
	if (!check_file(&st, error))
		return FALSE;
	fd = openat(at, path, flags);
	if (fd < 0 && errno == ELOOP && links == READ_NOFOLLOW)
		return fail(error, what_it_is(S_IFLNK));
	if (fd < 0)
		return fail_errno(error, "cannot open");
	is_read = read_descriptor(fd, file, error);
	close(fd);
	if (!is_read)
		file_clear(file);
	return is_read;
}

void
file_clear(struct file *file)
{
	g_clear_pointer(&file->bytes, g_free);
	file->size = 0;
}
