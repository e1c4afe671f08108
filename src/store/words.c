/*
 * FTS5's own tokenizer is asked only where a byte beyond ASCII is involved: plain letters and digits
 * make words by themselves, and every other ASCII character parts them. So the index is made of the
 * same words at half the cost, and the table of words costs next to nothing: reading it out of the
 * index afterwards takes a second.
 */
#include <string.h>
#include "base/error.h"
#include "sql/db.h"
#include "store/words.h"

enum {
	LONGEST = 32768,  /* FTS5 cuts words there (FTS5_MAX_TOKEN_SIZE) */
	RECENT_BITS = 14, /* 1 << RECENT_BITS words are known without asking the hash table */
	RECENT_SIZE = 2 * sizeof(guint64)
};

/* A word met lately, its bytes in two numbers, zeros behind them. Nine words in ten are found
 * here, ten times as fast as in the hash table. */
struct recent {
	guint64 start, end;
};

struct words {
	fts5_tokenizer stock, stems; /* FTS5's own */
	void *stock_context;
	Fts5Tokenizer *stemmer;
	enum words_mode mode;
	GHashTable *met; /* char *: in the index, and handed on */
	GPtrArray *fresh;
	GHashTable *doubtful;
	struct recent *recent;
};

/* What FTS5 makes for each table: ours, with one of its own inside. */
struct cutter {
	struct words *words;
	Fts5Tokenizer *stock;
};

/* One text being cut. */
struct cut {
	struct words *words;
	const struct cutter *cutter;
	gboolean is_noted;
	void *context;
	int (*take)(void *context, int flags, const char *token, int size, int starts, int ends);
	const char *end; /* of the text */
	int shift; /* of what the stock tokenizer says, which sees a part of the text */
};

/* --- Noting ---------------------------------------------------------------------------------- */

static void
doubt(struct words *words, char *word)
{
	g_hash_table_remove(words->met, word);
	g_hash_table_add(words->doubtful, word);
}

static void
meet_whole(struct words *words, const char *word)
{
	if (words->mode == WORDS_TAKEN_OUT) {
		doubt(words, g_strdup(word));
	} else if (!g_hash_table_contains(words->met, word)) {
		g_hash_table_add(words->met, g_strdup(word));
		g_ptr_array_add(words->fresh, g_strdup(word));
	}
}

/* `word` needs no NUL at its end. */
static void
meet(struct words *words, const char *word, gsize size)
{
	char whole[64];

	if (size < sizeof(whole)) {
		memcpy(whole, word, size);
		whole[size] = '\0';
		meet_whole(words, whole);
	} else {
		g_autofree char *longer = g_strndup(word, MIN(size, LONGEST));

		meet_whole(words, longer);
	}
}

static void
note_short(struct words *words, const struct recent *word, gsize size)
{
	guint64 hash = (word->start ^ word->end * 31) * 0x9e3779b97f4a7c15;
	struct recent *recent = &words->recent[hash >> (64 - RECENT_BITS)];
	gboolean is_same = recent->start == word->start && recent->end == word->end;

	if (words->mode == WORDS_TAKEN_OUT) {
		if (is_same)
			*recent = (struct recent){ 0 };
	} else if (is_same) {
		return;
	} else {
		*recent = *word;
	}
	meet(words, (const char *)word, size);
}

/* --- Cutting --------------------------------------------------------------------------------- */

enum { PARTS = 0, PLAIN = 1, OTHER = 2 };

/* What each byte is: it parts words, is an ASCII letter or digit, or FTS5 is asked about it. */
static const guint8 *
kind_table(void)
{
	static guint8 table[256];
	static gsize is_made;

	if (g_once_init_enter(&is_made)) {
		for (int c = 0; c < 256; c++)
			table[c] = c >= 0x80 ? OTHER : g_ascii_isalnum(c) ? PLAIN : PARTS;
		g_once_init_leave(&is_made, 1);
	}
	return table;
}

/* Up to eight bytes of a plain word in small letters, zeros behind them: the bit that tells small
 * letters from capitals, a blank's, is set in digits anyway. Where eight bytes can be read, the rest
 * is masked: most words are shorter, and copying so few costs more than all else here. */
