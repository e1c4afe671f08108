/*
 * What a key can ask of the browser, in words that fit half of 80 columns beside the keys. From this one list come the enum, the names in the key file
 * ("move-down"), the help overlay and the man page's table. Which key asks for what stands in
 * data/keys.
 */
#ifndef TUI_REQUEST_H
#define TUI_REQUEST_H

#include <glib.h>

#define REQUESTS(GROUP, X) \
	GROUP("Moving") \
	X(MOVE_DOWN, "next row") \
	X(MOVE_UP, "row before") \
	X(PAGE_DOWN, "page on") \
	X(PAGE_UP, "page back") \
	X(HALF_DOWN, "half a page on") \
	X(HALF_UP, "half a page back") \
	X(HOME, "first row") \
	X(END, "last row") \
	GROUP("Panes") \
	X(OPEN, "open, go in") \
	X(BACK, "back, then quit") \
	X(NEXT_PANE, "next pane") \
	X(PREVIOUS_PANE, "pane before") \
	X(SHOW_MEETINGS, "Meetings") \
	X(SHOW_ITEMS, "Items") \
	X(SHOW_RESOLUTIONS, "Resolutions") \
	X(SHOW_ACTIONS, "Actions") \
	X(SCOPE, "widen, narrow") \
	X(NEXT_ITEM, "read the next") \
	X(PREVIOUS_ITEM, "read the previous") \
	X(SORT, "sort by column") \
	X(REVERSE, "reverse the order") \
	X(ZOOM, "zoom this pane") \
	GROUP("Finding") \
	X(SEARCH, "search everything") \
	X(FIND, "find here") \
	X(FIND_NEXT, "find the next") \
	X(FIND_PREVIOUS, "find the previous") \
	X(FILTER, "filter this list") \
	X(CLEAR_FILTER, "no filter") \
	X(SHOW_IN_MEETING, "show in meeting") \
	X(THREAD, "the same matter") \
	X(FOLLOW, "follow reference") \
	X(NEXT_LINK, "next reference") \
	X(PREVIOUS_LINK, "reference before") \
	GROUP("Following up") \
	X(MARK, "mark an action") \
	X(UNDO, "undo the mark") \
	X(SET_DATE, "date a meeting") \
	GROUP("Taking away") \
	X(PAGER, "show in $PAGER") \
	X(PRINT, "print and leave") \
	X(PIPE, "pipe to a command") \
	X(EXPORT, "list to a file") \
	X(COPY, "copy reference") \
	X(VIEW_SOURCE, "view its source") \
	GROUP("Other") \
	X(HELP, "these keys") \
	X(COMMAND, "type a command") \
	X(REFRESH, "read cache again") \
	X(REDRAW, "draw again") \
	X(INTERRUPT, "cancel, or quit") \
	X(SUSPEND, "suspend") \
	X(QUIT, "quit at once")

enum request {
	REQUEST_NONE,
#define REQUEST_GROUP(title)
#define REQUEST_ENUM(name, help) REQUEST_##name,
	REQUESTS(REQUEST_GROUP, REQUEST_ENUM)
#undef REQUEST_GROUP
#undef REQUEST_ENUM
	REQUEST_COUNT
};

/* One line of the list: a group (request is REQUEST_NONE, help its title) or a request. */
struct request_info {
	enum request request;
	const char *name; /* "MOVE_DOWN" */
	const char *help;
};

/* The whole list in its order; ends with an entry without help. */
const struct request_info *request_infos(void);

/* The request of a name as the key file writes it, "move-down"; REQUEST_NONE where there is none. */
enum request request_find(const char *name);

/* How many lines down (up: less than 0) a text is to be scrolled of which so many are in sight; to either end it is further
 * than any text is long. FALSE, and *lines stays as it is, for what is no request to move. */
gboolean request_scrolls(enum request request, int in_sight, int *lines);

/* All names so, in the order of the list, ended by a NULL; static. */
const char *const *request_names(void);

#endif
