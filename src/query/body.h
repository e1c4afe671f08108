/*
 * Inside query/: which body is meant by what people type.
 */
#ifndef QUERY_BODY_H
#define QUERY_BODY_H

#include <glib.h>
#include "store/store.h"

/* How well what was typed fits a body's part of a key. */
enum fit {
	FIT_NONE,
	FIT_PART,  /* its initials ("ilsc", "osmb"), or the beginning of a word of it */
	FIT_NAME,  /* all of its name, without the council that it belongs to */
	FIT_WHOLE
};

/* `typed` as people write it, with or without "council:" before it. */
enum fit body_fit(const char *body_key, const char *typed);

/* The same for the council's part alone. */
gboolean council_fits(const char *body_key, const char *typed);

/* All bodies in the cache (char *, their part of a key), sorted; freed with the array. */
GPtrArray *body_keys(sqlite3 *db, GError **error);

/* Those that fit best: where one fits by its name, none that fits in part. */
GPtrArray *body_keys_fitting(sqlite3 *db, const char *typed, GError **error);

#endif
