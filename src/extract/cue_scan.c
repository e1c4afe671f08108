/*
 * A text going down the tree of cues. Where words begin is found for 64 bytes at a time, without a branch
 * a byte; and many words are followed together, since a processor can't guess at which letter one of them
 * will be left, and waits there if it is asked.
 */
#include <string.h>
#include "extract/cues_inner.h"

enum { BLOCK = 64 /* bytes that are looked at together */ };

#define EACH G_GUINT64_CONSTANT(0x0101010101010101)
#define HIGHEST (0x80 * EACH)

/* Takes in a word that means that and begins at byte `at`; returns where the next start goes. */
static struct start *
meet(const struct meaning *meanings, guint number, gsize at, struct cue_set *met, struct start *start)
{
	const struct meaning *meaning;

	do {
		meaning = meanings + number;
		for (guint i = 0; i < AT_ONCE; i++) {
			met->bits[meaning->in[i]] |= meaning->cue[i];
			start[i] = (struct start){ (guint32)at, meaning->start[i] };
		}
		start += meaning->n_starts;
	} while ((number = meaning->more) != 0);
	return start;
}

/* Eight bytes at once, each of which is below 0x80: the highest bit of those from `first` to `last`. */
static guint64
within(guint64 bytes, guint64 first, guint64 last)
{
	return (bytes + (0x80 - first) * EACH) & ~(bytes + (0x7f - last) * EACH) & HIGHEST;
}

/* A bit for each of eight bytes that is part of a word, the first one's lowest. */
static guint64
eight_word_bytes(const char *text)
{
	guint64 bytes, low, of_words;

	memcpy(&bytes, text, sizeof(bytes));
	bytes = GUINT64_TO_LE(bytes);
	low = bytes & ~HIGHEST;
	of_words = (bytes & HIGHEST) | within(low | 0x20 * EACH, 'a', 'z') | within(low, '0', '9');
	return (of_words >> 7) * G_GUINT64_CONSTANT(0x0102040810204080) >> 56;
}

/* A bit for each of `n` bytes, of which there are at most BLOCK. */
static guint64
word_bytes(const char *text, gsize n)
{
	char padded[8] = { 0 };
	guint64 bytes = 0;
	gsize at = 0;

	for (; at + sizeof(padded) <= n; at += sizeof(padded))
		bytes |= eight_word_bytes(text + at) << at;
	if (at < n)
		bytes |= eight_word_bytes(memcpy(padded, text + at, n - at)) << at;
	return bytes;
}

void
cue_scan_init(struct cue_scan *scan, const struct cues *cues, const char *text, gsize size, gsize from, GArray *starts)
{
	scan->cues = cues;
	scan->text = text;
	scan->size = size;
	scan->starts = starts != NULL ? g_array_ref(starts) : g_array_new(FALSE, FALSE, sizeof(struct start));
	scan->n_starts = scan->starts->len;
	scan->next = from;
	scan->goes_on = 0;
	scan->n_ahead = scan->n_met = 0;
}

void
cue_scan_clear(struct cue_scan *scan)
{
	g_array_set_size(scan->starts, scan->n_starts);
	g_array_unref(scan->starts);
}

/* The next words, as many as there is room for. */
static void
find_words(struct cue_scan *scan)
{
	guint n = 0;

	while (scan->next < scan->size && n + BLOCK / 2 <= WORDS_AHEAD) {
		guint64 bytes = word_bytes(scan->text + scan->next, MIN(BLOCK, scan->size - scan->next));

		for (guint64 words = bytes & ~(bytes << 1 | scan->goes_on); words != 0; words &= words - 1)
			scan->ahead[n++].at = (guint32)scan->next + lowest_bit(words);
		scan->goes_on = bytes >> (BLOCK - 1);
		scan->next += BLOCK;
	}
	scan->n_ahead = n;
	scan->n_met = 0;
}

/* A word that is followed: the cell that it came to, and the next byte. */
struct follower {
	guint32 end;
	guint16 cell, word;
};

