/* What opens a decision: the rules that could find anything in an item, and the sentences in which
 * one of them does. */
#include <string.h>
#include "extract/decisions.h"

static const char *const forms[N_FORMS] = { "block", "inline", "whole", "alone", "recommendation", "motion", "carried",
	"lost", "bare", "end", "vote", "ballot", "mover", "addressee", "recipient" };

enum { MOST_RULES = 24 /* a guess, so that lists need not grow */ };

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

static void
add_need(struct cue_set *set, const struct rule *rule)
{
	const struct cue_need *need = rule->cues->len > 0 ? &g_array_index(rule->cues, struct cue_need, 0) : NULL;

	for (guint i = 0; need != NULL && i < need->n; i++)
		set->bits[need->word[i]] |= need->mask[i];
	if (need == NULL)
		memset(set, 0xff, sizeof(*set));
}

/* Which sentences can be told at a glance to open nothing. */
static void
add_opening(struct decisions *all, const struct rule *rule)
{
	if (rule->needs_capitals)
		add_need(&all->in_capitals, rule);
	else if (rule->longest > SHORT_BYTES)
		add_need(&all->in_any, rule);
}

/* Openings in the order of the file, the others by form. */
static void
add_rule(struct decisions *all, const struct rule *rule)
{
	struct form_rule choice = { rule, form_of(rule) };

	if (opens(choice.form)) {
		g_array_append_val(all->openings, choice);
		add_opening(all, rule);
		return;
	}
	g_array_insert_val(all->rules, all->ends[choice.form], choice);
	for (guint form = choice.form; form < N_FORMS; form++)
		all->ends[form]++;
	if (choice.form == FORM_VOTE || choice.form == FORM_MOVER)
		add_need(&all->telling, rule);
}

/* Most items hold the cues of few rules: only these are asked sentence by sentence. */
void
choose_rules(struct decisions *all)
{
	const struct topic *topic = phrases_topic(all->scene->phrases, "resolution");
	struct cue_set met = { { 0 } };
	struct rule_set chosen;

	all->openings = g_array_sized_new(FALSE, FALSE, sizeof(struct form_rule), MOST_RULES);
	all->rules = g_array_sized_new(FALSE, FALSE, sizeof(struct form_rule), MOST_RULES);
	for (guint i = 0; i < all->scene->sentences->len; i++)
		cue_set_join(&met, &g_array_index(all->scene->sentences, struct sentence, i).cues);
	topic_choose(topic, &met, &chosen);
	for (int i = -1; (i = rule_set_next(&chosen, i)) >= 0;)
		add_rule(all, topic_rule(topic, i));
}

gboolean
may_decide(const struct decisions *all)
{
	return all->openings->len > 0 || all->ends[FORM_BARE] > all->ends[FORM_BARE - 1];
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

/* The letter that a sentence begins with, small; 0 for what is no letter. */
static char
first_letter(const char *text, gsize at)
{
	return g_ascii_isalpha(text[at]) ? g_ascii_tolower(text[at]) : '\0';
}

/* What costs less than the pattern comes first. */
static gboolean
may_find(const struct decisions *all, const struct form_rule *choice, const struct cue_set *cues, gsize from, gsize to)
{
	char first = first_letter(all->scene->text, from);

	return to - from <= choice->rule->longest &&
	    (choice->rule->first == NULL || first == '\0' || strchr(choice->rule->first, first) != NULL) &&
	    (cues == NULL || rule_may_find(choice->rule, cues)) &&
	    (!choice->rule->needs_capitals || has_capitals(all->scene->text, from, to));
}

const struct rule *
find_form(const struct decisions *all, enum decision_form form, const struct cue_set *cues, gsize from, gsize to, gsize *group)
{
	for (guint i = all->ends[form - 1]; i < all->ends[form]; i++) {
		const struct form_rule *choice = &g_array_index(all->rules, struct form_rule, i);

		if (may_find(all, choice, cues, from, to) &&
		    rule_finds(choice->rule, all->scene->text, to, from, group))
			return choice->rule;
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
piece_of(const struct rule *rule, const gsize *group, const char *name)
{
	struct piece piece = { 0, 0 };

	rule_group(rule, group, name, &piece.from, &piece.to);
	return piece;
}

/* Words that name another body's decision: "The Council agreed" in the minutes of a panel. A match
 * without a subject, or with one that could be this body, is ours. */
static gboolean
is_ours(const struct decisions *all, const struct piece *subject)
{
	static const char *const kinds[] = { "committee", "panel", "commission", "board", "cabinet", "council",
		"executive", "forum", "assembly", "group" };
	g_autofree char *words = g_ascii_strdown(all->scene->text + subject->from, subject->to - subject->from);
	g_autofree char *body = all->scene->meeting->body ? g_ascii_strdown(all->scene->meeting->body, -1) : NULL;
	gboolean is_named = FALSE;

	if (subject->to == subject->from || body == NULL)
		return TRUE;
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

gboolean
find_opening(const struct decisions *all, const struct sentence *sentence, gsize to, struct opening *opening)
{
	gsize group[2 * RULE_GROUPS];
	guint n = may_open(all, sentence) ? all->openings->len : 0;

	for (guint i = 0; i < n; i++) {
		const struct form_rule *choice = &g_array_index(all->openings, struct form_rule, i);
		struct piece subject, words;

		if (!may_find(all, choice, &sentence->cues, sentence->from, sentence->to) ||
		    !rule_finds(choice->rule, all->scene->text, to, sentence->from, group) || group[0] >= sentence->to)
			continue;
		subject = piece_of(choice->rule, group, "subject");
		if (!is_ours(all, &subject))
			continue;
		words = piece_of(choice->rule, group, "text");
		*opening = (struct opening){ .rule = choice->rule, .form = choice->form, .from = sentence->from,
			.at = words.to > 0 ? words.from : group[1], .to = sentence->to,
			.word = piece_of(choice->rule, group, "word"), .who = piece_of(choice->rule, group, "who") };
		if ((choice->form == FORM_WHOLE || choice->form == FORM_ALONE) && words.to == 0)
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
