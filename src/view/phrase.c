#include "view/phrase.h"

#include <string.h>

#include "query/query.h"

/* Words that follow on each other, folded, with a NUL after each. */
struct phrase {
	GString *words;
	gboolean is_prefix; /* the last word may go on */
};

static void
phrase_free(gpointer data)
{
	struct phrase *phrase = data;

	g_string_free(phrase->words, TRUE);
	g_free(phrase);
}

/* What the index's tokenizer (unicode61) takes for part of a word. */
static gboolean
is_of_word(gunichar c)
{
	return g_unichar_isalnum(c) || g_unichar_ismark(c) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

/* A character without case and accents: at most FOLDED of them, none for an accent by itself. */
enum { FOLDED = 8 };

static guint
fold(gunichar c, gunichar *folded)
{
	gunichar parts[FOLDED];
	gsize n;
	guint kept = 0;

	if (c < 0x80) {
		*folded = g_ascii_tolower(c);
		return 1;
	}
	n = g_unichar_fully_decompose(g_unichar_tolower(c), FALSE, parts, FOLDED);
	for (gsize i = 0; i < MIN(n, FOLDED); i++)
		if (!g_unichar_ismark(parts[i]))
			folded[kept++] = parts[i];
	return kept;
}

static const char *
skip_others(const char *at, const char *end)
{
	while (at < end && !is_of_word(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	return at;
}

static const char *
skip_word(const char *at, const char *end)
{
	while (at < end && is_of_word(g_utf8_get_char(at)))
		at = g_utf8_next_char(at);
	return at;
}

static void
append_folded(GString *words, const char *at, const char *end)
{
	gsize before = words->len;

	for (; at < end; at = g_utf8_next_char(at)) {
		gunichar folded[FOLDED];
		guint n = fold(g_utf8_get_char(at), folded);

		for (guint i = 0; i < n; i++)
			g_string_append_unichar(words, folded[i]);
	}
	/* An accent by itself is nothing to look for. */
	if (words->len > before)
		g_string_append_c(words, '\0');
}

static void
add_phrase(const char *words, gboolean is_prefix, gpointer data)
{
	GPtrArray *phrases = data;
	struct phrase *phrase = g_new0(struct phrase, 1);
	const char *end = words + strlen(words), *at = skip_others(words, end);

	phrase->words = g_string_new(NULL);
	phrase->is_prefix = is_prefix;
	while (at < end) {
		const char *stop = skip_word(at, end);

		append_folded(phrase->words, at, stop);
		at = skip_others(stop, end);
	}
	if (phrase->words->len > 0)
		g_ptr_array_add(phrases, phrase);
	else
		phrase_free(phrase);
}

/* What is no query has no operators: each of its words counts. */
static void
add_each_word(const char *query, GPtrArray *phrases)
{
	const char *end = query + strlen(query), *at = skip_others(query, end);

	while (at < end) {
		const char *stop = skip_word(at, end);
		g_autofree char *word = g_strndup(at, stop - at);

		add_phrase(word, *stop == '*', phrases);
		at = skip_others(stop, end);
	}
}

/* Whether typing may go on with the last word. */
static gboolean
ends_in_word(const char *text)
{
	gsize size = strlen(text);

	return size > 0 && is_of_word(g_utf8_get_char(g_utf8_prev_char(text + size)));
}

GPtrArray *
phrases_of_query(const char *query, gboolean is_typing)
{
	g_autofree char *valid = g_utf8_make_valid(query, -1);
	g_autoptr(GPtrArray) phrases = g_ptr_array_new_with_free_func(phrase_free);
	struct filter *filter = filter_parse(valid, NULL, NULL);

	if (filter != NULL)
		filter_each_word(filter, add_phrase, phrases);
	else
		add_each_word(valid, phrases);
	filter_free(filter);
	if (phrases->len == 0)
		return NULL;
	if (is_typing && ends_in_word(valid))
		((struct phrase *)phrases->pdata[phrases->len - 1])->is_prefix = TRUE;
	return g_steal_pointer(&phrases);
}

/* Whether the word at `at` is `wanted`, or begins with it; *stop is where it ends. */
static gboolean
is_word(const char *at, const char *end, const char *wanted, gboolean is_prefix, const char **stop)
{
	gunichar folded[FOLDED];
	gunichar c;

	for (; at < end && is_of_word(c = g_utf8_get_char(at)); at = g_utf8_next_char(at)) {
		guint n = fold(c, folded);

		for (guint i = 0; i < n; i++) {
			if (*wanted == '\0' && is_prefix)
				break;
			if (g_utf8_get_char(wanted) != folded[i])
				return FALSE;
			wanted = g_utf8_next_char(wanted);
		}
	}
	*stop = at;
	return *wanted == '\0';
}

/* Where the phrase that begins with the word at `at` ends; NULL: it does not stand there. */
static const char *
phrase_end(const struct phrase *phrase, const char *at, const char *end)
{
	const char *wanted = phrase->words->str, *last = wanted + phrase->words->len, *stop = NULL;

	while (wanted < last) {
		const char *next = wanted + strlen(wanted) + 1;

		at = skip_others(at, end);
		if (at == end || !is_word(at, end, wanted, next == last && phrase->is_prefix, &stop))
			return NULL;
		wanted = next;
		at = stop;
	}
	return stop;
}

/* The longest of the phrases that begin here. */
static const char *
hit_end(const GPtrArray *phrases, const char *at, const char *end)
{
	const char *longest = NULL;

	for (guint i = 0; i < phrases->len; i++) {
		const char *stop = phrase_end(phrases->pdata[i], at, end);

		if (stop != NULL && (longest == NULL || stop > longest))
			longest = stop;
	}
	return longest;
}

gboolean
phrases_next(const GPtrArray *phrases, const char *text, gsize size, gsize from, gsize *starts, gsize *ends)
{
	const char *end = text + size, *at = text + from, *stop;

	/* Within a word, none begins. */
	if (from > 0 && is_of_word(g_utf8_get_char(g_utf8_prev_char(at))))
		at = skip_word(at, end);
	for (at = skip_others(at, end); at < end; at = skip_others(skip_word(at, end), end)) {
		if ((stop = hit_end(phrases, at, end)) == NULL)
			continue;
		*starts = at - text;
		*ends = stop - text;
		return TRUE;
	}
	return FALSE;
}
