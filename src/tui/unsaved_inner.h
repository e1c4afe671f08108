/* For unsaved.c and unsaved_show.c alone. */
#ifndef TUI_UNSAVED_INNER_H
#define TUI_UNSAVED_INNER_H

#include "tui/browser.h"

/* A word that is not saved, or (of a meeting) saved and not yet to be seen in the cache. */
struct saying {
	struct word *word;
	char *record, *said;
	gboolean is_saved;
};

/* Whether it is about an action, or else about a meeting. */
gboolean saying_is_state(const struct saying *saying);
/* How many are not saved. */
guint unsaved_count(const struct unsaved *unsaved);

/* The last one about an action that isn't saved; NULL: none. */
const struct saying *unsaved_find(const struct unsaved *unsaved, const char *record);

/* Shows the marks (NULL: they could not be read), and what isn't saved of them, in all panes; they are
 * only good to be freed then. */
void unsaved_show_marks(struct browser *browser, struct marks *marks);

#endif
