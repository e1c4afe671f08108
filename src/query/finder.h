/* Inside query/: how places are found, and texts with their marks. For others: query.h. */
#ifndef QUERY_FINDER_H
#define QUERY_FINDER_H

#include "query/filter.h"
#include "query/tokens.h"

/* A word or phrase that a term looks for. */
struct wanted_phrase {
	GArray *tokens; /* never none */
	gboolean is_prefix;
	guint columns; /* of the texts in which it counts */
	int near;      /* which NEAR() it is a part of, -1: none */
	guint part;    /* which part of that */
};

struct wanted_near {
	guint n_parts, distance;
};

struct finder {
	GPtrArray *phrases;    /* struct wanted_phrase */
	GHashTable *by_word;   /* GPtrArray of those whose first word is whole, by that (theirs) */
	GPtrArray *beginnings; /* those that are but the beginning of a word */
	GArray *nears;         /* struct wanted_near */
	GPtrArray *patterns;   /* const struct term *, the filter's */
	const struct filter *filter;
};

/* Adds the places of a NEAR()'s parts that are near each other: `spots` has a GArray of struct spot for each
 * part, in the order of the text. */
struct spot {
	guint at, n; /* tokens */
};
void near_add_places(const struct wanted_near *near, GArray *const *spots, const GArray *tokens, GArray *places);

/* Where tokens stand, as a place. */
struct hit_bytes tokens_place(const GArray *tokens, guint at, guint n);

/* A text of these columns in which all that is found stands between HIT_STARTS and HIT_ENDS. The caller frees. */
char *finder_mark(const struct finder *finder, guint columns, const char *text);

#endif
