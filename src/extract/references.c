/*
 * References to other minutes. Rules find a number with its word ("Minute No. 109(2)"); from there
 * on further numbers, limbs and titles are read one after the other, as in "Minutes Nos. 45 (Trees)
 * and 46(1)". Whose meeting is meant is found last, in the words that no other reference has.
 */
#include <string.h>
#include "extract/place.h"

enum { TITLES = 8 };

/* The next match of a rule in the sentence, so that a long one is not gone through again for each
 * number in it. */
struct ahead {
	gboolean is_tried, is_found;
	gsize group[2 * RULE_GROUPS];
};

/* The rules that read on, by form; several for titles. */
struct references {
	struct scene *scene;
	const struct topic *topic;
	struct rule_set numbers; /* the rules that find the first number */
	const struct sentence *sentence;
	struct rule_set chosen;  /* those that could find one in the sentence */
	const struct rule *next, *next_of_one, *limb;
	const struct rule *titles[TITLES + 1];
	struct place_rules place;
	GPtrArray *found;    /* struct found */
	struct ahead *ahead; /* of each rule of the topic */
	guint lists;
};

struct found {
	gsize from, to; /* bytes of the text: number, limb and title, the first one's word too */
	guint list;     /* "Minutes Nos. 45 and 46 of the Cabinet": what one word reads on to */
	struct reference reference; /* with strings of its own until it is kept: a text may say the same again and again */
};

static void
found_free(gpointer data)
{
	struct found *found = data;

	g_free(found->reference.minute);
	g_free(found->reference.part);
	g_free(found->reference.title);
	g_free(found->reference.body);
	g_free(found->reference.date);
	g_free(found);
}

/* "(a)(ii)" is limb "a(ii)". */
static char *
bare_limb(const struct scene *scene, gsize from, gsize to)
{
	g_autofree char *line = scene_line(scene, from, to);
	const char *close = strchr(line, ')');

	if (*line != '(' || close == NULL)
		return g_steal_pointer(&line);
	return g_strdup_printf("%.*s%s", (int)(close - line - 1), line + 1, close + 1);
}

/* What the first or the second group holds: one pattern can't use a name twice. */
static gboolean
either(const struct rule *rule, const gsize *group, const char *name, const char *other, gsize *from, gsize *to)
{
	return rule_group(rule, group, name, from, to) || rule_group(rule, group, other, from, to);
}

/* A match of a rule as a reference; `before` is the one that it goes on from. */
static struct found *
take(struct references *reading, const struct rule *rule, const gsize *group, const struct found *before)
{
	struct found *found = g_new0(struct found, 1);
	struct reference *reference = &found->reference;
	gsize from, to;

	found->from = group[0];
	found->to = group[1];
	found->list = reading->lists;
	reference->rule = rule->name;
	if (either(rule, group, "part", "part2", &from, &to)) {
		reference->part = bare_limb(reading->scene, from, to);
		found->from = before != NULL ? from : group[0];
	}
	if (either(rule, group, "minute", "minute2", &from, &to)) {
		reference->minute = scene_line(reading->scene, from, to);
		found->from = before != NULL ? from : group[0];
	} else if (before != NULL)
		reference->minute = g_strdup(before->reference.minute);
	g_ptr_array_add(reading->found, found);
	return found;
}

static gboolean
try(const struct references *reading, const struct rule *rule, gsize from, gsize *group)
{
	return rule != NULL && scene_finds(reading->scene, rule, from, reading->sentence->to, group);
}

static void
take_title(const struct references *reading, struct found *found)
{
	gsize group[2 * RULE_GROUPS], from, to;

	for (const struct rule *const *rule = reading->titles; *rule != NULL; rule++)
		if (try(reading, *rule, found->to, group) && rule_group(*rule, group, "title", &from, &to)) {
			found->reference.title = scene_line(reading->scene, from, to);
			found->to = group[1];
			return;
		}
}

