/*
 * An executive must answer a scrutiny committee's recommendations within two months (Local Government
 * Act 2000 s.9FE; shared DOMAIN.md 3.3). Where the minutes name a month for the answer and the day on
 * which it had the recommendations, the last day of the two months is shown beside the month.
 */
#include <string.h>
#include "extract/calendar.h"
#include "extract/dating.h"
#include "model/day.h"

/* The day in words of the text; 0 where there is no sure one. */
static int
day_in(const struct scene *scene, gsize starts, gsize ends)
{
	g_autofree char *words = scene_line(scene, starts, ends);
	struct day_found found;

	return day_find(words, strlen(words), 0, &found) && found.doubt == DAY_SURE ? day_number(found.iso) : 0;
}

static void
note_two_months(struct due *due, int day)
{
	char first[DAY_TEXT], last[DAY_TEXT];
	g_autofree char *from = NULL, *to = NULL;

	day_from_number(day, first);
	day_from_number(calendar_add(day, 2, UNIT_MONTH) - 1, last);
	from = day_words(first);
	to = day_words(last);
	due_note(due, "two months from %s end on %s", from, to);
}

void
due_note_response(const struct dating *dating, struct due *due)
{
	const struct scene *scene = dating->scene;
	const GPtrArray *rules = phrases_topic(scene->phrases, "response")->rules;
	guint n = scene_sentence_at(scene, dating->group[0]);
	gsize group[2 * RULE_GROUPS], starts, ends;

	for (guint i = 0; n < scene->sentences->len && i < rules->len; i++) {
		const struct rule *rule = rules->pdata[i];
		const struct sentence *before = &g_array_index(scene->sentences, struct sentence, n > 0 ? n - 1 : 0);
		int day;

		if (!rule_may_find(rule, &before->cues) ||
		    !scene_finds(scene, rule, before->from, g_array_index(scene->sentences, struct sentence, n).to, group) ||
		    !rule_group(rule, group, "date", &starts, &ends) || (day = day_in(scene, starts, ends)) == 0)
			continue;
		note_two_months(due, day);
		return;
	}
}
