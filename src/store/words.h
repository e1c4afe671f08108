/*
 * The words of texts, exactly as the index (FTS5, unicode61 remove_diacritics 2) cuts and folds
 * them, and their stems.
 *
 *     collector = words_new(error);                 ... one for each thread
 *     words_collect(collector, text, size, found, error);
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include <glib.h>

struct words;

struct words *words_new(GError **error);
void words_free(struct words *words);

/* Appends to `found` (char *, which it owns) each word of the text that this collector has not
 * met before. */
gboolean words_collect(struct words *words, const char *text, gsize size, GPtrArray *found, GError **error);

/* Forgets what it has met. */
void words_forget(struct words *words);

/* The stem of one word, as words_collect() gives words; the caller frees. NULL on failure. */
char *words_stem(struct words *words, const char *word, GError **error);

#endif
