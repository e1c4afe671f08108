/*
 * The list of words (schema.sql): what the table of words takes in is put behind it, in rows of its own; what goes
 * stays in it. Where much has come or gone, it is written anew.
 */
#include <string.h>
#include "sql/db.h"
#include "store/cache.h"

enum {
	ROW_MOST = WORD_LONGEST - 1, /* bytes, so that only a word that was cut makes a longer one */
	LATE_MOST = 64,              /* rows */
	PART_MOST = 4                /* of the list, one of so many bytes */
};

void
wordlist_note(struct cache *cache, const char *word)
{
	g_string_append(cache->new_words, word);
	g_string_append_c(cache->new_words, '\n');
}

void
wordlist_note_gone(struct cache *cache, const char *word)
{
	cache->gone_words += strlen(word) + 1;
}

/* Bytes of the next row: whole words, at least one. */
static gsize
row_size(const char *words, gsize size)
{
	const char *end = size > ROW_MOST ? g_strrstr_len(words, ROW_MOST, "\n") : words + size - 1;

	if (end == NULL)
		end = memchr(words, '\n', size);
	return end + 1 - words;
}

static gboolean
put(struct cache *cache, gboolean is_late, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "INSERT INTO wordlist(is_late, words) VALUES(?1, ?2)", error);
	const GString *words = cache->new_words;
	gboolean is_well = stmt != NULL;

	for (gsize at = 0, size; is_well && at < words->len; at += size) {
		size = row_size(words->str + at, words->len - at);
		is_well = db_bind_number(stmt, 1, is_late, error) &&
		    db_bind_blob(stmt, 2, words->str + at, size, error) && db_run(stmt, error);
	}
	g_string_truncate(cache->new_words, 0);
	return is_well;
}

gboolean
wordlist_add(struct cache *cache, GError **error)
{
	return put(cache, cache->new_path == NULL, error);
}

/* --- Written anew ---------------------------------------------------------------------------- */

static gboolean
is_worn(struct cache *cache, gboolean *is, GError **error)
{
	sqlite3_stmt *stmt = cache_statement(cache, "SELECT coalesce(sum(is_late), 0), coalesce(sum(is_late * length(words)), 0),"
	    " coalesce(sum(length(words)), 0) FROM wordlist", error);

	if (stmt == NULL || db_step(stmt, error) != DB_ROW)
		return FALSE;
	*is = sqlite3_column_int64(stmt, 0) > LATE_MOST ||
	    (sqlite3_column_int64(stmt, 1) + (gint64)cache->gone_words) * PART_MOST > sqlite3_column_int64(stmt, 2);
	sqlite3_reset(stmt);
	return TRUE;
}

gboolean
wordlist_tidy(struct cache *cache, GError **error)
{
	g_autoptr(sqlite3_stmt) words = NULL;
	enum db_step step = DB_FAILED;
	gboolean is = FALSE;

	if (!is_worn(cache, &is, error))
		return FALSE;
	if (!is)
		return TRUE;
	if ((words = db_prepare(cache->db, "SELECT word FROM vocabulary ORDER BY stem, word", error)) == NULL)
		return FALSE;
	while ((step = db_step(words, error)) == DB_ROW)
		wordlist_note(cache, db_text(words, 0));
	cache->gone_words = 0;
	return step == DB_DONE && db_exec(cache->db, "DELETE FROM wordlist", error) && put(cache, FALSE, error);
}
