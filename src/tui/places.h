/*
 * Where the reader was before a jump: to a hit in its meeting, to a minute that the text refers to,
 * out of the hits of a search. "Back" leads there again. Kept by keys, since a load changes ids.
 * Inside tui/ only.
 */
#ifndef TUI_PLACES_H
#define TUI_PLACES_H

#include "tui/browser.h"

void places_init(struct browser *browser);
void places_clear(struct browser *browser);

/* Keeps where the reader is now. */
void places_push(struct browser *browser);

/* Leads to the last place kept; FALSE where there is none. */
gboolean places_pop(struct browser *browser);

/* To a record by its key: its meeting, the item (or the fact) under the cursor of its list, its text.
 * FALSE, and said, where it isn't there. */
gboolean places_go(struct browser *browser, const char *key, enum area focus);

/* From here to the text of a record: as long as it is read, or one that is gone on to from it, "back" leads here,
 * at once. Where it isn't there, this is said, and nothing else is done. */
void places_jump(struct browser *browser, const char *key);
gboolean places_is_jump(const struct browser *browser);
/* The text has been left for a list. */
void places_end_jump(struct browser *browser);

#endif
