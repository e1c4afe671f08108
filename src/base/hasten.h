/*
 * Ways to be quicker about patterns that people type, regardless of case, than PCRE2 is by itself. What is found is the
 * same.
 */
#ifndef BASE_HASTEN_H
#define BASE_HASTEN_H

#include "base/rx.h"

/* A pattern with RX_MULTILINE, RX_CASELESS and RX_GIVEN. As rx_new(). */
struct rx *rx_new_hastened(const char *pattern, GError **error);

/*
 * Plain patterns that find, quickly, some of what a pattern requires, blanks and signs included. A text that one of
 * them doesn't match isn't matched by the pattern. Empty where nothing is proved, or the pattern is as plain itself. The
 * caller unrefs (GPtrArray of struct rx *).
 */
GPtrArray *rx_required_first(const char *pattern);

/*
 * Plain patterns (GPtrArray of char *), of which each match begins with one: "resolved" and "agreed" of
 * "(resolved|agreed) .*"; PCRE2 is quicker at one by itself than at several. At most RX_LEADS_MOST; NULL where
 * there are no two. The caller unrefs.
 */
GPtrArray *rx_leads(const char *pattern);

/*
 * A pattern that matches the same texts, but from another place on: "(?<=\w)ing" for "\w+ing", which PCRE2 would try at
 * each letter of each word. NULL where the pattern does not begin so; the caller frees.
 */
char *rx_test(const char *pattern);

#endif
