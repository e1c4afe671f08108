#include <string.h>
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
	for (guint i = 0; i < topic->n_slots; i++)
		g_free(topic->slots[i].by_cue);
	g_free(topic);
}

static void
index_need(struct cue_slot *slot, const struct cue_need *need, guint number)
{
	for (guint i = 0; i < need->n; i++) {
		slot->any.bits[need->word[i]] |= need->mask[i];
		for (guint64 left = need->mask[i]; left != 0; left &= left - 1)
			rule_set_add(&slot->by_cue[need->word[i] * 64 + lowest_bit(left)], number);
	}
}

/* No rule before this one has a set for the slot. */
static void
add_slot(struct topic *topic)
{
	struct cue_slot *slot = &topic->slots[topic->n_slots++];

	slot->by_cue = g_new0(struct rule_set, CUES_MOST);
	for (guint i = 0; i + 1 < topic->rules->len; i++)
		rule_set_add(&slot->without, i);
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
	topic->words = number / 64 + 1;
	sort_by_where(topic, rule, number);
	while (topic->n_slots < MAX(sets, 1))
		add_slot(topic);
	for (guint i = 0; i < topic->n_slots; i++)
		if (i < sets)
			index_need(&topic->slots[i], &g_array_index(rule->cues, struct cue_need, i), number);
		else
			rule_set_add(&topic->slots[i].without, number);
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
	return topic->n_slots > 0 && cue_sets_meet(&topic->slots[0].any, met);
}

/* Leaves those of `chosen` whose set of this slot is met; FALSE where none are left. */
static gboolean
choose_slot(const struct cue_slot *slot, guint words, const struct cue_set *met, struct rule_set *chosen)
{
	struct rule_set here = slot->without;
	guint64 any = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(met->bits); i++)
		for (guint64 left = met->bits[i] & slot->any.bits[i]; left != 0; left &= left - 1) {
			const struct rule_set *more = &slot->by_cue[i * 64 + lowest_bit(left)];

			for (guint j = 0; j < words; j++)
				here.bits[j] |= more->bits[j];
		}
	for (guint j = 0; j < words; j++)
		any |= chosen->bits[j] &= here.bits[j];
	return any != 0;
}

gboolean
topic_choose(const struct topic *topic, const struct cue_set *met, struct rule_set *chosen)
{
	gboolean is_any = topic->n_slots > 0;

	memset(chosen, 0, sizeof(*chosen));
	memset(chosen->bits, 0xff, topic->words * sizeof(chosen->bits[0]));
	for (guint i = 0; i < topic->n_slots && is_any; i++)
		is_any = choose_slot(&topic->slots[i], topic->words, met, chosen);
	return is_any;
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
