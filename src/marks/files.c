#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "marks/files.h"

static gboolean
failed(const char *what, const char *path, GError **error)
{
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "'%s' cannot be %s: %s", path, what, g_strerror(errno));
	return FALSE;
}

gboolean
file_look(const char *path, enum file_kind *kind, GError **error)
{
	struct stat st;

	*kind = FILE_NONE;
	if (stat(path, &st) < 0)
		return errno == ENOENT || errno == ENOTDIR || failed("looked at", path, error);
	*kind = st.st_size > 0 ? FILE_FULL : FILE_EMPTY;
	if (S_ISREG(st.st_mode))
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "'%s' is not a regular file", path);
	return FALSE;
}

static gboolean
is_forbidden(int number)
{
	return number == EACCES || number == EROFS || number == EPERM || number == ENOENT;
}

/* flock() itself knows only to wait, or not to. */
static gboolean
take_lock(int fd, gboolean is_writer, int wait)
{
	enum { PAUSE = 10 }; /* ms */
	int how = (is_writer ? LOCK_EX : LOCK_SH) | (wait != WAIT_FOR_EVER ? LOCK_NB : 0);

	while (flock(fd, how) < 0) {
		if (errno == EWOULDBLOCK && wait > 0) {
			g_usleep(PAUSE * 1000);
			wait = MAX(0, wait - PAUSE);
		} else if (errno != EINTR)
			return FALSE;
	}
	return TRUE;
}

int
file_lock(const char *path, gboolean is_writer, int wait, GError **error)
{
	g_autofree char *name = g_strconcat(path, ".lock", NULL);
	int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0 && !is_writer && is_forbidden(errno)) {
		/* Nobody can write there, or only others can: then their lock is there. */
		fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
		if (fd < 0)
			return -1;
	}
	if (fd < 0) {
		failed("made", name, error);
		return -1;
	}
	if (take_lock(fd, is_writer, wait))
		return fd;
	if (errno == EWOULDBLOCK)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_BUSY, "another minutebook is writing there");
	else
		failed("locked", name, error);
	close(fd);
	return -1;
}

gboolean
file_sync(const char *path, GError **error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	gboolean is_done = fd >= 0 && fsync(fd) == 0;

	if (!is_done)
		failed("made safe on the disk", path, error);
	if (fd >= 0)
		close(fd);
	return is_done;
}

gboolean
file_sync_folder_of(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	return file_sync(folder, error);
}

gboolean
file_write(int fd, const char *data, gsize size)
{
	while (size > 0) {
		ssize_t n = write(fd, data, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			if (n == 0)
				errno = ENOSPC;
			return FALSE;
		}
		data += n;
		size -= n;
	}
	return TRUE;
}

static gboolean
write_new(int fd, const char *data, gsize size)
{
	gboolean is_done = fd >= 0 && file_write(fd, data, size) && fsync(fd) == 0;
	int number = errno;

	if (fd >= 0 && close(fd) < 0 && is_done)
		return FALSE;
	errno = is_done ? 0 : number;
	return is_done;
}

gboolean
file_replace(const char *path, const char *data, gsize size, GError **error)
{
	g_autofree char *name = g_strconcat(path, ".new", NULL);

	unlink(name);
	if (!write_new(open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), data, size) ||
	    rename(name, path) < 0) {
		failed("written", path, error);
		unlink(name);
		return FALSE;
	}
	return file_sync_folder_of(path, error);
}

/* The whole of an open file, with a NUL behind it. */
static gboolean
read_all(int fd, GString *data)
{
	char room[1 << 16];
	ssize_t n;

	while ((n = read(fd, room, sizeof(room))) != 0) {
		if (n > 0)
			g_string_append_len(data, room, n);
		else if (errno != EINTR)
			return FALSE;
	}
	return TRUE;
}

GString *
file_read(const char *path, GError **error)
{
	GString *data = g_string_new(NULL);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	gboolean is_read = fd >= 0 && read_all(fd, data);

	if (!is_read) {
		failed("read", path, error);
		g_string_free(g_steal_pointer(&data), TRUE);
	}
	if (fd >= 0)
		close(fd);
	return data;
}

/* Opens the first PATH.damaged-N that isn't there yet. */
static int
open_copy(const char *path, char **name)
{
	int fd = -1;

	errno = EEXIST;
	for (guint n = 1; fd < 0 && errno == EEXIST; n++) {
		g_free(*name);
		*name = g_strdup_printf("%s.damaged-%u", path, n);
		fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	}
	return fd;
}

char *
file_keep_copy(const char *path, GError **error)
{
	g_autoptr(GString) data = file_read(path, error);
	g_autofree char *name = NULL;
	int fd;

	if (data == NULL)
		return NULL;
	if ((fd = open_copy(path, &name)) < 0) {
		failed("made", name, error);
		return NULL;
	}
	if (write_new(fd, data->str, data->len))
		return file_sync_folder_of(path, error) ? g_steal_pointer(&name) : NULL;
	failed("written", name, error);
	unlink(name);
	return NULL;
}
