/*
 * What only several meetings together say, made anew after each load for the bodies that it
 * changed: references resolved to items, due dates that other meetings give, actions reported back
 * and those gone silent, minute numbers that are not loaded, minutes confirmed later, the same
 * matter in several meetings, windows of undated meetings narrowed by their neighbours.
 *
 *     link_bodies(db, changed, &error)      within a transaction of the caller's, in which nothing
 *                                           was written before
 *
 * It reads what extract/ found and writes tables of its own (store/schema.sql: target, outcome,
 * report, gap, confirmation, matter), which are never migrated and can be made again at any time.
 */
#ifndef LINK_LINK_H
#define LINK_LINK_H

#include <glib.h>

typedef struct sqlite3 sqlite3;

/* `bodies`: keys of bodies (char *: a meeting's key up to its "/"). FALSE and MB_ERROR_CACHE. */
gboolean link_bodies(sqlite3 *db, const GPtrArray *bodies, GError **error);

#endif
