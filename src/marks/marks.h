/*
 * The user's own word about actions and meetings: states with notes, dates, bodies and councils set.
 * Kept apart from the cache and twice, in a database and, beside it, in a log that people can read;
 * "saved" means both are safe on the disk. Nothing here takes a word away: what is taken back stays,
 * with the word that took it back.
 *
 *     marks = marks_open_writer(path, &listener, error);
 *     word = word_new(key, FIELD_STATE, "done");
 *     marks_say(marks, word, error);                     now it is saved
 *     marks_free(marks);
 *
 * Each opening makes both files agree: what is missing or damaged in one of them is restored from
 * the other, after a copy of the damaged file was kept beside it, and told. Failures are
 * MB_ERROR_CACHE; a database of another program or of a newer minutebook is refused and left as it
 * is.
 */
#ifndef MARKS_MARKS_H
#define MARKS_MARKS_H

#include "marks/word.h"

struct marks;

/* Hears of what was restored and what is lost: which file, and what. */
struct marks_listener {
	void (*told)(const char *file, const char *notice, gpointer data);
	gpointer data;
};

/* Reads all words. Where there are no marks nothing is made, and there are no words. The caller
 * frees. NULL on failure. `listener` may be NULL and isn't kept. */
struct marks *marks_open_reader(const char *path, const struct marks_listener *listener, GError **error);

/* The same to write; makes the files and their folder when the first word is said. Other writers
 * wait until it is freed. */
struct marks *marks_open_writer(const char *path, const struct marks_listener *listener, GError **error);

/* The same for who can't wait: after a third of a second others are still at it, and it is MB_ERROR_BUSY. */
struct marks *marks_try_reader(const char *path, const struct marks_listener *listener, GError **error);
struct marks *marks_try_writer(const char *path, const struct marks_listener *listener, GError **error);

/* Lets other writers go on; nothing can be said any more. */
void marks_unlock(struct marks *marks);

/* NULL is fine. */
void marks_free(struct marks *marks);

/* Whether any marks are kept at this path: nothing is opened. */
gboolean marks_exist(const char *path);

/* "…/marks.log" for "…/marks.db"; the caller frees. */
char *marks_log_path(const char *path);

/* --- Saying ---------------------------------------------------------------------------------- */

/* Saves a word, which is taken, on failure, too: sets its number, and its time where it has none, and
 * replaces in its texts what could drive a terminal.
 * When it returns TRUE the word is safe on the disk. */
gboolean marks_say(struct marks *marks, struct word *word, GError **error);
/* The same for several (struct word), all or none but for a power cut; the array is emptied. */
gboolean marks_say_all(struct marks *marks, GPtrArray *words, GError **error);

/* Takes back the last word on a key that wasn't taken back yet. *undone (may be NULL) is that word,
 * the marks'. MB_ERROR_NOT_FOUND where there is none. */
gboolean marks_undo(struct marks *marks, const char *key, const struct word **undone, GError **error);

/* What would take back the last word on a key that wasn't taken back yet: a word for marks_say() at any
 * time. *undone is the last word, the marks'. NULL and MB_ERROR_NOT_FOUND where there is none. */
struct word *marks_undoing(const struct marks *marks, const char *key, const struct word **undone, GError **error);

/* From now on the marks hold a word, which is taken, as if it had been said; nothing is saved, and nothing
 * else can be any more. */
void marks_suppose(struct marks *marks, struct word *word);

/* --- Asking ---------------------------------------------------------------------------------- */

/* What was ever said (struct word), in the order in which it was. The marks'. */
const GPtrArray *marks_words(const struct marks *marks);

/* What holds (struct word, the marks'): the last word for each key and field, without those that
 * were taken back and empty ones, by key, then by field. The caller frees the array. */
GPtrArray *marks_current(const struct marks *marks);

/* The word that holds for a key and field; NULL where there is none. The marks'. */
const struct word *marks_find(const struct marks *marks, const char *key, const char *field);

/* Tells each word that is lost: damaged in both files. Returns how many. */
guint marks_check(const struct marks *marks, const struct marks_listener *listener);

/* --- Exchanging ---------------------------------------------------------------------------- */

/* What holds, as TSV without a header line: key, field, value, time, note. A state's day and evidence
 * follow it as fields of their own, "on" and "by". The caller frees. */
char *marks_export(const struct marks *marks);

/* What marks_export() gave, or lines of the log. Words (struct word) with their times, the last one
 * for each key and field; the caller frees. MB_ERROR_FILE where a line is neither: which and why. */
GPtrArray *marks_parse(const char *text, GError **error);

/* Leaves of parsed words only what says more than the marks do: neither what they hold already nor
 * what is older than their last word for the key and field. */
void marks_keep_news(const struct marks *marks, GPtrArray *words);

#endif
