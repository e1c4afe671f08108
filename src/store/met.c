#include "store/met.h"

enum { FIRST_BITS = 14 };

/* In the slot of a word that was removed, so that those put behind it are still found. No text has
 * such bytes. */
static const struct plain gone = { G_MAXUINT64, G_MAXUINT64 };

static void
make(struct met *met, guint bits)
{
	gsize n = (gsize)1 << bits;

	*met = (struct met){ .slots = g_new0(struct plain, n), .last = n - 1, .shift = 64 - bits };
}

static void
grow(struct met *met)
{
	struct met larger;

	make(&larger, 64 - met->shift + 1);
	for (gsize i = 0; i <= met->last; i++)
		if (met->slots[i].start != 0 && !plain_is_same(met->slots[i], gone))
			met_add(&larger, met->slots[i]);
	met_clear(met);
	*met = larger;
}

void
met_init(struct met *met)
{
	make(met, FIRST_BITS);
}

void
met_clear(struct met *met)
{
	g_free(met->slots);
}

void
met_add(struct met *met, struct plain word)
{
	*met_slot(met, word) = word;
	if (++met->used > met->last / 2)
		grow(met);
}

void
met_remove(struct met *met, struct plain word)
{
	struct plain *slot = met_slot(met, word);

	if (slot->start != 0)
		*slot = gone;
}
