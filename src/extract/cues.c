/*
 * Cues and the words that patterns begin with are kept as a tree of letters. A word of the text is
 * followed down it without looking at what its beginnings are, and most are left at their third
 * letter: each node knows what all beginnings on the way to it mean together. Where words begin is
 * found for 64 bytes at a time, without a branch a byte; and many words are followed together, since a
 * processor can't guess at which letter one of them will be left, and waits there if it is asked.
 */
#include <string.h>
#include "extract/cues.h"

enum {
	NO_WORD, BLANK, /* kinds of bytes: what parts words, then each letter in either case, each digit, the rest */
	FIRST_LETTER,
	FIRST_DIGIT = FIRST_LETTER + 26,
	NO_CUE = FIRST_DIGIT + 10,
	N_KINDS,
	BLOCK = 64 /* bytes that are looked at together */
};

#define EACH G_GUINT64_CONSTANT(0x0101010101010101)
#define HIGHEST (0x80 * EACH)

/* The words that begin with some letters. What these letters themselves are: -1 where they are none. */
struct node {
	guint64 kinds;         /* a bit for each kind of letter that may follow */
	guint16 next[N_KINDS]; /* the node with one more; 0: none, since the root follows nothing */
	gint16 cue;
	gint16 group;          /* a cue of many words */
	gint16 start;          /* of a pattern, where more letters may follow */
	gint16 whole;          /* where none may */
	guint16 meaning;       /* what the letters before this one mean together */
	guint16 cell;          /* where it goes */
};

/* The same, laid out for scanning: nodes lie where others leave gaps, so that the whole tree fits into
 * the processor's nearest cache. */
struct cell {
	guint16 base;   /* the node with one more letter is the cell at this plus the letter's kind */
	guint16 parent; /* the cell of the one with a letter less; 0: the cell is free */
	/* What a word means that is followed to here and no further: [0] where more letters follow, [1]
	 * where none do. */
	guint16 meaning[2];
};

enum { ROOT = 1, AT_ONCE = 2 };

/* What a word is: a fixed number of things, which are taken in without a branch, and seldom more. */
struct meaning {
	guint64 cue[AT_ONCE];   /* a bit of a cue set; 0: none */
	guint16 start[AT_ONCE];
	guint8 in[AT_ONCE];     /* which word of the set the cue's bit is in */
	guint8 n_cues, n_starts;
	guint16 more;           /* another meaning that it has, too; 0: none */
};

struct cues {
	guint8 kind[256];    /* of each byte */
	GArray *nodes;       /* struct node; the root first, each behind the one that it follows */
	GArray *cells;       /* struct cell, once it is closed; the first is nobody's */
	GArray *meanings;    /* struct meaning; the first: nothing */
	guint16 pairs[N_KINDS][N_KINDS]; /* the cell of two letters, by their kinds; ROOT where there is none */
	guint n_cues;
	GHashTable *starts;  /* words that patterns begin with, as written, to their numbers */
	guint longest;       /* letters of the longest word: more starts than twice that and one no word can be */
};

static guint8
kind_of(int c)
{
	if (g_ascii_isalpha(c))
		return g_ascii_tolower(c) - 'a' + FIRST_LETTER;
	if (g_ascii_isdigit(c))
		return c - '0' + FIRST_DIGIT;
	return c >= 0x80 ? NO_CUE : c == '\v' || g_ascii_isspace(c) ? BLANK : NO_WORD;
}

static guint
add_node(struct cues *cues)
{
	struct node node = { .cue = -1, .group = -1, .start = -1, .whole = -1 };

	g_array_append_val(cues->nodes, node);
	return cues->nodes->len - 1;
}

/* The node behind node `at` for a letter of that kind, made where there is none. */
static guint
follow(struct cues *cues, guint at, guint kind)
{
	guint next = g_array_index(cues->nodes, struct node, at).next[kind];
	struct node *node;

	if (next != 0)
		return next;
	next = add_node(cues);
	node = &g_array_index(cues->nodes, struct node, at);
	node->kinds |= G_GUINT64_CONSTANT(1) << kind;
	node->next[kind] = next;
	return next;
}

struct cues *
cues_new(void)
{
	struct cues *cues = g_new0(struct cues, 1);

	cues->nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
	cues->cells = g_array_new(FALSE, TRUE, sizeof(struct cell));
	cues->meanings = g_array_new(FALSE, TRUE, sizeof(struct meaning));
	g_array_set_size(cues->meanings, 1);
	cues->starts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
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
	g_array_unref(cues->cells);
	g_array_unref(cues->meanings);
	g_hash_table_unref(cues->starts);
	g_free(cues);
}

/* The node of the first `size` letters of a word or several, made where there is none; NULL where they
 * are no small letters, digits or `_`, fewer than `least`, or where there are too many nodes. */
static struct node *
node_of(struct cues *cues, const char *word, gsize size, gsize least)
{
	guint at = 0;

	if (size < least || strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_") < size ||
	    cues->nodes->len + size > G_MAXUINT16)
		return NULL;
	for (gsize i = 0; i < size; i++)
		at = follow(cues, at, word[i] == '_' ? BLANK : cues->kind[(guchar)word[i]]);
	cues->longest = MAX(cues->longest, size);
	return &g_array_index(cues->nodes, struct node, at);
}

static const char digits[] = "0123456789";