/* "Minutes", "Nos.", "Articles": the word is in the plural. */
static gboolean
is_plural(const struct scene *scene, const struct found *found)
{
	for (gsize at = found->from; at < found->to && !g_ascii_isdigit(scene->text[at]); at++)
		if (g_ascii_tolower(scene->text[at]) == 's')
			return TRUE;
	return FALSE;
}

/* Reads on from a number that was found; returns where it stopped. */
static gsize
read_on(struct references *reading, struct found *found)
{
	gsize group[2 * RULE_GROUPS];
	const struct rule *next = is_plural(reading->scene, found) ? reading->next : reading->next_of_one;

	for (;;) {
		take_title(reading, found);
		if (try(reading, next, found->to, group))
			found = take(reading, next, group, found);
		else if (found->reference.part != NULL && try(reading, reading->limb, found->to, group))
			found = take(reading, reading->limb, group, found);
		else
			return found->to;
	}
}

/* Whether what was found ahead still stands there: a rule that asks for words before its match looks
 * for them from byte `from` on. */
static gboolean
is_still_ahead(const struct ahead *ahead, const struct rule *rule, gsize from)
{
	return ahead->is_tried && (!ahead->is_found || (rule->before == NULL && ahead->group[0] >= from));
}

static const gsize *
look_ahead(const struct references *reading, guint number, gsize from)
{
	const struct rule *rule = topic_rule(reading->topic, number);
	struct ahead *ahead = &reading->ahead[number];

	if (!is_still_ahead(ahead, rule, from)) {
		ahead->is_tried = TRUE;
		ahead->is_found = try(reading, rule, from, ahead->group);
	}
	return ahead->is_found ? ahead->group : NULL;
}

/* The leftmost match of any rule from byte `from` on. */
static const struct rule *
find_number(const struct references *reading, gsize from, gsize *group)
{
	const struct rule *best = NULL;

	for (int i = -1; (i = rule_set_next(&reading->chosen, i)) >= 0;) {
		const gsize *its = look_ahead(reading, i, from);

		if (its == NULL || (best != NULL && its[0] >= group[0]))
			continue;
		best = topic_rule(reading->topic, i);
		memcpy(group, its, sizeof(reading->ahead->group));
	}
	return best;
}

static gboolean
is_same(const struct reference *a, const struct reference *b)
{
	return g_strcmp0(a->minute, b->minute) == 0 && g_strcmp0(a->part, b->part) == 0 &&
	    g_strcmp0(a->body, b->body) == 0 && g_strcmp0(a->date, b->date) == 0;
}

/* An item that cites its own bare number speaks of itself; a reference made twice is one. */
static gboolean
is_new(const struct item *item, const struct reference *reference)
{
	gboolean is_bare = reference->body == NULL && reference->date == NULL && reference->title == NULL;

	if (is_bare && g_strcmp0(reference->minute, item->number) == 0)
		return FALSE;
	for (guint i = 0; i < item->references->len; i++)
		if (is_same(item->references->pdata[i], reference))
			return FALSE;
	return TRUE;
}

static struct reference *
copy_of(const struct reference *reference, struct arena *arena)
{
	struct reference *copy = reference_new(arena);

	*copy = *reference;
	copy->minute = arena_copy(arena, reference->minute, -1);
	copy->part = arena_copy(arena, reference->part, -1);
	copy->title = arena_copy(arena, reference->title, -1);
	copy->body = arena_copy(arena, reference->body, -1);
	copy->date = arena_copy(arena, reference->date, -1);
	return copy;
}

static void
keep(const struct references *reading, struct found *found, const struct reference *place)
{
	struct reference *reference = &found->reference;
	struct scene *scene = reading->scene;

	if (reference != place) {
		reference->body = g_strdup(place->body);
		reference->date = g_strdup(place->date);
	}
	scene_source(scene, found->from, found->to, &reference->starts, &reference->ends);
	if (is_new(scene->item, reference))
		item_add_reference(scene->item, copy_of(reference, scene->item->arena));
}

