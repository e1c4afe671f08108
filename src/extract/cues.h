/*
 * Which cue words a piece of text holds, in one pass over it, for extract/ alone. Most sentences of
 * minutes hold nothing that any rule could find, and trying a hundred patterns on each would cost
 * more than all else that a load does.
 */
#ifndef EXTRACT_CUES_H
#define EXTRACT_CUES_H

#include <glib.h>

enum { CUES_MOST = 704 };

struct cue_set {
	guint64 bits[CUES_MOST / 64];
};

struct cues;

struct cues *cues_new(void);
void cues_free(struct cues *cues);

/* The number of a cue, made where it is new: a word's beginning, two or more small ASCII letters or
 * digits. -1 where it is no such thing, or there are too many. */
int cues_add(struct cues *cues, const char *word);

/* Adds to `met` each cue that begins a word of the text, without regard to case. */
void cues_scan(const struct cues *cues, const char *text, gsize size, struct cue_set *met);

/* The number of the lowest bit that is set; `bits` isn't 0. */
static inline guint
lowest_bit(guint64 bits)
{
	return (guint)__builtin_ctzll(bits);
}

/* Adds all of `more`. */
void cue_set_join(struct cue_set *set, const struct cue_set *more);

/* Whether any cue is in both. */
gboolean cue_sets_meet(const struct cue_set *a, const struct cue_set *b);

/* The cues of a rule, of which one must be met: only the words of the set that hold any. */
struct cue_need {
	guint n;
	guint8 word[CUES_MOST / 64];
	guint64 mask[CUES_MOST / 64];
};

void cue_need_add(struct cue_need *need, int cue);
gboolean cue_need_is_met(const struct cue_need *need, const struct cue_set *met);

#endif
