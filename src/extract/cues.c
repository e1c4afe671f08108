/*
 * A cue is found by the first three letters of a word: a table of bits, small enough to stay next to
 * the processor, tells most words apart from all cues; only then are those that begin so compared,
 * eight bytes at once. Where words begin is found for 64 bytes at a time, without a branch a byte.
 */
#include <string.h>
#include "extract/cues.h"

enum {
	NO_WORD = 0, /* kinds of bytes: what parts words, then each letter in either case, each digit, the rest */
	FIRST_DIGIT = 27,
	NO_CUE = 37,
	N_KINDS,
	STARTS = N_KINDS * N_KINDS * N_KINDS, /* of words: three kinds */
	BLOCK = 64 /* bytes that are looked at together */
};

#define EACH G_GUINT64_CONSTANT(0x0101010101010101)
#define HIGHEST (0x80 * EACH)

/* A cue as it is compared: its first eight bytes at once, and what is longer after that. */
struct cue {
	guint64 start, mask;
	char *word;
	gsize size;
	int number;
};

struct cues {
	guint8 kind[256];    /* of each byte */
	guint64 likely[STARTS / 64 + 1]; /* a bit for each start that a cue has */
	GArray *with[STARTS]; /* struct cue: those with this start; NULL for most */
	GHashTable *numbers; /* char *, the word, to its number */
};

static guint8
kind_of(int c)
{
	if (g_ascii_isalpha(c))
		return g_ascii_tolower(c) - 'a' + 1;
	return g_ascii_isdigit(c) ? FIRST_DIGIT + c - '0' : c >= 0x80 ? NO_CUE : NO_WORD;
}

struct cues *
cues_new(void)
{
	struct cues *cues = g_new0(struct cues, 1);

	cues->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (int c = 0; c < 256; c++)
		cues->kind[c] = kind_of(c);
	return cues;
}

void
cues_free(struct cues *cues)
{
	if (cues == NULL)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(cues->with); i++)
		if (cues->with[i] != NULL)
			g_array_unref(cues->with[i]);
	g_hash_table_unref(cues->numbers);
	g_free(cues);
}

static gboolean
is_cue(const char *word)
{
	return strlen(word) >= 2 && strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen(word);
}

static guint
start_of(const struct cues *cues, const char *word)
{
	const guint8 *kind = cues->kind;

	return (kind[(guchar)word[0]] * N_KINDS + kind[(guchar)word[1]]) * N_KINDS + kind[(guchar)word[2]];
}

static struct cue
make_cue(char *word, int number)
{
	gsize size = strlen(word), first = MIN(size, sizeof(guint64));
	struct cue cue = { .word = word, .size = size, .number = number };

	memcpy(&cue.start, word, first);
	memset(&cue.mask, 0xff, first);
	return cue;
}

/* The third byte of a cue of two may be any. */
static void
add_with(struct cues *cues, const struct cue *cue)
{
	guint start = start_of(cues, cue->word), last = cue->size > 2 ? start : start + N_KINDS - 1;

	for (; start <= last; start++) {
		if (cues->with[start] == NULL)
			cues->with[start] = g_array_new(FALSE, FALSE, sizeof(struct cue));
		g_array_append_val(cues->with[start], *cue);
		cues->likely[start / 64] |= G_GUINT64_CONSTANT(1) << start % 64;
	}
}

int
cues_add(struct cues *cues, const char *word)
{
	int number = (int)g_hash_table_size(cues->numbers);
	struct cue cue;
	gpointer known;

	if (g_hash_table_lookup_extended(cues->numbers, word, NULL, &known))
		return GPOINTER_TO_INT(known);
	if (!is_cue(word) || number >= CUES_MOST)
		return -1;
	cue = make_cue(g_strdup(word), number);
	g_hash_table_insert(cues->numbers, cue.word, GINT_TO_POINTER(number));
	add_with(cues, &cue);
	return number;
}

/* In small letters: the bit that tells them from capitals is set in digits anyway. */
static guint64
first_bytes(const char *text, gsize size)
{
	guint64 bytes = 0;

	if (size >= sizeof(bytes))
		memcpy(&bytes, text, sizeof(bytes));
	else
		memcpy(&bytes, text, size);
	return bytes | G_GUINT64_CONSTANT(0x2020202020202020);
}

static gboolean
begins(const struct cue *cue, guint64 bytes, const char *text, gsize size)
{
	return (bytes & cue->mask) == cue->start && cue->size <= size && (cue->size <= sizeof(bytes) ||
	    g_ascii_strncasecmp(text + sizeof(bytes), cue->word + sizeof(bytes), cue->size - sizeof(bytes)) == 0);
}

static void
cue_set_add(struct cue_set *set, int cue)
{
	set->bits[cue / 64] |= G_GUINT64_CONSTANT(1) << cue % 64;
}

/* At most the last word of a text has less than three bytes before its end. */
static void
meet(const struct cues *cues, const char *text, gsize size, struct cue_set *met)
{
	char padded[3] = { 0 };
	guint start = start_of(cues, size > 2 ? text : memcpy(padded, text, size));
	const GArray *with;
	guint64 bytes;

	if ((cues->likely[start / 64] >> start % 64 & 1) == 0)
		return;
	with = cues->with[start];
	bytes = first_bytes(text, size);
	for (guint i = 0; i < with->len; i++) {
		const struct cue *cue = &g_array_index(with, struct cue, i);

		if (begins(cue, bytes, text, size))
			cue_set_add(met, cue->number);
	}
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
cues_scan(const struct cues *cues, const char *text, gsize size, struct cue_set *met)
{
	guint64 before = 0;

	for (gsize at = 0; at < size; at += BLOCK) {
		guint64 bytes = word_bytes(text + at, MIN(BLOCK, size - at));

		for (guint64 starts = bytes & ~(bytes << 1 | before); starts != 0; starts &= starts - 1)
			meet(cues, text + at + lowest_bit(starts), size - at - lowest_bit(starts), met);
		before = bytes >> (BLOCK - 1);
	}
}

void
cue_set_join(struct cue_set *set, const struct cue_set *more)
{
	for (gsize i = 0; i < G_N_ELEMENTS(set->bits); i++)
		set->bits[i] |= more->bits[i];
}

gboolean
cue_sets_meet(const struct cue_set *a, const struct cue_set *b)
{
	for (gsize i = 0; i < G_N_ELEMENTS(a->bits); i++)
		if (a->bits[i] & b->bits[i])
			return TRUE;
	return FALSE;
}

void
cue_need_add(struct cue_need *need, int cue)
{
	guint i = 0;

	while (i < need->n && need->word[i] != cue / 64)
		i++;
	if (i == need->n) {
		need->word[need->n] = cue / 64;
		need->mask[need->n++] = 0;
	}
	need->mask[i] |= G_GUINT64_CONSTANT(1) << cue % 64;
}

gboolean
cue_need_is_met(const struct cue_need *need, const struct cue_set *met)
{
	for (guint i = 0; i < need->n; i++)
		if (met->bits[need->word[i]] & need->mask[i])
			return TRUE;
	return FALSE;
}
