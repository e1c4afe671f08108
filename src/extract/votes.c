/*
 * Who moved a decision, how many were for it, and who is asked. What stands in the limb itself comes
 * before what the lead-in says, that before the lines below the block, and those before what was
 * narrated above it: "It was moved by ..., seconded by ..."; "On a vote there were 5 for ...".
 */
#include <string.h>
#include "extract/decisions.h"

enum {
	LEAD_BYTES = 16,  /* "Resolved:- (1) ": too short a lead-in to say more */
	BALLOT_BYTES = 70 /* "Councillor Hale: For" is a short line */
};

struct names {
	struct piece mover, seconder;
};

struct votes {
	struct decisions *all;
	struct block *block;
	struct vote ballots; /* of members named one a line */
	gboolean has_ballots;
	gboolean is_by_limb; /* limbs say their votes themselves */
};

static int
number_of(const char *text, gsize from, gsize to)
{
	static const char *const words[] = { "no", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve" };

	if (g_ascii_isdigit(text[from]))
		return (int)g_ascii_strtoull(text + from, NULL, 10);
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i]) == to - from && g_ascii_strncasecmp(text + from, words[i], to - from) == 0)
			return (int)i;
	return g_ascii_strncasecmp(text + from, "ni", 2) == 0 || g_ascii_strncasecmp(text + from, "none", 4) == 0 ? 0 : -1;
}

static void
take_count(const struct decisions *all, const struct rule *rule, const char *name, int *count)
{
	gsize from, to;

	*count = rule_group(rule, all->group, name, &from, &to) ? number_of(all->scene->text, from, to) : -1;
}

static gboolean
find_vote(const struct decisions *all, const struct cue_set *cues, gsize from, gsize to, struct vote *vote)
{
	const struct rule *rule = find_form(all, FORM_VOTE, cues, from, to);

	if (rule == NULL)
		return FALSE;
	take_count(all, rule, "for", &vote->in_favour);
	take_count(all, rule, "against", &vote->against);
	take_count(all, rule, "abstained", &vote->abstained);
	return vote->in_favour >= 0 || vote->against >= 0;
}

/* --- To which limbs it goes ------------------------------------------------------------------ */

static gboolean
is_about(const struct decisions *all, const struct limb *limb, struct piece motion)
{
	struct piece words = { limb->from, limb->to };

	return words_shared(all->scene->text, words, motion) >= 0.8;
}

/* What a sentence says was moved, from "that" on; FALSE where it doesn't say or says "the motion". */
static gboolean
motion_in(const struct decisions *all, gsize from, gsize to, struct piece *motion)
{
	const char *text = all->scene->text, *that = g_strstr_len(text + from, to - from, " that ");

	if (that == NULL || g_strstr_len(that, text + to - that, "recommendation"))
		return FALSE;
	motion->from = that + 1 - text;
	motion->to = to;
	return TRUE;
}

static void
give_vote(struct votes *votes, const struct vote *vote, const struct piece *motion)
{
	for (guint i = votes->block->first; i < votes->block->end; i++) {
		struct limb *limb = &g_array_index(votes->all->limbs, struct limb, i);

		if (limb->has_vote || (motion != NULL && !is_about(votes->all, limb, *motion)))
			continue;
		limb->vote = *vote;
		limb->has_vote = TRUE;
	}
}

static void
give_names(struct votes *votes, const struct names *names, const struct piece *motion)
{
	for (guint i = votes->block->first; i < votes->block->end; i++) {
		struct limb *limb = &g_array_index(votes->all->limbs, struct limb, i);

		if (motion != NULL && !is_about(votes->all, limb, *motion))
			continue;
		if (limb->mover.to == 0)
			limb->mover = names->mover;
		if (limb->seconder.to == 0)
			limb->seconder = names->seconder;
	}
}

/* --- Reading --------------------------------------------------------------------------------- */

static void
take_piece(const struct decisions *all, const struct rule *rule, const char *name, struct piece *piece)
{
	if (piece->to == 0)
		*piece = piece_of(all, rule, name);
}

