/*
 * What the status line has said: it is gone there with the next key, and kept here for ":messages".
 * Inside tui/ only.
 */
#ifndef TUI_MESSAGES_H
#define TUI_MESSAGES_H

#include <glib.h>

enum { MESSAGES_KEPT = 200 };

struct browser;

/* Keeps it with the time of day; not again what was the last one already. */
void messages_keep(struct browser *browser, const char *message);
void messages_clear(struct browser *browser);

/* Shows them, the newest last. */
void messages_show(struct browser *browser);

#endif
