/* Marks that are open, for marks/ alone. */
#ifndef MARKS_INNER_H
#define MARKS_INNER_H

#include "marks/marks.h"

struct marks {
	char *path, *log_path;
	int lock;            /* of a writer; -1: none */
	int wait;            /* for others, as file_lock() says */
	GPtrArray *words;    /* struct word, by number */
	GHashTable *current; /* "key\tfield" to struct word, borrowed: what holds */
};

/* Numbers (gint64 *) of words that others took back. The caller frees. */
GHashTable *undone_words(const GPtrArray *words);

/* Whether a word is only about another: that it is taken back, or lost. */
gboolean says_nothing(const struct word *word);

/* Sets `current` by `words`. */
void find_current(struct marks *marks);

#endif
