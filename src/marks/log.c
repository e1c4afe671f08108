#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/error.h"
#include "marks/files.h"
#include "marks/log.h"

static const char head[] =
    "# minutebook's marks: number, time, key, field, value, note, on, by, words, checksum\n";

void
log_clear(struct log *log)
{
	g_clear_pointer(&log->words, g_ptr_array_unref);
	g_clear_pointer(&log->damaged, g_ptr_array_unref);
}

/* --- Reading --------------------------------------------------------------------------------- */

/* A damaged line after the last sound one stands for a word that came next, unless it says which. */
static void
take_damaged(struct log *log, const char *line, guint number)
{
	gint64 n = word_line_number(line);

	g_ptr_array_add(log->damaged, g_strdup_printf("line %u", number));
	log->reaches = n > log->reaches && n <= log->reaches + log->damaged->len ? n : log->reaches + 1;
}

static void
take_line(struct log *log, const char *line, guint number, gint64 *last)
{
	struct word *word = word_from_line(line);

	if (word != NULL) {
		g_ptr_array_add(log->words, word);
		*last = MAX(*last, word->n);
		log->reaches = *last;
	} else if (strncmp(line, head, strlen(head) - 1) == 0 && strlen(line) == strlen(head) - 1)
		log->is_ours = TRUE;
	else
		take_damaged(log, line, number);
}

static void
take_lines(struct log *log, char *data, gsize size)
{
	gint64 last = 0;
	guint number = 0;
	char *line = data, *end;

	while ((end = memchr(line, '\n', data + size - line)) != NULL) {
		*end = '\0';
		take_line(log, line, ++number, &last);
		line = end + 1;
	}
	log->is_torn = line < data + size;
	if (log->is_torn && word_from_line(line) != NULL)
		take_line(log, line, ++number, &last);
}

gboolean
log_read(const char *path, struct log *log, GError **error)
{
	g_autoptr(GString) data = NULL;
	enum file_kind kind;

	*log = (struct log){ .words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free),
		.damaged = g_ptr_array_new_with_free_func(g_free) };
	if (!file_look(path, &kind, error))
		return FALSE;
	log->is_there = kind == FILE_FULL;
	if (!log->is_there)
		return TRUE;
	if ((data = file_read(path, error)) == NULL)
		return FALSE;
	take_lines(log, data->str, data->len);
	log->is_ours = log->is_ours || log->words->len > 0;
	return TRUE;
}

/* --- Writing --------------------------------------------------------------------------------- */

static GString *
lines_of(const GPtrArray *words, gboolean has_head)
{
	GString *lines = g_string_new(has_head ? head : NULL);

	for (guint i = 0; i < words->len; i++) {
		g_autofree char *line = word_line(words->pdata[i]);

		g_string_append(lines, line);
	}
	return lines;
}

static gboolean
failed(const char *path, GError **error)
{
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "'%s' cannot be written: %s", path, g_strerror(errno));
	return FALSE;
}

/* What a power cut could take back, the folder's entry of a new file too, is on the disk. */
static gboolean
append(int fd, const char *path, const GPtrArray *words, gint64 size, GError **error)
{
	g_autoptr(GString) lines = lines_of(words, size == 0);

	if (!file_write(fd, lines->str, lines->len) || fsync(fd) < 0)
		return failed(path, error);
	return size > 0 || file_sync_folder_of(path, error);
}

gboolean
log_append(const char *path, const GPtrArray *words, gint64 *size_before, GError **error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	gboolean is_done;
	struct stat st;

	*size_before = -1;
	if (fd < 0 || fstat(fd, &st) < 0) {
		failed(path, error);
		if (fd >= 0)
			close(fd);
		return FALSE;
	}
	*size_before = st.st_size;
	is_done = append(fd, path, words, st.st_size, error);
	close(fd);
	if (!is_done)
		log_cut(path, *size_before);
	return is_done;
}

void
log_cut(const char *path, gint64 size_before)
{
	int fd = size_before >= 0 ? open(path, O_WRONLY | O_CLOEXEC) : -1;

	if (fd < 0)
		return;
	/* Where this fails, too, the next opening finds a word that was said to be unsaved. */
	if (ftruncate(fd, size_before) == 0)
		fsync(fd);
	close(fd);
}

gboolean
log_rewrite(const char *path, const GPtrArray *words, GError **error)
{
	g_autoptr(GString) lines = lines_of(words, TRUE);

	return file_replace(path, lines->str, lines->len, error);
}
