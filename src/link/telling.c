#include <string.h>
#include "base/arena.h"
#include "link/telling.h"
#include "model/key.h"

struct telling {
	struct arena arena;
	GHashTable *met; /* each word to the one that is kept, or to NULL where it says nothing */
};

/* What stands in the titles of any body's minutes and tells no matter from another. */
static const char *const empty_words[] = {
	"a", "about", "all", "also", "an", "and", "annual", "any", "are", "as", "asked", "at", "be",
	"been", "board", "body", "briefing", "by", "cabinet", "circulated", "commission", "committee",
	"considered", "council", "councillor", "councillors", "each", "feedback", "first", "following",
	"for", "from", "further", "had", "has", "have", "how", "in", "into", "is", "it", "item", "its",
	"meeting", "meetings", "member", "members", "minutes", "more", "municipal", "new", "next",
	"no", "not", "note", "noted", "of", "off", "officers", "on", "or", "other", "out", "over",
	"panel", "paper", "presentation", "presented", "progress", "provided", "quarter", "quarterly",
	"quarters", "report", "reports", "requested", "results", "review", "scrutiny", "second", "select",
	"submitted", "that", "the", "their", "them", "then", "there", "these", "third", "this",
	"those", "to", "until", "up", "update", "updates", "verbal", "was", "were", "what", "when",
	"where", "which", "who", "will", "with", "would", "written", "year", "years",
};

struct telling *
telling_new(void)
{
	struct telling *telling = g_new0(struct telling, 1);

	telling->met = g_hash_table_new(g_str_hash, g_str_equal);
	for (gsize i = 0; i < G_N_ELEMENTS(empty_words); i++)
		g_hash_table_insert(telling->met, (gpointer)empty_words[i], NULL);
	return telling;
}

void
telling_free(struct telling *telling)
{
	g_hash_table_unref(telling->met);
	arena_clear(&telling->arena);
	g_free(telling);
}

/* NULL where it says nothing. */
static gpointer
keep(struct telling *telling, const char *word, gsize size)
{
	gpointer kept;

	if (size < 2)
		return NULL;
	if (g_hash_table_lookup_extended(telling->met, word, NULL, &kept))
		return kept;
	kept = arena_copy(&telling->arena, word, size);
	g_hash_table_insert(telling->met, kept, kept);
	return kept;
}

/* Words are few, and each is one pointer. */
static inline gboolean
has(const char *const *words, guint n, const char *word)
{
	for (guint i = 0; i < n; i++)
		if (words[i] == word)
			return TRUE;
	return FALSE;
}

const struct words *
telling_words_of_slug(struct telling *telling, char *slug)
{
	const char *found[WORDS_MOST];
	struct words *words;
	guint n = 0;

	for (char *word = slug, *end; word != NULL && n < WORDS_MOST; word = end) {
		gsize size = strcspn(word, "-");
		const char *kept;

		end = word[size] != '\0' ? word + size + 1 : NULL;
		word[size] = '\0';
		if ((kept = keep(telling, word, size)) != NULL && !has(found, n, kept))
			found[n++] = kept;
	}
	words = arena_get(&telling->arena, sizeof *words + n * sizeof *found);
	words->n = n;
	memcpy(words->word, found, n * sizeof *found);
	return words;
}

const struct words *
telling_words(struct telling *telling, const char *text)
{
	g_autofree char *slug = key_slug(text);

	return telling_words_of_slug(telling, slug);
}

gboolean
words_have(const struct words *words, const char *word)
{
	return has(words->word, words->n, word);
}

guint
words_in_common(const struct words *of, const struct words *in)
{
	guint n = 0;

	for (guint i = 0; i < of->n; i++)
		n += words_have(in, of->word[i]);
	return n;
}

gboolean
words_tell(const struct words *words, const struct words *title)
{
	return title->n > 0 && words->n > 0 && words_in_common(title, words) * 2 >= title->n;
}
