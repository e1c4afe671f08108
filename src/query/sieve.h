/*
 * Inside query/: what a regular expression requires is looked for before it, which is quicker, in so far as that
 * leaves few texts to it.
 *
 *     sieve_init(&sieve, pattern);
 *     sieve_try(&sieve, text, size)      of the first texts, which are looked at anyway
 *     sieve_judge(&sieve);
 *     sieve_passes(&sieve, text, size)   of the others, on any thread
 *     sieve_clear(&sieve);
 */
#ifndef QUERY_SIEVE_H
#define QUERY_SIEVE_H

#include <glib.h>

enum { SIEVE_MOST = 4 };

struct sieve {
	GPtrArray *tests; /* struct rx, rx_required_first() */
	struct sieve_part {
		const struct rx *test;
		gint64 passed; /* bytes of texts that it matches */
	} parts[SIEVE_MOST];
	guint n;
	gint64 bytes; /* of texts that all were tried on */
};

void sieve_init(struct sieve *sieve, const char *pattern);
void sieve_clear(struct sieve *sieve);

/* Whether the pattern may match the text. */
gboolean sieve_try(struct sieve *sieve, const char *text, gsize size);
gboolean sieve_passes(const struct sieve *sieve, const char *text, gsize size);

/* Leaves out what has kept few texts from the pattern, and has what kept most of them come first. */
void sieve_judge(struct sieve *sieve);

#endif