static struct node *
node_of_cue(struct cues *cues, const char *word)
{
	guint other;

	if (strcmp(word, "#") == 0)
		return node_of(cues, digits, 1, 1);
	if (strcmp(word, "~") != 0)
		return node_of(cues, word, strlen(word), 2);
	other = follow(cues, 0, NO_CUE);
	return &g_array_index(cues->nodes, struct node, other);
}

int
cues_add(struct cues *cues, const char *word)
{
	struct node *node = node_of_cue(cues, word);
	int cue;

	if (node == NULL || (node->cue < 0 && cues->n_cues == CUES_MOST))
		return -1;
	if (node->cue < 0)
		node->cue = cues->n_cues++;
	cue = node->cue;
	for (gsize i = 0; strcmp(word, "#") == 0 && digits[i] != '\0'; i++)
		node_of(cues, digits + i, 1, 1)->cue = cue;
	return cue;
}

int
cues_add_group(struct cues *cues)
{
	return cues->n_cues < CUES_MOST ? (int)cues->n_cues++ : -1;
}

gboolean
cues_add_to_group(struct cues *cues, int group, const char *word)
{
	struct node *node = node_of(cues, word, strlen(word), 2);

	if (node == NULL || (node->group >= 0 && node->group != group))
		return FALSE;
	node->group = group;
	return TRUE;
}

static void
set_digits(struct cues *cues, int number)
{
	for (gsize i = 0; digits[i] != '\0'; i++)
		node_of(cues, digits + i, 1, 1)->start = number;
}

static gboolean
set_start(struct cues *cues, const char *word, int number)
{
	gboolean is_beginning = g_str_has_suffix(word, "*");
	struct node *node;

	if (strcmp(word, "#") == 0) {
		set_digits(cues, number);
		return TRUE;
	}
	node = node_of(cues, word, strlen(word) - is_beginning, is_beginning ? 2 : 1);
	if (node == NULL)
		return FALSE;
	*(is_beginning ? &node->start : &node->whole) = number;
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

/* Another meaning: that one, and a cue and a start (-1: none) besides. */
static guint
add_meaning(struct cues *cues, guint than, int cue, int start)
{
	struct meaning meaning = g_array_index(cues->meanings, struct meaning, than);

	if (cue < 0 && start < 0)
		return than;
	if (meaning.n_cues == AT_ONCE || meaning.n_starts == AT_ONCE)
		meaning = (struct meaning){ .more = than };
	if (cue >= 0) {
		meaning.in[meaning.n_cues] = cue / 64;
		meaning.cue[meaning.n_cues++] = G_GUINT64_CONSTANT(1) << cue % 64;
	}
	if (start >= 0)
		meaning.start[meaning.n_starts++] = start;
	g_array_append_val(cues->meanings, meaning);
	return cues->meanings->len - 1;
}

static gboolean
fits(const struct cues *cues, guint64 kinds, guint base)
{
	for (; kinds != 0; kinds &= kinds - 1)
		if (g_array_index(cues->cells, struct cell, base + lowest_bit(kinds)).parent != 0)
			return FALSE;
	return TRUE;
}

/* Where there is room for those that follow a node: it is looked for near the end, where the cells
 * are not full yet. The first N_KINDS are left free for nodes that nothing follows. */
static guint
find_base(struct cues *cues, guint64 kinds)
{
	guint base = MAX(cues->cells->len, 5 * N_KINDS) - 4 * N_KINDS;

	if (kinds == 0)
		return 0;
	do {
		base++;
		if (cues->cells->len < base + N_KINDS)
			g_array_set_size(cues->cells, base + N_KINDS);
	} while (!fits(cues, kinds, base));
	return base;
}

static void
lay_out(struct cues *cues, const struct node *node)
{
	guint64 kinds = node->kinds;
	guint base = find_base(cues, kinds);
	struct cell *cells = (struct cell *)(void *)cues->cells->data, *cell = cells + node->cell;

	cell->base = base;
	cell->meaning[0] = add_meaning(cues, add_meaning(cues, node->meaning, node->group, -1), node->cue, node->start);
	cell->meaning[1] = add_meaning(cues, cell->meaning[0], -1, node->whole);
	for (; kinds != 0; kinds &= kinds - 1) {
		guint kind = lowest_bit(kinds);
		struct node *next = &g_array_index(cues->nodes, struct node, node->next[kind]);

		next->meaning = cell->meaning[kind == BLANK];
		next->cell = base + kind;
		cells[next->cell].parent = node->cell;
	}
}

static void
lay_out_pairs(struct cues *cues)
{
	const struct node *nodes = (const struct node *)(void *)cues->nodes->data;

	for (guint i = 0; i < N_KINDS; i++)
		for (guint j = 0; j < N_KINDS; j++) {
			guint first = nodes[0].next[i], second = first != 0 ? nodes[first].next[j] : 0;

			cues->pairs[i][j] = nodes[second].cell;
		}
}

gboolean
cues_close(struct cues *cues)
{
	g_array_set_size(cues->cells, N_KINDS);
	g_array_index(cues->nodes, struct node, 0).cell = ROOT;
	for (guint i = 0; i < cues->nodes->len; i++)
		lay_out(cues, &g_array_index(cues->nodes, struct node, i));
	lay_out_pairs(cues);
	return cues->cells->len <= G_MAXUINT16;
}

/* --- Scanning -------------------------------------------------------------------------------- */

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
