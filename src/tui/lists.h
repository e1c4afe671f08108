/*
 * What each list shows: which rows of the cache, of which meeting or committee, through which
 * filter; and what the row under the cursor is. Inside tui/ only.
 */
#ifndef TUI_LISTS_H
#define TUI_LISTS_H

#include "query/query.h"
#include "view/layout.h"
#include "view/list.h"

struct browser;

enum { SORTED_MOST = 2000 }; /* rows: of more only the newest are sorted */

/* Whose items, resolutions and actions are listed: those of the meeting under the cursor, those of
 * its body, or all. */
enum scope { SCOPE_MEETING, SCOPE_BODY, SCOPE_ALL, SCOPES };

/* One list of the browser, with what it was read for. */
struct listing {
	struct browser *browser;
	enum area area;
	struct list list;
	char *words; /* of its filter; NULL: none */
	struct filter *filter;
	gboolean is_stale; /* to be read afresh when it is next in sight */
	gint64 counted, counted_to; /* rows gone through to count them, and the id of the last */
	gboolean is_uncountable; /* counting has failed */
	gboolean is_given_up;    /* its filter has a pattern that takes too long */
	enum scope scope;
	guint sorted_by;   /* a column, from 1; 0: newest first, or as the document has it */
	gboolean is_reversed;
	gint64 meeting; /* 0: not of one meeting */
	char *body;     /* its key; NULL: not of one body */
};

/* What a row is: ids, 0 where it isn't that. */
struct record {
	gint64 meeting, item, resolution, action;
	const char *key; /* the row's */
	const char *body, *date; /* of its meeting; NULL: not known */
};

/* Empty lists. */
void lists_init(struct browser *browser);
void lists_clear(struct browser *browser);

/* Reads a list for what stands around it now: from the first record, or around the one with this id. */
gboolean lists_open(struct browser *browser, enum area area, gint64 id, GError **error);

/* To the row with this id, in what the list shows; reads it only where it shows something else. The order is given
 * up where only the newest are sorted and this one is not among them. */
gboolean lists_go(struct browser *browser, enum area area, gint64 id, GError **error);

/* Reads those in sight that show what is no longer meant: another meeting is under the cursor. */
void lists_follow(struct browser *browser);

/* Reads again those that marks may change, the cursor on its record. */
void lists_marks_changed(struct browser *browser);

/* Filters a list; NULL or "": no longer. *notice (the caller frees) as filter_parse() says. The list is
 * as before where the words are wrong. */
gboolean lists_filter(struct browser *browser, enum area area, const char *words, char **notice, GError **error);
/* The same with a filter that was read from the words, which is the list's from now on; NULL: no longer. */
void lists_take_filter(struct browser *browser, enum area area, struct filter *filter, const char *words);

/* o and O: by the next column, in the other order. */
void lists_sort_next(struct browser *browser, enum area area);
void lists_reverse(struct browser *browser, enum area area);
/* Sorts again after rows were added. */
void lists_keep_order(struct browser *browser, enum area area);
/* "sort: Due", "sort: Due, reversed"; NULL where it isn't sorted. The caller frees. */
char *lists_order(const struct browser *browser, enum area area);

/* The row under a list's cursor; all zeros where the list is empty. Valid as the row is. */
struct record lists_record(const struct browser *browser, enum area area);

/* "this meeting", "this committee", "all meetings". */
const char *scope_name(enum scope scope);

#endif
