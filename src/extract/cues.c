/*
 * Cues and the words that patterns begin with are kept as a tree of letters. A word of the text is
 * followed down it (cue_scan.c) without looking at what its beginnings are, and most are left at their
 * third letter: each node knows what all beginnings on the way to it mean together.
 */
#include <string.h>
#include "extract/cues_inner.h"

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
