/* Files of the marks as files: locks, copies, what is safe on the disk. For marks/ alone. Failures are
 * MB_ERROR_CACHE with the file's name in front of the cause where it isn't the database. */
#ifndef MARKS_FILES_H
#define MARKS_FILES_H

#include <glib.h>

/* What a path is: nothing, an empty file, or more; FALSE where it can't be told or is no regular file. */
enum file_kind { FILE_NONE, FILE_EMPTY, FILE_FULL };
gboolean file_look(const char *path, enum file_kind *kind, GError **error);

/* Takes the lock beside the database, for all (readers) or for one; waits for it, at most so many
 * milliseconds (WAIT_FOR_EVER: as long as it takes), then MB_ERROR_BUSY. -1 with error set on failure; -1
 * without one where there is no lock to be had in a folder that can't be written. */
enum { WAIT_FOR_EVER = -1 };
int file_lock(const char *path, gboolean is_writer, int wait, GError **error);

/* All of a file; the caller frees. NULL on failure. */
GString *file_read(const char *path, GError **error);

/* Makes a file, or a folder's list of files, safe on the disk. */
gboolean file_sync(const char *path, GError **error);
gboolean file_sync_folder_of(const char *path, GError **error);

/* Writes all of it at the end of an open file. */
gboolean file_write(int fd, const char *data, gsize size);

/* Puts a whole new file in place, safe on the disk: through PATH.new. */
gboolean file_replace(const char *path, const char *data, gsize size, GError **error);

/* Keeps a copy as PATH.damaged-1 or the next number that is free, safe on the disk. The caller frees
 * its name; NULL on failure. */
char *file_keep_copy(const char *path, GError **error);

#endif
