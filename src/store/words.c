/*
 * FTS5's own tokenizer is asked only where a byte beyond ASCII is involved: plain letters and digits
 * make words by themselves, and every other ASCII character parts them. So the index is made of the
 * same words at half the cost, and the table of words costs next to nothing: reading it out of the
 * index afterwards takes a second.
 */
#include <string.h>
#include "base/error.h"
#include "sql/db.h"
#include "sql/fts.h"
#include "store/eight.h"
#include "store/met.h"
#include "store/words.h"

struct words {
	fts5_tokenizer stock, stems; /* FTS5's own */
	void *stock_context;
	Fts5Tokenizer *stemmer, *cutter; /* cutter: ours, for words_cut_text() */
	enum words_mode mode;
	struct met met;       /* in the index, and handed on */
	GHashTable *met_long; /* char *: likewise, those that are longer */
	GPtrArray *fresh;
	GHashTable *doubtful;
};

/* What FTS5 makes for each table: ours, with one of its own inside. */
struct cutter {
	struct words *words;
	Fts5Tokenizer *stock;
};

/* One text being cut, for FTS5 or, where there is a taker, for the caller of words_cut_text(). */
struct cut {
	struct words *words;
	const struct cutter *cutter;
	gboolean is_noted;
	void *context;
	int (*take)(void *context, int flags, const char *token, int size, int starts, int ends);
	words_taker *taker;
	const char *end; /* of the text */
	int shift; /* of what the stock tokenizer says, which sees a part of the text */
};

/* --- Noting ---------------------------------------------------------------------------------- */

static void
take_out(struct words *words, const char *word, gsize size)
{
	g_hash_table_add(words->doubtful, g_strndup(word, size));
}

static void
take_in(struct words *words, const char *word, gsize size)
{
	g_ptr_array_add(words->fresh, g_strndup(word, size));
}

/* Apart from what is done with every word, so that this stays small. */
static G_GNUC_NO_INLINE void
change_short(struct words *words, struct plain word, gsize size)
{
	if (words->mode == WORDS_TAKEN_OUT) {
		met_remove(&words->met, word);
		take_out(words, (const char *)&word, size);
	} else {
		met_add(&words->met, word);
		take_in(words, (const char *)&word, size);
	}
}

static void
note_short(struct words *words, struct plain word, gsize size)
{
	if (words->mode == WORDS_TAKEN_OUT || !met_has(&words->met, word))
		change_short(words, word, size);
}

static void
note_long(struct words *words, const char *word, gsize size)
{
	char *kept = g_strndup(word, size);

	if (words->mode == WORDS_TAKEN_OUT) {
		take_out(words, word, size);
		g_hash_table_remove(words->met_long, kept);
		g_free(kept);
	} else if (g_hash_table_add(words->met_long, kept)) {
		take_in(words, word, size);
	}
}

/* Nothing of a word that is longer. */
static struct plain
padded(const char *word, gsize size)
{
	struct plain plain = { 0 };

	if (size <= sizeof(plain))
		memcpy(&plain, word, size);
	return plain;
}

/* `word` needs no NUL at its end. */
static void
note(struct words *words, const char *word, gsize size)
{
	if (size <= sizeof(struct plain))
		note_short(words, padded(word, size), size);
	else
		note_long(words, word, MIN(size, WORD_LONGEST));
}

void
words_note(struct words *words, const char *word, gsize size)
{
	note(words, word, size);
}

/* --- Cutting --------------------------------------------------------------------------------- */

/* Up to 16 bytes in small letters, zeros behind them. */
static int
cut_plain(struct cut *cut, guint64 start, guint64 end, gsize size, int starts)
{
	struct plain folded = { GUINT64_TO_LE(start), GUINT64_TO_LE(end) };

	if (cut->taker != NULL) {
		cut->taker(cut->context, folded, NULL, size);
		return SQLITE_OK;
	}
	if (cut->is_noted)
		note_short(cut->words, folded, size);
	return cut->take(cut->context, 0, (const char *)&folded, size, starts, starts + size);
}

