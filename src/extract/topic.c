#include "extract/phrases.h"
#include "extract/topic.h"

struct topic *
topic_new(GDestroyNotify free_rule)
{
	struct topic *topic = g_new0(struct topic, 1);

	topic->rules = g_ptr_array_new_with_free_func(free_rule);
	topic->by_cue = g_new0(struct rule_set, CUES_MOST);
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
index_rule(struct topic *topic, const struct rule *rule, guint number)
{
	const struct cue_need *need = &g_array_index(rule->cues, struct cue_need, 0);

	for (guint i = 0; i < need->n; i++) {
		topic->any.bits[need->word[i]] |= need->mask[i];
		for (guint64 left = need->mask[i]; left != 0; left &= left - 1)
			rule_set_add(&topic->by_cue[need->word[i] * 64 + lowest_bit(left)], number);
	}
}

gboolean
topic_add(struct topic *topic, struct rule *rule)
{
	guint number = topic->rules->len;

	if (number >= TOPIC_RULES)
		return FALSE;
	g_ptr_array_add(topic->rules, rule);
	topic->words = number / 64 + 1;
	if (rule->cues->len == 0)
		rule_set_add(&topic->always, number);
	else
		index_rule(topic, rule, number);
	return TRUE;
}

const struct rule *
topic_rule(const struct topic *topic, guint number)
{
	return topic->rules->pdata[number];
}

/* The first set of cues is met; what a rule asks for besides is looked at here. */
static gboolean
drop_unmet(const struct topic *topic, const struct cue_set *met, struct rule_set *chosen)
{
	guint64 any = 0;

	for (guint i = 0; i < topic->words; i++) {
		for (guint64 left = chosen->bits[i]; left != 0; left &= left - 1)
			if (!rule_may_find(topic_rule(topic, i * 64 + lowest_bit(left)), met))
				chosen->bits[i] &= ~(left & -left);
		any |= chosen->bits[i];
	}
	return any != 0;
}

gboolean
topic_is_cued(const struct topic *topic, const struct cue_set *met)
{
	return cue_sets_meet(&topic->any, met);
}

gboolean
topic_choose(const struct topic *topic, const struct cue_set *met, struct rule_set *chosen)
{
	*chosen = topic->always;
	for (gsize i = 0; i < G_N_ELEMENTS(met->bits); i++)
		for (guint64 left = met->bits[i] & topic->any.bits[i]; left != 0; left &= left - 1) {
			const struct rule_set *more = &topic->by_cue[i * 64 + lowest_bit(left)];

			for (guint j = 0; j < topic->words; j++)
				chosen->bits[j] |= more->bits[j];
		}
	return drop_unmet(topic, met, chosen);
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
