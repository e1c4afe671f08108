#include <string.h>
#include "extract/phrases.h"
#include "extract/topic.h"

struct topic *
topic_new(GDestroyNotify free_rule)
{
	struct topic *topic = g_new0(struct topic, 1);

	topic->rules = g_ptr_array_new_with_free_func(free_rule);
	topic->by_cue = g_new0(struct cue_rules, CUES_MOST);
	return topic;
}

void
topic_free(gpointer data)
{
	struct topic *topic = data;

	g_ptr_array_unref(topic->rules);
	g_free(topic->by_cue);
	g_free(topic);
}

static void
index_need(struct topic *topic, guint slot, const struct cue_need *need, guint number)
{
	for (guint i = 0; i < need->n; i++) {
		topic->any.bits[need->word[i]] |= need->mask[i];
		if (slot == 0)
			topic->first.bits[need->word[i]] |= need->mask[i];
		for (guint64 left = need->mask[i]; left != 0; left &= left - 1)
			rule_set_add(&topic->by_cue[need->word[i] * 64 + lowest_bit(left)].of_slot[slot], number);
	}
}

static void
sort_by_where(struct topic *topic, const struct rule *rule, guint number)
{
	if (rule->where == NULL || strcmp(rule->where, "limb") == 0)
		rule_set_add(&topic->limb, number);
	if (rule->where == NULL || strcmp(rule->where, "narrative") == 0)
		rule_set_add(&topic->narrative, number);
	if (rule->is_veto)
		rule_set_add(&topic->veto, number);
}

gboolean
topic_add(struct topic *topic, struct rule *rule)
{
	guint number = topic->rules->len, sets = rule->cues->len;

	if (number >= TOPIC_RULES || sets > CUE_SLOTS)
		return FALSE;
	g_ptr_array_add(topic->rules, rule);
	sort_by_where(topic, rule, number);
	for (guint i = 0; i < CUE_SLOTS; i++)
		if (i < sets)
			index_need(topic, i, &g_array_index(rule->cues, struct cue_need, i), number);
		else
			rule_set_add(&topic->without.of_slot[i], number);
	return TRUE;
}

const struct rule *
topic_rule(const struct topic *topic, guint number)
{
	return topic->rules->pdata[number];
}

gboolean
topic_is_cued(const struct topic *topic, const struct cue_set *met)
{
	return cue_sets_meet(&topic->first, met);
}

static void
add_cue(const struct topic *topic, guint cue, struct cue_rules *met)
{
	for (guint i = 0; i < CUE_SLOTS; i++)
		for (guint j = 0; j < TOPIC_RULES / 64; j++)
			met->of_slot[i].bits[j] |= topic->by_cue[cue].of_slot[i].bits[j];
}

/* Each of its sets is met, or it hasn't so many. */
gboolean
topic_choose(const struct topic *topic, const struct cue_set *met, struct rule_set *chosen)
{
	struct cue_rules sets = topic->without;
	gboolean any = FALSE;

	for (gsize i = 0; i < G_N_ELEMENTS(met->bits); i++)
		for (guint64 left = met->bits[i] & topic->any.bits[i]; left != 0; left &= left - 1)
			add_cue(topic, i * 64 + lowest_bit(left), &sets);
	*chosen = sets.of_slot[0];
	for (guint i = 1; i < CUE_SLOTS; i++)
		any = rule_set_meet(chosen, &sets.of_slot[i]);
	return any;
}

void
rule_set_add(struct rule_set *set, guint number)
{
	set->bits[number / 64] |= G_GUINT64_CONSTANT(1) << number % 64;
}

gboolean
rule_set_meet(struct rule_set *set, const struct rule_set *other)
{
	guint64 any = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(set->bits); i++)
		any |= set->bits[i] &= other->bits[i];
	return any != 0;
}

void
rule_set_drop(struct rule_set *set, const struct rule_set *other)
{
	for (gsize i = 0; i < G_N_ELEMENTS(set->bits); i++)
		set->bits[i] &= ~other->bits[i];
}

int
rule_set_next(const struct rule_set *set, int number)
{
	guint from = (guint)(number + 1);

	for (guint i = from / 64; i < G_N_ELEMENTS(set->bits); i++) {
		guint64 left = set->bits[i] & (i == from / 64 ? ~G_GUINT64_CONSTANT(0) << from % 64 : ~G_GUINT64_CONSTANT(0));

		if (left != 0)
			return (int)(i * 64 + lowest_bit(left));
	}
	return -1;
}
