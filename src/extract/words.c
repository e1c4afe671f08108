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

/* "van", "de", "la": a name goes on with them. */
static gboolean
is_particle(char c)
{
	return c == 'd' || c == 'l' || c == 'v' || c == 'n';
}

/* The first byte from `at` on that may be of a capital: one, or no ASCII. Eight bytes at once. */
static gsize
next_upper(const char *text, gsize at, gsize to)
{
	const guint64 each = G_GUINT64_CONSTANT(0x0101010101010101);

	for (; at + sizeof(guint64) <= to; at += sizeof(guint64)) {
		guint64 bytes, low;

		memcpy(&bytes, text + at, sizeof(bytes));
		low = bytes & 0x7f * each;
		if ((bytes | ((low + (0x80 - 'A') * each) & ~(low + (0x7f - 'Z') * each))) & 0x80 * each)
			break;
	}
	while (at < to && !g_ascii_isupper(text[at]) && (guchar)text[at] < 0x80)
		at++;
	return at;
}

/* The word in which byte `at` stands, from its bracket on, where it is the first letter; else the
 * next one. */
static gsize
word_of(const char *text, gsize from, gsize at, gsize to)
{
	gsize word = at > from && text[at - 1] == '(' ? at - 1 : at;
	const char *blank;

	if (word == from || text[word - 1] == ' ')
		return word;
	blank = memchr(text + at, ' ', to - at);
	return blank != NULL ? (gsize)(blank - text) + 1 : to;
}

gboolean
words_may_name(const char *text, gsize from, gsize to)
{
	guint run = 0;

	for (gsize at = from; at < to;) {
		const char *blank;
		gsize word, end;

		if (run == 0 && (at = word_of(text, from, next_upper(text, at, to), to)) >= to)
			break;
		word = at + (text[at] == '(');
		blank = memchr(text + at, ' ', to - at);
		end = blank != NULL ? (gsize)(blank - text) : to;
		if (word < end && is_upper(text + word))
			run++;
		else if (end - at > 3 || !is_particle(text[at]))
			run = 0;
		if (run >= 3 || (run == 2 && ends_name(text, end, to)))
			return TRUE;
		at = end + 1;
	}
	return FALSE;
}

static gboolean
is_opening(char c)
{
	return c == '(' || c == '[' || c == '"' || c == '\'';
}

/* What a mark after a word says; 0 for those that say nothing here, -1 for what is no mark. */
static int
closing_form(char c)
{
	switch (c) {
	case ',':
		return WORD_COMMA;
	case ')':
		return WORD_CLOSES;
	case ';':
		return WORD_STOPS;
	case ':':
		return WORD_STOPS | WORD_COLON;
	case ']':
	case '.':
	case '"':
	case '!':
	case '?':
		return 0;
	}
	return -1;
}

/* Takes the marks off a word's ends, and keeps what they say. */
static void
strip(const char *text, struct word *word)
{
	int form;

	for (; word->from < word->to && is_opening(text[word->from]); word->from++)
		word->form |= text[word->from] == '(' ? WORD_OPENS : 0;
	for (; word->to > word->from && (form = closing_form(text[word->to - 1])) >= 0; word->to--)
		word->form |= form;
	/* Curly quotes. */
	if (word->to - word->from > 3 && memcmp(text + word->from, "\xe2\x80\x9c", 3) == 0)
		word->from += 3;
	if (word->to - word->from > 3 && memcmp(text + word->to - 3, "\xe2\x80\x9d", 3) == 0)
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

static gboolean
is_dash(const char *text, gsize size)
{
	return (size == 1 && *text == '-') || (size == 3 && *text == '\xe2' &&
	    (memcmp(text, "\xe2\x80\x93", 3) == 0 || memcmp(text, "\xe2\x80\x94", 3) == 0));
}

static void
look_at(const char *text, struct word *word)
{
	strip(text, word);
	if (word->from == word->to)
		return;
	if (is_upper(text + word->from))
		word->form |= WORD_CAPITAL | capitals_form(text, word);
	else if (is_dash(text + word->from, word->to - word->from))
		word->form |= WORD_DASH;
}

void
words_cut(struct words *words, gsize from, gsize to)
{
	const char *text = words->scene->text;
	guint n = 0;

	/* Each has a byte at least, and a blank behind it. */
	g_array_set_size(words->all, (to - from) / 2 + 1);
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
			g_array_index(words->all, struct word, n++) = word;
	}
	g_array_set_size(words->all, n);
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
		if (text[at] == '\xe2' && strncmp(text + at, "\xe2\x80\x99", 3) == 0) {
			folded[n++] = '\'';
			at += 2;
		} else
			folded[n++] = g_ascii_isupper(text[at]) ? text[at] | 0x20 : text[at];
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
