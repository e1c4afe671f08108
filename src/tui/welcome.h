/*
 * What stands in the place of the panes as long as nothing is loaded: how to load a folder, and the
 * offer of the sample minutes. Inside tui/ only.
 */
#ifndef TUI_WELCOME_H
#define TUI_WELCOME_H

#include "tui/pane.h"

extern const struct hint welcome_hints[];

/* Whether the cache holds nothing at all. */
gboolean welcome_is_due(const struct browser *browser);

/* Draws it with its title; returns the row for the cursor. */
int welcome_draw(const struct browser *browser);

/* Most keys do nothing here, and say so; FALSE: this one does what it does everywhere. */
gboolean welcome_request(struct browser *browser, enum request request);

#endif
