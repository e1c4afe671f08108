/* Names near to what was typed: slips of the finger, for "did you mean ...?". */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <glib.h>

/* How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one word (bytes) of
 * another; many where one is long. */
guint near_slips(const char *a, const char *b);

/* The name that is at most two slips away (a letter put in, left out or replaced, or two neighbours
 * swapped), the nearest; NULL where there is none. `names` ends with a NULL. */
const char *near_find(const char *typed, const char *const *names);

/* "; did you mean 'blue'?", or "" where no name is near. The caller frees. */
char *near_hint(const char *typed, const char *const *names);

#endif
