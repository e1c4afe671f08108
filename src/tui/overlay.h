/*
 * Lines under a title, over all the screen: they are scrolled with the moving keys, and any other key
 * closes them. Long lines are wrapped. Inside tui/ only.
 */
#ifndef TUI_OVERLAY_H
#define TUI_OVERLAY_H

#include <glib.h>

#include "tui/request.h"

struct browser;

struct overlay {
	char *title;      /* NULL: not shown */
	GPtrArray *lines; /* char * */
	guint top;        /* may lie behind the last line that can be the top: then that one is */
};

/* Shows these lines (char *; takes the array), from the last ones or from the first. */
void overlay_open(struct browser *browser, const char *title, GPtrArray *lines, gboolean at_end);
void overlay_close(struct browser *browser);
gboolean overlay_is_open(const struct browser *browser);

void overlay_draw(const struct browser *browser);

/* For the loop: scrolls, or closes it. */
void overlay_request(struct browser *browser, enum request request);

#endif
