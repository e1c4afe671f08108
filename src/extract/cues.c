#include <string.h>
#include "extract/cues.h"

enum { LETTERS = 32 /* kinds of bytes: each letter in either case, digits, the rest */ };

struct cues {
	GPtrArray *words; /* char *, by number */
	guint8 kind[256]; /* of each byte; 0: it is no part of a word */
	/* By the kinds of the first two bytes of a word: the numbers of the cues that begin so. NULL
	 * for most. */
	GArray *starting[LETTERS * LETTERS];
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

int
cues_add(struct cues *cues, const char *word)
{
	int number = cues->words->len;
	guint at;

	for (guint i = 0; i < cues->words->len; i++)
		if (strcmp(cues->words->pdata[i], word) == 0)
			return i;
	if (!is_cue(word) || number >= CUES_MOST)
		return -1;
	at = start_of(cues, word);
	if (cues->starting[at] == NULL)
		cues->starting[at] = g_array_new(FALSE, FALSE, sizeof(int));
	g_array_append_val(cues->starting[at], number);
	g_ptr_array_add(cues->words, g_strdup(word));
	return number;
}

static void
meet(const struct cues *cues, const GArray *starting, const char *text, gsize size, struct cue_set *met)
{
	for (guint i = 0; i < starting->len; i++) {
		int number = g_array_index(starting, int, i);
		const char *word = cues->words->pdata[number];
		gsize length = strlen(word);

		if (length <= size && g_ascii_strncasecmp(text, word, length) == 0)
			cue_set_add(met, number);
	}
}

void
cues_scan(const struct cues *cues, const char *text, gsize size, struct cue_set *met)
{
	gsize at = 0;

	while (at + 1 < size) {
		const GArray *starting = cues->starting[start_of(cues, text + at)];

		if (starting != NULL)
			meet(cues, starting, text + at, size - at, met);
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

gboolean
cue_sets_meet(const struct cue_set *a, const struct cue_set *b)
{
	for (gsize i = 0; i < G_N_ELEMENTS(a->bits); i++)
		if (a->bits[i] & b->bits[i])
			return TRUE;
	return FALSE;
}
