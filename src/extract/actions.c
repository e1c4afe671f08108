/*
 * Follow-up actions: the limbs of decisions that ask for something to follow, and the sentences
 * beside them in which somebody promises, asks or puts off. The first rule of phrases.conf that
 * matches decides, unless one of kind `none` says that it only looks like an action.
 */
#include <string.h>
#include "extract/due.h"
#include "extract/scene.h"

enum {
	LONGEST_BEFORE = 400, /* bytes of a paragraph that "Action: Name" below it takes whole */
	SHORTEST_ENTRY = 12,  /* bytes of a list entry that can be an action: "None" is none */
};

/* A stretch of the text that may be an action. */
struct stretch {
	gsize from, to;
	struct cue_set cues;
	int resolution; /* of a limb; -1: narrative */
};

struct match {
	const struct rule *rule;
	gsize group[2 * RULE_GROUPS];
};

static gboolean
suits_title(struct scene *scene, const struct rule *rule)
{
	for (char **word = rule->title; word != NULL; word++) {
		if (*word == NULL)
			return FALSE;
		if (strstr(scene_title(scene), *word) != NULL)
			return TRUE;
	}
	return TRUE;
}

static gboolean
matches(struct scene *scene, const struct stretch *stretch, const struct rule *rule, gsize *group)
{
	return stretch->to - stretch->from <= rule->longest && rule_may_begin(rule, scene->text, stretch->from) &&
	    suits_title(scene, rule) && scene_finds(scene, rule, stretch->from, stretch->to, group);
}

/* The first rule that matches; NULL where none does. */
static const struct rule *
first_match(struct scene *scene, const struct stretch *stretch, const struct topic *topic, gsize *group)
{
	struct rule_set chosen;

	topic_choose(topic, &stretch->cues, &chosen);
	for (int i = -1; (i = rule_set_next(&chosen, i)) >= 0;)
		if (matches(scene, stretch, topic_rule(topic, i), group))
			return topic_rule(topic, i);
	return NULL;
}

/* What looks like an action is rare, what is none is in every other sentence: so that is asked last. */
static gboolean
find_match(struct scene *scene, const struct stretch *stretch, struct match *match)
{
	gboolean is_limb = stretch->resolution >= 0;
	gsize group[2 * RULE_GROUPS];

	match->rule = first_match(scene, stretch, is_limb ? scene->limb_actions : scene->told_actions, match->group);
	if (match->rule == NULL && scene->is_list)
		match->rule = first_match(scene, stretch, scene->listed_actions, match->group);
	return match->rule != NULL &&
	    first_match(scene, stretch, is_limb ? scene->limb_none : scene->told_none, group) == NULL;
}

/* --- Owners ---------------------------------------------------------------------------------- */

/* Whether a name's words begin with these initials: "A. Member" and "AM". */
static gboolean
has_initials(const char *name, const char *initials)
{
	const char *at = initials;
	g_auto(GStrv) words = g_strsplit_set(name, " .-", -1);

	for (guint i = 0; words[i] != NULL; i++) {
		if (!g_ascii_isupper(*words[i]) || g_ascii_strcasecmp(words[i], "councillor") == 0 ||
		    g_ascii_strcasecmp(words[i], "cllr") == 0 || g_ascii_strcasecmp(words[i], "mr") == 0 ||
		    g_ascii_strcasecmp(words[i], "mrs") == 0 || g_ascii_strcasecmp(words[i], "ms") == 0)
			continue;
		if (*at != *words[i])
			return FALSE;
		at++;
	}
	return *at == '\0' && at > initials;
}

/* The only one at the meeting with these initials; else they stay as printed. */
static char *
resolve_initials(const struct scene *scene, const char *initials)
{
	const struct entries *attendance = scene->meeting->attendance;
	const char *found = NULL;

	for (guint i = 0; i < attendance->len; i++) {
		const struct attendee *attendee = attendance->pdata[i];

		if (!has_initials(attendee->name, initials))
			continue;
		if (found != NULL)
			return g_strdup(initials);
		found = attendee->name;
	}
	return g_strdup(found != NULL ? found : initials);
}

