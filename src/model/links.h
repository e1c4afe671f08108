/*
 * What other meetings say about an item: what became of its actions, which items it refers to, and
 * which refer to it. Read from the cache for those who show it; a document alone has none of it.
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
};

/* What became of an action, beside what struct action has. */
struct outcome {
	char *heard; /* "reported", "silent", "cannot tell", "not due"; NULL: nobody has looked */
	int meetings_since; /* of its body; -1: not known */
	char *note, *marked_on; /* of the user's mark */
	GPtrArray *reports; /* struct report, oldest first */
};

struct links {
	GPtrArray *outcomes;    /* struct outcome, one for each of the item's actions */
	GPtrArray *refers_to;   /* struct cited, each once, oldest first: where it is certain */
	GPtrArray *referred_by; /* struct cited, likewise */
};

struct cited *cited_new(void);
struct report *report_new(void);
struct outcome *outcome_new(void);
struct links *links_new(void);
void cited_free(struct cited *cited);
void report_free(struct report *report);
void outcome_free(struct outcome *outcome);
void links_free(struct links *links);

#endif
