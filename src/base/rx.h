/*
 * Regular expressions: PCRE2 with JIT and with limits, so that no pattern and no text can hang or
 * crash the program (shared RELIABILITY.md, rule 8). Built-in patterns and the user's use the same
 * door.
 */
#ifndef BASE_RX_H
#define BASE_RX_H

#include <glib.h>

struct rx;

enum rx_flags {
	RX_CASELESS = 1,  /* regardless of case */
	RX_MULTILINE = 2, /* ^ and $ match at line ends */
	RX_EXTENDED = 4,  /* white space and # comments in the pattern are layout */
	/* \w, \d, \s and \b know ASCII only, \p{L} knows all letters: PCRE2 looks each character up in
	 * Unicode's tables otherwise, for a word's end, too. */
	RX_ASCII = 8,
	/* A pattern of the user's, who may write any: where PCRE2's shortcuts are at fault it goes without. */
	RX_GIVEN = 16
};

enum rx_result {
	RX_NO_MATCH = 0,
	RX_MATCH = 1,
	RX_TOO_COMPLEX = -1 /* a limit was met: never to be shown as "no match" */
};

/* Compiles; on failure NULL and MB_ERROR_USAGE, with the place counted in characters from 1. The
 * caller frees. Patterns are at most 4 KiB. */
struct rx *rx_new(const char *pattern, enum rx_flags flags, GError **error);

/* Compiles one of the program's own patterns, once: a mistake in it ends the program. *where must
 * start as NULL (a static variable); safe to call from several threads. */
const struct rx *rx_own(struct rx **where, const char *pattern, enum rx_flags flags);

void rx_free(struct rx *rx);

/*
 * `plain` matches the same, quicker, in texts without U+017F and U+212A, and is asked about these from now on;
 * pattern and names are still those of `rx`, which owns it.
 */
void rx_set_plain(struct rx *rx, struct rx *plain);

/*
 * Where a plain one is set: in those texts each match begins where one of the leads (struct rx) is found, and `led`
 * is the plain pattern that matches only at the very place from which it is searched (\G). What is found so is
 * the same, quicker. The rx owns both.
 */
enum { RX_LEADS_MOST = 4 };
void rx_set_leads(struct rx *rx, GPtrArray *leads, struct rx *led);

/* As it was given to rx_new(): the rx's. */
const char *rx_pattern(const struct rx *rx);

/*
 * Searches text (`size` bytes) from byte `from` on. On RX_MATCH, group[2n] and group[2n+1] are the
 * first byte and the end of group n, G_MAXSIZE where it took no part; group must hold 2 * groups
 * values (groups may be 0). Safe to call from several threads.
 */
enum rx_result rx_search(const struct rx *rx, const char *text, gsize size, gsize from,
    gsize *group, guint groups);

/* The number of a named group, or -1. */
int rx_group(const struct rx *rx, const char *name);

#endif
