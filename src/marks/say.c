#include <string.h>
#include "base/error.h"
#include "base/gate.h"
#include "marks/inner.h"
#include "marks/log.h"
#include "marks/rows.h"
#include "sql/db.h"

static char *
utc_now(void)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autofree char *seconds = g_date_time_format(now, "%Y-%m-%dT%H:%M:%S");

	return g_strdup_printf("%s.%03dZ", seconds, g_date_time_get_microsecond(now) / 1000);
}

/* The log is there to be read, and what is exported goes to a terminal, too. */
static void
clean(struct word *word)
{
	for (guint i = 0; i < WORD_TEXTS; i++) {
		char **text = word_text(word, i);

		word_set(text, gate_clean(*text, -1, GATE_LINES));
	}
}

static void
number(const struct marks *marks, const GPtrArray *words)
{
	g_autofree char *now = utc_now();
	gint64 n = marks->words->len;

	for (guint i = 0; i < words->len; i++) {
		struct word *word = words->pdata[i];

		word->n = ++n;
		clean(word);
		if (*word->time == '\0')
			word_set(&word->time, g_strdup(now));
	}
}

/* First the log, then the row: a word of which only one is there counts as said, at the next opening. */
static gboolean
write_both(const struct marks *marks, sqlite3 *db, const GPtrArray *words, GError **error)
{
	gint64 before = -1;

	if (db_exec(db, "BEGIN IMMEDIATE", error) && log_append(marks->log_path, words, &before, error)) {
		if (rows_add(db, words, error) && db_exec(db, "COMMIT", error))
			return TRUE;
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
		log_cut(marks->log_path, before);
	}
	return FALSE;
}

gboolean
marks_say_all(struct marks *marks, GPtrArray *words, GError **error)
{
	sqlite3 *db;
	gboolean is_done = words->len == 0;

	g_assert(marks->lock >= 0);
	db = words->len > 0 ? rows_open(marks->path, error) : NULL;
	number(marks, words);
	if (db != NULL)
		is_done = write_both(marks, db, words, error);
	sqlite3_close_v2(db);
	for (guint i = 0; is_done && i < words->len; i++)
		g_ptr_array_add(marks->words, word_copy(words->pdata[i]));
	g_ptr_array_set_size(words, 0);
	if (is_done)
		find_current(marks);
	else
		g_prefix_error(error, "not saved: ");
	return is_done;
}

gboolean
marks_say(struct marks *marks, struct word *word, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);

	g_ptr_array_add(words, word);
	return marks_say_all(marks, words, error);
}

/* --- Taking back ----------------------------------------------------------------------------- */

static const struct word *
last_word(const struct marks *marks, const char *key)
{
	g_autoptr(GHashTable) before = undone_words(marks->words);
	const struct word *last = NULL;

	for (guint i = 0; i < marks->words->len; i++) {
		const struct word *word = marks->words->pdata[i];

		if (strcmp(word->key, key) == 0 && !says_nothing(word) && !g_hash_table_contains(before, &word->n))
			last = word;
	}
	return last;
}

struct word *
marks_undoing(const struct marks *marks, const char *key, const struct word **undone, GError **error)
{
	g_autofree char *n = NULL;

	if ((*undone = last_word(marks, key)) == NULL) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_NOT_FOUND, "nothing was marked there");
		return NULL;
	}
	n = g_strdup_printf("%" G_GINT64_FORMAT, (*undone)->n);
	return word_new(key, FIELD_UNDO, n);
}

gboolean
marks_undo(struct marks *marks, const char *key, const struct word **undone, GError **error)
{
	const struct word *last;
	struct word *word = marks_undoing(marks, key, &last, error);

	if (undone != NULL)
		*undone = last;
	return word != NULL && marks_say(marks, word, error);
}

/* --- Not saved ------------------------------------------------------------------------------- */

void
marks_suppose(struct marks *marks, struct word *word)
{
	marks_unlock(marks);
	clean(word);
	word->n = marks->words->len + 1;
	g_ptr_array_add(marks->words, word);
	find_current(marks);
}
