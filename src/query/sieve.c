#include "query/sieve.h"

#include <stdlib.h>

#include "base/hasten.h"

enum { WORTH = 4 /* a test is worth its time if it keeps back one of so many bytes */ };

void
sieve_init(struct sieve *sieve, const char *pattern)
{
	*sieve = (struct sieve){ .tests = rx_required_first(pattern) };
	for (; sieve->n < MIN(sieve->tests->len, SIEVE_MOST); sieve->n++)
		sieve->parts[sieve->n].test = sieve->tests->pdata[sieve->n];
}

void
sieve_clear(struct sieve *sieve)
{
	g_ptr_array_unref(sieve->tests);
}

static gboolean
may_match(const struct sieve_part *part, const char *text, gsize size)
{
	return rx_search(part->test, text, size, 0, NULL, 0) != RX_NO_MATCH;
}

gboolean
sieve_try(struct sieve *sieve, const char *text, gsize size)
{
	gboolean passes = TRUE;

	sieve->bytes += size;
	for (guint i = 0; i < sieve->n; i++) {
		struct sieve_part *part = &sieve->parts[i];
		gboolean may = may_match(part, text, size);

		part->passed += may ? size : 0;
		passes &= may;
	}
	return passes;
}

gboolean
sieve_passes(const struct sieve *sieve, const char *text, gsize size)
{
	for (guint i = 0; i < sieve->n; i++) {
		if (!may_match(&sieve->parts[i], text, size))
			return FALSE;
	}
	return TRUE;
}

static int
compare(const void *left, const void *right)
{
	const struct sieve_part *a = left, *b = right;

	return (a->passed > b->passed) - (a->passed < b->passed);
}

void
sieve_judge(struct sieve *sieve)
{
	qsort(sieve->parts, sieve->n, sizeof(*sieve->parts), compare);
	while (sieve->n > 0 && (sieve->bytes - sieve->parts[sieve->n - 1].passed) * WORTH < sieve->bytes)
		sieve->n--;
}
