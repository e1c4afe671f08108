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
#include "store/words.h"

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

static gboolean
is_noted(const GPtrArray *words, const char *word, gsize size)
{
	for (guint i = 0; i < words->len; i++) {
		const struct holder *holder = words->pdata[i];

		if (strncmp(holder->word, word, size) == 0 && holder->word[size] == '\0')
			return TRUE;
	}
	return FALSE;
}

/* The list may have a word twice, and a word two literals. */
static void
note(struct gathering *gathering, guint clause, const char *word, gsize size)
{
	GPtrArray *words = gathering->found->pdata[clause];
	struct holder *holder;
	gsize plain = 0;

	while (plain < MIN(size, WORD_LONGEST - 1) && (guchar)word[plain] < 0x80)
		plain++;
	if (is_noted(words, word, plain))
		return;
	if (words->len == HOLDERS_MOST || (plain < size && plain < PREFIX_SHORTEST)) {
		give_up(gathering, clause);
		return;
	}
	holder = g_new0(struct holder, 1);
	holder->word = g_strndup(word, plain);
	holder->is_prefix = plain < size;
	g_ptr_array_add(words, holder);
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

static gboolean
gather(sqlite3 *db, struct gathering *gathering, GError **error)
{
	g_autoptr(sqlite3_stmt) rows = db_prepare(db, "SELECT words FROM wordlist", error);
	enum db_step step = DB_FAILED;

	while (rows != NULL && gathering->left > 0 && (step = db_step(rows, error)) == DB_ROW) {
		const char *words = sqlite3_column_blob(rows, 0);
		gsize size = sqlite3_column_bytes(rows, 0);

		if (size == 0 || words[size - 1] != '\n') {
			g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "damaged; make it afresh: minutebook load --rebuild");
			return FALSE;
		}
		for (guint i = 0; i < gathering->clauses->len; i++)
			if (gathering->found->pdata[i] != NULL)
				look_through(gathering, i, (struct words){ words, words + size });
	}
	return gathering->left == 0 || step == DB_DONE;
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
