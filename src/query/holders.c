/*
 * Whatever the tokenizer makes of a text, letters and digits that stand together stay together in a word, in
 * small letters (tests/unit/holders-test.c asks it). A word is asked of the index as a phrase, which the index
 * cuts and folds again; that this changes nothing is sure of ASCII alone, so of other words only the beginning is
 * asked for.
 */
#include "query/holders.h"

#include <string.h>

#include "sql/db.h"
#include "store/words.h"

enum { PREFIX_SHORTEST = 4 /* letters: the index takes its time for shorter ones */ };

/* One thread's part. */
struct gathering {
	const GPtrArray *clauses;
	GPtrArray *found; /* as find_holders() gives it */
	guint left;       /* clauses of which not too many were found */
	gint *next_range; /* both threads' */
	GError *error;
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
gathering_init(struct gathering *gathering, const GPtrArray *clauses, gint *next_range)
{
	*gathering = (struct gathering){ .clauses = clauses, .left = clauses->len, .next_range = next_range };
	gathering->found = g_ptr_array_new_with_free_func(words_unref);
	for (guint i = 0; i < clauses->len; i++)
		g_ptr_array_add(gathering->found, g_ptr_array_new_with_free_func(holder_free));
}

/* --- One word ---------------------------------------------------------------------------------- */

static void
give_up(struct gathering *gathering, guint clause)
{
	g_clear_pointer((GPtrArray **)&gathering->found->pdata[clause], g_ptr_array_unref);
	gathering->left--;
}

static void
note(struct gathering *gathering, guint clause, const char *word, gsize size)
{
	GPtrArray *words = gathering->found->pdata[clause];
	struct holder *holder;
	gsize plain = 0;

	while (plain < MIN(size, WORD_LONGEST - 1) && (guchar)word[plain] < 0x80)
		plain++;
	if (words->len == HOLDERS_MOST || (plain < size && plain < PREFIX_SHORTEST)) {
		give_up(gathering, clause);
		return;
	}
	holder = g_new0(struct holder, 1);
	holder->word = g_strndup(word, plain);
	holder->is_prefix = plain < size;
	g_ptr_array_add(words, holder);
}

static gboolean
holds(const char *word, gsize size, const char *literal)
{
	gsize length = strlen(literal);

	for (gsize at = 0; at + length <= size; at++) {
		if (word[at] == *literal && memcmp(word + at, literal, length) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean
holds_any(const char *word, gsize size, const GPtrArray *clause)
{
	for (guint i = 0; i < clause->len; i++) {
		if (holds(word, size, clause->pdata[i]))
			return TRUE;
	}
	return FALSE;
}

/* looked_at(word, gathering): true where no more words are wanted. What is so long that FTS5 has cut it may
 * have held anything. */
static void
looked_at(sqlite3_context *context, int n, sqlite3_value **values)
{
	struct gathering *gathering = sqlite3_value_pointer(values[1], "gathering");
	const char *word = (const char *)sqlite3_value_text(values[0]);
	gsize size = sqlite3_value_bytes(values[0]);

	(void)n;
	for (guint i = 0; word != NULL && gathering != NULL && i < gathering->clauses->len; i++) {
		if (gathering->found->pdata[i] != NULL &&
		    (size >= WORD_LONGEST || holds_any(word, size, gathering->clauses->pdata[i])))
			note(gathering, i, word, size);
	}
	sqlite3_result_int(context, gathering == NULL || gathering->left == 0);
}

/* --- All words --------------------------------------------------------------------------------- */

/* Where ranges of words begin; before the first and behind the last there are words, too. */
static const char *const bounds[] = { "", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f", "g", "h", "i",
	"j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "\xf4\x8f\xbf\xbf" };

static sqlite3_stmt *
prepare(sqlite3 *db, GError **error)
{
	if (sqlite3_create_function(db, "looked_at", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, looked_at, NULL, NULL) != SQLITE_OK &&
	    sqlite3_errcode(db) != SQLITE_BUSY) {
		db_fail(db, error);
		return NULL;
	}
	return db_prepare(db, "SELECT 1 FROM vocabulary WHERE word >= ?1 AND word < ?2 AND looked_at(word, ?3)", error);
}

/* Range by range, as long as the other thread leaves any. */
static void
gather(sqlite3 *db, gpointer data)
{
	struct gathering *gathering = data;
	g_autoptr(sqlite3_stmt) words = prepare(db, &gathering->error);
	enum db_step step = DB_DONE;
	guint range;

	if (words == NULL)
		return;
	if (sqlite3_bind_pointer(words, 3, gathering, "gathering", NULL) != SQLITE_OK) {
		db_fail(db, &gathering->error);
		return;
	}
	while (step == DB_DONE && (range = g_atomic_int_add(gathering->next_range, 1)) + 1 < G_N_ELEMENTS(bounds)) {
		step = DB_FAILED;
		if (db_bind_text(words, 1, bounds[range], &gathering->error) &&
		    db_bind_text(words, 2, bounds[range + 1], &gathering->error))
			step = db_step(words, &gathering->error);
		sqlite3_reset(words);
	}
	if (step == DB_ROW)
		g_atomic_int_set(gathering->next_range, G_N_ELEMENTS(bounds));
}

/* What the other thread found, too. */
static void
add_found(struct gathering *gathering, struct gathering *other)
{
	for (guint i = 0; i < gathering->found->len; i++) {
		GPtrArray *words = gathering->found->pdata[i], *more = other->found->pdata[i];

		if (words == NULL)
			continue;
		if (more == NULL || words->len + more->len > HOLDERS_MOST)
			give_up(gathering, i);
		else
			g_ptr_array_extend_and_steal(words, g_ptr_array_ref(more));
	}
}

GPtrArray *
find_holders(sqlite3 *db, struct second *second, const GPtrArray *clauses, GError **error)
{
	struct gathering own, other;
	gint next_range = 0;

	gathering_init(&own, clauses, &next_range);
	gathering_init(&other, clauses, &next_range);
	second_start(second, gather, &other);
	gather(db, &own);
	second_wait(second);
	add_found(&own, &other);
	g_ptr_array_unref(other.found);
	if (own.error == NULL && other.error != NULL)
		own.error = g_steal_pointer(&other.error);
	g_clear_error(&other.error);
	if (own.error == NULL)
		return own.found;
	g_ptr_array_unref(own.found);
	g_propagate_error(error, own.error);
	return NULL;
}
