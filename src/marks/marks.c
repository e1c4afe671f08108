#include <string.h>
#include <unistd.h>
#include "base/place.h"
#include "marks/files.h"
#include "marks/heal.h"
#include "marks/inner.h"

/* --- What holds ------------------------------------------------------------------------------ */

GHashTable *
undone_words(const GPtrArray *words)
{
	GHashTable *undone = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint i = 0; i < words->len; i++) {
		const struct word *word = words->pdata[i];
		gint64 n;

		if (strcmp(word->field, FIELD_UNDO) == 0 &&
		    g_ascii_string_to_signed(word->value, 10, 1, G_MAXINT64, &n, NULL))
			g_hash_table_add(undone, g_memdup2(&n, sizeof(n)));
	}
	return undone;
}

gboolean
says_nothing(const struct word *word)
{
	return strcmp(word->field, FIELD_UNDO) == 0 || strcmp(word->field, FIELD_LOST) == 0;
}

void
find_current(struct marks *marks)
{
	g_autoptr(GHashTable) undone = undone_words(marks->words);

	g_hash_table_remove_all(marks->current);
	for (guint i = 0; i < marks->words->len; i++) {
		struct word *word = marks->words->pdata[i];
		g_autofree char *name = g_strjoin("\t", word->key, word->field, NULL);

		if (says_nothing(word) || g_hash_table_contains(undone, &word->n))
			continue;
		if (*word->value == '\0')
			g_hash_table_remove(marks->current, name);
		else
			g_hash_table_replace(marks->current, g_steal_pointer(&name), word);
	}
}

const GPtrArray *
marks_words(const struct marks *marks)
{
	return marks->words;
}

static int
compare_words(gconstpointer left, gconstpointer right)
{
	const struct word *a = *(struct word *const *)left, *b = *(struct word *const *)right;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : strcmp(a->field, b->field);
}

GPtrArray *
marks_current(const struct marks *marks)
{
	GPtrArray *words = g_ptr_array_new();
	GHashTableIter iter;
	gpointer word;

	g_hash_table_iter_init(&iter, marks->current);
	while (g_hash_table_iter_next(&iter, NULL, &word))
		g_ptr_array_add(words, word);
	g_ptr_array_sort(words, compare_words);
	return words;
}

const struct word *
marks_find(const struct marks *marks, const char *key, const char *field)
{
	g_autofree char *name = g_strjoin("\t", key, field, NULL);

	return g_hash_table_lookup(marks->current, name);
}

guint
marks_check(const struct marks *marks, const struct marks_listener *listener)
{
	guint lost = 0;

	for (guint i = 0; i < marks->words->len; i++) {
		const struct word *word = marks->words->pdata[i];
		g_autofree char *notice = g_strdup_printf("word %" G_GINT64_FORMAT
		    " is lost: it was damaged in both copies, which are kept beside it", word->n);

		if (strcmp(word->field, FIELD_LOST) != 0)
			continue;
		lost++;
		listener->told(marks->path, notice, listener->data);
	}
	return lost;
}

enum { SHORT_WAIT = 300 }; /* ms: longer than another one's saving takes, and not yet felt as a hang */

/* --- Opening --------------------------------------------------------------------------------- */

char *
marks_log_path(const char *path)
{
	gsize size = strlen(path) - (g_str_has_suffix(path, ".db") ? strlen(".db") : 0);

	return g_strdup_printf("%.*s.log", (int)size, path);
}

static gboolean
look(const char *path, const char *log_path, gboolean *are_there, GError **error)
{
	enum file_kind rows, log;

	*are_there = TRUE;
	if (!file_look(path, &rows, error) || !file_look(log_path, &log, error))
		return FALSE;
	*are_there = rows != FILE_NONE || log != FILE_NONE;
	return TRUE;
}

gboolean
marks_exist(const char *path)
{
	g_autofree char *log_path = marks_log_path(path);
	gboolean are_there;

	look(path, log_path, &are_there, NULL);
	return are_there;
}

static struct marks *
marks_new(const char *path, int wait)
{
	struct marks *marks = g_new0(struct marks, 1);
	g_autofree char *real = realpath(path, NULL);

	/* A link to the database stays a link, and the log lies beside the file itself. */
	marks->path = g_strdup(real != NULL ? real : path);
	marks->log_path = marks_log_path(marks->path);
	marks->lock = -1;
	marks->wait = wait;
	marks->words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
	marks->current = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return marks;
}

