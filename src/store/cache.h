/* The cache as its writers see it, for store/ alone. */
#ifndef STORE_CACHE_H
#define STORE_CACHE_H

#include <sqlite3.h>
#include "store/rendition.h"
#include "store/store.h"
#include "store/fresh.h"
#include "store/index.h"

struct content {
	char *text;
	gsize size;
	char sha256[65];
	const char *layout;
	GPtrArray *meetings;   /* struct meeting */
	GPtrArray *renditions; /* struct rendition, of those meetings */
};

/* What changes about one body and day in this batch. */
struct day {
	GPtrArray *fresh;  /* struct rendition: not stored yet */
	GArray *emptied;   /* gint64: meetings that lost a rendition */
};

struct cache {
	char *path;
	char *new_path; /* where a new one is made; NULL for an update */
	int lock;
	sqlite3 *db;
	gboolean has_begun; /* a transaction is open */
	const struct cache_writing *writing;
	GHashTable *statements; /* const char * (the SQL, by address) to sqlite3_stmt * */
	char *now;              /* one time for the whole load */

	/* Of the batch. */
	GPtrArray *contents;       /* struct content, until its meetings are written and indexed */
	GHashTable *days;          /* day key to struct day */
	GHashTable *fresh_sources; /* gint64: whose renditions are in `days` */

	struct fresh *fresh;
	gint64 last_item; /* of those that wait in `fresh`; 0: none does */

	struct index *index;
	gboolean has_words; /* those of a new cache are put in */
	GString *new_words; /* in the table of words, and not in the list yet: a newline behind each */
	gsize gone_words;   /* bytes of those that this load took out of the table */
	GThread *syncing;   /* NULL: none */
	GHashTable *touched; /* char *: keys of bodies that are to be linked anew */
};

/* The statement for this SQL (a literal), prepared once. NULL on failure. */
sqlite3_stmt *cache_statement(struct cache *cache, const char *sql, GError **error);

/* The day's entry in the batch, made where there is none. */
struct day *cache_day(struct cache *cache, const char *day_key);

/* Writes the meetings of the days that changed (days.c). */
gboolean cache_write_days(struct cache *cache, GError **error);

/* Makes the rows of a meeting and its items, which wait in `fresh`, and fills the index (meeting.c). */
gboolean insert_meeting(struct cache *cache, struct meeting *meeting, const struct group *group, gint64 *id, GError **error);
gboolean delete_meeting(struct cache *cache, gint64 id, GError **error);
/* The body of a meeting, as it is stored, is to be linked anew. */
gboolean touch_body_of(struct cache *cache, gint64 id, GError **error);

/* A meeting's clues, and its items' facts (facts.c). */
gboolean insert_clues(struct cache *cache, gint64 meeting_id, const struct meeting *meeting, GError **error);
gboolean delete_facts(struct cache *cache, gint64 meeting_id, GError **error);

/* Bring the table of words up to date with what the index met (vocabulary.c): at the end of a batch
 * or of a new cache the words that came are added, and once the index is whole it is asked about
 * those that were taken out. */
gboolean vocabulary_add(struct cache *cache, GError **error);
gboolean vocabulary_settle(struct cache *cache, GError **error);

/* The list of words beside that table (wordlist.c): notes what the table took in, or what was taken out of it;
 * adds what was noted; and, at the end of a load, writes the list anew where it is worth it. */
void wordlist_note(struct cache *cache, const char *word);
void wordlist_note_gone(struct cache *cache, const char *word);
gboolean wordlist_add(struct cache *cache, GError **error);
gboolean wordlist_tidy(struct cache *cache, GError **error);

/* What earlier loads left to be linked is taken over; what this one does is noted in its transaction
 * (touched.c). */
gboolean touched_read(struct cache *cache, GError **error);
gboolean touched_note(struct cache *cache, GError **error);

/* A new database's file: made, and put in its place (new.c). */
sqlite3 *new_cache_open(const char *path, GError **error);
gboolean new_cache_place(struct cache *cache, GError **error);
/* Begins to make what is there so far safe on the disk, so that little is left to wait for in the end; waits
 * until that is done. */
void new_cache_sync(struct cache *cache);
gboolean new_cache_synced(struct cache *cache, GError **error);
void new_cache_remove(const char *path);

#endif
