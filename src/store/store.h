/*
 * The cache: one SQLite database that can be deleted at any time (store/schema.sql says what is in
 * it). Opening it in all its states, saving what one file held, and taking it out again.
 *
 *     cache = cache_open_writer(path, &how, error);
 *     cache_begin(cache, error) &&
 *     cache_save(cache, &file, content, error) &&    ... for a batch of files
 *     cache_commit(cache, error) &&
 *     cache_finish(cache, error);
 *     cache_free(cache);
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <glib.h>
#include "model/meeting.h"

typedef struct sqlite3 sqlite3;

/* Schema number in PRAGMA user_version; another one means "rebuild", never "migrate". */
enum { CACHE_APPLICATION_ID = 0x6d626b31 /* "mbk1" */, CACHE_VERSION = 7 };

/* Bytes of a word in the index: FTS5 cuts it there (FTS5_MAX_TOKEN_SIZE). */
enum { WORD_LONGEST = 32768 };

/* --- Reading --------------------------------------------------------------------------------- */

/*
 * Opens the cache for reading: read-write where possible (WAL), else read-only, else immutable
 * where no -wal file has content. NULL and MB_ERROR_CACHE with what happened and what to type:
 * there is none yet, it is empty, no database, damaged, newer, locked, not permitted.
 */
sqlite3 *cache_open_reader(const char *path, GError **error);

/* Whether nothing has been loaded yet: there is no file, or one without a byte. */
gboolean cache_is_absent(const char *path);

/* A cache in memory that holds nothing, for who shows that. NULL on failure. */
sqlite3 *cache_open_empty(GError **error);

/* What the cache was at one moment, as one connection sees it. */
struct cache_stamp {
	gint64 version;       /* of the data; another connection's commit makes another one of it */
	gint64 device, inode; /* of the file; 0: there was none */
};

void cache_stamp(sqlite3 *db, const char *path, struct cache_stamp *stamp);

/* Whether a load has changed the cache since this connection's stamp was taken, or has put another
 * file in its place. Costs microseconds. */
gboolean cache_has_news(sqlite3 *db, const char *path, const struct cache_stamp *stamp);

/* Closes, with a checkpoint where this was the last connection. NULL is fine. */
void cache_close(sqlite3 *db);

/*
 * Is the cache sound? Tells each fault that it finds: SQLite's own checks, then whether the
 * item of each fact is there and the index of words agrees with the items. FALSE only where the checks could not be made.
 */
gboolean cache_check(sqlite3 *db, void (*told)(const char *fault, gpointer data), gpointer data, GError **error);

/* --- Ids ------------------------------------------------------------------------------------- */

/* The ids of an item's facts (resolution, action, reference, person) go from first to last; the one
 * at a position, from 0, is fact_last() less the position (schema.sql says what for). */
enum { FACT_BITS = 12 };

G_STATIC_ASSERT(FACTS_MOST == 1 << FACT_BITS);

static inline gint64
fact_first(gint64 item)
{
	return item << FACT_BITS;
}

static inline gint64
fact_last(gint64 item)
{
	return (item << FACT_BITS) + FACTS_MOST - 1;
}

static inline gint64
fact_item(gint64 fact)
{
	return fact >> FACT_BITS;
}

static inline guint
fact_position(gint64 fact)
{
	return FACTS_MOST - 1 - (fact & (FACTS_MOST - 1));
}

/* The same in SQL: that an id is that of a fact of an item; its position; the number in its key, from 1. */
#define FACT_OF_ITEM(id, item) id " BETWEEN " item " << 12 AND (" item " << 12) + 4095"
#define FACT_POSITION(id) "4095 - (" id " & 4095)"
#define FACT_NUMBER(id) "(4096 - (" id " & 4095))"

/* Meetings and items of a day (a number of model/day.h) have ids from first to last. */
enum { DAY_BITS = 24 };

static inline gint64
day_first_id(gint64 day)
{
	return day << DAY_BITS;
}

static inline gint64
day_last_id(gint64 day)
{
	return ((day + 1) << DAY_BITS) - 1;
}

/* --- Files and roots ------------------------------------------------------------------------- */

/* What is known of a file. */
struct file_state {
	char *path;
	gint64 size, mtime; /* bytes; nanoseconds since 1970 */
	gint64 inode;       /* the same 64 bits as the system's */
	char *council;      /* NULL: not said */
	char *failure;      /* why it could not be loaded; NULL where it was */
};

void file_state_free(struct file_state *file);