/* All of a list are minutes of one meeting. `after` is where the list before ended. Returns the
 * first of the next list. */
static guint
keep_list(const struct references *reading, guint first, gsize after)
{
	struct found **found = (struct found **)reading->found->pdata;
	struct reference *place = &found[first]->reference;
	guint n = reading->found->len, end = first;

	while (end < n && found[end]->list == found[first]->list)
		end++;
	place_find(&reading->place, reading->scene, reading->sentence, after, found[first]->from, found[end - 1]->to,
	    end < n ? found[end]->from : reading->sentence->to, place);
	for (guint i = first; i < end && !scene_is_full(reading->scene->item->references); i++)
		keep(reading, found[i], place);
	return end;
}

/* A list is kept when it is known where the next one begins. */
static void
read_sentence(struct references *reading)
{
	gsize group[2 * RULE_GROUPS], after = reading->sentence->from;
	const struct rule *rule;
	guint kept = 0;

	for (guint i = 0; i < reading->topic->rules->len; i++)
		reading->ahead[i].is_tried = FALSE;
	for (gsize at = after; !scene_is_full(reading->scene->item->references); reading->lists++) {
		guint read = reading->found->len;

		rule = find_number(reading, at, group);
		if (rule != NULL)
			at = read_on(reading, take(reading, rule, group, NULL));
		if (read > kept) {
			kept = keep_list(reading, kept, after);
			after = ((struct found *)reading->found->pdata[kept - 1])->to;
		}
		if (rule == NULL)
			break;
	}
	g_ptr_array_set_size(reading->found, 0);
}

static void
sort_rule(struct references *reading, const struct rule *rule, guint *titles)
{
	const char *form = rule->form;
	const struct {
		const char *form;
		const struct rule **rule;
	} places[] = {
		{ "next", &reading->next }, { "next-of-one", &reading->next_of_one }, { "limb", &reading->limb },
		{ "after", &reading->place.after }, { "after-body", &reading->place.after_body },
		{ "before", &reading->place.before }, { "before-body", &reading->place.before_body },
		{ "body", &reading->place.body },
	};

	for (gsize i = 0; form != NULL && i < G_N_ELEMENTS(places); i++)
		if (strcmp(form, places[i].form) == 0 && *places[i].rule == NULL)
			*places[i].rule = rule;
	if (g_strcmp0(form, "title") == 0 && *titles < TITLES)
		reading->titles[(*titles)++] = rule;
}

static struct references *
references_new(struct scene *scene)
{
	struct references *reading = g_new0(struct references, 1);
	guint titles = 0;

	reading->scene = scene;
	reading->topic = phrases_topic(scene->phrases, "reference");
	reading->found = g_ptr_array_new_with_free_func(found_free);
	reading->ahead = g_new(struct ahead, reading->topic->rules->len);
	for (guint i = 0; i < reading->topic->rules->len; i++) {
		const struct rule *rule = topic_rule(reading->topic, i);

		sort_rule(reading, rule, &titles);
		if (rule->form == NULL || strcmp(rule->form, "number") == 0)
			rule_set_add(&reading->numbers, i);
	}
	return reading;
}

void
references_free(struct references *reading)
{
	if (reading == NULL)
		return;
	g_ptr_array_unref(reading->found);
	g_free(reading->ahead);
	g_free(reading);
}

void
find_references(struct scene *scene)
{
	struct references *reading = scene->references;

	if (reading == NULL)
		reading = scene->references = references_new(scene);
	for (guint i = 0; i < scene->sentences->len && !scene_is_full(scene->item->references); i++) {
		reading->sentence = &g_array_index(scene->sentences, struct sentence, i);
		if (!topic_is_cued(reading->topic, &reading->sentence->cues))
			continue;
		topic_choose(reading->topic, &reading->sentence->cues, &reading->chosen);
		if (rule_set_meet(&reading->chosen, &reading->numbers))
			read_sentence(reading);
	}
}
