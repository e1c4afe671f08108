/*
 * Whatever the tokenizer makes of a text, letters and digits that stand together stay together in a word, in
 * small letters (tests/unit/holders-test.c asks it). A word is asked of the index as a phrase, which the index
 * cuts and folds again; that this changes nothing is sure of ASCII alone, so of other words only the beginning is
 * asked for.
 */
#include "query/holders.h"

#include <string.h>

#include "base/error.h"
#include "sql/db.h"
#include "store/store.h"

enum {
	PREFIX_SHORTEST = 4, /* letters: the index takes its time for shorter ones */
	LITERALS_MOST = 64   /* of a clause: each is looked for by itself */
};

struct gathering {
	const GPtrArray *clauses;
	GPtrArray *found; /* as find_holders() gives it */
	guint left;       /* clauses of which not too many were found */
};

static void
holder_free(gpointer data)
{
	struct holder *holder = data;

	g_free(holder->word);
	g_free(holder);
}

static void
words_unref(gpointer words)
{
	if (words != NULL)
		g_ptr_array_unref(words);
}

static void
gathering_init(struct gathering *gathering, const GPtrArray *clauses)
{
	*gathering = (struct gathering){ .clauses = clauses };
	gathering->found = g_ptr_array_new_with_free_func(words_unref);
	for (guint i = 0; i < clauses->len; i++) {
		const GPtrArray *clause = clauses->pdata[i];
		gboolean is_short = clause->len <= LITERALS_MOST;

		g_ptr_array_add(gathering->found, is_short ? g_ptr_array_new_with_free_func(holder_free) : NULL);
		gathering->left += is_short;
	}
}

/* --- One word ---------------------------------------------------------------------------------- */

static void
give_up(struct gathering *gathering, guint clause)
{
	g_clear_pointer((GPtrArray **)&gathering->found->pdata[clause], g_ptr_array_unref);
	gathering->left--;
}

/* NULL: none yet. */
static struct holder *
noted(const GPtrArray *words, const char *word, gsize size)
{
	for (guint i = 0; i < words->len; i++) {
		struct holder *holder = words->pdata[i];

		if (strncmp(holder->word, word, size) == 0 && holder->word[size] == '\0')
			return holder;
	}
	return NULL;
}

/* The list may have a word twice, and a word two literals; one may be the beginning of another: "stra" and
 * "straße". */
static void
note(struct gathering *gathering, guint clause, const char *word, gsize size)
{
	GPtrArray *words = gathering->found->pdata[clause];
	struct holder *holder;
	gsize plain = 0;

	while (plain < MIN(size, WORD_LONGEST - 1) && (guchar)word[plain] < 0x80)
		plain++;
	holder = noted(words, word, plain);
	if ((holder == NULL && words->len == HOLDERS_MOST) || (plain < size && plain < PREFIX_SHORTEST)) {
		give_up(gathering, clause);
		return;
	}
	if (holder == NULL) {
		holder = g_new0(struct holder, 1);
		holder->word = g_strndup(word, plain);
		g_ptr_array_add(words, holder);
	}
	holder->is_prefix |= plain < size;
}

/* --- All words --------------------------------------------------------------------------------- */

/* Words of a row of the list, a newline behind each. */
struct words {
	const char *at, *end;
};

/* The next of them that holds the literal; `words` goes on behind it. NULL where there is none. */
static const char *
next_holding(struct words *words, const char *literal, gsize *size)
{
	const char *found = memmem(words->at, words->end - words->at, literal, strlen(literal)), *word = found;

	if (found == NULL)
		return NULL;
	while (word > words->at && word[-1] != '\n')
		word--;
	*size = (const char *)memchr(found, '\n', words->end - found) - word;
	words->at = word + *size + 1;
	return word;
}

static void
note_holding(struct gathering *gathering, guint clause, const char *literal, struct words words)
{
	const char *word;
	gsize size;

	while (gathering->found->pdata[clause] != NULL && (word = next_holding(&words, literal, &size)) != NULL)
		note(gathering, clause, word, size);
}

/* What is so long that FTS5 has cut it may have held anything. */
static void
look_through(struct gathering *gathering, guint clause, struct words words)
{
	const GPtrArray *literals = gathering->clauses->pdata[clause];
	gsize size = words.end - words.at;

	if (size >= WORD_LONGEST) {
		note(gathering, clause, words.at, size - 1);
		return;
	}
	for (guint i = 0; i < literals->len; i++)
		note_holding(gathering, clause, literals->pdata[i], words);
}

/* The next row of the list; DB_DONE where there is none. */
static enum db_step
next_row(sqlite3_stmt *rows, struct words *words, GError **error)
{
	enum db_step step = db_step(rows, error);
	gsize size = sqlite3_column_bytes(rows, 0);

	if (step != DB_ROW)
		return step;
	words->at = sqlite3_column_blob(rows, 0);
	words->end = words->at + size;
	if (size > 0 && words->end[-1] == '\n')
		return DB_ROW;
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "damaged; make it afresh: minutebook load --rebuild");
	return DB_FAILED;
}

#define ROWS "SELECT words FROM wordlist"

static gboolean
gather(sqlite3 *db, struct gathering *gathering, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, ROWS, error);
	enum db_step step = DB_FAILED;
	struct words words;

	while (rows != NULL && gathering->left > 0 && (step = next_row(rows, &words, error)) == DB_ROW) {
		for (guint i = 0; i < gathering->clauses->len; i++)
			if (gathering->found->pdata[i] != NULL)
				look_through(gathering, i, words);
	}
	return rows != NULL && (gathering->left == 0 || step == DB_DONE);
}

GPtrArray *
find_holders(sqlite3 *db, const GPtrArray *clauses, GError **error)
{
	struct gathering gathering;

	gathering_init(&gathering, clauses);
	if (gather(db, &gathering, error))
		return gathering.found;
	g_ptr_array_unref(gathering.found);
	return NULL;
}

/* --- Beginnings -------------------------------------------------------------------------------- */

static void
add_word(GHashTable *found, const char *word, const char *end)
{
	g_hash_table_add(found, g_strndup(word, (const char *)memchr(word, '\n', end - word) - word));
}

/* `behind` is a newline and the beginning. */
static void
add_words_from(GHashTable *found, const char *behind, struct words words, guint most)
{
	gsize size = strlen(behind);
	const char *at = words.at;

	if ((gsize)(words.end - at) >= size && memcmp(at, behind + 1, size - 1) == 0)
		add_word(found, at, words.end);
	while (g_hash_table_size(found) < most && (at = memmem(at, words.end - at, behind, size)) != NULL)
		add_word(found, ++at, words.end);
}

static gint
by_letters(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *
find_words_from(sqlite3 *db, const char *beginning, guint most, GError **error)
{
	g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, ROWS, error);
	g_autofree char *behind = g_strconcat("\n", beginning, NULL);
	enum db_step step = rows != NULL ? DB_ROW : DB_FAILED;
	GPtrArray *list;
	gpointer word;
	GHashTableIter each;
	struct words words;

	while (step == DB_ROW && g_hash_table_size(found) < most && (step = next_row(rows, &words, error)) == DB_ROW)
		add_words_from(found, behind, words, most);
	if (step == DB_FAILED)
		return NULL;
	list = g_ptr_array_new_with_free_func(g_free);
	g_hash_table_iter_init(&each, found);
	while (g_hash_table_iter_next(&each, &word, NULL)) {
		g_ptr_array_add(list, word);
		g_hash_table_iter_steal(&each);
	}
	g_ptr_array_sort(list, by_letters);
	return list;
}
