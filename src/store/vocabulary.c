/*
 * The table of words, kept equal to the words that the index holds. What was taken in is there for
 * certain; of what was taken out the index is asked at the end of the batch.
 */
#include <string.h>
#include "sql/db.h"
#include "store/cache.h"

/* So many are put in by one statement: what a statement costs by itself is most of what a row costs. */
enum { TOGETHER = 8 };

struct entry {
	const char *word;
	char *stem;
};

static void
entry_clear(gpointer data)
{
	struct entry *entry = data;

	g_free(entry->stem);
}

static gboolean
entry_init(struct entry *entry, struct cache *cache, const char *word, GError **error)
{
	entry->word = word;
	entry->stem = words_stem(index_words(cache->index), word, error);
	return entry->stem != NULL;
}

/* As the table has them. */
static int
compare_entries(gconstpointer left, gconstpointer right)
{
	const struct entry *a = left, *b = right;
	int order = strcmp(a->stem, b->stem);

	return order != 0 ? order : strcmp(a->word, b->word);
}

/* --- Putting in and taking out --------------------------------------------------------------- */

/* Which of them are new, SQLite would tell at the price of the insertion itself: the list takes all. */
static gboolean
insert(struct cache *cache, const char *sql, const struct entry *entries, guint n, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, sql, error);
	gboolean is_bound = stmt != NULL;

	for (guint i = 0; is_bound && i < n; i++)
		is_bound = db_bind_text(stmt, 2 * i + 1, entries[i].stem, error) &&
		    db_bind_text(stmt, 2 * i + 2, entries[i].word, error);
	if (!is_bound || !db_run(stmt, error))
		return FALSE;
	for (guint i = 0; sqlite3_changes(cache->db) > 0 && i < n; i++)
		wordlist_note(cache, entries[i].word);
	return TRUE;
}

#define INSERT "INSERT OR IGNORE INTO vocabulary(stem, word) VALUES "

static gboolean
add(struct cache *cache, const struct entry *entry, GError **error)
{
	return insert(cache, INSERT "(?1, ?2)", entry, 1, error);
}

static gboolean
add_together(struct cache *cache, const struct entry *entries, GError **error)
{
	return insert(cache, INSERT "(?1, ?2), (?3, ?4), (?5, ?6), (?7, ?8), (?9, ?10), (?11, ?12), (?13, ?14), (?15, ?16)",
	    entries, TOGETHER, error);
}

static gboolean
drop(struct cache *cache, const struct entry *entry, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "DELETE FROM vocabulary WHERE stem = ?1 AND word = ?2", error);

	if (stmt == NULL || !db_bind_text(stmt, 1, entry->stem, error) || !db_bind_text(stmt, 2, entry->word, error) ||
	    !db_run(stmt, error))
		return FALSE;
	if (sqlite3_changes(cache->db) > 0)
		wordlist_note_gone(cache, entry->word);
	return TRUE;
}

/* --- What came ------------------------------------------------------------------------------- */

static GArray *
entries_of(struct cache *cache, const GPtrArray *words, GError **error)
{
	g_autoptr(GArray) entries = g_array_sized_new(FALSE, FALSE, sizeof(struct entry), words->len);

	g_array_set_clear_func(entries, entry_clear);
	for (guint i = 0; i < words->len; i++) {
		struct entry entry;

		if (!entry_init(&entry, cache, words->pdata[i], error))
			return NULL;
		g_array_append_val(entries, entry);
	}
	return g_steal_pointer(&entries);
}

/* By the table's own order, each row of a new one is put at its end. */
gboolean
vocabulary_add(struct cache *cache, GError **error)
{
	GPtrArray *fresh = words_fresh(index_words(cache->index));
	g_autoptr(GArray) entries = entries_of(cache, fresh, error);
	const struct entry *all;
	guint i = 0;

	if (entries == NULL)
		return FALSE;
	g_array_sort(entries, compare_entries);
	all = (const struct entry *)entries->data;
	for (; i + TOGETHER <= entries->len; i += TOGETHER)
		if (!add_together(cache, all + i, error))
			return FALSE;
	for (; i < entries->len; i++)
		if (!add(cache, all + i, error))
			return FALSE;
	g_ptr_array_set_size(fresh, 0);
	return wordlist_add(cache, error);
}

/* --- What may have gone ---------------------------------------------------------------------- */

static enum db_step
ask_index(struct cache *cache, const char *word, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "SELECT 1 FROM temp.indexed WHERE term = ?1 LIMIT 1", error);
	enum db_step step;

	if (stmt == NULL || !db_bind_text(stmt, 1, word, error))
		return DB_FAILED;
	step = db_step(stmt, error);
	sqlite3_reset(stmt);
	return step;
}

static gboolean
settle(struct cache *cache, const char *word, GError **error)
{
	enum db_step held = ask_index(cache, word, error);
	struct entry entry = { 0 };
	gboolean is_done = held != DB_FAILED && entry_init(&entry, cache, word, error) &&
	    (held == DB_ROW ? add : drop)(cache, &entry, error);

	entry_clear(&entry);
	return is_done;
}

gboolean
vocabulary_settle(struct cache *cache, GError **error)
{
	GHashTable *doubtful = words_doubtful(index_words(cache->index));
	GHashTableIter iter;
	gpointer word;

	if (g_hash_table_size(doubtful) == 0)
		return TRUE;
	if (!db_exec(cache->db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, word, instance)", error))
		return FALSE;
	g_hash_table_iter_init(&iter, doubtful);
	while (g_hash_table_iter_next(&iter, &word, NULL)) {
		if (!settle(cache, word, error))
			return FALSE;
		g_hash_table_iter_remove(&iter);
	}
	return wordlist_add(cache, error);
}
