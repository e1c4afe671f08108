/*
 * The rules of a topic, and which of them a sentence's cues leave to be tried, for extract/ alone.
 * Rules are told by their number in the topic, which is the order of the file:
 *
 *     topic_choose(topic, &sentence->cues, &chosen);
 *     for (int i = -1; (i = rule_set_next(&chosen, i)) >= 0;)
 *             rule_finds(topic_rule(topic, i), ...)
 */
#ifndef EXTRACT_TOPIC_H
#define EXTRACT_TOPIC_H

#include "extract/cues.h"

enum { TOPIC_RULES = 256 /* that a topic can have */ };

struct rule;

struct rule_set {
	guint64 bits[TOPIC_RULES / 64];
};

enum { CUE_SLOTS = 4 /* sets of cues that a rule can have */ };

/* Of 64 rules, those whose first, second ... sets a cue is in. */
struct cue_rules {
	guint64 of_slot[CUE_SLOTS];
};

/* 64 rules by their cues: most topics have no more, and what else there might be costs nothing. */
struct rule_block {
	struct cue_rules by_cue[CUES_MOST], without; /* without: those that have no such set */
	struct cue_set any; /* the cues of all their sets */
};

struct topic {
	GPtrArray *rules; /* struct rule */
	struct rule_block *blocks[TOPIC_RULES / 64]; /* NULL behind the last rule's */
	struct cue_set first; /* the cues of all first sets */
};

/* An empty topic; `free_rule` frees its rules, NULL where they are another's. */
struct topic *topic_new(GDestroyNotify free_rule);
void topic_free(gpointer topic);

/* Takes the rule. FALSE, and it is not taken, where there are too many, or too many sets of its cues. */
gboolean topic_add(struct topic *topic, struct rule *rule);

static inline const struct rule *
topic_rule(const struct topic *topic, guint number)
{
	return topic->rules->pdata[number];
}

/* Whether any rule with cues could find anything: most sentences are done with here. */
gboolean topic_is_cued(const struct topic *topic, const struct cue_set *met);

/* Sets those that could find anything where these cues are met; FALSE where there are none. */
gboolean topic_choose(const struct topic *topic, const struct cue_set *met, struct rule_set *chosen);

void rule_set_add(struct rule_set *set, guint number);
/* Takes out all but those of `other`; FALSE where none are left. */
gboolean rule_set_meet(struct rule_set *set, const struct rule_set *other);

/* The first number after `number` (-1 for the first of all); -1 where there is no more. */
static inline int
rule_set_next(const struct rule_set *set, int number)
{
	guint from = (guint)(number + 1);
	guint64 behind = ~G_GUINT64_CONSTANT(0) << from % 64;

	for (guint i = from / 64; i < TOPIC_RULES / 64; i++, behind = ~G_GUINT64_CONSTANT(0))
		if ((set->bits[i] & behind) != 0)
			return (int)(i * 64 + lowest_bit(set->bits[i] & behind));
	return -1;
}

#endif
