/*
 * Where marks belong now: minutes are corrected, renumbered and moved to another day, and the user's
 * word stays with the action that it was about. Pure: touches neither files nor databases.
 *
 * A mark belongs to the action with its key and its words, else to the one with its words in the same
 * meeting, else to the one with its key, whose words have changed, else to none. The key of an undated
 * meeting changes with its text: its marks also belong to the only action of the body's undated
 * meetings that has their words. What fits to several places equally well belongs to none, and what was
 * said of a meeting that has gone never to another of the day to which it was set.
 */
#ifndef MARKS_HOMES_H
#define MARKS_HOMES_H

#include "marks/word.h"

/* An action that there is. */
struct place {
	char *key, *words; /* words: their hash, word_hash() */
	gint64 id;         /* the caller's */
	gboolean is_moved; /* the user has set its meeting's day or body, or had: marks on other names of the
	                    * meeting may be its */
};

void place_free(gpointer place);

enum home_kind {
	HOME_SURE,    /* the same key and words */
	HOME_MOVED,   /* the same words under another key of the meeting */
	HOME_CHANGED, /* the same key, but other words */
	HOME_LATER,   /* a later mark is there already, which holds */
	HOME_NONE
};

struct home {
	const struct word *word;   /* borrowed, here and below */
	const struct place *place; /* NULL for HOME_NONE */
	enum home_kind kind;
};

/* The meetings about which a day or a body was ever set: their keys "body/day" (char *), to struct names,
 * which only marks_names() asks. `words` are all that were ever said. The caller frees. */
GHashTable *marks_set_meetings(const GPtrArray *words);
/* What such a meeting is called and ever was (char *, "body/day"), by its entry. The caller frees. */
struct names;
GPtrArray *marks_names(const struct names *names);

/* All those names to one that stands for all of a meeting's; meetings that share a name, since two were
 * set to one day, share that, too. The caller frees. */
GHashTable *marks_moves(const GPtrArray *words);

/* The meeting in a key, as "body/day" without the council and without ".2", translated by `moves` (may be NULL).
 * The caller frees. */
char *marks_meeting_of(const char *key, GHashTable *moves);

/* A home (struct home) for each of `words` (struct word: states that hold), in their order. `places` are
 * the actions (struct place) of all meetings that they may belong to. Where several would have one
 * place, the latest word has it. The caller frees. */
GArray *marks_find_homes(const GPtrArray *words, const GPtrArray *places, GHashTable *moves);

#endif
