/*
 * "/", n and N: the next row of a list, or line of the text, that holds what is looked for. Long
 * lists are searched in slices of a few milliseconds between keys; any key ends it. Inside tui/ only.
 */
#ifndef TUI_FINDING_H
#define TUI_FINDING_H

#include "view/layout.h"
#include "view/matcher.h"

struct browser;

/* Where the search of a list stands. */
struct slice {
	gboolean is_on;
	enum area area;
	gint64 after;      /* rows behind this one are next; 0: from the end on */
	gint64 origin;     /* the row where it began: behind it all are through */
	gboolean is_backwards, has_wrapped;
	guint seen;        /* rows */
};

struct finding {
	char *words;             /* NULL: nothing was looked for yet */
	gboolean is_regex;
	struct matcher *matcher; /* NULL: nothing to show */
	enum area pane;          /* of the question: where it is looked for */
	gint64 began;            /* its row when the question was asked, */
	guint began_top;         /* or its line */
	int line;                /* of the last hit in the text */
	gboolean goes_by_search; /* what is marked in the text are hits of the search: n and N go by these */
	struct slice slice;
};

void find_clear(struct browser *browser);

void find_ask(struct browser *browser);
/* Looks for these words, as typed at the prompt. */
void find_words(struct browser *browser, const char *words);
void find_again(struct browser *browser, gboolean is_backwards);

/* Goes on with a list; FALSE where nothing is to be done. */
gboolean find_go_on(struct browser *browser);
/* FALSE where nothing was going on. */
gboolean find_stop(struct browser *browser);

#endif
