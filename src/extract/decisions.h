/*
 * How resolutions.c, openings.c, limbs.c, bare.c, votes.c and repeats.c share one item's decisions,
 * for these alone.
 *
 *     all = decisions_new(scene);
 *     choose_rules(all);               those that could find anything in this item
 *     find_opening(all, sentence, ...) "Resolved:-"
 *     read_block(all, ...)             what stands under it, limb by limb
 *     drop_repeats(all);               "Decision:" and "Minutes:" with the same words
 *     find_votes(all);                 who moved it, how many were for it
 *
 * All offsets are bytes of the scene's text.
 */
#ifndef EXTRACT_DECISIONS_H
#define EXTRACT_DECISIONS_H

#include "extract/labels.h"
#include "extract/scene.h"

/* What a rule of the topic `resolution` is for; `form` in data/phrases.conf. */
enum decision_form {
	FORM_BLOCK,          /* opens a block: to the end of its paragraph, and the limbs below */
	FORM_INLINE,         /* decides in its sentence: what follows the match is what is decided */
	FORM_WHOLE,          /* the whole sentence is the decision */
	FORM_ALONE,          /* a word that decides what stands before it in its paragraph */
	FORM_RECOMMENDATION, /* as block, but asks others to decide */
	FORM_MOTION,         /* as block, but counts only where it is carried below */
	FORM_CARRIED,        /* ... which this says */
	FORM_LOST,           /* ... or the contrary */
	FORM_BARE,           /* a paragraph that is a limb, though no word opens the block */
	FORM_END,            /* a paragraph that is no part of a block any more */
	FORM_VOTE,           /* how many voted how */
	FORM_BALLOT,         /* how one member voted */
	FORM_MOVER,
	FORM_ADDRESSEE,      /* who is asked, in a limb */
	FORM_RECIPIENT,      /* who is asked, in a recommendation */
	FORM_NOTHING,        /* no decision, though it stands below a page's "Decision:" */
	N_FORMS
};

struct piece {
	gsize from, to;
};

/* Paragraphs and list entries. */
struct paragraph {
	gsize from, to;
	guint first, end; /* its sentences */
	guint8 bullet;
};

struct limb {
	gsize from, to;
	struct label label; /* style LABEL_NONE: none */
	guint block;
	gboolean is_dropped; /* said again elsewhere, or a motion that wasn't carried */
	struct vote vote;
	gboolean has_vote;
	struct piece mover, seconder;
};

struct block {
	gsize from, to;
	const struct rule *rule;
	const struct rule *carried_by; /* NULL: not said */
	enum decision_form form;
	struct piece word, who;
	guint first, end;  /* its limbs */
	gboolean is_lost; /* as is said below it */
};

struct decisions {
	struct scene *scene;
	const struct topic *topic;
	guint8 forms[TOPIC_RULES];        /* enum decision_form, by number of rule */
	struct rule_set of_form[N_FORMS], opening; /* rules of the topic */
	struct rule_set chosen; /* those whose cues the item holds */
	struct cue_set in_any, in_capitals; /* cues of openings: in any sentence, in one with capitals */
	struct cue_set telling;             /* cues of votes and movers */
	GArray *paragraphs; /* struct paragraph */
	GArray *blocks;     /* struct block */
	GArray *limbs;      /* struct limb */
	gsize *group;       /* of the last match, which the next search overwrites; see rule_finds() */
};

/* An opening that was found. */
struct opening {
	const struct rule *rule;
	enum decision_form form;
	gsize from, at; /* the match; where what is decided begins */
	gsize to;       /* the end of a whole sentence, where `form` is FORM_WHOLE */
	gboolean has_text; /* the rule says itself where it begins */
	struct piece word, who;
};

/* Sorts the rules, once for all items. The scene frees. */
struct decisions *decisions_new(struct scene *scene);
void decisions_free(struct decisions *all);

/* Turns to the scene's item: empties the lists and chooses rules. */
void choose_rules(struct decisions *all);
/* Whether any rule could find a decision in the item. */
gboolean may_decide(const struct decisions *all);

/* Whether the rule, of any form, finds something in bytes `from` to `to`. */
gboolean finds(const struct decisions *all, const struct rule *rule, gsize from, gsize to);
/* The first match of a rule of this form among bytes from to `to`, where `cues` allow it (NULL: any). */
const struct rule *find_form(const struct decisions *all, enum decision_form form, const struct cue_set *cues,
    gsize from, gsize to);
/* A named group of the last match, which was this rule's; empty where it took no part. */
struct piece piece_of(const struct decisions *all, const struct rule *rule, const char *name);

/* Whether the sentence could say how members voted, or who moved what. */
gboolean may_tell(const struct decisions *all, const struct sentence *sentence);

/* Whether a decision opens in the sentence, whose paragraph ends at `to`. */
gboolean find_opening(const struct decisions *all, const struct sentence *sentence, gsize to, struct opening *opening);

/* Whether another block opens at the beginning of a paragraph. */
gboolean opens_block(const struct decisions *all, const struct paragraph *paragraph);

/* Reads the block that `opening` in paragraph `number` opens; appends it and its limbs, if any.
 * Returns the number of the first paragraph that is no part of it. */
guint read_block(struct decisions *all, guint number, const struct opening *opening);

/* The run of bare "That ..." paragraphs which ends the item, as a block without a word. */
void read_bare(struct decisions *all);

void drop_repeats(struct decisions *all);
void find_votes(struct decisions *all);
/* Who is asked in a limb, or by the lead-in of its block; FALSE where the words don't say. */
gboolean find_addressee(const struct decisions *all, const struct limb *limb, struct piece *who);

/* How much of the words of the shorter text stand in the longer, from 0 to 1. */
double words_shared(const char *text, struct piece a, struct piece b);

#endif
