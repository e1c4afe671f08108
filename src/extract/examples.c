/* The examples of phrases.conf, run as tests. */
#include <string.h>
#include "extract/extract.h"
#include "extract/scene.h"

static gboolean
finds(const struct phrases *phrases, const struct rule *rule, const char *text)
{
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(struct start));
	struct cue_set met = { { 0 } };
	gsize group[2 * RULE_GROUPS];

	cues_scan(phrases_cues(phrases), text, 0, strlen(text), &met, starts);
	return rule_may_find(rule, &met) && rule_finds(rule, text, starts, strlen(text), 0, group);
}

/* Without an example, nobody knows what a rule is for. */
static void
try_rule(const struct phrases *phrases, const struct rule *rule, guint *n, GString *wrong)
{
	GHashTableIter iter;
	gpointer key, value;

	if (rule_value(rule, "example") == NULL || rule_value(rule, "why") == NULL)
		g_string_append_printf(wrong, "%s: has no example or no reason\n", rule->name);
	g_hash_table_iter_init(&iter, rule->values);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		gboolean is_counter = g_str_has_prefix(key, "counterexample");

		if (!is_counter && !g_str_has_prefix(key, "example"))
			continue;
		++*n;
		if (finds(phrases, rule, value) == is_counter)
			g_string_append_printf(wrong, "%s: %s: %s\n", rule->name, (char *)key, (char *)value);
	}
}

gboolean
extract_try_examples(const struct phrases *phrases, guint *n, GString *wrong)
{
	static const char *const topics[] = { "resolution", "action", "owner", "due", "response", "reference", "person", "window" };

	*n = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(topics); i++) {
		const GPtrArray *rules = phrases_topic(phrases, topics[i])->rules;

		for (guint j = 0; j < rules->len; j++)
			try_rule(phrases, rules->pdata[j], n, wrong);
	}
	return wrong->len == 0;
}
