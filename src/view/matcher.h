/*
 * What a find or a search looks for, in any text: so that the panes can show where it stands, by the same
 * rules by which a search finds it.
 *
 *     matcher_find(matcher, IN_ANY, text, places)     then each struct hit_bytes (query.h) in turn
 */
#ifndef VIEW_MATCHER_H
#define VIEW_MATCHER_H

#include "query/query.h"

struct matcher;

/* All that a query looks for in texts (shared INTERFACE.md, "Search words"). What is wrong as a query is looked
 * for word by word. `is_typing`: the last word or phrase is the beginning of one, unless a blank or a quotation
 * mark ends it. `db`, from which the other endings of ~words come, is not kept; where it is NULL or fails, what
 * begins like the word will do. NULL where the query has no words. The caller frees. */
struct matcher *matcher_of_words(sqlite3 *db, const char *query, gboolean is_typing);

/* The same of words that are searched for within others, as filter_parse_within() reads them; NULL where they are wrong, too. */
struct matcher *matcher_of_words_within(sqlite3 *db, const char *words, const char *within);

/* A regular expression, as rx_typed() takes it. On failure NULL and MB_ERROR_USAGE, which says at which
 * character. "" is NULL without an error. */
struct matcher *matcher_of_regex(const char *pattern, GError **error);

/* NULL is fine. */
void matcher_free(struct matcher *matcher);

/* From now on things are found only in the texts in which a search finds them: what is title: in titles, what is
 * in:action in actions, and nothing in what is no text of an item. Else they are found in any text. */
void matcher_limit(struct matcher *matcher);
gboolean matcher_is_limited(const struct matcher *matcher);

/* Puts where it stands in a text (UTF-8) into the array, as finder_find() does. `columns`: what the text is (IN_… of
 * query.h); 0: none of an item. */
enum rx_result matcher_find(const struct matcher *matcher, guint columns, const char *text, GArray *places);

#endif
