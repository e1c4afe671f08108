/*
 * The meetings of one body in their order, with their items, as link/ works on them; for link/
 * alone. Days are those of model/day.h: 0 where there is none.
 */
#ifndef LINK_SERIES_H
#define LINK_SERIES_H

#include <sqlite3.h>
#include "base/arena.h"
#include "link/telling.h"
#include "model/meeting.h"

struct held {
	gint64 id;
	int day;               /* 0: undated */
	int earliest, latest;  /* of an undated one: the window, or 0 */
	int next_day;          /* what its own minutes say of the next meeting */
	GPtrArray *items;      /* struct matter, borrowed from the series, in the order of the document */
	guint run;             /* which run of numbers it belongs to, from 1; 0: no numbers, or no place */
	int first, last;       /* its lowest and highest minute number; 0: none */
	guint place;           /* its position in the series */
	gboolean is_placed;    /* dated, or proven to have been between its neighbours there; never in a series of
	                        * meetings whose body is not known */
};

/* What all items share whose titles differ in no letter or digit: an agenda has most of them each time. */
struct heading {
	const char *slug;      /* in the series' texts */
	const struct words *words; /* the series': the slug's words that say something */
	guint n;               /* items */
	gboolean is_standing;  /* an item of nearly every meeting */
	GPtrArray *unnumbered; /* struct matter without a number, in their order; NULL: none */
	struct matter *first;  /* these two are matters.c's */
	gboolean is_matter;
};

struct matter {
	gint64 id;
	struct held *meeting;
	const char *number, *title; /* as printed, in the series' texts; NULL: none */
	int value;    /* the number's leading digits, behind letters: "C97" is 97; 0: none */
	struct heading *heading;
	guint first_deed, n_deeds; /* deeds.c's: which of the body's deeds are its own */
	struct matter *leader; /* matters.c's; NULL: it is alone */
};

struct series {
	struct arena arena; /* of the structs below */
	char *body_key;
	GPtrArray *meetings; /* struct held, by day; undated ones where numbers or windows prove that they
	                      * were, the others in front */
	GPtrArray *matters;  /* struct matter, in the order of the meetings */
	GStringChunk *texts;  /* what was read and is borrowed by many */
	struct telling *telling;
	GHashTable *headings; /* a slug to its struct heading */
	GHashTable *titles;   /* a title, as printed, to its heading */
	GHashTable *by_value; /* a number's value to GPtrArray of struct matter, in their order */
	GHashTable *by_day;   /* a day to GPtrArray of struct held, in their order */
};

/* NULL on failure; the caller frees. */
struct series *series_read(sqlite3 *db, const char *body_key, GError **error);
void series_free(struct series *series);

/* A meeting's item by its id; NULL where it has none such. */
struct matter *held_matter(const struct held *meeting, gint64 item);
/* The ids of a meeting's facts go from first to last (its items' ids follow on each other). FALSE where
 * it has no items. */
gboolean held_facts(const struct held *meeting, gint64 *first, gint64 *last);

/* A text to be kept as long as the series; NULL for NULL. */
const char *series_keep(const struct series *series, const char *text);


/* Those on a day (struct held); NULL where none is loaded. */
const GPtrArray *series_on_day(const struct series *series, int day);
/* How many of matters in their order stand in meetings before a place. */
guint matters_before(const GPtrArray *matters, guint place);
/* The meeting after this one; NULL for the last. */
struct held *series_next(const struct series *series, const struct held *meeting);

/* Runs of minute numbers: sets run, first and last of each meeting, and puts undated meetings in
 * their places (numbers.c). */
void series_number(struct series *series);

/* 114 for "114", "114/19", "C114", "114a"; 0 where no digit stands near the beginning. */
int number_value(const char *number);

#endif
