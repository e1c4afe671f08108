/*
 * The meetings of one body in their order, with their items, as link/ works on them; for link/
 * alone. Days are those of model/day.h: 0 where there is none.
 */
#ifndef LINK_SERIES_H
#define LINK_SERIES_H

#include <sqlite3.h>
#include "model/meeting.h"

/* A title or a promise says what it is about in fewer. */
enum { WORDS_MOST = 120 };

struct held {
	gint64 id;
	int day;               /* 0: undated */
	int earliest, latest;  /* of an undated one: the window, or 0 */
	int next_day;          /* what its own minutes say of the next meeting */
	GPtrArray *items;      /* struct matter, borrowed from the series, in the order of the document */
	guint run;             /* which run of numbers it belongs to, from 1; 0: no numbers, or no place */
	int first, last;       /* its lowest and highest minute number; 0: none */
	guint place;           /* its position in the series */
	gboolean is_placed;    /* dated, or proven to have been between its neighbours there */
};

struct matter {
	gint64 id;
	struct held *meeting;
	char *number; /* as printed */
	int value;    /* the number's leading digits, behind letters: "C97" is 97; 0: none */
	char *title, *slug;
	GPtrArray *words;     /* const char *, the series': the slug's words that say something */
	gboolean is_standing; /* an item of nearly every meeting */
};

struct series {
	char *body_key;
	GPtrArray *meetings; /* struct held, by day; undated ones where numbers or windows prove that they
	                      * were, the others in front */
	GPtrArray *matters;  /* struct matter, in the order of the meetings */
	GHashTable *by_id;   /* gint64 * to struct matter */
	GStringChunk *words; /* each word once */
	GHashTable *by_value; /* a number's value to GPtrArray of struct matter, in their order */
	GHashTable *by_slug;  /* that of a title without a number likewise */
	GHashTable *by_day;   /* a day to GPtrArray of struct held, in their order */
};

/* NULL on failure; the caller frees. */
struct series *series_read(sqlite3 *db, const char *body_key, GError **error);
void series_free(struct series *series);

struct matter *series_matter(const struct series *series, gint64 item);

/* The ids of a meeting's facts go from first to last (its items' ids follow on each other). FALSE where
 * it has no items. */
gboolean held_facts(const struct held *meeting, gint64 *first, gint64 *last);

/* Runs a statement for each meeting with items: ?1 and ?2 are the first and last id of its facts, or
 * (`is_items`) of its items. */
gboolean series_each_meeting(sqlite3 *db, const struct series *series, const char *sql, gboolean is_items, GError **error);

/* Those on a day (struct held); NULL where none is loaded. */
const GPtrArray *series_on_day(const struct series *series, int day);
/* How many of matters in their order stand in meetings before a place. */
guint matters_before(const GPtrArray *matters, guint place);
/* The meeting after this one; NULL for the last. */
struct held *series_next(const struct series *series, const struct held *meeting);

/* Words of a text that say something, each once, the first WORDS_MOST: letters and digits folded as
 * in keys, without those that any minutes hold. They are kept in `kept` (a series has one for all),
 * so that equal ones are one pointer. The caller frees the array. */
GPtrArray *telling_words(GStringChunk *kept, const char *text);
/* How many of the words `of` are among `in`. */
guint words_in_common(const GPtrArray *of, const GPtrArray *in);
/* Whether a title is known again in words: half of its own are among them. */
gboolean words_tell(const GPtrArray *words, const GPtrArray *title);

/* Runs of minute numbers: sets run, first and last of each meeting, and puts undated meetings in
 * their places (numbers.c). */
void series_number(struct series *series);

/* 114 for "114", "114/19", "C114", "114a"; 0 where no digit stands near the beginning. */
int number_value(const char *number);

#endif
