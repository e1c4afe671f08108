/*
 * For the files of searching.h alone. Data goes one way through them: what is typed (searching_prompt.c)
 * or searched for again (searching_again.c) is asked of the seeker (searching.c), whose answers go into
 * the list (searching_hits.c), which is then named (searching_named.c).
 */
#ifndef TUI_SEARCHING_INNER_H
#define TUI_SEARCHING_INNER_H

#include "tui/searching.h"

enum { HITS_MOST = 1000 /* that are asked for at once; the list goes on with those behind them */ };

/* Asks for these words or this regular expression, as the search's `wanted` says; `is_begun`: as far as
 * they are typed. */
void search_seek(struct browser *browser, const char *text, gboolean is_begun);
/* What is highlighted from now on: what was asked for last. */
void search_set_matcher(struct browser *browser);

/* Words as they are kept at Enter: the last may be only begun. */
void search_keep_words(struct browser *browser, const char *text);
/* What the rows in the list are of. */
const struct wanted *search_shown(const struct browser *browser);

/* By what the list goes on behind the rows that the seeker gave; what was found by the beginning of a
 * word stays found by it. Only when there are rows: until then, those of the search before go on as it
 * did. */
void search_set_filter(struct browser *browser);

/* What is being typed; NULL: the prompt isn't open. The browser's. */
const char *search_typed(const struct browser *browser);

#endif
