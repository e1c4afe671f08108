/*
 * Makes patterns quicker to try, for extract/ alone. PCRE2 tries the alternatives of a group one by
 * one, and most groups of phrases.conf are lists of words: "(?:bring|brief|send)" becomes
 * "(?:br(?:ing|ief)|send)", which matches the same and is left at the first letter by most words.
 */
#ifndef EXTRACT_FACTOR_H
#define EXTRACT_FACTOR_H

#include <glib.h>

/* The same pattern with the beginnings that alternatives share written once; as it is where it holds
 * anything that this doesn't know. The caller frees. */
char *factor_pattern(const char *pattern);

#endif