static guint64
fold_bytes(const char *word, gsize size, const char *end)
{
	static const char kept[2 * sizeof(guint64)] = "\xff\xff\xff\xff\xff\xff\xff\xff", small[2 * sizeof(guint64)] = "        ";
	guint64 bytes = 0, mask, bits;

	if (end - word >= (gssize)sizeof(bytes))
		memcpy(&bytes, word, sizeof(bytes));
	else
		memcpy(&bytes, word, size);
	memcpy(&mask, kept + sizeof(mask) - size, sizeof(mask));
	memcpy(&bits, small + sizeof(bits) - size, sizeof(bits));
	return (bytes & mask) | bits;
}

static int
cut_plain(struct cut *cut, const char *word, gsize size, int starts)
{
	gsize first = MIN(size, sizeof(guint64));
	struct recent folded = { fold_bytes(word, first, cut->end), 0 };

	if (size > first)
		folded.end = fold_bytes(word + first, size - first, cut->end);

	if (cut->is_noted)
		note_short(cut->words, &folded, size);
	return cut->take(cut->context, 0, (const char *)&folded, size, starts, starts + size);
}

static int
cut_long(struct cut *cut, const char *word, gsize size, int starts)
{
	g_autofree char *folded = g_ascii_strdown(word, size);

	if (cut->is_noted)
		meet(cut->words, folded, size);
	return cut->take(cut->context, 0, folded, size, starts, starts + size);
}

static int
take_other(void *context, int flags, const char *token, int size, int starts, int ends)
{
	struct cut *cut = context;

	if (cut->is_noted)
		meet(cut->words, token, size);
	return cut->take(cut->context, flags, token, size, starts + cut->shift, ends + cut->shift);
}

static int
cut_other(struct cut *cut, int flags, const char *word, gsize size, int starts)
{
	cut->shift = starts;
	return cut->words->stock.xTokenize(cut->cutter->stock, cut, flags, word, size, take_other);
}

static int
cut_text(struct cut *cut, int flags, const char *text, gsize size)
{
	const guint8 *kind = kind_table();
	const char *end = text + size;
	int result = SQLITE_OK;

	for (const char *at = text, *from; at < end && result == SQLITE_OK; at++) {
		guint8 kinds = 0;

		for (from = at; at < end && kind[(guchar)*at] != PARTS; at++)
			kinds |= kind[(guchar)*at];
		if (kinds & OTHER)
			result = cut_other(cut, flags, from, at - from, from - text);
		else if (at - from > RECENT_SIZE)
			result = cut_long(cut, from, at - from, from - text);
		else if (at > from)
			result = cut_plain(cut, from, at - from, from - text);
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
	struct cut cut = { cutter->words, cutter, (flags & FTS5_TOKENIZE_DOCUMENT) != 0, context, take, text + size, 0 };

	return size > 0 ? cut_text(&cut, flags, text, size) : SQLITE_OK;
}

static fts5_api *
interface(sqlite3 *db, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, "SELECT fts5(?1)", error);
	fts5_api *api = NULL;

	if (stmt == NULL)
		return NULL;
	sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
	if (db_step(stmt, error) == DB_FAILED)
		return NULL;
	if (api == NULL)
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite has no FTS5");
	return api;
}

/* The stemmer finds its inner tokenizer by name: it is made before ours has that name. */
static gboolean
set_up(struct words *words, fts5_api *api, GError **error)
{
	static const char *stemming[] = { "unicode61", "remove_diacritics", "2" };
	static fts5_tokenizer calls = { create_cutter, delete_cutter, tokenize };
	void *context = NULL;

	if (api->xFindTokenizer(api, "unicode61", &words->stock_context, &words->stock) == SQLITE_OK &&
	    api->xFindTokenizer(api, "porter", &context, &words->stems) == SQLITE_OK &&
	    words->stems.xCreate(context, stemming, G_N_ELEMENTS(stemming), &words->stemmer) == SQLITE_OK &&
	    api->xCreateTokenizer(api, "unicode61", words, &calls, NULL) == SQLITE_OK)
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite lacks the tokenizers unicode61 and porter");
	return FALSE;
}

struct words *
words_new(sqlite3 *db, GError **error)
{
	struct words *words = g_new0(struct words, 1);
	fts5_api *api = interface(db, error);

	words->met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	words->fresh = g_ptr_array_new_with_free_func(g_free);
	words->doubtful = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	words->recent = g_new0(struct recent, 1 << RECENT_BITS);
	if (api != NULL && set_up(words, api, error))
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
	g_hash_table_unref(words->met);
	g_ptr_array_unref(words->fresh);
	g_hash_table_unref(words->doubtful);
	g_free(words->recent);
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