void
marks_unlock(struct marks *marks)
{
	if (marks->lock >= 0)
		close(marks->lock);
	marks->lock = -1;
}

void
marks_free(struct marks *marks)
{
	if (marks == NULL)
		return;
	marks_unlock(marks);
	g_ptr_array_unref(marks->words);
	g_hash_table_unref(marks->current);
	g_free(marks->path);
	g_free(marks->log_path);
	g_free(marks);
}

static void
take_words(struct marks *marks, struct copies *copies)
{
	g_ptr_array_unref(marks->words);
	marks->words = g_steal_pointer(&copies->agreed.words);
	find_current(marks);
}

/* With the writer's lock: reads, and puts right what differs. */
static gboolean
read_and_heal(struct marks *marks, const struct marks_listener *listener, GError **error)
{
	struct copies copies;
	gboolean is_done = copies_read(&copies, marks->path, marks->log_path, error) &&
	    (!copies_differ(&copies) || copies_heal(&copies, listener, error));

	if (is_done)
		take_words(marks, &copies);
	copies_clear(&copies);
	return is_done;
}

/* A reader that may not write shows what there is. */
static void
heal_if_possible(struct marks *marks, const struct marks_listener *listener)
{
	g_autoptr(GError) error = NULL;
	int lock = file_lock(marks->path, TRUE, marks->wait, &error);

	if (lock >= 0)
		read_and_heal(marks, listener, &error);
	if (error != NULL && listener != NULL && listener->told != NULL)
		listener->told(marks->path, error->message, listener->data);
	if (lock >= 0)
		close(lock);
}

static gboolean
read_only(struct marks *marks, const struct marks_listener *listener, GError **error)
{
	GError *failure = NULL;
	int lock = file_lock(marks->path, FALSE, marks->wait, &failure);
	struct copies copies = { NULL };
	gboolean is_done = failure == NULL && copies_read(&copies, marks->path, marks->log_path, &failure);
	gboolean is_different = is_done && copies_differ(&copies);

	if (is_done)
		take_words(marks, &copies);
	copies_clear(&copies);
	if (lock >= 0)
		close(lock);
	if (failure != NULL)
		g_propagate_error(error, failure);
	if (is_different)
		heal_if_possible(marks, listener);
	return is_done;
}

static struct marks *
open_reader(const char *path, int wait, const struct marks_listener *listener, GError **error)
{
	struct marks *marks = marks_new(path, wait);
	gboolean are_there;

	if (look(marks->path, marks->log_path, &are_there, error) &&
	    (!are_there || read_only(marks, listener, error)))
		return marks;
	marks_free(marks);
	return NULL;
}

struct marks *
marks_open_reader(const char *path, const struct marks_listener *listener, GError **error)
{
	return open_reader(path, WAIT_FOR_EVER, listener, error);
}

struct marks *
marks_try_reader(const char *path, const struct marks_listener *listener, GError **error)
{
	return open_reader(path, SHORT_WAIT, listener, error);
}

/* The entries of folders that had to be made are safe on the disk, too. */
static gboolean
make_folder(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);

	for (char *at = g_strdup(folder); ; at = g_path_get_dirname(at)) {
		g_ptr_array_add(made, at);
		if (g_file_test(at, G_FILE_TEST_EXISTS) || strcmp(at, "/") == 0 || strcmp(at, ".") == 0)
			break;
	}
	if (!place_make_folder_of(path, error))
		return FALSE;
	for (guint i = 0; i + 1 < made->len; i++) {
		if (!file_sync_folder_of(made->pdata[i], error))
			return FALSE;
	}
	return TRUE;
}

static struct marks *
open_writer(const char *path, int wait, const struct marks_listener *listener, GError **error)
{
	struct marks *marks = marks_new(path, wait);

	if (make_folder(marks->path, error) && (marks->lock = file_lock(marks->path, TRUE, wait, error)) >= 0 &&
	    read_and_heal(marks, listener, error))
		return marks;
	marks_free(marks);
	return NULL;
}

struct marks *
marks_open_writer(const char *path, const struct marks_listener *listener, GError **error)
{
	return open_writer(path, WAIT_FOR_EVER, listener, error);
}

struct marks *
marks_try_writer(const char *path, const struct marks_listener *listener, GError **error)
{
	return open_writer(path, SHORT_WAIT, listener, error);
}
