/*
 * The browser on a terminal.
 *
 *     struct tui_start start = { .db = &db, .cache_path = path, .filter = filter, .words = words };
 *     if (!tui_ready(is_pick, error) || !tui_browse(&start, &end, error)) ...
 *
 * All that is seen comes through view/; this folder turns keys into requests, requests into what
 * the panes do (pane.h), and panes into cells.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "query/query.h"
#include "view/position.h"

struct tui_start {
	sqlite3 **db;                /* the caller's; opened again, from the path, where the cache has
	                                been replaced */
	const char *cache_path;
	/* Makes a connection that was opened again ready, with the user's marks; may be NULL. */
	gboolean (*opened)(sqlite3 *db, gpointer data, GError **error);
	gpointer data;
	const char *marks_path;      /* NULL: there is no place for marks */
	/* The loader's, for the date of a meeting: as load_meeting_key() and, without waiting for a
	 * load, load_meeting_again(). NULL: dates can't be set. */
	gboolean (*meeting_key)(sqlite3 *db, const struct marks *marks, gint64 meeting, char **key, char **hashes,
	    GError **error);
	gboolean (*meeting_again)(const char *cache_path, const struct marks *marks, const char *key, char **now,
	    GError **error);
	const struct filter *filter; /* of the meetings; NULL: all */
	const char *words;           /* what the filter was made from, for the status line */
	gint64 meeting, item;        /* to begin at; 0: at the newest meeting, at the meeting itself */
	gboolean is_in_list;         /* begin in the list of meetings with the cursor there, not inside */
	const char *sample;  /* the folder of the sample minutes, to be offered; NULL: there is none */
	const char *message; /* to begin with in the status line; NULL: none */
	gboolean is_pick; /* on the terminal that the program runs on; Enter chooses what is to be printed */
};

struct tui_end {
	int signal;            /* that ended it, to be raised again; 0: none */
	gint64 meeting, item;  /* to be printed; 0: nothing, the whole meeting */
	gboolean wants_sample; /* to be loaded, and shown by another start */
	struct position at;    /* where the reader was; the caller clears it */
	guint unsaved;         /* words of the user's that are lost; said */
	gint64 resolution, action; /* of the item; 0: all of it */
};

/* Whether standard input and output are a terminal that the browser can use, or (is_pick) whether the
 * program runs on one. MB_ERROR_SYSTEM says why not and what to use instead. Writes nothing. */
gboolean tui_ready(gboolean is_pick, GError **error);

/* Shows the browser until the user leaves; the terminal is as before when it returns. Fails before
 * the screen is touched where the cache cannot be read (MB_ERROR_CACHE) or no meeting matches
 * (MB_ERROR_NOT_FOUND). A cache without meetings is a first start, which says how to load some. */
gboolean tui_browse(const struct tui_start *start, struct tui_end *end, GError **error);

#endif
