/* What an item decided: finds what opens a decision, has its limbs read, and keeps what is left
 * when repeats and motions that were not carried are out. */
#include <string.h>
#include "extract/decisions.h"
#include "extract/lead.h"

/* --- Motions --------------------------------------------------------------------------------- */

/* Whether the last motion was carried, or lost, is said below it; TRUE where the sentence said so. */
static gboolean
hear_outcome(struct decisions *all, const struct sentence *sentence)
{
	struct block *block = all->blocks->len > 0 ? &g_array_index(all->blocks, struct block, all->blocks->len - 1) : NULL;
	const struct rule *rule;

	if (block == NULL || block->carried_by != NULL || block->is_lost ||
	    (block->form != FORM_MOTION && rule_value(block->rule, "may-be-lost") == NULL))
		return FALSE;
	if (find_form(all, FORM_LOST, &sentence->cues, sentence->from, sentence->to) != NULL) {
		block->is_lost = !g_strstr_len(all->scene->text + sentence->from, sentence->to - sentence->from, "mendment");
		return TRUE;
	}
	rule = find_form(all, FORM_CARRIED, &sentence->cues, sentence->from, sentence->to);
	if (rule == NULL)
		return FALSE;
	block->carried_by = rule;
	if (block->form == FORM_MOTION)
		block->word = piece_of(all, rule, "word");
	return TRUE;
}

static gboolean
is_decided(const struct block *block)
{
	return block->form == FORM_MOTION ? block->carried_by != NULL : !block->is_lost;
}

static gboolean
is_tale(const struct block *block)
{
	const struct rule *rule = block->form == FORM_MOTION && block->carried_by != NULL ? block->carried_by : block->rule;

	return rule_value(rule, "if-nothing-else") != NULL;
}

/* "Members approved the report" tells what was decided only where nothing says so more plainly. */
static void
drop_tales(struct decisions *all)
{
	gboolean is_told_plainly = FALSE;

	for (guint i = 0; i < all->blocks->len; i++) {
		const struct block *block = &g_array_index(all->blocks, struct block, i);

		is_told_plainly |= is_decided(block) && !is_tale(block);
	}
	for (guint i = 0; is_told_plainly && i < all->blocks->len; i++) {
		struct block *block = &g_array_index(all->blocks, struct block, i);

		if (is_tale(block)) {
			block->is_lost = TRUE;
			block->carried_by = NULL;
		}
	}
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

	if (last == NULL || last->form == FORM_MOTION || opening->from > last->to + strlen("\n\n"))
		return FALSE;
	return opening->form == FORM_ALONE || (opening->form == FORM_WHOLE &&
	    find_form(all, FORM_END, NULL, opening->from, opening->to) != NULL);
}

/* "(2) That application ... be granted", below those who spoke about it: whether the paragraph goes
 * on with the numbers of the block before. */
static gboolean
resumes(const struct decisions *all, const struct paragraph *paragraph, const struct sentence *sentence, struct opening *opening)
{
	const struct limb *limb = all->limbs->len > 0 ? &g_array_index(all->limbs, struct limb, all->limbs->len - 1) : NULL;
	const char *text = all->scene->text;
	const struct block *last;
	struct label label;

	if (limb == NULL || limb->label.style == LABEL_NONE || sentence->from != paragraph->from || all->blocks->len == 0)
		return FALSE;
	last = &g_array_index(all->blocks, struct block, all->blocks->len - 1);
	if (last->form == FORM_MOTION || !label_read(text, paragraph->from, paragraph->to, &limb->label, &label) ||
	    label.style != limb->label.style || label.value != limb->label.value + 1 ||
	    !starts_with(text, label.after, paragraph->to, "That "))
		return FALSE;
	*opening = (struct opening){ .rule = last->rule, .form = last->form, .from = paragraph->from, .at = paragraph->from,
		.word = last->word, .who = last->who };
	return TRUE;
}

/* What opens a block below a page's "Decision:"; NULL where the user turned it off. */
static const struct rule *
rule_of_label(const struct decisions *all)
{
	for (guint i = 0; i < all->topic->rules->len; i++)
		if (strcmp(topic_rule(all->topic, i)->name, "resolution.decision") == 0)
			return topic_rule(all->topic, i);
	return NULL;
}

