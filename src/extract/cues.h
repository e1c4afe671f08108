/*
 * Which cue words a piece of text holds, in one pass over it, for extract/ alone. Most sentences of
 * minutes hold nothing that any rule could find, and trying a hundred patterns on each would cost
 * more than all else that a load does. The same pass notes where those words stand with which a
 * pattern can begin: it is tried at these places alone then.
 */
#ifndef EXTRACT_CUES_H
#define EXTRACT_CUES_H

#include <glib.h>

enum { CUES_MOST = 1024, STARTS_MOST = 1536 };

struct cue_set {
	guint64 bits[CUES_MOST / 64];
};

/* Words with which a pattern can begin, by their numbers. */
struct start_set {
	guint64 bits[STARTS_MOST / 64];
};

/* One of them, where it stands: the byte at which it begins. */
struct start {
	guint32 at;
	guint32 word;
};

struct cues;

struct cues *cues_new(void);
void cues_free(struct cues *cues);

/* The number of a cue, made where it is new: a word's beginning, two or more small ASCII letters or
 * digits, or several words up to the last one's beginning, parted by `_`, which stands for blanks; `#`
 * is any that begins with a digit, `~` with neither digit nor ASCII letter. -1 where it is no such thing, or
 * there are too many. */
int cues_add(struct cues *cues, const char *word);

/* A cue that has many words, which is as good as one that begins any of them; -1 where there are too many
 * cues. A word can be in one group only: FALSE where it is in another, or can be no cue. */
int cues_add_group(struct cues *cues);
gboolean cues_add_to_group(struct cues *cues, int group, const char *word);

/* The number of a word, or several, with which a pattern can begin, made where it is new: written as
 * above, but whole, or a beginning where a `*` follows; `#` is any that begins with a digit. -1 as
 * above. */
int cues_add_start(struct cues *cues, const char *word);

/* To be called once, when all are added: only then can a text be scanned. FALSE where all of them
 * together are too many. */
gboolean cues_close(struct cues *cues);

/* Adds to `met` each cue that begins a word of bytes `from` to `to` of the text, without regard to
 * case, and to `starts` (struct start; may be NULL) each word that a pattern can begin with, as they
 * stand. One word may be there more than once, by several numbers. A word goes on to its own end. */
void cues_scan(const struct cues *cues, const char *text, gsize from, gsize to, struct cue_set *met, GArray *starts);

enum { WORDS_AHEAD = 128 /* that are followed together */ };

struct word_ahead {
	guint32 at, end; /* bytes: where it begins, and where it was left */
	guint32 cell;    /* what it was followed to */
};

/*
 * The same in steps, for a text that is cut into pieces between its words:
 *
 *     cue_scan_init(&scan, cues, text, size, 0, starts);
 *     for each piece:
 *             cue_scan_to(&scan, piece->to, &piece->cues);
 *     cue_scan_clear(&scan);
 *
 * Only then does `starts` hold what was found. Behind the text stands a byte that is part of no word, as
 * the end of a string is.
 */
struct cue_scan {
	const struct cues *cues;
	const char *text;
	gsize size;
	GArray *starts;
	guint n_starts;      /* of these that are taken; the others are room */
	gsize next;          /* from this byte on the text wasn't looked at yet */
	guint64 goes_on;     /* the first bit: a word stands there already */
	guint n_ahead, n_met;
	struct word_ahead ahead[WORDS_AHEAD]; /* in order; the first n_met were taken in */
};

void cue_scan_init(struct cue_scan *scan, const struct cues *cues, const char *text, gsize size, gsize from, GArray *starts);
void cue_scan_clear(struct cue_scan *scan);
/* Goes on up to byte `to`. */
void cue_scan_to(struct cue_scan *scan, gsize to, struct cue_set *met);

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
