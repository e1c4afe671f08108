/* A sentence to words, and what is known of each. */
#include <string.h>
#include "extract/people.h"

enum { LONGEST = 40 /* bytes of a word that can be in a list */ };

void
words_init(struct words *words, const struct scene *scene)
{
	/* In the order of enum word_list. */
	static const char *const names[] = {
		"post", "work", "no_name", "address", "title", "particle", "within", "before_post", "begins_post",
		"honour", "surname",
	};

	*words = (struct words){ .scene = scene, .all = g_array_new(FALSE, FALSE, sizeof(struct word)) };
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == G_N_ELEMENTS(words->bits));
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		words->bits[i] = phrases_list(scene->phrases, names[i]);
}

void
words_clear(struct words *words)
{
	g_array_unref(words->all);
}

static gboolean
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static gboolean
is_upper(const char *text)
{
	return g_ascii_isupper(*text) || ((guchar)*text >= 0xc3 && g_unichar_isupper(g_utf8_get_char(text)));
}

/* What ends a name: a comma, a bracket, a dash, the end. */
static gboolean
ends_name(const char *text, gsize end, gsize to)
{
	return end >= to || text[end - 1] == ',' || text[end - 1] == ')' || text[end + 1] == '(' ||
	    (end + 2 < to && (text[end + 1] == '-' || text[end + 1] == '\xe2'));
}

gboolean
words_may_name(const char *text, gsize from, gsize to)
{
	guint run = 0;

	for (gsize at = from; at < to;) {
		gsize word = at + (text[at] == '(');
		const char *blank = memchr(text + at, ' ', to - at);
		gsize end = blank != NULL ? (gsize)(blank - text) : to;

		if (word < end && is_upper(text + word))
			run++;
		else if (end - at > 3 || strchr("dlvn", text[at]) == NULL)
			run = 0;
		if (run >= 3 || (run == 2 && ends_name(text, end, to)))
			return TRUE;
		at = end + 1;
	}
	return FALSE;
}

/* Takes the marks off a word's ends, and keeps what they say. */
static void
strip(const char *text, struct word *word)
{
	while (word->from < word->to && strchr("([\"'", text[word->from]) != NULL)
		word->form |= text[word->from++] == '(' ? WORD_OPENS : 0;
	for (; word->to > word->from && strchr(",;:)].\"!?", text[word->to - 1]) != NULL; word->to--) {
		char c = text[word->to - 1];

		word->form |= c == ',' ? WORD_COMMA : c == ')' ? WORD_CLOSES : c == ';' || c == ':' ? WORD_STOPS : 0;
	}
	/* Curly quotes. */
	if (word->to - word->from > 3 && strncmp(text + word->from, "\xe2\x80\x9c", 3) == 0)
		word->from += 3;
	if (word->to - word->from > 3 && strncmp(text + word->to - 3, "\xe2\x80\x9d", 3) == 0)
		word->to -= 3;
}

/* "J", "J.R", "JR" are initials; "CCG" is an acronym. */
static guint
capitals_form(const char *text, const struct word *word)
{
	gsize capitals = 0, others = 0;

	for (gsize at = word->from; at < word->to; at++)
		if (g_ascii_isupper(text[at]))
			capitals++;
		else if (text[at] != '.')
			others++;
	if (others > 0)
		return 0;
	return capitals == 1 || (capitals <= 3 && memchr(text + word->from, '.', word->to - word->from) != NULL) ?
	    WORD_INITIAL : WORD_ACRONYM;
}

static void
look_at(const char *text, struct word *word)
{
	strip(text, word);
	if (word->from == word->to)
		return;
	if (word->to - word->from <= 3 && (text[word->from] == '-' || strncmp(text + word->from, "\xe2\x80\x93", 3) == 0 ||
	    strncmp(text + word->from, "\xe2\x80\x94", 3) == 0))
		word->form |= WORD_DASH;
	else if (is_upper(text + word->from))
		word->form |= WORD_CAPITAL | capitals_form(text, word);
}

void
words_cut(struct words *words, gsize from, gsize to)
{
	const char *text = words->scene->text;

	g_array_set_size(words->all, 0);
	while (from < to) {
		struct word word = { .from = from };

		while (from < to && !is_blank(text[from]))
			from++;
		/* A page turn may have left "Cherry- Swaine". */
		if (from + 1 < to && from > word.from && text[from - 1] == '-' && g_ascii_isalpha(text[from - 2]) &&
		    is_upper(text + from + 1))
			for (from++; from < to && !is_blank(text[from]);)
				from++;
		word.to = from;
		if (from >= to)
			word.form = WORD_STOPS;
		while (from < to && is_blank(text[from]))
			from++;
		look_at(text, &word);
		if (word.to > word.from)
			g_array_append_val(words->all, word);
	}
}

const struct word *
word_at(const struct words *words, guint n)
{
	return &g_array_index(words->all, struct word, n);
}

gboolean
word_is(const struct words *words, guint n, guint forms)
{
	return n < words->all->len && (word_at(words, n)->form & forms) != 0;
}

static guint
lists_of(const struct words *words, const char *word)
{
	guint64 bits = phrases_lists_of(words->scene->phrases, word);
	guint lists = 0;

	for (gsize i = 0; bits != 0 && i < G_N_ELEMENTS(words->bits); i++)
		if (bits & words->bits[i])
			lists |= 1u << i;
	return lists;
}

/* In small letters, with a straight apostrophe. */
static void
fold(const char *text, gsize size, char *folded)
{
	gsize n = 0;

	for (gsize at = 0; at < size; at++)
		if (strncmp(text + at, "\xe2\x80\x99", 3) == 0) {
			folded[n++] = '\'';
			at += 2;
		} else
			folded[n++] = g_ascii_tolower(text[at]);
	folded[n] = '\0';
}

/* "Head's" is "head", "Vice-Chair" a chair, "Director/Clerk" a director, but "A/Senior" no article. */
static guint
look_up(const struct words *words, const char *text, gsize size)
{
	char folded[LONGEST + 1], *part;
	guint lists;

	if (size > LONGEST)
		return 0;
	fold(text, size, folded);
	if ((lists = lists_of(words, folded)) != 0)
		return lists;
	if ((part = strchr(folded, '/')) > folded + 1)
		*part = '\0';
	if (g_str_has_suffix(folded, "'s"))
		folded[strlen(folded) - 2] = '\0';
	else if ((part = strrchr(folded, '-')) != NULL)
		return lists_of(words, part + 1) & LIST_POST;
	return lists_of(words, folded);
}

gboolean
word_in(struct words *words, guint n, guint lists)
{
	struct word *word;

	if (n >= words->all->len)
		return FALSE;
	word = &g_array_index(words->all, struct word, n);
	if (!word->is_known) {
		word->lists = look_up(words, words->scene->text + word->from, word->to - word->from);
		word->is_known = TRUE;
	}
	return (word->lists & lists) != 0;
}

gboolean
word_reads(const struct words *words, guint n, const char *want)
{
	const struct word *word = n < words->all->len ? word_at(words, n) : NULL;

	return word != NULL && strlen(want) == word->to - word->from &&
	    g_ascii_strncasecmp(words->scene->text + word->from, want, strlen(want)) == 0;
}
