#include "query/tokens.h"

#include <string.h>

#include "model/key.h"
#include "sql/db.h"
#include "sql/fts.h"

/* The index's tokenizer keeps in itself what it is at: each thread has one of its own. */
struct cutter {
	sqlite3 *db; /* an empty one in memory, which lends it */
	fts5_tokenizer calls;
	Fts5Tokenizer *made;
};

static void
cutter_free(gpointer data)
{
	struct cutter *cutter = data;

	if (cutter->made != NULL)
		cutter->calls.xDelete(cutter->made);
	sqlite3_close(cutter->db);
	g_free(cutter);
}

/* Where there is none there is no cache either. */
static const struct cutter *
own_cutter(void)
{
	static GPrivate own = G_PRIVATE_INIT(cutter_free);
	struct cutter *cutter = g_private_get(&own);

	if (cutter != NULL)
		return cutter;
	cutter = g_new0(struct cutter, 1);
	cutter->db = db_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	if (cutter->db != NULL)
		cutter->made = fts_tokenizer(cutter->db, "unicode61", &cutter->calls, NULL);
	g_private_set(&own, cutter);
	return cutter;
}

static void
token_clear(gpointer data)
{
	g_free(((struct token *)data)->folded);
}

static int
take(void *tokens, int flags, const char *folded, int size, int starts, int ends)
{
	struct token token = { g_strndup(folded, size), starts, ends };

	(void)flags;
	g_array_append_vals(tokens, &token, 1);
	return SQLITE_OK;
}

GArray *
tokens_cut(const char *text)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	const struct cutter *cutter = own_cutter();

	g_array_set_clear_func(tokens, token_clear);
	if (cutter->made != NULL)
		cutter->calls.xTokenize(cutter->made, tokens, FTS5_TOKENIZE_DOCUMENT, text, strlen(text), take);
	return tokens;
}

gboolean
tokens_stand_at(const GArray *tokens, guint at, const GArray *phrase, gboolean is_prefix)
{
	if (phrase->len == 0 || at + phrase->len > tokens->len)
		return FALSE;
	for (guint i = 0; i < phrase->len; i++) {
		const char *word = g_array_index(tokens, struct token, at + i).folded;
		const char *wanted = g_array_index(phrase, struct token, i).folded;

		if (is_prefix && i + 1 == phrase->len ? !g_str_has_prefix(word, wanted) : strcmp(word, wanted) != 0)
			return FALSE;
	}
	return TRUE;
}

char *
folded_words(const char *text)
{
	g_autoptr(GArray) tokens = NULL;
	GString *words;

	if (g_str_is_ascii(text))
		return key_slug(text);
	tokens = tokens_cut(text);
	words = g_string_new(NULL);
	for (guint i = 0; i < tokens->len; i++)
		g_string_append_printf(words, "%s%s", i > 0 ? "-" : "", g_array_index(tokens, struct token, i).folded);
	return g_string_free(words, FALSE);
}
