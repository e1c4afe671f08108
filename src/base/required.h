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

/* The same of runs with blanks and signs in them: "ing the " of "[a-z]+ing the \w+". */
GPtrArray *rx_required_with_signs(const char *pattern);

/*
 * A pattern that, with RX_CASELESS too, matches the same in all texts without U+017F and U+212A, the third cases of s
 * and k, at which PCRE2 is slow. NULL where there is none, or none is needed; the caller frees.
 */
char *rx_plain_letters(const char *pattern);

/* Whether all of it is understood, has no alternative outside of brackets and doesn't ask where the search began. */
gboolean rx_is_one_branch(const char *pattern);

#endif
