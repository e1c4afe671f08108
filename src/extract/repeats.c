/* The same decision said twice in an item: "Decision:" and "Minutes:" blocks, or "it was resolved
 * by 6 votes to 4 that ..." before the block. The last one is kept, unless it is the shorter. */
#include <string.h>
#include "extract/decisions.h"

/* What holds more decided nothing: it is a text made to cost time. */
enum { WORDS_COMPARED = 400, LIMBS_COMPARED = 400 };

static GPtrArray *
words_of(const char *text, struct piece piece)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	gsize at = piece.from;

	while (at < piece.to && words->len < WORDS_COMPARED) {
		gsize from = at;

		while (at < piece.to && (g_ascii_isalnum(text[at]) || (guchar)text[at] >= 0x80))
			at++;
		if (at > from)
			g_ptr_array_add(words, g_ascii_strdown(text + from, at - from));
		at += at == from || at < piece.to;
	}
	return words;
}

double
words_shared(const char *text, struct piece a, struct piece b)
{
	gboolean is_shorter = a.to - a.from < b.to - b.from;
	g_autoptr(GPtrArray) few = words_of(text, is_shorter ? a : b), many = words_of(text, is_shorter ? b : a);
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	guint shared = 0;

	for (guint i = 0; i < many->len; i++)
		g_hash_table_add(known, many->pdata[i]);
	for (guint i = 0; i < few->len; i++)
		shared += g_hash_table_contains(known, few->pdata[i]);
	return few->len > 0 ? (double)shared / few->len : 0;
}

static gsize
length_of(const struct limb *limb)
{
	return limb->to - limb->from;
}

/* "That the report be noted" stands in many a longer limb: only what is about as long is the same,
 * or what was decided in a sentence of its own before. */
static gboolean
is_repeat(const struct decisions *all, const struct limb *a, const struct limb *b)
{
	enum decision_form form = g_array_index(all->blocks, struct block, a->block).form;
	gboolean is_like_long = 10 * MIN(length_of(a), length_of(b)) >= 6 * MAX(length_of(a), length_of(b));
	struct piece first = { a->from, a->to }, second = { b->from, b->to };

	return (is_like_long || form == FORM_INLINE || form == FORM_MOTION) && words_shared(all->scene->text, first, second) >= 0.9;
}

void
drop_repeats(struct decisions *all)
{
	for (guint i = 0; i < all->limbs->len && all->limbs->len <= LIMBS_COMPARED; i++)
		for (guint j = i + 1; j < all->limbs->len; j++) {
			struct limb *a = &g_array_index(all->limbs, struct limb, i), *b = &g_array_index(all->limbs, struct limb, j);

			if (a->is_dropped || b->is_dropped || a->block == b->block || !is_repeat(all, a, b))
				continue;
			if (10 * length_of(a) > 11 * length_of(b))
				b->is_dropped = TRUE;
			else
				a->is_dropped = TRUE;
		}
}
