/*
 * What only several meetings together say, made anew after each load for the bodies that it
 * changed: references resolved to items, due dates that other meetings give, actions reported back
 * and those gone silent, minute numbers that are not loaded, minutes confirmed later, the same
 * matter in several meetings, windows of undated meetings narrowed by their neighbours.
 *
 *     linking = link_start(db, changed);    threads begin to find it
 *     link_write(linking, &error)           the caller helps, and writes it
 *     link_free(linking);
 *
 * It reads what extract/ found and writes tables of its own (store/schema.sql: target, outcome,
 * report, gap, confirmation, matter), which are never migrated and can be made again at any time.
 */
#ifndef LINK_LINK_H
#define LINK_LINK_H

#include <glib.h>

typedef struct sqlite3 sqlite3;

struct linking;

/* `bodies`: keys of bodies (char *: a meeting's key up to its "/"), kept until the end. Meetings and what
 * was extracted of them may not change meanwhile, and only what is committed is read. Never NULL. */
struct linking *link_start(sqlite3 *db, const GPtrArray *bodies);

/* Within a transaction of the caller's, in which nothing was written before. FALSE and MB_ERROR_CACHE. */
gboolean link_write(struct linking *linking, GError **error);
/* Stops, where it isn't through. */
void link_free(struct linking *linking);

#endif