/* What the user named to load. */
struct root {
	char *path, *council;
};

void root_free(struct root *root);

/* All files by path (char * to struct file_state *), and the roots (struct root) by path. The
 * caller frees. */
GHashTable *cache_files(sqlite3 *db, GError **error);
GPtrArray *cache_roots(sqlite3 *db, GError **error);

/* The SHA-256 of what was loaded from a path, which the caller frees; *sum is NULL where that is
 * nothing. */
gboolean cache_sum(sqlite3 *db, const char *path, char **sum, GError **error);

/* The roots of a cache of any version, as far as they can be read; empty otherwise. */
GPtrArray *cache_former_roots(const char *path);

gboolean cache_count(sqlite3 *db, guint *meetings, guint *items, GError **error);

/* --- Writing --------------------------------------------------------------------------------- */

/* What one file held, made ready for saving on the thread that parsed it. */
struct content;

/* Takes `text` (`size` bytes and a NUL, decoded; all offsets count in it) and the meetings; sets the
 * items' keys. layout is static. */
struct content *content_new(const char *path, char *text, gsize size, const char *sha256, const char *layout,
    GPtrArray *meetings);
void content_free(struct content *content);

/* How a cache is written. */
struct cache_writing {
	gboolean is_rebuild;
	gboolean is_hasty; /* another load is not waited for: MB_ERROR_BUSY */
	/* Parses stored text again, where another rendition of a meeting is to be shown. As
	 * parse_meetings(), which store/ doesn't know. */
	GPtrArray *(*parse)(const char *text, gsize size, const char *path, GError **error);
	/* Called once where another load has to be waited for, and where a file that is no sound cache
	 * was moved aside. */
	void (*told)(const char *notice, gpointer data);
	gpointer data;
};

struct cache;

/*
 * Opens the cache for writing, makes it where there is none, and keeps other loads out until it is
 * freed. Where there is none, and for a rebuild, all goes into PATH.new, without journal, and takes
 * PATH's place in cache_finish(): until then the old one stays as it is. NULL and MB_ERROR_CACHE.
 * `writing` must outlive it.
 */
struct cache *cache_open_writer(const char *path, const struct cache_writing *writing, GError **error);
void cache_free(struct cache *cache);
sqlite3 *cache_db(struct cache *cache);

/* The bodies of which a meeting came, went or changed since they were last linked, by loads before this
 * one, too (char *, keys of meetings up to the "/", borrowed). The caller frees the array. */
GPtrArray *cache_touched(struct cache *cache);
/* They are linked, once this transaction is committed: what cache_touched() gave is freed. */
gboolean cache_set_linked(struct cache *cache, GError **error);

/*
 * A batch of whole files is one transaction. After a failure the batch is lost and the cache is
 * only good for cache_free(). Meetings and items are written by cache_commit(), in the order of
 * their days; so a batch's text is held in memory until then.
 */
gboolean cache_begin(struct cache *cache, GError **error);
gboolean cache_commit(struct cache *cache, GError **error);

/* After cache_commit(): what is committed so far can be read by other connections, those of a new cache
 * too, which is one transaction otherwise. */
gboolean cache_show(struct cache *cache, GError **error);

/* When no more items come: puts the words into a new cache, in a transaction of its own. Others may read what
 * it showed meanwhile. For a cache that isn't new there is nothing to do. */
gboolean cache_put_words(struct cache *cache, GError **error);

/* The file holds this. Takes the content, on failure, too. file->council NULL: as it was. */
gboolean cache_save(struct cache *cache, const struct file_state *file, struct content *content, GError **error);
/* The file can't be loaded (file->failure): what it held before is dropped. */
gboolean cache_save_failure(struct cache *cache, const struct file_state *file, GError **error);
/* A known file whose minutes the user says are another council's. */
gboolean cache_set_council(struct cache *cache, const char *path, const char *council, GError **error);
/* Parses the sources of a meeting again: something about it is another now. */
gboolean cache_reread(struct cache *cache, gint64 meeting, GError **error);
/* The file is taken out. */
gboolean cache_drop(struct cache *cache, const char *path, GError **error);

/* council NULL: as it was. */
gboolean cache_add_root(struct cache *cache, const char *path, const char *council, GError **error);
gboolean cache_drop_root(struct cache *cache, const char *path, GError **error);

/* After the last batch: notes the time, and puts a new cache in its place, safe on the disk. */
gboolean cache_finish(struct cache *cache, GError **error);

#endif
