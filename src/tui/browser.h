/*
 * What the browser shows at the moment, and how its parts follow one another: the items are those
 * of the selected meeting, the text is that of the selected item. Inside tui/ only.
 */
#ifndef TUI_BROWSER_H
#define TUI_BROWSER_H

#include "query/query.h"
#include "tui/keys.h"
#include "tui/tui.h"
#include "view/layout.h"
#include "view/list.h"
#include "view/reading.h"

struct browser {
	sqlite3 **db; /* the caller's */
	const char *cache_path;
	gboolean (*opened)(sqlite3 *db, gpointer data, GError **error); /* of tui_start, with its data */
	gpointer data;
	const struct filter *filter;
	const char *words;
	struct keys *keys;

	struct layout layout;
	enum area focus; /* a pane */
	enum area list;  /* the list that had the focus last: what is read is its selected record */
	gboolean is_zoomed;

	struct list lists[LISTS];
	gint64 items_of; /* the meeting whose items are listed; 0: none yet */

	struct reading *reading;
	gint64 reading_meeting, reading_item; /* what is read; an item of 0 is the meeting itself */
	guint reading_top;

	gint64 meetings; /* in the cache; -1: not counted yet */
	char *loaded;    /* when; NULL: not known */

	char *message; /* for the status line, until the next key */
	gboolean shows_help;
	guint help_top;

	gboolean is_done;
	struct tui_end end;
};

/* Reads the first page of meetings, or that around the one to begin at; no screen is needed.
 * Fails as tui_browse() says. */
gboolean browser_init(struct browser *browser, const struct tui_start *start, GError **error);
void browser_clear(struct browser *browser);

/* Lays the panes out for this size. */
void browser_arrange(struct browser *browser, int rows, int columns);

/* Reads what the panes in sight show and do not have yet. */
void browser_follow(struct browser *browser);

void browser_focus(struct browser *browser, enum area pane);

/* Does what a key asked for. */
void browser_request(struct browser *browser, enum request request);

/* Opens the cache again, since a load may have put another in its place, and reads everything
 * afresh, keeping the records by their keys. */
void browser_refresh(struct browser *browser);

/* Counts and dates: what the first screen did not wait for. */
void browser_count(struct browser *browser);

/* Puts a line into the status line. */
void browser_tell(struct browser *browser, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same for a failure, if it is one; takes it. Returns ok. */
gboolean browser_check(struct browser *browser, gboolean ok, GError *error);

/* Draws all of it. */
void browser_draw(const struct browser *browser);

/* The last line of text that can stand at the top of the reading pane. */
guint browser_reading_last(const struct browser *browser);
const struct meeting_row *browser_meeting(const struct browser *browser);
const struct item_row *browser_item(const struct browser *browser);

#endif
