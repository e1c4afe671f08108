/*
 * What every match of a regular expression must hold, as far as its text proves it: runs of ASCII letters
 * and digits with nothing between them. So an index of words can say where there is no match.
 *
 *     "councillor\s+smith"       councillor, and smith
 *     "(neglect|abuse)s? of"     neglect or abuse
 *     "colou?r", "(report)?"     colo, and nothing
 *
 * Whatever is not plainly understood proves nothing: a literal that isn't there costs time, one that is
 * there by mistake loses hits.
 */
#ifndef BASE_REQUIRED_H
#define BASE_REQUIRED_H

#include "base/rx.h"

enum { REQUIRED_SHORTEST = 3 /* characters of a literal: shorter ones are everywhere */ };

/*
 * The clauses (GPtrArray of char *) of a pattern that rx_new() takes without RX_EXTENDED: of each, a match
 * holds at least one literal, in whatever case. They are in small letters; a match may have U+212A for k and
 * U+017F for s. Empty where nothing is proved. The caller unrefs.
 */
GPtrArray *rx_required(const char *pattern);

/*
 * Plain patterns that find, quickly, some of what a pattern requires, blanks and signs included: "ing the " of
 * "[a-z]+ing the \w+". A text that one of them doesn't match isn't matched by the pattern. Empty where nothing is
 * proved, or the pattern is as plain itself. The caller unrefs (GPtrArray of struct rx *).
 */
GPtrArray *rx_required_first(const char *pattern);

/*
 * A pattern that, with RX_CASELESS too, matches the same in all texts without U+017F and U+212A, the third cases of s
 * and k, at which PCRE2 is slow. NULL where there is none, or none is needed; the caller frees.
 */
char *rx_plain_letters(const char *pattern);

#endif
