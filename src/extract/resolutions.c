/* What an item decided: finds what opens a decision, has its limbs read, and keeps what is left
 * when repeats and motions that were not carried are out. */
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

static void
add_cues(struct cue_set *set, const struct cue_set *more)
{
	for (gsize i = 0; i < G_N_ELEMENTS(set->bits); i++)
		set->bits[i] |= more->bits[i];
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

static gboolean
cue_sets_meet(const struct cue_set *a, const struct cue_set *b)
{
	for (gsize i = 0; i < G_N_ELEMENTS(a->bits); i++)
		if (a->bits[i] & b->bits[i])
			return TRUE;
	return FALSE;
}

/* Most items hold the cues of few rules: only these are asked sentence by sentence. */
static void
choose_rules(struct decisions *all)
{
	const GPtrArray *rules = phrases_topic(all->scene->phrases, "resolution");
	struct cue_set met = { { 0 } };

	for (guint i = 0; i < all->scene->sentences->len; i++)
		add_cues(&met, &g_array_index(all->scene->sentences, struct sentence, i).cues);
	for (guint i = 0; i < rules->len; i++)
		if (rule_may_find(rules->pdata[i], &met))
			add_rule(all, rules->pdata[i]);
}

static gboolean
may_decide(const struct decisions *all)
{
	return all->openings->len > 0 || all->ends[FORM_BARE] > all->ends[FORM_BARE - 1];
}

static void
cut_paragraphs(struct decisions *all)
{
	const struct scene *scene = all->scene;
	struct paragraph *paragraph = NULL;

	for (guint i = 0; i < scene->sentences->len; i++) {
		const struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, i);

		if (paragraph == NULL || sentence->is_first) {
			g_array_set_size(all->paragraphs, all->paragraphs->len + 1);
			paragraph = &g_array_index(all->paragraphs, struct paragraph, all->paragraphs->len - 1);
			*paragraph = (struct paragraph){ .from = sentence->from, .first = i, .bullet = sentence->bullet };
		}
		paragraph->to = sentence->to;
		paragraph->end = i + 1;
	}
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

void
cues_between(const struct decisions *all, gsize from, gsize to, struct cue_set *met)
{
	const GArray *sentences = all->scene->sentences;
	guint low = 0, high = sentences->len;

	while (low < high) {
		guint middle = (low + high) / 2;

		if (g_array_index(sentences, struct sentence, middle).to <= from)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < sentences->len && g_array_index(sentences, struct sentence, low).from < to; low++)
		add_cues(met, &g_array_index(sentences, struct sentence, low).cues);
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

static struct piece
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

static gboolean
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

/* --- Motions --------------------------------------------------------------------------------- */

/* Whether the last motion was carried, or lost, is said below it. */
static void
hear_outcome(struct decisions *all, const struct sentence *sentence)
{
	struct block *block = all->blocks->len > 0 ? &g_array_index(all->blocks, struct block, all->blocks->len - 1) : NULL;
	gsize group[2 * RULE_GROUPS];
	const struct rule *rule;

	if (block == NULL || block->is_carried || block->is_lost ||
	    (block->form != FORM_MOTION && rule_value(block->rule, "may-be-lost") == NULL))
		return;
	if (find_form(all, FORM_LOST, &sentence->cues, sentence->from, sentence->to, group) != NULL) {
		block->is_lost = !g_strstr_len(all->scene->text + sentence->from, sentence->to - sentence->from, "mendment");
		return;
	}
	rule = find_form(all, FORM_CARRIED, &sentence->cues, sentence->from, sentence->to, group);
	if (rule == NULL)
		return;
	block->is_carried = TRUE;
	if (block->form == FORM_MOTION)
		block->word = piece_of(rule, group, "word");
}

static gboolean
is_decided(const struct block *block)
{
	return block->form == FORM_MOTION ? block->is_carried : !block->is_lost;
}

static void
drop_motions(struct decisions *all)
{
	for (guint i = 0; i < all->limbs->len; i++) {
		struct limb *limb = &g_array_index(all->limbs, struct limb, i);

		limb->is_dropped = !is_decided(&g_array_index(all->blocks, struct block, limb->block));
	}
}

/* --- The item -------------------------------------------------------------------------------- */

/* The first sentence from `i` on that begins at byte `at` or later. */
static guint
sentence_from(const struct scene *scene, guint i, gsize at)
{
	while (i < scene->sentences->len && g_array_index(scene->sentences, struct sentence, i).from < at)
		i++;
	return i;
}

/* "The bench be bought. Proposed Hale, seconded Pell. Unanimously agreed." is one decision: the
 * paragraph up to the word, unless it is a long one or decided something before. */
static void
reach_back(const struct decisions *all, guint number, struct opening *opening)
{
	const struct paragraph *paragraph = &g_array_index(all->paragraphs, struct paragraph, number);
	const struct block *last = all->blocks->len > 0 ? &g_array_index(all->blocks, struct block, all->blocks->len - 1) : NULL;

	if (opening->from - paragraph->from < 400 && (last == NULL || last->to <= paragraph->from))
		opening->from = opening->at = paragraph->from;
}

/* "Carried unanimously." below a block says how it was decided, and decides nothing more. */
static gboolean
is_afterthought(const struct decisions *all, const struct opening *opening)
{
	const struct block *last = all->blocks->len > 0 ? &g_array_index(all->blocks, struct block, all->blocks->len - 1) : NULL;
	gsize group[2 * RULE_GROUPS];

	if (last == NULL || last->form == FORM_MOTION || opening->from > last->to + strlen("\n\n"))
		return FALSE;
	return opening->form == FORM_ALONE || (opening->form == FORM_WHOLE &&
	    find_form(all, FORM_END, NULL, opening->from, opening->to, group) != NULL);
}

static void
read_all(struct decisions *all)
{
	const GArray *sentences = all->scene->sentences;
	guint number = 0;

	for (guint i = 0; i < sentences->len; ) {
		const struct sentence *sentence = &g_array_index(sentences, struct sentence, i);
		struct opening opening;
		guint blocks = all->blocks->len;

		while (g_array_index(all->paragraphs, struct paragraph, number).end <= i)
			number++;
		hear_outcome(all, sentence);
		i++;
		if (!find_opening(all, sentence, g_array_index(all->paragraphs, struct paragraph, number).to, &opening) ||
		    is_afterthought(all, &opening))
			continue;
		if (opening.form == FORM_ALONE)
			reach_back(all, number, &opening);
		read_block(all, number, &opening);
		if (all->blocks->len > blocks)
			i = sentence_from(all->scene, i, g_array_index(all->blocks, struct block, blocks).to);
	}
}

static char *
copy_piece(const struct scene *scene, const struct piece *piece)
{
	return piece->to > piece->from ? scene_line(scene, piece->from, piece->to) : NULL;
}

/* Where no word opens the block, its limbs may begin with one each: "NOTED the report". */
static struct piece
word_of(const struct decisions *all, const struct block *block, const struct limb *limb)
{
	struct piece word = { limb->from, limb->from };

	if (block->word.to > block->word.from || rule_value(block->rule, "word") == NULL)
		return block->word;
	while (word.to < limb->to && g_ascii_isalpha(all->scene->text[word.to]))
		word.to++;
	return word;
}

static void
add_resolution(struct decisions *all, const struct limb *limb)
{
	const struct scene *scene = all->scene;
	const struct block *block = &g_array_index(all->blocks, struct block, limb->block);
	struct resolution *resolution = resolution_new();
	struct piece label = { limb->label.from, limb->label.to }, who = block->who, word = word_of(all, block, limb);

	resolution->text = scene_line(scene, limb->from, limb->to);
	resolution->label = copy_piece(scene, &label);
	resolution->word = copy_piece(scene, &word);
	if (who.to > who.from || find_addressee(all, limb, &who))
		resolution->addressee = copy_piece(scene, &who);
	resolution->is_recommendation = block->form == FORM_RECOMMENDATION;
	resolution->has_vote = limb->has_vote;
	resolution->vote = limb->vote;
	resolution->mover = copy_piece(scene, &limb->mover);
	resolution->seconder = copy_piece(scene, &limb->seconder);
	resolution->rule = block->rule->name;
	scene_source(scene, limb->from, limb->to, &resolution->starts, &resolution->ends);
	g_ptr_array_add(scene->item->resolutions, resolution);
}

/* --- What the sentences are then ------------------------------------------------------------- */

static void
split_sentence(struct scene *scene, guint i, gsize at)
{
	const struct cues *cues = phrases_cues(scene->phrases);
	struct sentence rest = g_array_index(scene->sentences, struct sentence, i), *sentence;

	rest.from = at;
	rest.is_first = FALSE;
	memset(&rest.cues, 0, sizeof(rest.cues));
	cues_scan(cues, scene->text + at, rest.to - at, &rest.cues);
	g_array_insert_val(scene->sentences, i + 1, rest);
	sentence = &g_array_index(scene->sentences, struct sentence, i);
	while (at > sentence->from && scene->text[at - 1] == ' ')
		at--;
	sentence->to = at;
}

/* A limb that begins in a sentence of the limb before has one of its own. */
static void
mark_limb(struct scene *scene, const struct limb *limb, int position)
{
	gsize starts = limb->label.style != LABEL_NONE ? limb->label.starts : limb->from;

	for (guint i = 0; i < scene->sentences->len; i++) {
		struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, i);

		if (sentence->to <= limb->from || sentence->from >= limb->to)
			continue;
		if (sentence->resolution >= 0 && starts > sentence->from)
			split_sentence(scene, i, starts);
		else
			sentence->resolution = position;
	}
}

static void
mark_blocks(struct decisions *all)
{
	for (guint i = 0; i < all->blocks->len; i++) {
		const struct block *block = &g_array_index(all->blocks, struct block, i);

		for (guint j = 0; j < all->scene->sentences->len; j++) {
			struct sentence *sentence = &g_array_index(all->scene->sentences, struct sentence, j);

			if (sentence->to > block->from && sentence->from < block->to && is_decided(block))
				sentence->is_decision = TRUE;
		}
	}
}

static void
keep_all(struct decisions *all)
{
	mark_blocks(all);
	for (guint i = 0; i < all->limbs->len; i++) {
		const struct limb *limb = &g_array_index(all->limbs, struct limb, i);

		if (limb->is_dropped)
			continue;
		mark_limb(all->scene, limb, all->scene->item->resolutions->len);
		add_resolution(all, limb);
	}
}

static void
read_decisions(struct decisions *all)
{
	all->paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	all->blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
	all->limbs = g_array_new(FALSE, FALSE, sizeof(struct limb));
	cut_paragraphs(all);
	read_all(all);
	drop_motions(all);
	if (all->limbs->len == 0)
		read_bare(all);
	if (all->limbs->len > 0) {
		drop_repeats(all);
		find_votes(all);
		keep_all(all);
	}
	g_array_unref(all->paragraphs);
	g_array_unref(all->blocks);
	g_array_unref(all->limbs);
}

void
find_resolutions(struct scene *scene)
{
	struct decisions all = {
		.scene = scene,
		.openings = g_array_sized_new(FALSE, FALSE, sizeof(struct form_rule), MOST_RULES),
		.rules = g_array_sized_new(FALSE, FALSE, sizeof(struct form_rule), MOST_RULES),
	};

	choose_rules(&all);
	if (may_decide(&all))
		read_decisions(&all);
	g_array_unref(all.openings);
	g_array_unref(all.rules);
}
