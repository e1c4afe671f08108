/*
 * Reading the vocabulary out of FTS5 afterwards takes a second; collecting it beside parsing costs
 * next to nothing. FTS5's own tokenizer is asked only where a byte beyond ASCII is involved: plain
 * letters and digits make words by themselves, and every other ASCII character parts them.
 */
#include <sqlite3.h>
#include <string.h>
#include "base/error.h"
#include "store/db.h"
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
	sqlite3 *db; /* in memory, for FTS5's interface */
	fts5_tokenizer cuts, stems;
	Fts5Tokenizer *cutter, *stemmer;
	GHashTable *met; /* char *, in chunk */
	GStringChunk *chunk;
	GString *word;
	struct recent *recent;
	GPtrArray *found; /* where words_collect() puts them */
};

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

static gboolean
find_tokenizer(fts5_api *api, const char *const *args, int n, fts5_tokenizer *calls, Fts5Tokenizer **made, GError **error)
{
	void *context = NULL;

	if (api->xFindTokenizer(api, args[0], &context, calls) == SQLITE_OK &&
	    calls->xCreate(context, (const char **)args + 1, n - 1, made) == SQLITE_OK)
		return TRUE;
	g_set_error(error, MB_ERROR, MB_ERROR_CACHE, "this SQLite lacks the tokenizer '%s'", args[0]);
	return FALSE;
}

struct words *
words_new(GError **error)
{
	static const char *const stemming[] = { "porter", "unicode61", "remove_diacritics", "2" };
	struct words *words = g_new0(struct words, 1);
	fts5_api *api;

	words->met = g_hash_table_new(g_str_hash, g_str_equal);
	words->chunk = g_string_chunk_new(64 << 10);
	words->word = g_string_new(NULL);
	words->recent = g_new0(struct recent, 1 << RECENT_BITS);
	db_start();
	if (sqlite3_open(":memory:", &words->db) == SQLITE_OK &&
	    (api = interface(words->db, error)) != NULL &&
	    find_tokenizer(api, stemming + 1, 3, &words->cuts, &words->cutter, error) &&
	    find_tokenizer(api, stemming, 4, &words->stems, &words->stemmer, error))
		return words;
	if (error != NULL && *error == NULL)
		db_fail(words->db, error);
	words_free(words);
	return NULL;
}

void
words_free(struct words *words)
{
	if (words == NULL)
		return;
	if (words->cutter != NULL)
		words->cuts.xDelete(words->cutter);
	if (words->stemmer != NULL)
		words->stems.xDelete(words->stemmer);
	sqlite3_close(words->db);
	g_hash_table_unref(words->met);
	g_string_chunk_free(words->chunk);
	g_string_free(words->word, TRUE);
	g_free(words->recent);
	g_free(words);
}

void
words_forget(struct words *words)
{
	g_hash_table_remove_all(words->met);
	g_string_chunk_clear(words->chunk);
	memset(words->recent, 0, sizeof(struct recent) << RECENT_BITS);
}

/* `word` needs no NUL at its end. */
static void
meet(struct words *words, const char *word, gsize size)
{
	g_string_truncate(words->word, 0);
	g_string_append_len(words->word, word, MIN(size, LONGEST));
	if (g_hash_table_contains(words->met, words->word->str))
		return;
	g_hash_table_add(words->met, g_string_chunk_insert(words->chunk, words->word->str));
	g_ptr_array_add(words->found, g_strdup(words->word->str));
}

static int
take_token(void *context, int flags, const char *token, int size, int starts, int ends)
{
	(void)flags, (void)starts, (void)ends;
	meet(context, token, size);
	return SQLITE_OK;
}

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
 * letters from capitals, a blank's, is set in digits anyway. */
static guint64
fold_bytes(const char *word, gsize size)
{
	static const char bits[2 * sizeof(guint64)] = "        ";
	guint64 bytes = 0, small;

	memcpy(&bytes, word, size);
	memcpy(&small, bits + sizeof(small) - size, sizeof(small));
	return bytes | small;
}

static void
meet_plain(struct words *words, const char *word, gsize size)
{
	gsize first = MIN(size, sizeof(guint64));
	struct recent met = { fold_bytes(word, first), fold_bytes(word + first, size - first) };
	guint64 hash = (met.start ^ met.end * 31) * 0x9e3779b97f4a7c15;
	struct recent *recent = &words->recent[hash >> (64 - RECENT_BITS)];

	if (recent->start == met.start && recent->end == met.end)
		return;
	*recent = met;
	meet(words, (const char *)recent, size);
}

static void
meet_long(struct words *words, const char *word, gsize size)
{
	g_autofree char *folded = g_ascii_strdown(word, size);

	meet(words, folded, size);
}

static gboolean
meet_other(struct words *words, const char *word, gsize size, GError **error)
{
	if (words->cuts.xTokenize(words->cutter, words, FTS5_TOKENIZE_DOCUMENT, word, size, take_token) == SQLITE_OK)
		return TRUE;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "out of memory");
	return FALSE;
}

gboolean
words_collect(struct words *words, const char *text, gsize size, GPtrArray *found, GError **error)
{
	const guint8 *kind = kind_table();
	const char *end = text + size;

	words->found = found;
	for (const char *at = text, *from; at < end; at++) {
		guint8 kinds = 0;

		for (from = at; at < end && kind[(guchar)*at] != PARTS; at++)
			kinds |= kind[(guchar)*at];
		if (kinds & OTHER) {
			if (!meet_other(words, from, at - from, error))
				return FALSE;
		} else if (at - from > RECENT_SIZE)
			meet_long(words, from, at - from);
		else if (at > from)
			meet_plain(words, from, at - from);
	}
	return TRUE;
}

static int
take_stem(void *context, int flags, const char *token, int size, int starts, int ends)
{
	(void)flags, (void)starts, (void)ends;
	g_string_append_len(context, token, size);
	return SQLITE_OK;
}

char *
words_stem(struct words *words, const char *word, GError **error)
{
	g_autoptr(GString) stem = g_string_new(NULL);

	if (words->stems.xTokenize(words->stemmer, stem, FTS5_TOKENIZE_DOCUMENT,
	    word, strlen(word), take_stem) != SQLITE_OK) {
		g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "out of memory");
		return NULL;
	}
	/* Folding is not always final: what a second pass leaves nothing of is its own stem. */
	return stem->len > 0 ? g_string_free(g_steal_pointer(&stem), FALSE) : g_strdup(word);
}
