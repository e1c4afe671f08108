#include <string.h>
#include "extract/cues.h"

enum { LETTERS = 32 /* kinds of bytes: each letter in either case, digits, the rest */ };

/* A cue as it is compared: its first eight bytes at once, and what is longer after that. */
struct cue {
	guint64 start, mask;
	const char *rest; /* NULL for most */
	gsize size;
	int number;
};

struct cues {
	GPtrArray *words; /* char *, by number */
	guint8 kind[256]; /* of each byte; 0: it is no part of a word */
	/* By the kinds of the first two bytes of a word: the cues (struct cue) that begin so. NULL for
	 * most. */
	GArray *starting[LETTERS * LETTERS];
	/* A bit for each three kinds of bytes with which a cue begins: most words are done with here. */
	guint64 likely[LETTERS * LETTERS * LETTERS / 64];
};

static guint8
kind_of(int c)
{
	if (g_ascii_isalpha(c))
		return g_ascii_tolower(c) - 'a' + 1;
	return g_ascii_isdigit(c) ? LETTERS - 2 : c >= 0x80 ? LETTERS - 1 : 0;
}

static guint
start_of(const struct cues *cues, const char *word)
{
	return cues->kind[(guchar)word[0]] * LETTERS + cues->kind[(guchar)word[1]];
}

struct cues *
cues_new(void)
{
	struct cues *cues = g_new0(struct cues, 1);

	cues->words = g_ptr_array_new_with_free_func(g_free);
	for (int c = 0; c < 256; c++)
		cues->kind[c] = kind_of(c);
	return cues;
}

void
cues_free(struct cues *cues)
{
	if (cues == NULL)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(cues->starting); i++)
		if (cues->starting[i] != NULL)
			g_array_unref(cues->starting[i]);
	g_ptr_array_unref(cues->words);
	g_free(cues);
}

static gboolean
is_cue(const char *word)
{
	return strlen(word) >= 2 && strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen(word);
}

static struct cue
make_cue(const char *word, int number)
{
	gsize size = strlen(word), first = MIN(size, sizeof(guint64));
	struct cue cue = { .size = size, .number = number, .rest = size > first ? word + first : NULL };

	memcpy(&cue.start, word, first);
	memset(&cue.mask, 0xff, first);
	return cue;
}

/* The third byte of a short cue may be any. */
static void
add_likely(struct cues *cues, const char *word)
{
	guint first = start_of(cues, word) * LETTERS, third = word[2] != '\0' ? cues->kind[(guchar)word[2]] : 0;

	for (guint i = 0; i < LETTERS; i++) {
		guint bit = first + i;

		if (word[2] == '\0' || i == third)
			cues->likely[bit / 64] |= G_GUINT64_CONSTANT(1) << bit % 64;
	}
}

int
cues_add(struct cues *cues, const char *word)
{
	int number = cues->words->len;
	struct cue cue;
	guint at;

	for (guint i = 0; i < cues->words->len; i++)
		if (strcmp(cues->words->pdata[i], word) == 0)
			return i;
	if (!is_cue(word) || number >= CUES_MOST)
		return -1;
	at = start_of(cues, word);
	if (cues->starting[at] == NULL)
		cues->starting[at] = g_array_new(FALSE, FALSE, sizeof(struct cue));
	g_ptr_array_add(cues->words, g_strdup(word));
	cue = make_cue(cues->words->pdata[number], number);
	g_array_append_val(cues->starting[at], cue);
	add_likely(cues, word);
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

static void
meet(const GArray *starting, const char *text, gsize size, struct cue_set *met)
{
	guint64 bytes = first_bytes(text, size);

	for (guint i = 0; i < starting->len; i++) {
		const struct cue *cue = &g_array_index(starting, struct cue, i);

		if ((bytes & cue->mask) == cue->start && cue->size <= size && (cue->rest == NULL ||
		    g_ascii_strncasecmp(text + sizeof(bytes), cue->rest, cue->size - sizeof(bytes)) == 0))
			cue_set_add(met, cue->number);
	}
}

void
cues_scan(const struct cues *cues, const char *text, gsize size, struct cue_set *met)
{
	gsize at = 0;

	while (at + 1 < size) {
		guint start = start_of(cues, text + at);
		guint bit = start * LETTERS + (at + 2 < size ? cues->kind[(guchar)text[at + 2]] : 0);

		if (cues->likely[bit / 64] >> bit % 64 & 1)
			meet(cues->starting[start], text + at, size - at, met);
		while (at < size && cues->kind[(guchar)text[at]])
			at++;
		while (at < size && !cues->kind[(guchar)text[at]])
			at++;
	}
}

void
cue_set_add(struct cue_set *set, int cue)
{
	set->bits[cue / 64] |= G_GUINT64_CONSTANT(1) << cue % 64;
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
