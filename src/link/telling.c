#include <string.h>
#include "link/telling.h"
#include "model/key.h"

struct telling {
	GStringChunk *chunk;
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

	telling->chunk = g_string_chunk_new(4096);
	telling->met = g_hash_table_new(g_str_hash, g_str_equal);
	for (gsize i = 0; i < G_N_ELEMENTS(empty_words); i++)
		g_hash_table_insert(telling->met, (gpointer)empty_words[i], NULL);
	return telling;
}

void
telling_free(struct telling *telling)
{
	g_hash_table_unref(telling->met);
	g_string_chunk_free(telling->chunk);
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
	kept = g_string_chunk_insert_len(telling->chunk, word, size);
	g_hash_table_insert(telling->met, kept, kept);
	return kept;
}

/* Words are few, and each is one pointer. */
static inline gboolean
has(const GPtrArray *words, gconstpointer word)
{
	for (guint i = 0; i < words->len; i++)
		if (words->pdata[i] == word)
			return TRUE;
	return FALSE;
}

GPtrArray *
telling_words_of_slug(struct telling *telling, char *slug)
{
	GPtrArray *words = g_ptr_array_new();

	for (char *word = slug, *end; word != NULL && words->len < WORDS_MOST; word = end) {
		gsize size = strcspn(word, "-");
		gpointer kept;

		end = word[size] != '\0' ? word + size + 1 : NULL;
		word[size] = '\0';
		if ((kept = keep(telling, word, size)) != NULL && !has(words, kept))
			g_ptr_array_add(words, kept);
	}
	return words;
}

GPtrArray *
telling_words(struct telling *telling, const char *text)
{
	g_autofree char *slug = key_slug(text);

	return telling_words_of_slug(telling, slug);
}

guint
words_in_common(const GPtrArray *of, const GPtrArray *in)
{
	guint n = 0;

	for (guint i = 0; i < of->len; i++)
		n += has(in, of->pdata[i]);
	return n;
}

gboolean
words_tell(const GPtrArray *words, const GPtrArray *title)
{
	return title->len > 0 && words->len > 0 && words_in_common(title, words) * 2 >= title->len;
}
