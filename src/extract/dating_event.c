/*
 * "In six months following the implementation": when that is may stand elsewhere in the item. The
 * rules with the form "event date" find such places; their `event` lists beginnings of words of
 * which one must stand in the phrase.
 */
#include <string.h>
#include "base/letters.h"
#include "extract/calendar.h"
#include "extract/dating.h"

enum { LONG_WORD = 5 };

/* The beginning that the event's words hold; NULL. */
static const char *
stem_in(char **stems, char **words)
{
	for (guint i = 0; stems[i] != NULL; i++)
		for (guint j = 0; words[j] != NULL; j++)
			if (*stems[i] != '\0' && g_str_has_prefix(words[j], stems[i]))
				return stems[i];
	return NULL;
}

/* Whether the sentence names what it is that ends: a long word of the event's, but for the stem. */
static gboolean
shares_word(const struct dating *dating, const struct sentence *sentence, char **words, const char *stem)
{
	g_autofree char *line = scene_line(dating->scene, sentence->from, sentence->to);
	g_autofree char *small = letters_small(line);

	for (guint i = 0; words[i] != NULL; i++)
		if (strlen(words[i]) >= LONG_WORD && !g_str_has_prefix(words[i], stem) && strstr(small, words[i]) != NULL)
			return TRUE;
	return FALSE;
}

/* Takes the month in; FALSE where it contradicts the one found before. */
static gboolean
take_month(const struct dating *place, int *year, int *month)
{
	int new_month = dating_month(place, "month"), new_year = dating_number(place, "year");

	if (new_year == 0)
		new_year = dating_year_of(place, new_month);
	if (new_year == 0 || (*month != 0 && (*month != new_month || *year != new_year)))
		return FALSE;
	*year = new_year;
	*month = new_month;
	return TRUE;
}

static gboolean
search_sentence(const struct dating *dating, const struct rule *rule, const struct sentence *sentence, int *year, int *month)
{
	gsize group[2 * RULE_GROUPS];
	struct dating place = *dating;

	place.rule = rule;
	place.group = group;
	for (gsize at = sentence->from; at < sentence->to; at = group[1]) {
		if (!scene_finds(dating->scene, rule, at, sentence->to, group))
			return TRUE;
		if (!take_month(&place, year, month))
			return FALSE;
	}
	return TRUE;
}

static gboolean
search_item(const struct dating *dating, const struct rule *rule, char **words, int *year, int *month)
{
	const char *stem = stem_in(rule->event, words);
	gboolean must_share = g_strcmp0(rule_value(rule, "names"), "what ends") == 0;

	for (guint i = 0; stem != NULL && i < dating->scene->sentences->len; i++) {
		const struct sentence *sentence = &g_array_index(dating->scene->sentences, struct sentence, i);

		if (!rule_may_find(rule, &sentence->cues) ||
		    (must_share && !shares_word(dating, sentence, words, stem)))
			continue;
		if (!search_sentence(dating, rule, sentence, year, month))
			return FALSE;
	}
	return TRUE;
}

gboolean
dating_event_month(const struct dating *dating, const char *event, int *year, int *month)
{
	const GPtrArray *rules = phrases_topic(dating->scene->phrases, "due")->rules;
	g_autofree char *small = event != NULL ? letters_small(event) : NULL;
	g_auto(GStrv) words = g_strsplit(small != NULL ? small : "", " ", -1);

	*year = *month = 0;
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];

		if (rule->event != NULL && !search_item(dating, rule, words, year, month))
			return FALSE;
	}
	return *month != 0;
}
