/*
 * Which words say when. All rules of the topic `due` look at the piece; what is found stands in the
 * order of the rules, an explicit date before an event, a meeting, a span, a vague word. The first
 * is meant, unless it is part of a longer one ("the next meeting of the Panel in October"), lies in
 * words that a rule of the form "none" found ("the plan agreed on 5 June"), or is over.
 */
#include <string.h>
#include "extract/dating.h"
#include "model/day.h"

struct find {
	const struct rule *rule;
	gsize from; /* where the piece begins */
	gsize group[2 * RULE_GROUPS];
};

void
due_clear(struct due *due)
{
	g_free(due->date);
	g_free(due->earliest);
	g_free(due->latest);
	g_free(due->rule);
	g_free(due->body);
	*due = (struct due){ 0 };
}

/* --- Finding --------------------------------------------------------------------------------- */

static void
add_finds(GArray *finds, const struct scene *scene, const struct rule *rule, gsize from, gsize to)
{
	struct find find = { .rule = rule, .from = from };

	while (from < to && scene_finds(scene, rule, from, to, find.group) && find.group[1] > find.group[0]) {
		g_array_append_val(finds, find);
		from = find.group[1];
	}
}

/* Those of the form "none", or all others. */
static GArray *
find_all(const struct scene *scene, gsize from, gsize to, gboolean is_none)
{
	const struct topic *topic = scene->dues;
	GArray *finds = g_array_new(FALSE, FALSE, sizeof(struct find));
	struct cue_set cues = { { 0 } };
	struct rule_set chosen;

	scene_cues(scene, from, to, &cues);
	topic_choose(topic, &cues, &chosen);
	for (int i = -1; (i = rule_set_next(&chosen, i)) >= 0;) {
		const struct rule *rule = topic_rule(topic, i);

		if (rule->form != NULL && rule->is_none == is_none && rule->event == NULL)
			add_finds(finds, scene, rule, from, to);
	}
	return finds;
}

/* --- Choosing -------------------------------------------------------------------------------- */

static gboolean
is_longer_around(const struct find *outer, const struct find *inner)
{
	return outer->group[0] <= inner->group[0] && outer->group[1] >= inner->group[1] &&
	    outer->group[1] - outer->group[0] > inner->group[1] - inner->group[0];
}

static gboolean
is_part_of_longer(const GArray *finds, const struct find *find)
{
	for (guint i = 0; i < finds->len; i++)
		if (is_longer_around(&g_array_index(finds, struct find, i), find))
			return TRUE;
	return FALSE;
}

/* Whether its words are about something else; *none is filled when it is first asked for, which
 * "by 5 December" needn't. An event may well be dated by what is done then: "following the
 * conference held in November". */
static gboolean
is_about_else(const struct scene *scene, gsize from, gsize to, const struct find *find, GArray **none)
{
	if (rule_value(find->rule, "sure") != NULL || strcmp(rule_value(find->rule, "form"), "event") == 0)
		return FALSE;
	if (*none == NULL)
		*none = find_all(scene, from, to, TRUE);
	for (guint i = 0; i < (*none)->len; i++) {
		const struct find *other = &g_array_index(*none, struct find, i);

		if (other->group[0] < find->group[1] && other->group[1] > find->group[0])
			return TRUE;
	}
	return FALSE;
}

/* --- Dating ---------------------------------------------------------------------------------- */

/* The byte where the word before `at` begins. */
static gsize
word_before(const struct scene *scene, gsize at)
{
	while (at > 0 && scene->text[at - 1] == ' ')
		at--;
	while (at > 0 && strchr(" \n(,;", scene->text[at - 1]) == NULL)
		at--;
	return at;
}

/* Takes in the word before, where it is one of the rule's `lead`: a pattern that begins with "six"
 * or a figure is found far faster than one that may begin with "in". */
static void
take_lead(const struct scene *scene, const char *lead, gsize from, struct due *due)
{
	g_auto(GStrv) words = g_strsplit(lead, " ", -1);
	gsize at = word_before(scene, due->from);
	g_autofree char *word = g_ascii_strdown(scene->text + at, due->from - at);

	if (at >= from && g_strv_contains((const char *const *)words, g_strstrip(word)))
		due->from = at;
}

/* The full stop of "3.30pm." ends the sentence, that of "3.30 p.m." needn't. */
static void
trim(const struct scene *scene, struct due *due)
{
	while (due->from < due->to && strchr(" \n\t,", scene->text[due->from]) != NULL)
		due->from++;
	while (due->to > due->from && strchr(" \n\t,(", scene->text[due->to - 1]) != NULL)
		due->to--;
	if (due->to > due->from + 4 && scene->text[due->to - 1] == '.' && scene->text[due->to - 3] != '.')
		due->to--;
}

static gboolean
date_find(const struct scene *scene, const struct find *find, int anchor, int floor, struct due *due)
{
	struct dating dating = {
		.scene = scene, .rule = find->rule, .group = find->group, .anchor = anchor, .floor = floor,
	};
	const char *says = rule_value(find->rule, "says"), *lead = rule_value(find->rule, "lead");

	*due = (struct due){ .from = find->group[0], .to = find->group[1], .name = find->rule->name };
	trim(scene, due);
	if (lead != NULL)
		take_lead(scene, lead, find->from, due);
	if (!due_form_from_name(rule_value(find->rule, "form"), &due->form))
		return FALSE; /* a user's rule with a form that there isn't */
	due->rule = g_strdup(says != NULL ? says : due_form_name(due->form));
	if (dating_run(&dating, due))
		return TRUE;
	due_clear(due);
	return FALSE;
}

static void
keep_if_same(char **value, const char *other)
{
	if (g_strcmp0(*value, other) != 0)
		g_clear_pointer(value, g_free);
}

/* Where only a window of the meeting is known, what is true for its first day and its last. */
static gboolean
date_in_window(const struct scene *scene, const struct find *find, struct due *due)
{
	int first = day_number(scene->meeting->date_earliest), last = day_number(scene->meeting->date_latest);
	struct due other;

	if (first == 0 || last == 0)
		return date_find(scene, find, 0, first, due);
	if (!date_find(scene, find, first, first, due))
		return FALSE;
	if (date_find(scene, find, last, first, &other)) {
		keep_if_same(&due->date, other.date);
		keep_if_same(&due->earliest, other.earliest);
		keep_if_same(&due->latest, other.latest);
		due_clear(&other);
	}
	return TRUE;
}

gboolean
due_find(const struct scene *scene, gsize from, gsize to, struct due *due)
{
	g_autoptr(GArray) finds = find_all(scene, from, to, FALSE), none = NULL;
	int day = day_number(scene->meeting->date);

	*due = (struct due){ 0 };
	for (guint i = 0; i < finds->len; i++) {
		const struct find *find = &g_array_index(finds, struct find, i);

		if (is_part_of_longer(finds, find) || is_about_else(scene, from, to, find, &none))
			continue;
		if (day > 0 ? date_find(scene, find, day, day, due) : date_in_window(scene, find, due))
			return TRUE;
	}
	return FALSE;
}
