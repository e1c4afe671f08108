/* Saved searches in the browser: read at the start, completed as "@name", kept by ":save". Inside tui/
 * only. */
#ifndef TUI_SAVING_H
#define TUI_SAVING_H

#include <glib.h>

struct browser;

/* Reads the user's file; its faults are said. */
void saving_read(struct browser *browser);

/* Names for a "@" that stands before the cursor: a prompt's candidates, with the browser as data. */
GPtrArray *saving_complete(const char *text, gsize cursor, gsize *start, gpointer data);

/* Keeps the search on the screen, or the filter of the list, under this name. */
void saving_save(struct browser *browser, const char *name);

/* Says in the status line which there are, for a prompt that takes search words; nothing where there are none. */
void saving_offer(struct browser *browser);

#endif
