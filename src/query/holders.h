/*
 * Inside query/: the words of the index that hold given letters. The list of words (schema.sql) is small
 * beside the texts: going through it says at once in which words a literal can be.
 */
#ifndef QUERY_HOLDERS_H
#define QUERY_HOLDERS_H

#include <glib.h>
#include <sqlite3.h>

enum { HOLDERS_MOST = 300 /* words; more of them are in most items anyway */ };

/* A word, or the beginning of words. */
struct holder {
	char *word;
	gboolean is_prefix;
};

/*
 * For each clause (GPtrArray of char *, small ASCII letters and digits) the words of which the index must be
 * asked to have every item that holds one of its literals (GPtrArray of struct holder); NULL in place of too
 * many. The caller unrefs. NULL where it failed.
 */
GPtrArray *find_holders(sqlite3 *db, const GPtrArray *clauses, GError **error);

/* At most so many of the words (char *, sorted) that have the same beginning, which is folded as the index's
 * are. The caller unrefs. NULL where it failed. */
GPtrArray *find_words_from(sqlite3 *db, const char *beginning, guint most, GError **error);

#endif
