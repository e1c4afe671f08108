#include "extract/cues.h"

void
cue_set_join(struct cue_set *set, const struct cue_set *more)
{
	for (gsize i = 0; i < G_N_ELEMENTS(set->bits); i++)
		set->bits[i] |= more->bits[i];
}

gboolean
cue_sets_meet(const struct cue_set *a, const struct cue_set *b)
{
	for (gsize i = 0; i < G_N_ELEMENTS(a->bits); i++)
		if (a->bits[i] & b->bits[i])
			return TRUE;
	return FALSE;
}

void
cue_need_add(struct cue_need *need, int cue)
{
	guint i = 0;

	while (i < need->n && need->word[i] != cue / 64)
		i++;
	if (i == need->n) {
		need->word[need->n] = cue / 64;
		need->mask[need->n++] = 0;
	}
	need->mask[i] |= G_GUINT64_CONSTANT(1) << cue % 64;
}

gboolean
cue_need_is_met(const struct cue_need *need, const struct cue_set *met)
{
	for (guint i = 0; i < need->n; i++)
		if (met->bits[need->word[i]] & need->mask[i])
			return TRUE;
	return FALSE;
}
