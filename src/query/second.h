/*
 * Inside query/: a second thread with a connection of its own to the same cache.
 *
 *     second = second_new(db);
 *     second_start(second, work, data);       work(its connection, data) runs beside what follows
 *     ...
 *     second_wait(second);                    and so on, any number of times
 *     second_free(second);
 */
#ifndef QUERY_SECOND_H
#define QUERY_SECOND_H

#include <glib.h>
#include <sqlite3.h>

struct second;

struct second *second_new(sqlite3 *db);
/* Waits as well. NULL is fine. */
void second_free(struct second *second);

/* Where there can be no second connection or thread (a cache in memory), nothing is done: the caller must be
 * able to do all the work alone. What the connection reads from the first time on is one state of the cache. */
void second_start(struct second *second, void (*work)(sqlite3 *db, gpointer data), gpointer data);
void second_wait(struct second *second);

#endif
