/*
 * What the list of hits is of: words, a regular expression, one item's matter; and on which ground.
 * Kept by searching.h for what is shown, by places.h for what "back" leads to. Inside tui/ only.
 */
#ifndef TUI_WANTED_H
#define TUI_WANTED_H

#include "tui/lists.h"

enum search_kind { SEARCH_WORDS, SEARCH_REGEX, SEARCH_MATTER /* the words are an item's key */ };

struct wanted {
	enum search_kind kind;
	char *words; /* NULL: nothing was searched for yet */
	enum scope scope;
	gint64 meeting; /* the ground of the scope, 0 and NULL for all */
	char *body;
	char *within; /* the words of the filters on the screen; NULL: there are none */
};

void wanted_copy(struct wanted *to, const struct wanted *from);
void wanted_clear(struct wanted *wanted);
gboolean wanted_is_same(const struct wanted *a, const struct wanted *b);

#endif
