/* What opens a decision: the rules that could find anything in an item, and the sentences in which
 * one of them does. */
#include <string.h>
#include "extract/decisions.h"

static const char *const forms[N_FORMS] = { "block", "inline", "whole", "alone", "recommendation", "motion", "carried",
	"lost", "bare", "end", "vote", "ballot", "mover", "addressee", "recipient", "nothing" };

/* Names of forms as rules have them: interned. */
static const char *const *
interned_forms(void)
{
	static const char *interned[N_FORMS];
	static gsize is_made;

	if (g_once_init_enter(&is_made)) {
		for (gsize i = 0; i < N_FORMS; i++)
			interned[i] = g_intern_static_string(forms[i]);
		g_once_init_leave(&is_made, 1);
	}
	return interned;
}

static enum decision_form
form_of(const struct rule *rule)
{
	const char *const *names = interned_forms();

	for (gsize i = 0; i < N_FORMS; i++)
		if (names[i] == rule->form)
			return i;
	return FORM_BLOCK;
}

static gboolean
opens(enum decision_form form)
{
	return form <= FORM_MOTION;
}

enum { SHORT_BYTES = 120 /* no rule's `longest` is more: what is longer need not be tried by those */ };

/* Which sentences can be told at a glance to open nothing. */
static void
add_opening(struct decisions *all, const struct rule *rule)
{
	if (rule->needs_capitals)
		rule_add_cues(rule, &all->in_capitals);
	else if (rule->longest > SHORT_BYTES)
		rule_add_cues(rule, &all->in_any);
}

static void
sort_rule(struct decisions *all, guint number)
{
	enum decision_form form = form_of(topic_rule(all->topic, number));

	all->forms[number] = form;
	rule_set_add(&all->of_form[form], number);
	if (opens(form))
		rule_set_add(&all->opening, number);
}

struct decisions *
decisions_new(struct scene *scene)
{
	struct decisions *all = g_new0(struct decisions, 1);

	all->scene = scene;
	all->topic = phrases_topic(scene->phrases, "resolution");
	for (guint i = 0; i < all->topic->rules->len; i++)
		sort_rule(all, i);
	all->paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	all->blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
	all->limbs = g_array_new(FALSE, FALSE, sizeof(struct limb));
	all->group = g_new(gsize, 2 * RULE_GROUPS);
	return all;
}

void
decisions_free(struct decisions *all)
{
	if (all == NULL)
		return;
	g_array_unref(all->paragraphs);
	g_array_unref(all->blocks);
	g_array_unref(all->limbs);
	g_free(all->group);
	g_free(all);
}

static void
look_at_rule(struct decisions *all, guint number)
{
	const struct rule *rule = topic_rule(all->topic, number);
	enum decision_form form = all->forms[number];

	if (opens(form))
		add_opening(all, rule);
	else if (form == FORM_VOTE || form == FORM_MOVER)
		rule_add_cues(rule, &all->telling);
}

/* Most items hold the cues of few rules: only these are asked sentence by sentence. */
void
choose_rules(struct decisions *all)
{
	struct cue_set met = { { 0 } };

	g_array_set_size(all->paragraphs, 0);
	g_array_set_size(all->blocks, 0);
	g_array_set_size(all->limbs, 0);
	all->in_any = all->in_capitals = all->telling = met;
	for (guint i = 0; i < all->scene->sentences->len; i++)
		cue_set_join(&met, &g_array_index(all->scene->sentences, struct sentence, i).cues);
	topic_choose(all->topic, &met, &all->chosen);
	for (int i = -1; (i = rule_set_next(&all->chosen, i)) >= 0;)
		look_at_rule(all, i);
}

gboolean
may_decide(const struct decisions *all)
{
	struct rule_set set = all->chosen, other = all->chosen;

	return rule_set_meet(&set, &all->opening) || rule_set_meet(&other, &all->of_form[FORM_BARE]);
}

static gboolean
has_capitals(const char *text, gsize from, gsize to)
{
	guint run;

	/* Of four in a row, one stands at each fourth place. */
	for (gsize at = from + 3; at < to; at += 4)
		if (g_ascii_isupper(text[at])) {
			run = 1;
			for (gsize before = at; before > from && g_ascii_isupper(text[before - 1]); before--)
				run++;
			for (gsize after = at + 1; after < to && g_ascii_isupper(text[after]); after++)
				run++;
			if (run >= 4)
				return TRUE;
		}
	return FALSE;
}

