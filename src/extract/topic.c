#include "extract/phrases.h"
#include "extract/topic.h"

struct topic *
topic_new(GDestroyNotify free_rule)
{
	struct topic *topic = g_new0(struct topic, 1);

	topic->rules = g_ptr_array_new_with_free_func(free_rule);
	return topic;
}

void
topic_free(gpointer data)
{
	struct topic *topic = data;

	g_ptr_array_unref(topic->rules);
	for (gsize i = 0; i < G_N_ELEMENTS(topic->blocks); i++)
		g_free(topic->blocks[i]);
	g_free(topic);
}

static guint64
bit_of(guint number)
{
	return G_GUINT64_CONSTANT(1) << number % 64;
}

static void
index_need(struct topic *topic, guint slot, const struct cue_need *need, guint number)
{
	struct rule_block *block = topic->blocks[number / 64];

	for (guint i = 0; i < need->n; i++) {
		block->any.bits[need->word[i]] |= need->mask[i];
		if (slot == 0)
			topic->first.bits[need->word[i]] |= need->mask[i];
		for (guint64 left = need->mask[i]; left != 0; left &= left - 1)
			block->by_cue[need->word[i] * 64 + lowest_bit(left)].of_slot[slot] |= bit_of(number);
	}
}

gboolean
topic_add(struct topic *topic, struct rule *rule)
{
	guint number = topic->rules->len, sets = rule->cues->len;

	if (number >= TOPIC_RULES || sets > CUE_SLOTS)
		return FALSE;
	g_ptr_array_add(topic->rules, rule);
	if (topic->blocks[number / 64] == NULL)
		topic->blocks[number / 64] = g_new0(struct rule_block, 1);
	for (guint i = 0; i < CUE_SLOTS; i++)
		if (i < sets)
			index_need(topic, i, &g_array_index(rule->cues, struct cue_need, i), number);
		else
			topic->blocks[number / 64]->without.of_slot[i] |= bit_of(number);
	return TRUE;
}

gboolean
topic_is_cued(const struct topic *topic, const struct cue_set *met)
{
	return cue_sets_meet(&topic->first, met);
}

/* The rules of a block of which each set is met, or they haven't so many. */
static guint64
choose(const struct rule_block *block, const struct cue_set *met)
{
	struct cue_rules sets = block->without;
	guint64 chosen;

	for (guint i = 0; i < G_N_ELEMENTS(met->bits); i++)
		for (guint64 left = met->bits[i] & block->any.bits[i]; left != 0; left &= left - 1)
			for (guint slot = 0; slot < CUE_SLOTS; slot++)
				sets.of_slot[slot] |= block->by_cue[i * 64 + lowest_bit(left)].of_slot[slot];
	chosen = sets.of_slot[0];
	for (guint slot = 1; slot < CUE_SLOTS; slot++)
		chosen &= sets.of_slot[slot];
	return chosen;
}

gboolean
topic_choose(const struct topic *topic, const struct cue_set *met, struct rule_set *chosen)
{
	guint64 any = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(chosen->bits); i++) {
		chosen->bits[i] = topic->blocks[i] != NULL ? choose(topic->blocks[i], met) : 0;
		any |= chosen->bits[i];
	}
	return any != 0;
}

void
rule_set_add(struct rule_set *set, guint number)
{
	set->bits[number / 64] |= bit_of(number);
}

gboolean
rule_set_meet(struct rule_set *set, const struct rule_set *other)
{
	guint64 any = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(set->bits); i++)
		any |= set->bits[i] &= other->bits[i];
	return any != 0;
}
