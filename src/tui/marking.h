/*
 * The user's own word, asked for in the bottom line: the state of an action with a note, and the date of a
 * meeting that has none. What is said goes through unsaved.h. Inside tui/ only.
 */
#ifndef TUI_MARKING_H
#define TUI_MARKING_H

#include "query/query.h"

struct browser;

/* What is asked about while the question is open. */
struct marking {
	struct action_meant meant;
	const char *state;    /* that was chosen; static */
	gint64 meeting;       /* whose date is asked for */
	char *key;            /* its */
	char *last;           /* the action that was marked last; NULL where that was taken back */
	gboolean is_set;      /* it has a day by the user's word */
};

void marking_clear(struct marking *marking);

/* Asks for the state of the action under the cursor, or the only one of what stands there. */
void marking_ask_state(struct browser *browser);
/* Takes back the last word about that action; where there is none, that said last in this session. */
void marking_undo(struct browser *browser);
/* Asks for the date of the meeting under the cursor, or of that whose record stands there. */
void marking_ask_date(struct browser *browser);

#endif