/* By their first two letters. */
static void
set_out(const struct cue_scan *scan, struct follower *followers)
{
	const guint8 *kinds = scan->cues->kind;

	for (guint i = 0; i < scan->n_ahead; i++) {
		guint32 at = scan->ahead[i].at;
		const guchar *letters = (const guchar *)scan->text + at;
		guint16 cell = scan->cues->pairs[kinds[letters[0]]][kinds[letters[1]]];

		followers[i] = (struct follower){ cell != ROOT ? at + 2 : at, cell, (guint16)i };
	}
}

/* All of them a letter further each time, until the last one is left. */
static void
follow_words(struct cue_scan *scan)
{
	const struct cell *cells = (const struct cell *)(void *)scan->cues->cells->data;
	const guint8 *kinds = scan->cues->kind;
	struct follower followers[WORDS_AHEAD];

	set_out(scan, followers);
	for (guint n = scan->n_ahead, still = 0; n > 0; n = still, still = 0) {
		for (guint i = 0; i < n; i++) {
			struct follower follower = followers[i];
			struct word_ahead *word = &scan->ahead[follower.word];
			guint next = cells[follower.cell].base + kinds[(guchar)scan->text[follower.end]];

			word->cell = follower.cell;
			word->end = follower.end;
			followers[still] = (struct follower){ follower.end + 1, (guint16)next, follower.word };
			still += cells[next].parent == follower.cell;
		}
	}
}

/* Where words are parted by more than one blank, of which `at` is the second. */
static guint
meaning_beyond_blanks(const struct cues *cues, const guchar *at, guint cell)
{
	const struct cell *cells = (const struct cell *)(void *)cues->cells->data;
	guint kind, next;

	for (;; cell = next, at++) {
		while ((kind = cues->kind[*at]) == BLANK && cues->kind[at[-1]] == BLANK)
			at++;
		next = cells[cell].base + kind;
		if (cells[next].parent != cell)
			return cells[cell].meaning[kind <= BLANK];
	}
}

/* What a word means that was followed, and as many words behind it as are asked for together with it. */
static guint
meaning_of(const struct cue_scan *scan, const struct word_ahead *word)
{
	const struct cell *cells = (const struct cell *)(void *)scan->cues->cells->data;
	const guint8 *kinds = scan->cues->kind;
	const guchar *end = (const guchar *)scan->text + word->end;
	guint kind = kinds[*end];

	/* That a blank was the last is rare, that one is next isn't: that is asked first. */
	if (kinds[end[-(word->end > word->at)]] == BLANK && kind == BLANK)
		return meaning_beyond_blanks(scan->cues, end, word->cell);
	return cells[word->cell].meaning[kind <= BLANK];
}

/* Goes on to the next words, and makes room for all their starts. */
static void
look_ahead(struct cue_scan *scan)
{
	find_words(scan);
	follow_words(scan);
	g_array_set_size(scan->starts, scan->n_starts + scan->n_ahead * (2 * scan->cues->longest + 1) + AT_ONCE);
}

/* Takes in the words ahead that begin before byte `to`. */
static void
meet_words(struct cue_scan *scan, gsize to, struct cue_set *met)
{
	const struct meaning *meanings = (const struct meaning *)(void *)scan->cues->meanings->data;
	struct start *first = (struct start *)(void *)scan->starts->data, *start = first + scan->n_starts;
	guint i = scan->n_met;

	for (; i < scan->n_ahead && scan->ahead[i].at < to; i++)
		start = meet(meanings, meaning_of(scan, &scan->ahead[i]), scan->ahead[i].at, met, start);
	scan->n_met = i;
	scan->n_starts = start - first;
}

void
cue_scan_to(struct cue_scan *scan, gsize to, struct cue_set *met)
{
	meet_words(scan, to, met);
	while (scan->n_met == scan->n_ahead && scan->next < MIN(to, scan->size)) {
		look_ahead(scan);
		meet_words(scan, to, met);
	}
}

void
cues_scan(const struct cues *cues, const char *text, gsize from, gsize to, struct cue_set *met, GArray *starts)
{
	struct cue_scan scan;

	cue_scan_init(&scan, cues, text, to, from, starts);
	cue_scan_to(&scan, to, met);
	cue_scan_clear(&scan);
}
