/*
 * The overlay that shows the keys. Typed letters narrow it, Enter does what the selected row says.
 * While it is shown (browser->help is not NULL) each key goes to help_key() first.
 */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/request.h"

struct browser;
struct help;

void help_open(struct browser *browser);
void help_close(struct browser *browser);

/* Draws it over all the screen. */
void help_draw(const struct browser *browser);

/* Takes a key; returns what is to be done outside (the overlay is closed by then, but for what
 * concerns the screen or the end of the program), REQUEST_NONE where nothing is. */
enum request help_key(struct browser *browser, guint32 key);

#endif