static gboolean
find_names(const struct decisions *all, const struct cue_set *cues, gsize from, gsize to, struct names *names)
{
	struct rule_set set = all->chosen;

	*names = (struct names){ { 0, 0 }, { 0, 0 } };
	if (!rule_set_meet(&set, &all->of_form[FORM_MOVER]))
		return FALSE;
	for (int i = -1; (i = rule_set_next(&set, i)) >= 0;) {
		const struct rule *rule = topic_rule(all->topic, i);

		if ((cues != NULL && !rule_may_find(rule, cues)) || !finds(all, rule, from, to))
			continue;
		take_piece(all, rule, "mover", &names->mover);
		take_piece(all, rule, "seconder", &names->seconder);
		if (names->mover.to > 0 && names->seconder.to > 0)
			break;
	}
	return names->mover.to > 0 || names->seconder.to > 0;
}

static void
read_names(struct votes *votes, const struct cue_set *cues, gsize from, gsize to)
{
	struct names names;

	if (find_names(votes->all, cues, from, to, &names))
		give_names(votes, &names, NULL);
}

static gboolean
read_ballot(struct votes *votes, const struct sentence *sentence)
{
	const struct rule *rule = sentence->to - sentence->from < BALLOT_BYTES ?
	    find_form(votes->all, FORM_BALLOT, NULL, sentence->from, sentence->to) : NULL;

	if (rule == NULL)
		return FALSE;
	if (!votes->has_ballots)
		votes->ballots = (struct vote){ 0, 0, 0 };
	votes->has_ballots = TRUE;
	votes->ballots.in_favour += piece_of(votes->all, rule, "for").to > 0;
	votes->ballots.against += piece_of(votes->all, rule, "against").to > 0;
	votes->ballots.abstained += piece_of(votes->all, rule, "abstained").to > 0;
	return TRUE;
}

static const struct sentence *
sentence_of(const struct votes *votes, guint i)
{
	return &g_array_index(votes->all->scene->sentences, struct sentence, i);
}

static void
read_inside(struct votes *votes)
{
	const struct block *block = votes->block;
	const struct limb *last = &g_array_index(votes->all->limbs, struct limb, block->end - 1);
	gsize lead = block->to;
	struct vote vote;

	for (guint i = block->first; i < block->end; i++) {
		struct limb *limb = &g_array_index(votes->all->limbs, struct limb, i);

		struct cue_set cues = { { 0 } };

		scene_cues(votes->all->scene, limb->from, limb->to, &cues);
		limb->has_vote = find_vote(votes->all, &cues, limb->from, limb->to, &limb->vote);
		votes->is_by_limb = votes->is_by_limb || limb->has_vote;
		if (block->form == FORM_WHOLE || block->form == FORM_ALONE)
			read_names(votes, &cues, limb->from, limb->to);
		lead = MIN(lead, limb->label.style != LABEL_NONE ? limb->label.starts : limb->from);
	}
	if (lead > block->from + LEAD_BYTES) {
		struct cue_set cues = { { 0 } };

		scene_cues(votes->all->scene, block->from, lead, &cues);
		if (find_vote(votes->all, &cues, block->from, lead, &vote))
			give_vote(votes, &vote, NULL);
		read_names(votes, &cues, block->from, lead);
	}
	if (last->to < block->to)
		read_names(votes, NULL, last->to, block->to);
}

/* A short line "For: 12" goes on in the lines below. */
static gsize
end_of_vote(const struct votes *votes, const struct sentence *sentence)
{
	return sentence->to - sentence->from < 40 ? MIN(sentence->from + 120, votes->all->scene->size) : sentence->to;
}

static void
read_below(struct votes *votes, guint i, gsize end)
{
	struct vote vote;

	for (; i < votes->all->scene->sentences->len; i++) {
		const struct sentence *sentence = sentence_of(votes, i);
		gboolean is_ballot;

		if (sentence->from >= end)
			break;
		is_ballot = read_ballot(votes, sentence);
		if (!is_ballot && !find_form(votes->all, FORM_END, &sentence->cues, sentence->from, sentence->to))
			break;
		read_names(votes, &sentence->cues, sentence->from, sentence->to);
		if (!is_ballot && find_vote(votes->all, &sentence->cues, sentence->from, end_of_vote(votes, sentence), &vote))
			give_vote(votes, &vote, NULL);
	}
	if (votes->has_ballots)
		give_vote(votes, &votes->ballots, NULL);
}