/* A word of any length. */
static int
hand_on(struct cut *cut, int flags, const char *word, gsize size, int starts, int ends)
{
	if (cut->taker != NULL) {
		cut->taker(cut->context, padded(word, size), size > sizeof(struct plain) ? word : NULL, MIN(size, WORD_LONGEST));
		return SQLITE_OK;
	}
	if (cut->is_noted)
		note(cut->words, word, size);
	return cut->take(cut->context, flags, word, size, starts, ends);
}

static int
cut_long(struct cut *cut, const char *word, gsize size, int starts)
{
	g_autofree char *folded = g_ascii_strdown(word, size);

	return hand_on(cut, 0, folded, size, starts, starts + size);
}

static int
take_other(void *context, int flags, const char *token, int size, int starts, int ends)
{
	struct cut *cut = context;

	return hand_on(cut, flags, token, size, starts + cut->shift, ends + cut->shift);
}

static int
cut_other(struct cut *cut, int flags, const char *word, gsize size, int starts)
{
	cut->shift = starts;
	return cut->words->stock.xTokenize(cut->cutter->stock, cut, flags, word, size, take_other);
}

/* Where a word ends; adds all its bytes to `seen`. */
static const char *
word_end(const char *at, const char *end, guint64 *seen)
{
	guint n;

	do {
		guint64 bytes = eight_read(at, end);

		n = eight_until(~eight_of_words(bytes) & EIGHT_HIGH);
		*seen |= n > 0 ? eight_first(bytes, n) : 0;
		at += n;
	} while (n == 8);
	return at;
}

/* A word of eight bytes and more, or one that FTS5 is asked about. */
static int
cut_longer(struct cut *cut, int flags, const char *word, int starts, gsize *size)
{
	guint64 seen = 0, start, end = 0;

	*size = word_end(word, cut->end, &seen) - word;
	if (seen & EIGHT_HIGH)
		return cut_other(cut, flags, word, *size, starts);
	if (*size > sizeof(struct plain))
		return cut_long(cut, word, *size, starts);
	start = eight_small(eight_read(word, cut->end));
	if (*size > 8)
		end = eight_first(eight_small(eight_read(word + 8, cut->end)), *size - 8);
	return cut_plain(cut, start, end, *size, starts);
}

static int
cut_text(struct cut *cut, int flags, const char *text)
{
	int result = SQLITE_OK;

	for (const char *at = text; at < cut->end && result == SQLITE_OK;) {
		guint64 bytes = eight_read(at, cut->end), in_words = eight_of_words(bytes);
		gsize size = eight_until(~in_words & EIGHT_HIGH);

		if (size == 0) {
			at += eight_until(in_words);
			continue;
		}
		if (size < 8 && (eight_first(bytes, size) & EIGHT_HIGH) == 0)
			result = cut_plain(cut, eight_first(eight_small(bytes), size), 0, size, at - text);
		else
			result = cut_longer(cut, flags, at, at - text, &size);
		/* The byte behind a word parts words. */
		at += size + 1;
	}
	return result == SQLITE_DONE ? SQLITE_OK : result; /* as the stock one: enough was taken */
}

/* --- As FTS5 asks for it --------------------------------------------------------------------- */

static int
create_cutter(void *context, const char **args, int n, Fts5Tokenizer **made)
{
	struct words *words = context;
	struct cutter *cutter = g_new0(struct cutter, 1);
	int result = words->stock.xCreate(words->stock_context, args, n, &cutter->stock);

	cutter->words = words;
	if (result != SQLITE_OK)
		g_clear_pointer(&cutter, g_free);
	*made = (Fts5Tokenizer *)cutter;
	return result;
}

static void
delete_cutter(Fts5Tokenizer *made)
{
	struct cutter *cutter = (struct cutter *)made;

	cutter->words->stock.xDelete(cutter->stock);
	g_free(cutter);
}

