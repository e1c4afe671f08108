/* Inside query/: how places are found, and texts with their marks. For others: query.h. */
#ifndef QUERY_FINDER_H
#define QUERY_FINDER_H

#include "query/filter.h"
#include "query/tokens.h"

/* Finds the words of one term, whatever its minus and columns say: in texts of any column. The caller frees. */
struct finder *finder_of_term(const struct term *term);

/* Whether a text of these columns (IN_…) holds all that is looked for: something of each clause of the filter that
 * looks for texts. FALSE where there is none, or a pattern is too complex to tell. */
gboolean finder_says(const struct finder *finder, guint columns, const char *text);

/* Where the first match of its patterns begins and ends, which may be of no letters and so no place; FALSE where there
 * is none. */
gboolean finder_matches(const struct finder *finder, guint columns, const char *text, gsize match[2]);

/* A text of these columns in which all that is found stands between HIT_STARTS and HIT_ENDS. The caller frees. */
char *finder_mark(const struct finder *finder, guint columns, const char *text);

/* --- NEAR() ----------------------------------------------------------------------------------- */

struct wanted_near {
	guint n_parts, distance;
	guint clause; /* as of struct wanted_phrase */
};

/* Where a part of it stands. */
struct spot {
	guint at, n; /* tokens */
};

/* Adds the places of a NEAR()'s parts that are near each other: `spots` has a GArray of struct spot for each
 * part, in the order of the text. */
void near_add_places(const struct wanted_near *near, GArray *const *spots, const GArray *tokens, GArray *places);

/* Where tokens stand, as a place. */
struct hit_bytes tokens_place(const GArray *tokens, guint at, guint n);

#endif
