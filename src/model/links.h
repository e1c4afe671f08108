/*
 * What other meetings say about a meeting: the minute that confirmed it, minute numbers missing
 * beside its own; and about an item: what became of its actions, which items it refers to, which
 * refer to it, and where else the same matter was. Read from the cache for those who show it; a
 * document alone has none of it.
 */
#ifndef MODEL_LINKS_H
#define MODEL_LINKS_H

#include <glib.h>

/* An item of any meeting, as it is cited. */
struct cited {
	char *key;
	char *council, *body, *date, *number, *title; /* NULL: not known */
};

/* Where an action was reported back. */
struct report {
	struct cited *item;
	char *how;   /* what shows it: "reference", "arrival", "mark" */
	char *words; /* the evidence; NULL: the item's title says it */
	gsize starts, ends; /* of the words, bytes in the first source of the item's meeting */
};

/* What became of an action, beside what struct action has. */
struct outcome {
	int meetings_since; /* of its body; -1: not known */
	char *note; /* of the user's mark */
	GPtrArray *reports; /* struct report, oldest first */
};

enum { SAME_MATTER_MOST = 10 };

struct links {
	GPtrArray *outcomes;    /* struct outcome, one for each of the item's actions */
	GPtrArray *refers_to;   /* struct cited, each once, oldest first: where it is certain */
	GPtrArray *referred_by; /* struct cited, likewise */
	GPtrArray *same_matter; /* struct cited, at other meetings, newest first: SAME_MATTER_MOST at most */
	guint same_matter_count; /* ... and how many there are */
};

/* Minute numbers between a meeting's own and those of the next one loaded, which no meeting has. */
struct gap {
	int first, last;
	char *meeting; /* the key of the one on the gap's other side */
	char *date;    /* NULL: not known */
};

struct neighbours {
	struct cited *confirmed_in;        /* the later minute that approved the minutes; NULL: not known */
	struct gap *gap_before, *gap_after; /* NULL: none */
};

struct cited *cited_new(void);
struct report *report_new(void);
struct outcome *outcome_new(void);
struct links *links_new(void);
struct gap *gap_new(void);
struct neighbours *neighbours_new(void);
void cited_free(struct cited *cited);
void report_free(struct report *report);
void outcome_free(struct outcome *outcome);
void links_free(struct links *links);
void gap_free(struct gap *gap);
void neighbours_free(struct neighbours *neighbours);

/* Whether an item is among those that it refers to or that refer to it. */
gboolean links_name(const struct links *links, const char *key);

/* "minutes 119 to 142", "minute 119". The caller frees. */
char *minute_range(int first, int last);

#endif
