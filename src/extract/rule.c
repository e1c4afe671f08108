/* Asking a rule of phrases.conf whether a text holds what it looks for. */
#include <string.h>
#include "extract/phrases.h"

const char *
rule_value(const struct rule *rule, const char *key)
{
	return g_hash_table_lookup(rule->values, key);
}

gboolean
rule_may_begin(const struct rule *rule, const char *text, gsize from)
{
	return rule->first == NULL || !g_ascii_isalpha(text[from]) ||
	    strchr(rule->first, g_ascii_tolower(text[from])) != NULL;
}

gboolean
rule_may_find(const struct rule *rule, const struct cue_set *met)
{
	for (guint i = 0; i < rule->cues->len; i++)
		if (!cue_need_is_met(&g_array_index(rule->cues, struct cue_need, i), met))
			return FALSE;
	return TRUE;
}

void
rule_add_cues(const struct rule *rule, struct cue_set *cues)
{
	const struct cue_need *need = rule->cues->len > 0 ? &g_array_index(rule->cues, struct cue_need, 0) : NULL;

	for (guint i = 0; need != NULL && i < need->n; i++)
		cues->bits[need->word[i]] |= need->mask[i];
	if (need == NULL)
		memset(cues, 0xff, sizeof(*cues));
}

/* `$` in a pattern is the end of what is searched: that of `before` ends where the match begins. */
static gboolean
is_preceded(const struct rule *rule, const char *text, gsize from, gsize at, gsize *group)
{
	return rx_search(pattern_rx(rule->before), text, at, from, group, group != NULL ? RULE_GROUPS : 0) == RX_MATCH;
}

static gboolean
search(const struct rule *rule, const char *text, gsize size, gsize from, gsize *group)
{
	return rx_search(pattern_rx(rule->pattern), text, size, from, group, RULE_GROUPS) == RX_MATCH;
}

/* The number of the first start that stands at byte `from` or behind it. */
static guint
first_start(const GArray *starts, gsize from)
{
	guint low = 0, high = starts->len;

	while (low < high) {
		guint middle = (low + high) / 2;

		if (g_array_index(starts, struct start, middle).at < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static gboolean
starts_with(const struct rule *rule, guint word)
{
	return rule->starts.bits[word / 64] >> word % 64 & 1;
}

/* The first match from byte `from` on. */
static gboolean
search_starts(const struct rule *rule, const char *text, const GArray *starts, gsize size, gsize from, gsize *group)
{
	gsize tried = G_MAXSIZE;

	for (guint i = first_start(starts, from); i < starts->len; i++) {
		const struct start *start = &g_array_index(starts, struct start, i);

		if (start->at >= size)
			break;
		if (!starts_with(rule, start->word) || start->at == tried)
			continue;
		tried = start->at;
		if (search(rule, text, size, tried, group))
			return TRUE;
	}
	return FALSE;
}

/* The same where nobody knows the starts: at each word. */
static gboolean
search_words(const struct rule *rule, const char *text, gsize size, gsize from, gsize *group)
{
	for (gsize at = from; at < size; at++)
		if (g_ascii_isalnum(text[at]) && (at == 0 || !g_ascii_isalnum(text[at - 1])) &&
		    search(rule, text, size, at, group))
			return TRUE;
	return FALSE;
}

static gboolean
search_from(const struct rule *rule, const char *text, const GArray *starts, gsize size, gsize from, gsize *group)
{
	if (!rule->has_starts)
		return search(rule, text, size, from, group);
	return starts != NULL ? search_starts(rule, text, starts, size, from, group) :
	    search_words(rule, text, size, from, group);
}

gboolean
rule_finds(const struct rule *rule, const char *text, const GArray *starts, gsize size, gsize from, gsize *group)
{
	gsize at = from;

	while (search_from(rule, text, starts, size, at, group)) {
		if (rule->before == NULL || is_preceded(rule, text, from, group[0], NULL))
			return TRUE;
		at = MAX(group[0] + 1, group[1]);
	}
	return FALSE;
}

gboolean
rule_group_before(const struct rule *rule, const char *text, gsize from, const gsize *group, const char *name,
    gsize *starts, gsize *ends)
{
	int number = rule->before != NULL ? rx_group(pattern_rx(rule->before), name) : -1;
	gsize before[2 * RULE_GROUPS];

	if (number < 0 || number >= RULE_GROUPS || !is_preceded(rule, text, from, group[0], before) ||
	    before[2 * number] == G_MAXSIZE)
		return FALSE;
	*starts = before[2 * number];
	*ends = before[2 * number + 1];
	return TRUE;
}

gboolean
rule_group(const struct rule *rule, const gsize *group, const char *name, gsize *starts, gsize *ends)
{
	int number = rx_group(pattern_rx(rule->pattern), name);

	if (number < 0 || number >= RULE_GROUPS || group[2 * number] == G_MAXSIZE)
		return FALSE;
	*starts = group[2 * number];
	*ends = group[2 * number + 1];
	return TRUE;
}
