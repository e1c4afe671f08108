/*
 * Minutes text to sentences. Paragraphs are parted by blank lines, list entries are lines that begin
 * with "- "; within one, a sentence ends at a full stop, a question or an exclamation mark before a
 * blank and what can begin a sentence: "No. 109", "Cllr. Hale", "10.00 a.m. in the Town Hall" don't.
 */
#include <string.h>
#include "extract/scene.h"

enum { LONGEST = 6 /* letters of an abbreviation */ };

/* Words after which a full stop ends no sentence, whatever follows. */
static const char abbreviations[][LONGEST + 1] = {
	"No", "Nos", "Min", "Mins", "Cllr", "Cllrs", "Mr", "Mrs", "Ms", "Miss", "Dr", "Rev", "Prof",
	"Hon", "St", "Sgt", "Insp", "Supt", "para", "paras", "art", "cf", "e.g", "i.e", "viz", "approx",
	"Ald", "Capt", "Lt", "Col", "Maj", "Vol", "p", "pp", "vs", "v", "ref", "Ref", "App", "Appx",
};

static gboolean
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* The word that ends at byte `end`, full stops inside it included. */
static gsize
word_before(const char *text, gsize from, gsize end)
{
	gsize at = end;

	while (at > from && !is_blank(text[at - 1]) && text[at - 1] != '(' && text[at - 1] != '"')
		at--;
	return at;
}

/* "Z." is an initial, "a." begins a list. */
static gboolean
is_initial(const char *word, gsize size)
{
	return size == 1 && g_ascii_isalpha(*word);
}

static gboolean
is_abbreviation(const char *word, gsize size)
{
	for (gsize i = 0; size <= LONGEST && i < G_N_ELEMENTS(abbreviations); i++)
		if (abbreviations[i][size] == '\0' && (*abbreviations[i] | 0x20) == (*word | 0x20) &&
		    g_ascii_strncasecmp(abbreviations[i], word, size) == 0)
			return TRUE;
	return is_initial(word, size);
}

/* "Dunmore, Co. Galway", but not "Hale & Co." */
static gboolean
is_county(const char *text, gsize from, gsize word, gsize end)
{
	return end - word == 2 && memcmp(text + word, "Co", 2) == 0 && word > from + 1 && text[word - 1] == ' ' && text[word - 2] != '&';
}

/* "by Sept. 1", "Oct. 26th" */
static gboolean
is_month(const char *text, gsize word, gsize end, gsize to)
{
	static const char months[][5] = { "Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec" };

	if (end + 2 >= to || text[end + 1] != ' ' || !g_ascii_isdigit(text[end + 2]))
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(months); i++)
		if (strlen(months[i]) == end - word && g_ascii_strncasecmp(text + word, months[i], end - word) == 0)
			return TRUE;
	return FALSE;
}

/* "a.m", "p.m": a full stop after it ends the sentence only before a capital. */
static gboolean
may_begin(const char *text, gsize at, gsize size)
{
	gunichar c = at < size ? g_utf8_get_char(text + at) : 0;

	return at >= size || g_unichar_isupper(c) || g_unichar_isdigit(c) || c == '(' || c == '"' ||
	    c == 0x201c || c == 0x2018 || c == '\'' || c == '[' || c == '-' || c == 0x2013 || c == 0xa3;
}

static gsize
skip_closing(const char *text, gsize at, gsize to)
{
	while (at < to && (text[at] == '"' || text[at] == ')' || text[at] == '\'' ||
	    strncmp(text + at, "\xe2\x80\x9d", 3) == 0 || strncmp(text + at, "\xe2\x80\x99", 3) == 0))
		at += text[at] == '\xe2' ? 3 : 1;
	return at;
}

/* The first of the marks that may end a sentence, from `at` on; `to` where there is none. memchr()
 * takes many bytes at a step, and most of a text holds no mark. */
static gsize
next_mark(const char *text, gsize at, gsize to)
{
	static const char marks[] = ".?!";

	for (gsize i = 0; marks[i] != '\0' && at < to; i++) {
		const char *mark = memchr(text + at, marks[i], to - at);

		if (mark != NULL)
			to = mark - text;
	}
	return to;
}

static gboolean
is_end(const char *text, gsize from, gsize at, gsize to)
{
	gsize after = skip_closing(text, at + 1, to), word;

	if (after < to && !is_blank(text[after]))
		return FALSE;
	word = word_before(text, from, at);
	if (text[at] == '.' && after < to && (is_abbreviation(text + word, at - word) || is_county(text, from, word, at) ||
	    is_month(text, word, at, to)))
		return FALSE;
	while (after < to && is_blank(text[after]))
		after++;
	return may_begin(text, after, to);
}

/* The end of the sentence that begins at `from`, its mark and closing quotes included. */
static gsize
sentence_end(const char *text, gsize from, gsize to)
{
	for (gsize at = next_mark(text, from, to); at < to; at = next_mark(text, at + 1, to))
		if (is_end(text, from, at, to))
			return skip_closing(text, at + 1, to);
	return to;
}

static gsize
skip_blanks(const char *text, gsize at, gsize to)
{
	while (at < to && is_blank(text[at]))
		at++;
	return at;
}

static void
cut_paragraph(const char *text, gsize from, gsize to, struct sentence sentence, struct cue_scan *scan, GArray *all)
{
	sentence.is_first = TRUE;
	for (gsize at = skip_blanks(text, from, to); at < to; at = skip_blanks(text, sentence.to, to)) {
		sentence.from = at;
		sentence.to = sentence_end(text, at, to);
		memset(&sentence.cues, 0, sizeof(sentence.cues));
		cue_scan_to(scan, sentence.to, &sentence.cues);
		g_array_append_val(all, sentence);
		sentence.is_first = FALSE;
	}
}

/* "  - " is depth 2; 0 where no list entry begins. *used: bytes of it. */
static guint8
bullet_depth(const char *line, gsize size, gsize *used)
{
	gsize blanks = 0;

	while (blanks < size && line[blanks] == ' ')
		blanks++;
	*used = blanks + 2;
	return blanks + 1 < size && line[blanks] == '-' && line[blanks + 1] == ' ' ? blanks / 2 + 1 : 0;
}

void
sentences_cut(const char *text, gsize size, const struct cues *cues, GArray *all, GArray *starts)
{
	struct sentence sentence = { .resolution = -1 };
	struct cue_scan scan;

	g_array_set_size(all, 0);
	if (starts != NULL)
		g_array_set_size(starts, 0);
	cue_scan_init(&scan, cues, text, size, 0, starts);
	for (gsize at = 0, end; at < size; at = end + 1) {
		const char *line_end = memchr(text + at, '\n', size - at);
		gsize used;

		end = line_end != NULL ? (gsize)(line_end - text) : size;
		if (end == at)
			continue;
		sentence.bullet = bullet_depth(text + at, end - at, &used);
		cut_paragraph(text, sentence.bullet > 0 ? at + used : at, end, sentence, &scan, all);
		sentence.paragraph++;
	}
	cue_scan_clear(&scan);
}
