/*
 * The words of texts, as the index (FTS5, unicode61 as schema.sql sets it) cuts and folds them, noted
 * while the index takes them in, and their stems.
 *
 *     words = words_new(db, error);           before anything uses the index on this connection
 *     words_expect(words, WORDS_TAKEN_IN);
 *     ... INSERT INTO word(...)
 *     words_fresh(words), words_doubtful(words)
 *     sqlite3_close(db); words_free(words);
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include <sqlite3.h>
#include "store/met.h"
#include "store/store.h"

struct words;

enum words_mode {
	WORDS_TAKEN_IN, /* the words of what is indexed now are in the index */
	WORDS_TAKEN_OUT /* ... may be in it or no longer */
};

/*
 * Takes the place of FTS5's tokenizer unicode61 on this connection: it makes the same words at the
 * same places, faster, and notes them. It must outlive the connection. NULL and MB_ERROR_CACHE.
 */
struct words *words_new(sqlite3 *db, GError **error);
void words_free(struct words *words);

void words_expect(struct words *words, enum words_mode mode);

/* Takes a word of `size` bytes: `word`, or `longer`, where that isn't NULL; it has no NUL behind it. */
typedef void words_taker(gpointer data, struct plain word, const char *longer, gsize size);

/* Cuts a text as for the index, but notes no word of it: who takes them does. FALSE: out of memory. */
gboolean words_cut_text(struct words *words, const char *text, gsize size, words_taker *taker, gpointer data);
void words_note(struct words *words, const char *word, gsize size);

/* Words (char *) taken in for the first time, or again after they were doubtful; whoever has dealt
 * with them empties it. A word may be there twice. */
GPtrArray *words_fresh(struct words *words);

/* Words (char *) taken out; whoever knows of one whether it is still there removes it. */
GHashTable *words_doubtful(struct words *words);

/* The stem of one word; the caller frees. NULL on failure. */
char *words_stem(struct words *words, const char *word, GError **error);

#endif
