/*
 * Files to cache: walks, finds what changed, reads and parses on threads, saves through one
 * writer. load.c shows the whole flow on one page.
 *
 *     struct load load = { .cache_path = path, .paths = argv, .jobs = 2 };
 *     status = load_run(&load, &report, error);
 *
 * One bad file never stops a load. The first load (and a rebuild) goes into a temporary file that
 * is renamed when whole; later ones are transactions of a batch of whole files. Two loads at once
 * wait for each other.
 */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include <glib.h>

typedef struct sqlite3 sqlite3;

/* What became of a file since it was loaded. */
enum load_change { LOAD_NEW, LOAD_CHANGED, LOAD_GONE, LOAD_OUT_OF_REACH };

struct load {
	const char *cache_path;
	const char *marks_path; /* never read as minutes; NULL: there are none */
	char **paths;           /* files and folders; NULL or empty: those loaded before */
	const char *council;    /* NULL: not said */
	guint jobs;             /* threads that read and parse; 0: as many as there are processors */
	gboolean is_rebuild, is_prune, is_dry_run;
	gboolean is_hasty; /* load_meeting_again() does not wait for another load: MB_ERROR_BUSY */
	/* Called on the calling thread, for each file with something to say (error != NULL: it could
	 * not be loaded; else a warning), for the cache as such (its own path and a warning), and now
	 * and then for progress (path NULL). */
	void (*told)(const char *path, const char *error, const char *warning, guint done, guint of, gpointer data);
	/* Called in a dry run for each file that is new, changed (by its size or time) or gone; may be
	 * NULL. */
	void (*planned)(const char *path, enum load_change change, gpointer data);
	gpointer data;
};

struct load_report {
	guint files;    /* found */
	guint unchanged, loaded, failed;
	guint gone, pruned;
	guint meetings, items; /* in the cache now */
	guint warnings;
	double seconds;
};

/* FALSE only where the cache cannot be used (MB_ERROR_CACHE) or nothing could be begun
 * (MB_ERROR_USAGE: no path, and nothing was loaded before); files that failed are counted in the
 * report. A dry run counts as loaded what would be read. */
gboolean load_run(const struct load *load, struct load_report *report, GError **error);

/*
 * What the user sets about a meeting is kept under the key that its minutes alone give it, or under
 * which there are words about it already, with hashes by which it is found: *key and *hashes, which the
 * caller frees.
 */
struct marks;
gboolean load_meeting_key(sqlite3 *db, const struct marks *marks, gint64 meeting, char **key, char **hashes, GError **error);

/* Makes one meeting again, by its key, after something was set about it: day, body and council, its rows
 * and its words in the index, and the links of the bodies concerned. *now is its key then; the caller
 * frees. Of `load`, the path of the cache, `is_hasty` and `told` count. */
gboolean load_meeting_again(const struct load *load, const struct marks *marks, const char *key, char **now, GError **error);

/* Takes sources out again: files, or all files below a folder. *gone counts them. */
gboolean load_forget(const char *cache_path, const char *marks_path, char **paths, guint *gone, GError **error);

/* Tells of each file of the cache that holds something else now, has gone, or cannot be looked at,
 * by path. *files counts all. */
gboolean load_check(sqlite3 *db, void (*told)(const char *path, enum load_change change, gpointer data), gpointer data,
    guint *files, GError **error);

/*
 * Reads one file without a cache: its meetings with keys set, and the decoded text. For `facts`.
 * The caller frees both. MB_ERROR_FILE as the loader would say.
 */
struct text;
GPtrArray *load_one(const char *path, const char *council, struct text **text, GError **error);

#endif