/* A page's label "Decision:" says that what stands below it is one, where no word in it does. */
static gboolean
is_labelled(const struct decisions *all, guint number, struct opening *opening)
{
	const struct item *item = all->scene->item;
	const struct paragraph *paragraph = &g_array_index(all->paragraphs, struct paragraph, number);
	gsize before = number > 0 ? g_array_index(all->paragraphs, struct paragraph, number - 1).from : 0;
	const struct rule *rule, *bare;

	if (item->decided_to <= item->decided_from || paragraph->from < item->decided_from || paragraph->from >= item->decided_to ||
	    (number > 0 && before >= item->decided_from) || (rule = rule_of_label(all)) == NULL ||
	    find_form(all, FORM_NOTHING, NULL, paragraph->from, paragraph->to) != NULL)
		return FALSE;
	for (guint i = paragraph->first; i < all->scene->sentences->len; i++) {
		const struct sentence *sentence = &g_array_index(all->scene->sentences, struct sentence, i);

		if (sentence->from >= item->decided_to)
			break;
		if (find_opening(all, sentence, item->decided_to, opening))
			return FALSE;
	}
	bare = find_form(all, FORM_BARE, NULL, paragraph->from, paragraph->to); /* "1. Noted the report": knows its word */
	*opening = (struct opening){ .rule = bare != NULL ? bare : rule, .form = FORM_BLOCK, .from = paragraph->from, .at = paragraph->from };
	return TRUE;
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
		gboolean is_outcome = hear_outcome(all, sentence);
		i++;
		const struct paragraph *paragraph = &g_array_index(all->paragraphs, struct paragraph, number);
		if (find_opening(all, sentence, paragraph->to, &opening)) {
			if ((is_outcome && (opening.form == FORM_WHOLE || opening.form == FORM_ALONE)) ||
			    is_afterthought(all, &opening))
				continue;
		} else if (!resumes(all, paragraph, sentence, &opening) &&
		    (sentence->from != paragraph->from || !is_labelled(all, number, &opening)))
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
	return piece->to > piece->from ? scene_line_kept(scene, piece->from, piece->to) : NULL;
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
	struct resolution *resolution = resolution_new(scene->item->arena);
	struct piece label = { limb->label.from, limb->label.to }, who = block->who, word = word_of(all, block, limb);

	resolution->text = scene_line_kept(scene, limb->from, limb->to);
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
	item_add_resolution(scene->item, resolution);
}

/* --- What the sentences are then ------------------------------------------------------------- */

static void
split_sentence(struct scene *scene, guint i, gsize at)
{
	struct sentence rest = g_array_index(scene->sentences, struct sentence, i), *sentence;

	rest.from = at;
	rest.is_first = FALSE;
	memset(&rest.cues, 0, sizeof(rest.cues));
	cues_scan(phrases_cues(scene->phrases), scene->text, at, rest.to, &rest.cues, NULL);
	g_array_insert_val(scene->sentences, i + 1, rest);
	sentence = &g_array_index(scene->sentences, struct sentence, i);
	while (at > sentence->from && scene->text[at - 1] == ' ')
		at--;
	sentence->to = at;
}

/* A limb that begins in a sentence of the limb before has one of its own. Limbs come in the order of
 * the text: `from` is the first sentence that can hold any of it, and of the next. */
static guint
mark_limb(struct scene *scene, const struct limb *limb, int position, guint from)
{
	gsize starts = limb->label.style != LABEL_NONE ? limb->label.starts : limb->from;

	for (guint i = from; i < scene->sentences->len; i++) {
		struct sentence *sentence = &g_array_index(scene->sentences, struct sentence, i);

		if (sentence->from >= limb->to)
			break;
		from = i;
		if (sentence->to <= limb->from)
			continue;
		if (sentence->resolution >= 0 && starts > sentence->from)
			split_sentence(scene, i, starts);
		else
			sentence->resolution = position;
	}
	return from;
}

static void
mark_blocks(struct decisions *all)
{
	GArray *sentences = all->scene->sentences;
	guint i = 0;

	for (guint number = 0; number < all->blocks->len; number++) {
		const struct block *block = &g_array_index(all->blocks, struct block, number);

		while (i < sentences->len && g_array_index(sentences, struct sentence, i).to <= block->from)
			i++;
		for (guint j = i; j < sentences->len && g_array_index(sentences, struct sentence, j).from < block->to; j++)
			g_array_index(sentences, struct sentence, j).is_decision |= is_decided(block);
	}
}

static void
keep_all(struct decisions *all)
{
	guint from = 0;

	mark_blocks(all);
	for (guint i = 0; i < all->limbs->len; i++) {
		const struct limb *limb = &g_array_index(all->limbs, struct limb, i);

		if (limb->is_dropped)
			continue;
		from = mark_limb(all->scene, limb, all->scene->item->resolutions->len, from);
		add_resolution(all, limb);
	}
}

static void
read_decisions(struct decisions *all)
{
	cut_paragraphs(all);
	read_all(all);
	drop_tales(all);
	drop_motions(all);
	if (all->limbs->len == 0)
		read_bare(all);
	if (all->limbs->len == 0)
		return;
	drop_repeats(all);
	find_votes(all);
	keep_all(all);
}

void
find_resolutions(struct scene *scene)
{
	if (scene->decisions == NULL)
		scene->decisions = decisions_new(scene);
	choose_rules(scene->decisions);
	if (may_decide(scene->decisions) || scene->item->decided_to > scene->item->decided_from)
		read_decisions(scene->decisions);
}
