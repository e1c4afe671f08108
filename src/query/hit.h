/*
 * Inside query/: where a hit stands. Our own auxiliary function of FTS5,
 *
 *     hit_column(word, filter)
 *
 * is the number of the column that holds most of what is asked for, the last of those that hold as much, so that
 * snippet() reads that column only and the reader is told what it is. And functions for what has no index:
 *
 *     holds(text, '-cycle-parking-')     the words stand in the text, in that order; NULL: no
 *     says(term, after, text...)         a bound term fits one of the texts (finder.h); NULL: too
 *                                        complex to tell. `after` is anything that is to be read before
 *     given_up(term)                     a bound pattern was too complex too often (trial.h): says() is NULL
 *     settled(filter, id, value)         the value; where that is NULL, a bound filter notes the id
 *     today()                            'YYYY-MM-DD'
 */
#ifndef QUERY_HIT_H
#define QUERY_HIT_H

#include <sqlite3.h>
#include <glib.h>

/* What terms and filters are bound as (sqlite3_bind_pointer()). */
#define TERM_POINTER "minutebook term"
#define FILTER_POINTER "minutebook filter"

/* As db_prepare(), for statements that may use these. */
sqlite3_stmt *hit_prepare(sqlite3 *db, const char *sql, GError **error);

/* "title", "agenda" or "minutes" (static) for what hit_column() gave. */
const char *hit_where(int column);

/* A snippet on one line, whatever it was cut from; NULL is "". The caller frees. */
char *hit_one_line(const char *text);

#endif
