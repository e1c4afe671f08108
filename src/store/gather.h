/*
 * The index of a new cache, made of items as they come, as long as their ids rise and none is taken
 * out: of many of them at once in segments, which FTS5 finds as if it had written them itself.
 *
 *     gather = gather_new(db, words, error);     a connection on which nothing has used the index yet
 *     gather_add(gather, &item, error) ...
 *     gather_end(gather, error), gather_free(gather)     and from here on FTS5 may be used
 */
#ifndef STORE_GATHER_H
#define STORE_GATHER_H

#include "store/segment.h"
#include "store/words.h"

struct gather;

/* Texts in the order of the index's columns. */
struct gather_item {
	gint64 id;
	const char *text[SEGMENT_COLUMNS]; /* NULL: none */
	gsize size[SEGMENT_COLUMNS];
};

/* `words` must outlive it. NULL and MB_ERROR_CACHE. */
struct gather *gather_new(sqlite3 *db, struct words *words, GError **error);
void gather_free(struct gather *gather);

/* Whether there are so many segments that the next should be made by FTS5, which joins them. */
gboolean gather_is_full(const struct gather *gather);

gboolean gather_add(struct gather *gather, const struct gather_item *item, GError **error);

/* Writes what waits. */
gboolean gather_end(struct gather *gather, GError **error);

#endif
