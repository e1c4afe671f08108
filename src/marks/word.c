#include <string.h>
#include "marks/word.h"
#include "model/key.h"

enum { SUM_DIGITS = 16 };

static const gsize members[] = {
	offsetof(struct word, time), offsetof(struct word, key), offsetof(struct word, field),
	offsetof(struct word, value), offsetof(struct word, note), offsetof(struct word, day),
	offsetof(struct word, by), offsetof(struct word, words),
};

G_STATIC_ASSERT(G_N_ELEMENTS(members) == WORD_TEXTS);

char **
word_text(struct word *word, guint i)
{
	return G_STRUCT_MEMBER_P(word, members[i]);
}

static const char *
text_of(const struct word *word, guint i)
{
	return G_STRUCT_MEMBER(char *, word, members[i]);
}

void
word_set(char **text, char *value)
{
	g_free(*text);
	*text = value != NULL ? value : g_strdup("");
}

static struct word *
new_empty(void)
{
	struct word *word = g_new0(struct word, 1);

	for (guint i = 0; i < WORD_TEXTS; i++)
		word_set(word_text(word, i), NULL);
	return word;
}

struct word *
word_new(const char *key, const char *field, const char *value)
{
	struct word *word = new_empty();

	word_set(&word->key, g_strdup(key));
	word_set(&word->field, g_strdup(field));
	word_set(&word->value, g_strdup(value));
	return word;
}

void
word_free(struct word *word)
{
	for (guint i = 0; word != NULL && i < WORD_TEXTS; i++)
		g_free(*word_text(word, i));
	g_free(word);
}

struct word *
word_copy(const struct word *word)
{
	struct word *copy = g_new0(struct word, 1);

	copy->n = word->n;
	for (guint i = 0; i < WORD_TEXTS; i++)
		*word_text(copy, i) = g_strdup(text_of(word, i));
	return copy;
}

gboolean
word_is_same(const struct word *a, const struct word *b)
{
	return strcmp(a->key, b->key) == 0 && strcmp(a->field, b->field) == 0 &&
	    strcmp(a->value, b->value) == 0 && strcmp(a->note, b->note) == 0 &&
	    strcmp(a->day, b->day) == 0 && strcmp(a->by, b->by) == 0;
}

gboolean
word_is_identical(const struct word *a, const struct word *b)
{
	for (guint i = 0; i < WORD_TEXTS; i++) {
		if (strcmp(text_of(a, i), text_of(b, i)) != 0)
			return FALSE;
	}
	return a->n == b->n;
}

/* --- Lines ----------------------------------------------------------------------------------- */

char *
word_escape(const char *text)
{
	GString *escaped;

	if (strpbrk(text, "\\\t\n\r") == NULL)
		return g_strdup(text);
	escaped = g_string_new(text);
	g_string_replace(escaped, "\\", "\\\\", 0);
	g_string_replace(escaped, "\t", "\\t", 0);
	g_string_replace(escaped, "\n", "\\n", 0);
	g_string_replace(escaped, "\r", "\\r", 0);
	return g_string_free(escaped, FALSE);
}

char *
word_unescape(const char *text)
{
	gsize size = strlen(text), slashes = 0;

	if (strchr(text, '\\') == NULL)
		return g_strdup(text);
	while (slashes < size && text[size - 1 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 0 ? g_strcompress(text) : NULL;
}

static char *
sum_of(const char *text, gssize size)
{
	g_autofree char *whole = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text,
	    size >= 0 ? (gsize)size : strlen(text));

	return g_strndup(whole, SUM_DIGITS);
}

/* All but the checksum. */
static GString *
plain_line(const struct word *word)
{
	GString *line = g_string_new(NULL);

	g_string_append_printf(line, "%" G_GINT64_FORMAT, word->n);
	for (guint i = 0; i < WORD_TEXTS; i++) {
		g_autofree char *escaped = word_escape(text_of(word, i));

		g_string_append_c(line, '\t');
		g_string_append(line, escaped);
	}
	return line;
}

char *
word_sum(const struct word *word)
{
	g_autoptr(GString) line = plain_line(word);

	return sum_of(line->str, line->len);
}

char *
word_line(const struct word *word)
{
	GString *line = plain_line(word);
	g_autofree char *sum = sum_of(line->str, line->len);

	g_string_append_printf(line, "\t%s\n", sum);
	return g_string_free(line, FALSE);
}

static gboolean
is_whole(const char *line)
{
	const char *tab = strrchr(line, '\t');
	g_autofree char *sum = tab != NULL ? sum_of(line, tab - line) : NULL;

	return sum != NULL && strcmp(sum, tab + 1) == 0 && g_utf8_validate(line, -1, NULL);
}

struct word *
word_from_line(const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, "\t", -1);
	struct word *word;
	gint64 n;

	if (!is_whole(line) || g_strv_length(parts) != WORD_TEXTS + 2 ||
	    !g_ascii_string_to_signed(parts[0], 10, 1, G_MAXINT64, &n, NULL))
		return NULL;
	word = new_empty();
	word->n = n;
	for (guint i = 0; i < WORD_TEXTS; i++)
		word_set(word_text(word, i), word_unescape(parts[i + 1]));
	return word;
}

gint64
word_line_number(const char *line)
{
	g_autofree char *first = g_strndup(line, strcspn(line, "\t"));
	gint64 n;

	return g_ascii_string_to_signed(first, 10, 1, G_MAXINT64, &n, NULL) ? n : 0;
}

char *
word_hash(const char *text)
{
	g_autofree char *folded = key_slug(text);

	return sum_of(folded, -1);
}
