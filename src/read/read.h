/*
 * Bytes to text: opens a file safely, knows its kind by its content (never by its name), decodes
 * it, and notes what it says of each line.
 *
 *     if (!read_open(AT_FDCWD, path, READ_FOLLOW, &file, error) ||
 *         (text = read_text(&file, error)) == NULL)
 *             return FALSE;
 *
 * Kinds read: plain text and Markdown. Refused with a line that names the kind: PDF, HTML, XML,
 * Word and other zip files, gzip, SQLite databases, binary. Encodings: UTF-8 with or without a
 * mark, UTF-16 with a mark; anything else is taken for Windows-1252, with a warning. Line ends: LF,
 * CR LF, CR, form feed, U+0085, U+2028, U+2029.
 */
#ifndef READ_READ_H
#define READ_READ_H

#include <sys/types.h>
#include "read/text.h"

enum { READ_LIMIT = 32 << 20 }; /* bytes a file may have */

enum read_links { READ_FOLLOW, READ_NOFOLLOW };

/* A file whose bytes are in memory. */
struct file {
	char *bytes; /* NUL-terminated; NULL once read_text() has taken them */
	gsize size;
	gint64 mtime; /* nanoseconds since 1970 */
	guint64 inode, device;
	gboolean has_changed; /* size or time changed while it was read: a warning */
};

/*
 * Opens and reads a regular file of at most READ_LIMIT bytes below the folder `at` (AT_FDCWD for
 * none). Never waits for a FIFO, never opens one of the files named with read_refuse(). On failure
 * FALSE and MB_ERROR_FILE. The caller clears.
 */
gboolean read_open(int at, const char *path, enum read_links links, struct file *file, GError **error);
void file_clear(struct file *file);

/* Names a file that must never be read as minutes (our own databases: closing them would drop their
 * locks). Told apart by device and inode; so the names are for one load: NULL forgets them all,
 * before an inode is another file's. Not for use beside running read_open(). */
void read_refuse(const char *path);
gboolean read_is_refused(guint64 device, guint64 inode);

enum { READ_HASH = 65 };

/* Writes the SHA-256 of the bytes as lower-case hexadecimal digits, READ_HASH bytes with the NUL. */
void read_hash(const char *bytes, gsize size, char *hex);

/* Decodes. NULL and MB_ERROR_FILE where the kind is not read or nothing but blanks is in it. The
 * caller frees with text_free(). Takes the file's bytes over, so that a file with nothing to be
 * changed is never copied; the caller still clears the file. */
struct text *read_text(struct file *file, GError **error);

/* The same from text that is already decoded and cleaned (the cache's), which is copied. Of page
 * turns, only those that a rule marks are found again; sha256 is that of the text. */
struct text *read_stored(const char *data, gsize size);

#endif
