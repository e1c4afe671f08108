#include "parse/broken.h"

#include <string.h>

enum {
	MOST_WORDS = 1 << 17, /* different words that are kept: what a long text has beyond tells little */
	LONGEST = 40          /* bytes of a word */
};

struct broken {
	GStringChunk *chunk;
	GHashTable *words; /* in small letters */
};

static gboolean
is_letter(char c)
{
	return g_ascii_isalpha(c) || c & 0x80;
}

/* Letters of one case on both sides of the hyphen. */
static gboolean
is_break(char before, char after)
{
	return (g_ascii_islower(before) && g_ascii_islower(after)) || (g_ascii_isupper(before) && g_ascii_isupper(after));
}

/* Whether line i ends in a hyphen that may have been put in. */
static gboolean
ends_in_break(const struct text *text, guint i)
{
	const struct line *line = &g_array_index(text->lines, struct line, i), *next = line + 1;
	const char *end = text->data + line->start + line->size;

	return i + 1 < text->lines->len && line->size > 2 && end[-1] == '-' && next->size > 0 && is_break(end[-2], text->data[next->start]);
}

/* The bytes of letters at the beginning of the words, or at their end. */
static gsize
letters_first(const char *words, gsize size)
{
	gsize n = 0;

	while (n < size && is_letter(words[n]))
		n++;
	return n;
}

static gsize
letters_last(const char *words, gsize size)
{
	gsize n = 0;

	while (n < size && is_letter(words[size - n - 1]))
		n++;
	return n;
}

static void
add_word(struct broken *broken, const char *word, gsize size)
{
	g_autofree char *small = size > 0 && size <= LONGEST ? g_ascii_strdown(word, size) : NULL;

	if (small != NULL && g_hash_table_size(broken->words) < MOST_WORDS && !g_hash_table_contains(broken->words, small))
		g_hash_table_add(broken->words, g_string_chunk_insert(broken->chunk, small));
}

/* Adds the words of a line, those with a hyphen whole and in parts, but for what is broken at its ends. */
static void
add_line(struct broken *broken, const char *words, gsize size, gboolean is_begun, gboolean is_broken)
{
	gsize from = is_begun ? letters_first(words, size) : 0, whole = from;

	if (is_broken)
		size -= 1 + letters_last(words, size - 1);
	for (gsize at = from; at <= size; at++) {
		if (at < size && is_letter(words[at]))
			continue;
		add_word(broken, words + from, at - from);
		from = at + 1;
		if (at < size && words[at] == '-')
			continue;
		add_word(broken, words + whole, at - whole);
		whole = from;
	}
}

struct broken *
broken_new(const struct text *text)
{
	struct broken *broken;
	gboolean was_broken = FALSE;
	guint n = 0;

	for (guint i = 0; i < text->lines->len && n == 0; i++)
		n += ends_in_break(text, i);
	if (n == 0)
		return NULL;
	broken = g_new(struct broken, 1);
	broken->chunk = g_string_chunk_new(4096);
	broken->words = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < text->lines->len; i++) {
		const struct line *line = &g_array_index(text->lines, struct line, i);
		gboolean is_broken = ends_in_break(text, i);

		if (line->size > 0)
			add_line(broken, text->data + line->start, line->size, was_broken, is_broken);
		was_broken = is_broken;
	}
	return broken;
}

void
broken_free(struct broken *broken)
{
	if (broken == NULL)
		return;
	g_string_chunk_free(broken->chunk);
	g_hash_table_unref(broken->words);
	g_free(broken);
}

/* What goes before other words with a hyphen, as a rule. */
static gboolean
keeps_hyphen(const char *first)
{
	static const char *const all[] = { "all", "anti", "co", "cross", "decision", "follow", "full", "half", "high", "long", "low", "mid",
		"multi", "non", "off", "one", "policy", "self", "semi", "short", "single", "so", "third", "three", "time", "two", "vice", "well",
		"year" };

	for (guint i = 0; i < G_N_ELEMENTS(all); i++)
		if (strcmp(all[i], first) == 0)
			return TRUE;
	return FALSE;
}

static gboolean
has(const struct broken *broken, const char *first, const char *joiner, const char *second)
{
	g_autofree char *word = g_strconcat(first, joiner, second, NULL);

	return g_hash_table_contains(broken->words, word);
}

gboolean
broken_is_one_word(const struct broken *broken, const char *before, gsize size, const char *after, gsize after_size)
{
	gsize n = size > 1 && before[size - 1] == '-' ? letters_last(before, size - 1) : 0, m = letters_first(after, after_size);
	g_autofree char *first = NULL, *second = NULL;

	if (broken == NULL || n == 0 || m == 0 || !is_break(before[size - 2], *after))
		return FALSE;
	first = g_ascii_strdown(before + size - 1 - n, n);
	second = g_ascii_strdown(after, m);
	if (has(broken, first, "-", second))
		return FALSE;
	if (has(broken, first, "", second))
		return TRUE;
	return !keeps_hyphen(first) && !(has(broken, first, "", "") && has(broken, "", "", second));
}