static int
tokenize(Fts5Tokenizer *made, void *context, int flags, const char *text, int size,
    int (*take)(void *, int, const char *, int, int, int))
{
	struct cutter *cutter = (struct cutter *)made;
	struct cut cut = { .words = cutter->words, .cutter = cutter, .is_noted = (flags & FTS5_TOKENIZE_DOCUMENT) != 0,
		.context = context, .take = take };

	if (size == 0)
		return SQLITE_OK;
	cut.end = text + size;
	return cut_text(&cut, flags, text);
}

gboolean
words_cut_text(struct words *words, const char *text, gsize size, words_taker *taker, gpointer data)
{
	struct cut cut = { .words = words, .cutter = (struct cutter *)words->cutter, .context = data, .taker = taker };

	if (size == 0)
		return TRUE;
	cut.end = text + size;
	return cut_text(&cut, FTS5_TOKENIZE_DOCUMENT, text) == SQLITE_OK;
}

/* The stemmer finds its inner tokenizer by name: it is made before ours has that name. */
static gboolean
set_up(struct words *words, sqlite3 *db, GError **error)
{
	static const char *settings[] = { FTS_UNICODE61 };
	static fts5_tokenizer calls = { create_cutter, delete_cutter, tokenize };
	fts5_api *api = fts_api(db, error);

	if (api == NULL || (words->stemmer = fts_tokenizer(db, "porter", &words->stems, error)) == NULL)
		return FALSE;
	if (api->xFindTokenizer(api, "unicode61", &words->stock_context, &words->stock) == SQLITE_OK &&
	    create_cutter(words, settings, G_N_ELEMENTS(settings), &words->cutter) == SQLITE_OK &&
	    api->xCreateTokenizer(api, "unicode61", words, &calls, NULL) == SQLITE_OK)
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite lacks the tokenizer unicode61");
	return FALSE;
}

struct words *
words_new(sqlite3 *db, GError **error)
{
	struct words *words = g_new0(struct words, 1);

	met_init(&words->met);
	words->met_long = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	words->fresh = g_ptr_array_new_with_free_func(g_free);
	words->doubtful = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (set_up(words, db, error))
		return words;
	words_free(words);
	return NULL;
}

void
words_free(struct words *words)
{
	if (words == NULL)
		return;
	if (words->stemmer != NULL)
		words->stems.xDelete(words->stemmer);
	if (words->cutter != NULL)
		delete_cutter(words->cutter);
	met_clear(&words->met);
	g_hash_table_unref(words->met_long);
	g_ptr_array_unref(words->fresh);
	g_hash_table_unref(words->doubtful);
	g_free(words);
}

void
words_expect(struct words *words, enum words_mode mode)
{
	words->mode = mode;
}

GPtrArray *
words_fresh(struct words *words)
{
	return words->fresh;
}

GHashTable *
words_doubtful(struct words *words)
{
	return words->doubtful;
}

static int
take_stem(void *context, int flags, const char *token, int size, int starts, int ends)
{
	(void)flags, (void)starts, (void)ends;
	g_string_append_len(context, token, size);
	return SQLITE_OK;
}

/* Endings are of letters: a number has none, and minutes are full of them. */
static gboolean
has_ending(const char *word)
{
	return word[strspn(word, "0123456789")] != '\0';
}

char *
words_stem(struct words *words, const char *word, GError **error)
{
	g_autoptr(GString) stem = NULL;

	if (!has_ending(word))
		return g_strdup(word);
	stem = g_string_new(NULL);
	if (words->stems.xTokenize(words->stemmer, stem, FTS5_TOKENIZE_DOCUMENT,
	    word, strlen(word), take_stem) != SQLITE_OK) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "out of memory");
		return NULL;
	}
	/* Folding is not always final: what a second pass leaves nothing of is its own stem. */
	return stem->len > 0 ? g_string_free(g_steal_pointer(&stem), FALSE) : g_strdup(word);
}
