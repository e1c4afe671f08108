/*
 * The cache: one SQLite database that can be deleted at any time (store/schema.sql says what is in
 * it). Opening it in all its states, saving what one file held, and taking it out again.
 *
 *     cache_begin(cache, error) &&
 *     cache_save(cache, &source, meetings, error) &&    ... for a batch of files
 *     cache_commit(cache, error)
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <glib.h>
#include "model/meeting.h"

typedef struct sqlite3 sqlite3;

/* Schema number in PRAGMA user_version; another one means "rebuild", never "migrate". */
enum { CACHE_APPLICATION_ID = 0x6d626b31 /* "mbk1" */, CACHE_VERSION = 1 };

/*
 * Opens the cache for reading: read-write where possible (WAL), else read-only, else immutable
 * where no -wal file has content. NULL and MB_ERROR_CACHE with what happened and what to type:
 * there is none yet, it is empty, no database, damaged, newer, locked, not permitted.
 */
sqlite3 *cache_open_reader(const char *path, GError **error);

/* Closes, with a checkpoint where this was the last connection. NULL is fine. */
void cache_close(sqlite3 *db);

#endif