static gboolean
is_initials(const char *words)
{
	gsize n = strlen(words);

	return n >= 2 && n <= 4 && strspn(words, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

/* The group "owner" of the rule that made the action. */
static gboolean
owner_of_match(const struct scene *scene, const struct stretch *stretch, const struct match *match, gsize *from, gsize *to)
{
	return (rule_group(match->rule, match->group, "owner", from, to) ||
	    rule_group_before(match->rule, scene->text, stretch->from, match->group, "owner", from, to)) && *to > *from;
}

/* Where the rule names nobody, the sentence may: "be sent by the Clerk", "requested from the Director". */
static gboolean
owner_in_sentence(struct scene *scene, const struct stretch *stretch, gsize *from, gsize *to)
{
	struct match match;

	match.rule = first_match(scene, stretch, scene->owners, match.group);
	return match.rule != NULL && owner_of_match(scene, stretch, &match, from, to);
}

/* "(Action: Jo Bell)": the bracket was opened before the name. */
static gsize
trim_owner(const char *text, gsize from, gsize to)
{
	while (to > from && (strchr(" ,;:", text[to - 1]) != NULL ||
	    (text[to - 1] == ')' && memchr(text + from, '(', to - from) == NULL) ||
	    (text[to - 1] == ']' && memchr(text + from, '[', to - from) == NULL)))
		to--;
	return to;
}

static char *
find_owner(struct scene *scene, const struct stretch *stretch, const struct match *match)
{
	g_autofree char *words = NULL;
	gsize from, to;

	if (!owner_of_match(scene, stretch, match, &from, &to) && !owner_in_sentence(scene, stretch, &from, &to))
		return NULL;
	to = trim_owner(scene->text, from, to);
	words = scene_line(scene, from, to);
	return is_initials(words) ? resolve_initials(scene, words) : g_steal_pointer(&words);
}

/* --- One action ------------------------------------------------------------------------------ */

static void
take_due(const struct scene *scene, const struct stretch *stretch, struct action *action)
{
	struct arena *arena = scene->item->arena;
	struct due due = { 0 };

	if (!due_find(scene, stretch->from, stretch->to, &due))
		return;
	action->due_text = scene_line_kept(scene, due.from, due.to);
	action->due_form = due.form;
	action->due = arena_copy(arena, due.date, -1);
	action->due_earliest = arena_copy(arena, due.earliest, -1);
	action->due_latest = arena_copy(arena, due.latest, -1);
	action->due_rule = arena_copy(arena, due.rule, -1);
	action->due_body = arena_copy(arena, due.body, -1);
	due_clear(&due);
}

static gboolean
is_said_already(const struct scene *scene, const char *text)
{
	for (guint i = 0; i < scene->item->actions->len; i++)
		if (strcmp(((struct action *)scene->item->actions->pdata[i])->text, text) == 0)
			return TRUE;
	return FALSE;
}

static void
add_action(struct scene *scene, const struct stretch *stretch, const struct match *match, enum action_kind kind)
{
	char *text = scene_line_kept(scene, stretch->from, stretch->to);
	struct action *action;

	if (is_said_already(scene, text))
		return;
	action = action_new(scene->item->arena);
	action->text = text;
	action->kind = kind;
	action->owner = arena_take(scene->item->arena, find_owner(scene, stretch, match));
	action->resolution = stretch->resolution;
	action->rule = match->rule->name;
	take_due(scene, stretch, action);
	scene_source(scene, stretch->from, stretch->to, &action->starts, &action->ends);
	item_add_action(scene->item, action);
}

/* "Action: Jo Bell" stands below what is to be done: the paragraph before it, or the last sentence
 * of a long one and of its own. */
static void
move_before(const struct scene *scene, guint sentence, struct stretch *stretch)
{
	const struct sentence *all = (const struct sentence *)(void *)scene->sentences->data;
	guint first = sentence - 1;

	stretch->to = all[sentence - 1].to;
	while (first > 0 && all[first - 1].paragraph == all[sentence - 1].paragraph)
		first--;
	stretch->from = all[sentence].paragraph == all[sentence - 1].paragraph ||
	    stretch->to - all[first].from > LONGEST_BEFORE ? all[sentence - 1].from : all[first].from;
}

/* The last action, where it was found in the stretch. */
static struct action *
last_within(const struct scene *scene, const struct stretch *stretch)
{
	const struct entries *actions = scene->item->actions;
	struct action *last = actions->len > 0 ? actions->pdata[actions->len - 1] : NULL;
	gsize starts, ends;

	scene_source(scene, stretch->from, stretch->to, &starts, &ends);
	return last != NULL && last->starts < ends && last->ends > starts ? last : NULL;
}

/* "Officers would look into this.", and below it "Action: Jo Bell": that is one action. */
static void
take_below(struct scene *scene, struct stretch *stretch, const struct match *match, enum action_kind kind, guint sentence)
{
	g_autofree char *owner = find_owner(scene, stretch, match);
	struct stretch before = *stretch;
	struct action *last;

	if (sentence == 0 || owner == NULL || (rule_value(match->rule, "known") != NULL && is_initials(owner)))
		return;
	move_before(scene, sentence, &before);
	last = last_within(scene, &before);
	if (last == NULL) {
		add_action(scene, &before, match, kind);
		last = last_within(scene, &before);
	}
	if (last != NULL && (last->owner == NULL || last->rule == match->rule->name))
		last->owner = arena_copy(scene->item->arena, owner, -1);
}

static void
take_match(struct scene *scene, struct stretch *stretch, const struct match *match, guint sentence)
{
	enum action_kind kind;

	if (!action_kind_from_name(match->rule->kind, &kind))
		return;
	if (g_strcmp0(rule_value(match->rule, "stands"), "below") == 0)
		take_below(scene, stretch, match, kind, sentence);
	else
		add_action(scene, stretch, match, kind);
}

/* "The note would be sent out in May and the Chair would write to the Minister" are two actions, where
 * each half is one by itself. Returns the byte at which the second half begins, or 0. */
static gsize
find_half(const struct scene *scene, const struct stretch *stretch)
{
	static struct rx *halves;
	gsize group[4];

	if (rx_search(rx_own(&halves, "\\bwould\\b[^;]{10,}?(?:,|;)?\\s+and\\s+(?=((?:the|a|an)\\s+[^,.;]{3,80}?\\swould\\s))", RX_CASELESS),
	    scene->text, stretch->to, stretch->from, group, 2) != RX_MATCH)
		return 0;
	return group[2];
}

/* The list entries below "Actions:" are what its rule says, whatever their words. */
static void
read_list(struct scene *scene, const struct match *heading, guint sentence)
{
	const struct sentence *all = (const struct sentence *)(void *)scene->sentences->data;
	guint end;

	for (guint i = sentence + 1; i < scene->sentences->len && all[i].bullet > 0 && !all[i].is_decision; i = end) {
		struct stretch stretch = { all[i].from, all[i].to, all[i].cues, -1 };
		struct match match;

		for (end = i + 1; end < scene->sentences->len && all[end].paragraph == all[i].paragraph; end++) {
			cue_set_join(&stretch.cues, &all[end].cues);
			stretch.to = all[end].to;
		}
		if (stretch.to - stretch.from >= SHORTEST_ENTRY)
			take_match(scene, &stretch, find_match(scene, &stretch, &match) ? &match : heading, i);
	}
}

/* FALSE where the stretch has no such halves. */
static gboolean
take_halves(struct scene *scene, const struct stretch *stretch, guint sentence)
{
	struct stretch first = *stretch, second = *stretch;
	struct match one, other;

	second.from = find_half(scene, stretch);
	if (second.from == 0)
		return FALSE;
	first.to = second.from - strlen(" and ");
	if (!find_match(scene, &first, &one) || !find_match(scene, &second, &other))
		return FALSE;
	take_match(scene, &first, &one, sentence);
	take_match(scene, &second, &other, sentence);
	return TRUE;
}

/* `match` is room for one: most sentences hold none, and to clear it for each takes long. */
static void
try_sentence(struct scene *scene, struct stretch *stretch, guint sentence, struct match *match)
{
	if (!find_match(scene, stretch, match))
		return;
	if (g_strcmp0(rule_value(match->rule, "stands"), "above") == 0)
		read_list(scene, match, sentence);
	else if (!take_halves(scene, stretch, sentence))
		take_match(scene, stretch, match, sentence);
}

/* --- The item -------------------------------------------------------------------------------- */

/* A limb, its sentences together. Where the limb begins within a sentence, so does the stretch. */
static guint
read_limb(struct scene *scene, guint first, struct match *match)
{
	const struct sentence *sentences = (const struct sentence *)(void *)scene->sentences->data;
	int position = sentences[first].resolution;
	const struct resolution *resolution = scene->item->resolutions->pdata[position];
	struct stretch stretch = { .from = sentences[first].from, .resolution = position };
	guint i;

	for (i = first; i < scene->sentences->len && sentences[i].resolution == position; i++) {
		cue_set_join(&stretch.cues, &sentences[i].cues);
		stretch.to = sentences[i].to;
	}
	while (stretch.from < stretch.to && passage_source(scene->passage, stretch.from) < resolution->starts)
		stretch.from++;
	while (stretch.to > stretch.from && passage_source(scene->passage, stretch.to - 1) >= resolution->ends)
		stretch.to--;
	if (!resolution->is_recommendation && find_match(scene, &stretch, match))
		take_match(scene, &stretch, match, first);
	return i;
}

/* Whether the item is a list of actions, "Next steps", by one of the whole titles that the rules for such lists have. */
static gboolean
is_list_of_actions(const struct scene *scene)
{
	const GPtrArray *rules = scene->listed_actions->rules;
	const char *title = scene->item->title;

	for (guint i = 0; title != NULL && i < rules->len; i++)
		for (char **word = topic_rule(scene->listed_actions, i)->title; word != NULL && *word != NULL; word++)
			if (g_ascii_tolower(*title) == **word && g_ascii_strcasecmp(title, *word) == 0)
				return TRUE;
	return FALSE;
}

void
find_actions(struct scene *scene)
{
	struct match match;

	scene->is_list = is_list_of_actions(scene);
	for (guint i = 0; i < scene->sentences->len && !scene_is_full(scene->item->actions); ) {
		const struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, i);
		struct stretch stretch = { sentence->from, sentence->to, sentence->cues, -1 };

		if (sentence->resolution >= 0 && (guint)sentence->resolution < scene->item->resolutions->len) {
			i = read_limb(scene, i, &match);
			continue;
		}
		if (!sentence->is_decision)
			try_sentence(scene, &stretch, i, &match);
		i++;
	}
}
