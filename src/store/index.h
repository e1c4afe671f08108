/*
 * The index of words as its writer sees it, for store/ alone. Of a cache that is there, it is
 * brought up to date at once; of a new one, it is filled on a thread of its own, through a
 * connection of its own, in a file beside the new cache's (PATH.new-words), whose tables are copied
 * in the end: the index is most of a load's work, and the rows need not wait for it. As long as that
 * takes no more than adding items by rising ids, FTS5 is passed by (gather.h).
 *
 *     index = index_new(db, error)   or   index_new_beside(path, db, error)
 *     index_add(index, id, item, error) ... index_hand_over(index, batch, error)
 *     index_drain(index, error), index_finish(index, db, error)
 *     index_stop(index), the connection is closed, index_free(index)
 */
#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include "model/meeting.h"
#include "store/words.h"

struct index;

/* `cache` is the new cache, which has its tables already. NULL and MB_ERROR_CACHE. */
struct index *index_new(sqlite3 *db, GError **error);
struct index *index_new_beside(const char *path, sqlite3 *cache, GError **error);

/* Stops the thread at once, whatever waits; nothing can be added any more. To be called before the
 * connection is closed. NULL is fine, here and below. */
void index_stop(struct index *index);

/* Removes its file, too. To be called after the connection is closed. */
void index_free(struct index *index);

/* An item's texts. It must stay as it is until what was handed over after it is freed. FALSE and
 * MB_ERROR_CACHE, also for what a thread failed at before. */
gboolean index_add(struct index *index, gint64 id, const struct item *item, GError **error);

/* Takes texts out; they are those that were taken in under the id (NULL for none). */
gboolean index_remove(struct index *index, gint64 id, const char *title, const char *agenda, const char *minutes, GError **error);

/* The end of a batch. Takes what holds its items, on failure, too: it is freed when all of them are
 * in the index. May wait for the thread. */
gboolean index_hand_over(struct index *index, GPtrArray *batch, GError **error);

/* After the last batch: waits until all words are cut, but not until they are written; a thread goes
 * on with that. */
gboolean index_drain(struct index *index, GError **error);

/* After that: everything is in the index of `db`, the new cache, on which no transaction
 * is open. It must be opened anew before its index is used. */
gboolean index_finish(struct index *index, sqlite3 *db, GError **error);

/* What was met; where a thread works, only once it is drained. */
struct words *index_words(struct index *index);

#endif
