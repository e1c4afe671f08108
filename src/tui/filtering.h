/* f and F: the list with the focus shows only what matches. Inside tui/ only. */
#ifndef TUI_FILTERING_H
#define TUI_FILTERING_H

struct browser;

void filter_ask(struct browser *browser);
void filter_clear(struct browser *browser);

#endif
