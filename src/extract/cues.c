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

/* Letters as they are compared: the first eight bytes at once, and what is longer after that. They
 * are a cue, what a pattern can begin with, or both, which are numbered apart; -1: not that. */
struct cue {
	guint64 start, mask;
	const char *word;
	gsize size;
	int number, begin;
	gboolean is_whole; /* what a pattern begins with has no more letters */
};

struct cues {
	guint8 kind[256];    /* of each byte */
	guint64 likely[STARTS / 64 + 1]; /* a bit for each start that a cue has */
	GArray *with[STARTS]; /* struct cue: those with this start; NULL for most */
	GHashTable *numbers; /* char *, the word, to its number */
	GHashTable *starts;  /* the same for words with which patterns begin, as written */
	int digit;           /* the number of "#"; -1: no pattern begins with a digit */
	guint most;          /* in the longest list of `with` */
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
	cues->starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	cues->digit = -1;
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
	g_hash_table_unref(cues->starts);
	g_free(cues);
}

static gboolean
is_cue(const char *word, gsize size, gsize least)
{
	return size >= least && strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") >= size;
}

static guint
start_of(const struct cues *cues, const char *word)
{
	const guint8 *kind = cues->kind;

	return (kind[(guchar)word[0]] * N_KINDS + kind[(guchar)word[1]]) * N_KINDS + kind[(guchar)word[2]];
}

static struct cue
make_cue(const char *word, gsize size)
{
	gsize first = MIN(size, sizeof(guint64));
	struct cue cue = { .word = word, .size = size, .number = -1, .begin = -1 };

	memcpy(&cue.start, word, first);
	memset(&cue.mask, 0xff, first);
	return cue;
}

/* One comparison does for a cue and a beginning of the same letters. */
static gboolean
join(struct cue *there, const struct cue *cue)
{
	if (there->size != cue->size || strncmp(there->word, cue->word, cue->size) != 0 ||
	    (there->number >= 0 && cue->number >= 0) || (there->begin >= 0 && cue->begin >= 0))
		return FALSE;
	there->number = MAX(there->number, cue->number);
	there->begin = MAX(there->begin, cue->begin);
	there->is_whole |= cue->is_whole;
	return TRUE;
}

static void
add_at(struct cues *cues, guint start, const struct cue *cue)
{
	GArray *with = cues->with[start];

	if (with == NULL)
		cues->with[start] = with = g_array_new(FALSE, FALSE, sizeof(struct cue));
	for (guint i = 0; i < with->len; i++)
		if (join(&g_array_index(with, struct cue, i), cue))
			return;
	g_array_append_val(with, *cue);
	cues->most = MAX(cues->most, with->len);
	cues->likely[start / 64] |= G_GUINT64_CONSTANT(1) << start % 64;
}

/* What may follow the letters of a short one: nothing of a word, or anything. */
static void
add_with(struct cues *cues, const struct cue *cue)
{
	char first[3] = { 0 };
	guint start, n = cue->size > 2 || (cue->size == 2 && cue->is_whole) ? 1 : N_KINDS;

	memcpy(first, cue->word, MIN(cue->size, sizeof(first)));
	start = start_of(cues, first);
	for (guint i = 0; i < n; i++)
		add_at(cues, start + i, cue);
}

int
cues_add(struct cues *cues, const char *word)
{
	int number = (int)g_hash_table_size(cues->numbers);
	struct cue cue;
	gpointer known;

	if (g_hash_table_lookup_extended(cues->numbers, word, NULL, &known))
		return GPOINTER_TO_INT(known);
	if (!is_cue(word, strlen(word), 2) || number >= CUES_MOST)
		return -1;
	word = g_strdup(word);
	g_hash_table_insert(cues->numbers, (char *)word, GINT_TO_POINTER(number));
	cue = make_cue(word, strlen(word));
	cue.number = number;
	add_with(cues, &cue);
	return number;
}

static void
add_begin(struct cues *cues, const char *word, gsize size, int number)
{
	struct cue cue = make_cue(word, size);

	cue.begin = number;
	cue.is_whole = word[size] == '\0';
	add_with(cues, &cue);
}

int
cues_add_start(struct cues *cues, const char *word)
{
	int number = (int)g_hash_table_size(cues->starts);
	gboolean is_digit = strcmp(word, "#") == 0, is_beginning = g_str_has_suffix(word, "*");
	gsize size = strlen(word) - is_beginning;
	gpointer known;

	if (g_hash_table_lookup_extended(cues->starts, word, NULL, &known))
		return GPOINTER_TO_INT(known);
	if (number >= STARTS_MOST || (!is_digit && !is_cue(word, size, is_beginning ? 2 : 1)))
		return -1;
	word = g_strdup(word);
	g_hash_table_insert(cues->starts, (char *)word, GINT_TO_POINTER(number));
	if (is_digit)
		cues->digit = number;
	else
		add_begin(cues, word, size, number);
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

/* The word at byte `at`; to *start, and those behind it, go the starts that it is. Returns what
 * follows the last of them. At most the last word of a text has less than three bytes. */
static struct start *
meet(const struct cues *cues, const char *text, gsize at, gsize to, struct cue_set *met, struct start *start)
{
	const char *word = text + at;
	gsize size = to - at;
	char padded[3] = { 0 };
	guint first = start_of(cues, size > 2 ? word : memcpy(padded, word, size));
	const GArray *with;
	guint64 bytes;

	if (cues->digit >= 0 && g_ascii_isdigit(*word))
		*start++ = (struct start){ (guint32)at, (guint32)cues->digit };
	if ((cues->likely[first / 64] >> first % 64 & 1) == 0)
		return start;
	with = cues->with[first];
	bytes = first_bytes(word, size);
	for (guint i = 0; i < with->len; i++) {
		const struct cue *cue = &g_array_index(with, struct cue, i);

		if (!begins(cue, bytes, word, size))
			continue;
		if (cue->number >= 0)
			cue_set_add(met, cue->number);
		if (cue->begin >= 0 && (!cue->is_whole || cue->size == size ||
		    cues->kind[(guchar)word[cue->size]] == NO_WORD))
			*start++ = (struct start){ (guint32)at, (guint32)cue->begin };
	}
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

/* The words of a block, of which each bit of `begin` is the first byte of one, into an array with room
 * for all their starts. */
static void
meet_block(const struct cues *cues, const char *text, gsize at, guint64 begin, gsize to, struct cue_set *met, GArray *starts)
{
	guint before = starts->len;
	struct start *start;

	g_array_set_size(starts, before + BLOCK / 2 * (cues->most + 1));
	start = &g_array_index(starts, struct start, before);
	for (; begin != 0; begin &= begin - 1)
		start = meet(cues, text, at + lowest_bit(begin), to, met, start);
	g_array_set_size(starts, (guint)(start - &g_array_index(starts, struct start, 0)));
}

void
cues_scan(const struct cues *cues, const char *text, gsize from, gsize to, struct cue_set *met, GArray *starts)
{
	g_autoptr(GArray) unwanted = starts == NULL ? g_array_new(FALSE, FALSE, sizeof(struct start)) : NULL;
	guint64 before = 0;

	if (starts == NULL)
		starts = unwanted;
	for (gsize at = from; at < to; at += BLOCK) {
		guint64 bytes = word_bytes(text + at, MIN(BLOCK, to - at));

		meet_block(cues, text, at, bytes & ~(bytes << 1 | before), to, met, starts);
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