static gboolean
is_other_vote(const struct votes *votes, const struct sentence *sentence)
{
	const char *text = votes->all->scene->text + sentence->from;
	gsize size = sentence->to - sentence->from;

	return find_form(votes->all, FORM_LOST, &sentence->cues, sentence->from, sentence->to) ||
	    (g_strstr_len(text, size, "mendment") && !g_strstr_len(text, size, "motion"));
}

/* What a sentence above the block says of it; an amendment, or a motion that was lost, is another. */
static void
read_sentence_above(struct votes *votes, const struct sentence *sentence)
{
	struct piece motion, *moved;
	struct names names;
	struct vote vote;
	gboolean has_vote = !votes->is_by_limb &&
	    find_vote(votes->all, &sentence->cues, sentence->from, end_of_vote(votes, sentence), &vote);
	gboolean has_names = find_names(votes->all, &sentence->cues, sentence->from, sentence->to, &names);

	if ((!has_vote && !has_names) || is_other_vote(votes, sentence))
		return;
	moved = motion_in(votes->all, sentence->from, sentence->to, &motion) ? &motion : NULL;
	if (has_names)
		give_names(votes, &names, moved);
	if (has_vote)
		give_vote(votes, &vote, moved);
}

/* From the block back to the one before: the nearest comes first. */
static void
read_above(struct votes *votes, guint i, gsize start)
{
	votes->has_ballots = FALSE;
	while (i-- > 0 && sentence_of(votes, i)->from >= start) {
		if (read_ballot(votes, sentence_of(votes, i)))
			continue;
		if (votes->has_ballots && !votes->is_by_limb && !is_other_vote(votes, sentence_of(votes, i)))
			give_vote(votes, &votes->ballots, NULL);
		votes->has_ballots = FALSE;
		if (may_tell(votes->all, sentence_of(votes, i)))
			read_sentence_above(votes, sentence_of(votes, i));
	}
}

static gboolean
has_kept(const struct decisions *all, const struct block *block)
{
	for (guint i = block->first; i < block->end; i++)
		if (!g_array_index(all->limbs, struct limb, i).is_dropped)
			return TRUE;
	return FALSE;
}

/* The next block that is kept begins, or the text ends. */
static gsize
next_start(const struct decisions *all, guint number)
{
	for (guint i = number + 1; i < all->blocks->len; i++)
		if (has_kept(all, &g_array_index(all->blocks, struct block, i)))
			return g_array_index(all->blocks, struct block, i).from;
	return all->scene->size;
}

void
find_votes(struct decisions *all)
{
	gsize start = 0;
	guint above = 0, below;

	for (guint i = 0; i < all->blocks->len; i++) {
		struct votes votes = { .all = all, .block = &g_array_index(all->blocks, struct block, i) };

		if (!has_kept(all, votes.block))
			continue;
		while (above < all->scene->sentences->len && sentence_of(&votes, above)->to <= votes.block->from)
			above++;
		for (below = above; below < all->scene->sentences->len && sentence_of(&votes, below)->from < votes.block->to; )
			below++;
		read_inside(&votes);
		read_below(&votes, below, next_start(all, i));
		read_above(&votes, above, start);
		start = votes.block->to;
	}
}

static gboolean
find_who(const struct decisions *all, enum decision_form form, gsize from, gsize to, struct piece *who)
{
	struct cue_set cues = { { 0 } };
	const struct rule *rule;

	if (to <= from)
		return FALSE;
	scene_cues(all->scene, from, to, &cues);
	rule = find_form(all, form, &cues, from, to);

	return rule != NULL && rule_group(rule, all->group, "who", &who->from, &who->to);
}

gboolean
find_addressee(const struct decisions *all, const struct limb *limb, struct piece *who)
{
	const struct block *block = &g_array_index(all->blocks, struct block, limb->block);
	const struct limb *first = &g_array_index(all->limbs, struct limb, block->first);
	gsize lead = first->label.style != LABEL_NONE ? first->label.starts : first->from;

	if (find_who(all, FORM_ADDRESSEE, limb->from, limb->to, who) || find_who(all, FORM_ADDRESSEE, block->from, lead, who))
		return TRUE;
	return block->form == FORM_RECOMMENDATION && (find_who(all, FORM_RECIPIENT, limb->from, limb->to, who) ||
	    find_who(all, FORM_RECIPIENT, block->from, lead, who));
}
