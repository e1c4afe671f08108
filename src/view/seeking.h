/*
 * What a search is and what is answered; how it is done on whatever thread: seeker.h has the threads.
 */
#ifndef VIEW_SEEKING_H
#define VIEW_SEEKING_H

#include "query/query.h"

/* What is looked for. */
struct search {
	const char *words;   /* the language of filter_parse(), or a regular expression */
	gboolean is_regex;
	gboolean is_begun;   /* still being typed: the last word may be the beginning of one */
	gint64 meeting;      /* in this one alone; 0: in all */
	const char *body_key; /* in this body's alone; NULL: in all */
	const char *within;  /* among what these words find, too, as those of a filter; NULL: anything */
	guint limit;         /* rows wanted: a screenful; at least 1 */
	gboolean is_patient; /* patterns may take longer than SEEKING_MOST */
};

enum { SEEKING_MOST = 2000 /* ms that patterns may take */ };

/* What is known by now. Further answers to the same search say more. */
struct answer {
	guint serial;        /* of the search, as seeker_ask() gave it */
	GPtrArray *rows;     /* struct item_row, newest first: those that come behind the ones answered before */
	gboolean is_page;    /* no more rows will come */
	gint64 count;        /* hits found so far, those without a row included */
	gboolean is_counted; /* these are all there are */
	gboolean is_scanned; /* with patterns: rows behind these take another search */
	gboolean is_too_common; /* there are more, which are neither counted nor given: filter_is_too_common() */
	gboolean is_ended;   /* SEEKING_MOST is over: there may be more */
	gint64 items;        /* looked at with a pattern */
	gint64 too_complex;  /* items of which it couldn't be told whether they match */
	char *notice;        /* what filter_parse() said; NULL: nothing */
	char *why;           /* there are none: query_why_none(), once it is typed; NULL: nothing is known */
	gboolean is_reference; /* that is words which are a reference */
	char *read;          /* how the search was read, once it is typed: query_in_words() */
	GError *error;       /* why there are no rows: MB_ERROR_USAGE for what is typed; NULL: all is well */
};

struct answer *answer_new(void);
void answer_free(struct answer *answer);
/* Adds what `later` says, and frees it. */
void answer_add(struct answer *answer, struct answer *later);

/* One search on one connection. */
struct seeking {
	sqlite3 *db;
	const struct search *search;
	gboolean (*is_over)(gpointer data); /* nobody wants to know any more */
	void (*give)(struct answer *answer, gpointer data); /* takes it */
	gpointer data;
};

/* Gives the rows, where there are patterns the count, too. Whether the count is still to be found. */
gboolean seek_rows(const struct seeking *seeking);
/* Gives the count. */
void seek_count(const struct seeking *seeking);

#endif
