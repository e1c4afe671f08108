/*
 * What the browser shows at the moment, and how its parts follow one another: items, resolutions
 * and actions are those of the selected meeting (or of its committee, or of all), the text is that
 * of the selected record. Inside tui/ only.
 */
#ifndef TUI_BROWSER_H
#define TUI_BROWSER_H

#include "query/query.h"
#include "query/saved.h"
#include "tui/config.h"
#include "tui/help.h"
#include "tui/finding.h"
#include "tui/keys.h"
#include "tui/lists.h"
#include "tui/marking.h"
#include "tui/overlay.h"
#include "tui/tui.h"
#include "tui/question.h"
#include "tui/searching.h"
#include "tui/unsaved.h"
#include "view/history.h"
#include "view/layout.h"
#include "view/reading.h"

/* What is being asked; question.c. */
struct asking {
	const struct question *question; /* NULL: nothing */
	struct prompt prompt;
	char *label;
};

struct browser {
	sqlite3 **db; /* the caller's */
	const char *cache_path;
	gboolean (*opened)(sqlite3 *db, gpointer data, GError **error); /* of tui_start, with its data */
	gpointer data;
	struct config config;
	const char *marks_path;
	gboolean (*meeting_key)(sqlite3 *db, const struct marks *marks, gint64 meeting, char **key, char **hashes,
	    GError **error);
	gboolean (*meeting_again)(const char *cache_path, const struct marks *marks, const char *key, char **now,
	    GError **error);
	struct keys *keys;

	struct layout layout;
	struct choice choice; /* what is read is the selected record of its `list` */
	enum scope scope;
	struct listing listings[LISTS];

	struct reading *reading;
	struct record read; /* what of; its texts are not kept */
	guint reading_top;
	int link; /* the selected reference of the text; -1: none */

	GPtrArray *places; /* struct stop: where "back" leads; places.h */

	gint64 meetings; /* in the cache; -1: not counted yet */
	char *loaded;    /* when; NULL: not known */

	struct asking asking;
	struct finding finding;
	struct searching searching;
	struct saved *saved; /* searches by name */
	enum request asked; /* by a command, for the loop to do; REQUEST_NONE: nothing */
	struct history *history;
	struct cache_stamp stamp; /* of the cache as it is shown */
	gboolean has_news;        /* a load has changed it since */
	struct marking marking;
	struct unsaved unsaved;

	char *message; /* for the status line, until the next key */
	GPtrArray *said; /* those so far; messages.h. NULL: none */
	struct overlay overlay;
	struct help *help; /* the overlay of the keys; NULL: not shown */
	gboolean is_pick;
	const char *sample; /* the caller's; NULL: none is at hand */

	char *export_path; /* that may be overwritten if the reader says so; NULL: none */

	gboolean is_done;
	struct tui_end end;
};

/* Reads the first page of meetings, or that around the one to begin at; no screen is needed.
 * Fails as tui_browse() says. */
gboolean browser_init(struct browser *browser, const struct tui_start *start, GError **error);
void browser_clear(struct browser *browser);

/* Lays the panes out for this size. */
void browser_arrange(struct browser *browser, int rows, int columns);
/* The same once more, after what was chosen has changed. */
void browser_arrange_again(struct browser *browser);

/* Reads what the panes in sight show and do not have yet. */
void browser_follow(struct browser *browser);

void browser_focus(struct browser *browser, enum area pane);

/* Does what a key asked for. */
void browser_request(struct browser *browser, enum request request);

/* Gives up what is in progress: an overlay, a question, a search. FALSE: nothing is. */
gboolean browser_cancel(struct browser *browser);

/* Whether "open" picks what stands here, and leaves. */
gboolean browser_picks(const struct browser *browser);

/* Opens the cache again, since a load may have put another in its place, and reads everything
 * afresh, keeping the records by their keys. */
void browser_refresh(struct browser *browser);

/* The connection shows other marks: reads again what they may change, the cursor on its record. */
void browser_marks_changed(struct browser *browser);

/* Counts and dates: what no screen waits for. */
gboolean browser_has_to_count(const struct browser *browser);
/* A part of it; whether there is something new to be seen. */
gboolean browser_count(struct browser *browser);

/* Looks whether a load has changed the cache meanwhile; TRUE where that is new. */
gboolean browser_look(struct browser *browser);

/* Puts a line into the status line, and keeps it (messages.h). */
void browser_tell(struct browser *browser, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same for what isn't worth keeping: how far it has got. */
void browser_show(struct browser *browser, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* As browser_tell() for a failure, if it is one, which it clears. Returns ok. Takes the address, since `ok` is often the
 * call that sets it, and may be looked at later than what stands behind it. */
gboolean browser_check(struct browser *browser, gboolean ok, GError **error);

/* Draws all of it. */
void browser_draw(const struct browser *browser);

/* Brings a line of the text into sight. */
void browser_show_line(struct browser *browser, guint line);
/* The last line of text that can stand at the top of the reading pane. */
guint browser_reading_last(const struct browser *browser);
/* Reads anew what is read, where the list's cursor has moved on. */
void browser_read(struct browser *browser);
/* Marks in the text what the search looked for, where it is a hit, else what was found with "/". */
void browser_highlight(struct browser *browser);

struct list *browser_list(struct browser *browser, enum area area);
/* The record that keys are about: that under the cursor of the list which is read. */
struct record browser_record(const struct browser *browser);
/* Where the reader is, to come back to; the caller clears it. */
void browser_position(const struct browser *browser, struct position *position);

#endif
