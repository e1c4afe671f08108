/*
 * Cues and the words that patterns begin with are kept as a tree of letters: a word of the text is
 * followed down it, and most are left at their third letter. Where words begin is found for 64 bytes
 * at a time, without a branch a byte.
 */
#include <string.h>
#include "extract/cues.h"

enum {
	NO_WORD = 0, /* kinds of bytes: what parts words, then each letter in either case, each digit, the rest */
	FIRST_DIGIT = 27,
	NO_CUE = 37,
	N_KINDS,
	BLOCK = 64 /* bytes that are looked at together */
};

#define EACH G_GUINT64_CONSTANT(0x0101010101010101)
#define HIGHEST (0x80 * EACH)

/* The words that begin with some letters. What these letters themselves are: -1 where they are none. */
struct node {
	guint16 next[N_KINDS]; /* the node with one more; 0: none, since the root follows nothing */
	gint16 cue;
	gint16 start;          /* of a pattern, where more letters may follow */
	gint16 whole;          /* where none may */
	gboolean is_any;       /* a cue or a start: most are neither */
};

struct cues {
	guint8 kind[256];    /* of each byte */
	GArray *nodes;       /* struct node; the root first */
	guint n_cues;
	GHashTable *starts;  /* words that patterns begin with, as written, to their numbers */
	int digit;           /* the number of "#"; -1: no pattern begins with a digit */
	guint longest;       /* letters of the longest word: more starts than that and two no word can be */
};

static guint8
kind_of(int c)
{
	if (g_ascii_isalpha(c))
		return g_ascii_tolower(c) - 'a' + 1;
	return g_ascii_isdigit(c) ? FIRST_DIGIT + c - '0' : c >= 0x80 ? NO_CUE : NO_WORD;
}

static guint
add_node(struct cues *cues)
{
	struct node node = { .cue = -1, .start = -1, .whole = -1 };

	g_array_append_val(cues->nodes, node);
	return cues->nodes->len - 1;
}

struct cues *
cues_new(void)
{
	struct cues *cues = g_new0(struct cues, 1);

	cues->nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
	cues->starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	cues->digit = -1;
	for (int c = 0; c < 256; c++)
		cues->kind[c] = kind_of(c);
	add_node(cues);
	return cues;
}

void
cues_free(struct cues *cues)
{
	if (cues == NULL)
		return;
	g_array_unref(cues->nodes);
	g_hash_table_unref(cues->starts);
	g_free(cues);
}

/* The node of the first `size` letters of a word, made where there is none; NULL where they are no
 * small letters or digits, fewer than `least`, or where there are too many nodes. */
static struct node *
node_of(struct cues *cues, const char *word, gsize size, gsize least)
{
	guint at = 0;

	if (size < least || strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") < size ||
	    cues->nodes->len + size > G_MAXUINT16)
		return NULL;
	for (gsize i = 0; i < size; i++) {
		guint kind = cues->kind[(guchar)word[i]];
		guint next = g_array_index(cues->nodes, struct node, at).next[kind];

		if (next == 0) {
			next = add_node(cues);
			g_array_index(cues->nodes, struct node, at).next[kind] = next;
		}
		at = next;
	}
	cues->longest = MAX(cues->longest, size);
	return &g_array_index(cues->nodes, struct node, at);
}

int
cues_add(struct cues *cues, const char *word)
{
	struct node *node = node_of(cues, word, strlen(word), 2);

	if (node == NULL || (node->cue < 0 && cues->n_cues == CUES_MOST))
		return -1;
	node->is_any = TRUE;
	if (node->cue < 0)
		node->cue = cues->n_cues++;
	return node->cue;
}

static gboolean
set_start(struct cues *cues, const char *word, int number)
{
	gboolean is_beginning = g_str_has_suffix(word, "*");
	struct node *node;

	if (strcmp(word, "#") == 0) {
		cues->digit = number;
		return TRUE;
	}
	node = node_of(cues, word, strlen(word) - is_beginning, is_beginning ? 2 : 1);
	if (node == NULL)
		return FALSE;
	*(is_beginning ? &node->start : &node->whole) = number;
	node->is_any |= is_beginning;
	return TRUE;
}

int
cues_add_start(struct cues *cues, const char *word)
{
	int number = (int)g_hash_table_size(cues->starts);
	gpointer known;

	if (g_hash_table_lookup_extended(cues->starts, word, NULL, &known))
		return GPOINTER_TO_INT(known);
	if (number >= STARTS_MOST || !set_start(cues, word, number))
		return -1;
	g_hash_table_insert(cues->starts, g_strdup(word), GINT_TO_POINTER(number));
	return number;
}

static void
cue_set_add(struct cue_set *set, int cue)
{
	set->bits[cue / 64] |= G_GUINT64_CONSTANT(1) << cue % 64;
}

static struct start *
add_start(struct start *start, gsize at, int word)
{
	if (word < 0)
		return start;
	*start = (struct start){ (guint32)at, (guint32)word };
	return start + 1;
}

/* The word at byte `at`. To *start, and those behind it, go the starts that it is; returns what
 * follows the last of them. */
static struct start *
meet(const struct cues *cues, const char *text, gsize at, gsize to, struct cue_set *met, struct start *start)
{
	const struct node *nodes = &g_array_index(cues->nodes, struct node, 0), *node = nodes;
	guint kind = cues->kind[(guchar)text[at]], next;
	gsize end = at;

	if (kind >= FIRST_DIGIT && kind < NO_CUE)
		start = add_start(start, at, cues->digit);
	while ((next = node->next[kind]) != 0) {
		node = nodes + next;
		if (node->is_any) {
			if (node->cue >= 0)
				cue_set_add(met, node->cue);
			start = add_start(start, at, node->start);
		}
		kind = ++end < to ? cues->kind[(guchar)text[end]] : NO_WORD;
	}
	return kind == NO_WORD ? add_start(start, at, node->whole) : start;
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

	g_array_set_size(starts, before + BLOCK / 2 * (cues->longest + 2));
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
