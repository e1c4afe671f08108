/* Inside query/: whether a text, a fact's or an item's, holds what a filter looks for. */
#ifndef QUERY_SAYS_H
#define QUERY_SAYS_H

#include "query/filter.h"

/* Whether a text holds a term's words, or its pattern matches it, whatever the term's minus and columns
 * say. `tokens` are the text's (tokens.h). */
enum rx_result term_says(const struct term *term, const char *text, const GArray *tokens);

/* Whether a text, which is of one of these columns, holds all that the filter looks for in texts: a term of
 * each clause that has such. Where only fields are asked for, or the answer is too complex, FALSE. */
gboolean filter_says(const struct filter *filter, guint columns, const char *text);

/* Where the first of what the filter looks for stands in a text of one of these columns. */
gboolean filter_finds(const struct filter *filter, guint columns, const char *text, gsize match[2]);

#endif