/* What costs less than the pattern comes first. */
static gboolean
may_find(const struct decisions *all, const struct rule *rule, const struct cue_set *cues, gsize from, gsize to)
{
	return to - from <= rule->longest && rule_may_begin(rule, all->scene->text, from) &&
	    (cues == NULL || rule_may_find(rule, cues)) &&
	    (!rule->needs_capitals || has_capitals(all->scene->text, from, to));
}

gboolean
finds(const struct decisions *all, const struct rule *rule, gsize from, gsize to)
{
	return scene_finds(all->scene, rule, from, to, all->group);
}

const struct rule *
find_form(const struct decisions *all, enum decision_form form, const struct cue_set *cues, gsize from, gsize to)
{
	struct rule_set set = all->chosen;

	if (!rule_set_meet(&set, &all->of_form[form]))
		return NULL;
	for (int i = -1; (i = rule_set_next(&set, i)) >= 0;) {
		const struct rule *rule = topic_rule(all->topic, i);

		if (may_find(all, rule, cues, from, to) && finds(all, rule, from, to))
			return rule;
	}
	return NULL;
}

gboolean
may_tell(const struct decisions *all, const struct sentence *sentence)
{
	return cue_sets_meet(&all->telling, &sentence->cues);
}

/* --- Openings -------------------------------------------------------------------------------- */

struct piece
piece_of(const struct decisions *all, const struct rule *rule, const char *name)
{
	struct piece piece = { 0, 0 };

	rule_group(rule, all->group, name, &piece.from, &piece.to);
	return piece;
}

/* Words that name another body's decision: "The Council agreed" in the minutes of a panel. A match
 * without a subject, or with one that could be this body, is ours. */
static gboolean
is_ours(const struct decisions *all, const struct piece *subject)
{
	static const char *const kinds[] = { "committee", "panel", "commission", "board", "cabinet", "council",
		"executive", "forum", "assembly", "group" };
	g_autofree char *words = NULL, *body = NULL;
	gboolean is_named = FALSE;

	if (subject->to == subject->from || all->scene->meeting->body == NULL)
		return TRUE;
	words = g_ascii_strdown(all->scene->text + subject->from, subject->to - subject->from);
	body = g_ascii_strdown(all->scene->meeting->body, -1);
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (strstr(words, kinds[i]) != NULL && strstr(body, kinds[i]) != NULL)
			return TRUE;
		is_named = is_named || strstr(body, kinds[i]) != NULL;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strstr(words, kinds[i]) != NULL)
			return !is_named;
	return TRUE;
}

static gboolean
may_open(const struct decisions *all, const struct sentence *sentence)
{
	return sentence->to - sentence->from <= SHORT_BYTES || cue_sets_meet(&all->in_any, &sentence->cues) ||
	    (cue_sets_meet(&all->in_capitals, &sentence->cues) &&
	    has_capitals(all->scene->text, sentence->from, sentence->to));
}

/* FALSE where it is another body's decision. */
static gboolean
take_opening(const struct decisions *all, const struct sentence *sentence, const struct rule *rule, struct opening *opening)
{
	struct piece subject = piece_of(all, rule, "subject"), words = piece_of(all, rule, "text");

	if (!is_ours(all, &subject))
		return FALSE;
	*opening = (struct opening){ .rule = rule, .from = sentence->from, .to = sentence->to,
		.at = words.to > 0 ? words.from : all->group[1], .has_text = words.to > 0,
		.word = piece_of(all, rule, "word"), .who = piece_of(all, rule, "who") };
	return TRUE;
}

gboolean
find_opening(const struct decisions *all, const struct sentence *sentence, gsize to, struct opening *opening)
{
	struct rule_set set;

	if (!may_open(all, sentence) || !topic_choose(all->topic, &sentence->cues, &set) ||
	    !rule_set_meet(&set, &all->opening))
		return FALSE;
	for (int i = -1; (i = rule_set_next(&set, i)) >= 0;) {
		const struct rule *rule = topic_rule(all->topic, i);

		if (!may_find(all, rule, NULL, sentence->from, sentence->to) ||
		    !finds(all, rule, sentence->from, to) || all->group[0] >= sentence->to ||
		    !take_opening(all, sentence, rule, opening))
			continue;
		opening->form = all->forms[i];
		if ((opening->form == FORM_WHOLE || opening->form == FORM_ALONE) && !opening->has_text)
			opening->at = sentence->from;
		return TRUE;
	}
	return FALSE;
}

gboolean
opens_block(const struct decisions *all, const struct paragraph *paragraph)
{
	struct opening opening;

	return find_opening(all, &g_array_index(all->scene->sentences, struct sentence, paragraph->first), paragraph->to, &opening) &&
	    opening.form != FORM_WHOLE && opening.form != FORM_ALONE;
}
