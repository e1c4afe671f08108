/*
 * A set of short words. Each word of a load is looked for in it: one place in memory is asked, where
 * GLib's hash table asks three, and those of words that come often stay near the processor.
 */
#ifndef STORE_MET_H
#define STORE_MET_H

#include <glib.h>

/* A word of 1 to 16 bytes, zeros behind them. */
struct plain {
	guint64 start, end;
};

struct met {
	struct plain *slots; /* last + 1, at least half of them empty */
	gsize last, used;
	guint shift; /* of a hash, to a slot's number */
};

void met_init(struct met *met);
void met_clear(struct met *met);

static inline gboolean
plain_is_same(struct plain a, struct plain b)
{
	return a.start == b.start && a.end == b.end;
}

/* Its highest bits are the best ones. */
static inline guint64
plain_hash(struct plain word)
{
	return (word.start ^ word.end * 31) * 0x9e3779b97f4a7c15;
}

/* The word's slot, or the empty one that it would be put in: the first such from where its hash points. */
static inline struct plain *
met_slot(const struct met *met, struct plain word)
{
	gsize at = plain_hash(word) >> met->shift;

	while (!plain_is_same(met->slots[at], word) && met->slots[at].start != 0)
		at = (at + 1) & met->last;
	return &met->slots[at];
}

static inline gboolean
met_has(const struct met *met, struct plain word)
{
	return met_slot(met, word)->start != 0;
}

/* Only what it has not. */
void met_add(struct met *met, struct plain word);

void met_remove(struct met *met, struct plain word);

#endif
