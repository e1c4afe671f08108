/* f and F: the list with the focus shows only what matches. Inside tui/ only. */
#ifndef TUI_FILTERING_H
#define TUI_FILTERING_H

struct browser;

void filter_ask(struct browser *browser);
/* Filters by these words, as typed at the prompt; none are no filter. */
void filter_words(struct browser *browser, const char *words);
void filter_clear(struct browser *browser);

#endif
