#include <string.h>
#include "extract/labels.h"

enum { LONGEST_ROMAN = 5 /* "xviii" */ };

static gboolean
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static gsize
skip_blanks(const char *text, gsize at, gsize to)
{
	while (at < to && is_blank(text[at]))
		at++;
	return at;
}

/* "iv" is 4; 0 for what is no small number. */
static guint
roman_value(const char *word, gsize size)
{
	static const char *const numbers[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
		"xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx" };

	for (guint i = 0; i < G_N_ELEMENTS(numbers) && size <= LONGEST_ROMAN; i++)
		if (strlen(numbers[i]) == size && g_ascii_strncasecmp(word, numbers[i], size) == 0)
			return i + 1;
	return 0;
}

/* "i" after "h" is a letter; else it begins to count. */
static gboolean
is_roman(const char *word, gsize size, const struct label *last)
{
	if (roman_value(word, size) == 0)
		return FALSE;
	if (size > 1)
		return TRUE;
	if (last != NULL && (last->style == LABEL_SMALL || last->style == LABEL_CAPITAL))
		return (guint)(g_ascii_tolower(*word) - 'a' + 1) != last->value + 1;
	return last != NULL && last->style == LABEL_ROMAN ? TRUE : g_ascii_tolower(*word) == 'i';
}

static gsize
read_digits(const char *text, gsize at, gsize to, struct label *label)
{
	gsize digits = at;

	label->style = LABEL_DIGITS;
	for (;;) {
		label->value = 0;
		while (at < to && g_ascii_isdigit(text[at]) && label->value < 100)
			label->value = 10 * label->value + (text[at++] - '0');
		if (at + 1 >= to || text[at] != '.' || !g_ascii_isdigit(text[at + 1]))
			return label->value > 0 && at - digits <= 8 ? at : digits;
		label->style = LABEL_DOTTED;
		at++;
	}
}

static gsize
read_letters(const char *text, gsize at, gsize to, const struct label *last, struct label *label)
{
	gsize end = at;

	while (end < to && g_ascii_isalpha(text[end]))
		end++;
	if (end - at > LONGEST_ROMAN || (end < to && text[end] != ')' && text[end] != '.' && text[end] != ']'))
		return at;
	if (is_roman(text + at, end - at, last)) {
		label->style = LABEL_ROMAN;
		label->value = roman_value(text + at, end - at);
	} else if (end - at == 1) {
		label->style = g_ascii_isupper(text[at]) ? LABEL_CAPITAL : LABEL_SMALL;
		label->value = g_ascii_tolower(text[at]) - 'a' + 1;
	} else
		return at;
	return end;
}

/* The mark after a label, and whether it is one: ")", ".", ".)", ":". */
static gsize
skip_mark(const char *text, gsize at, gsize to, gboolean has_bracket)
{
	if (at < to && text[at] == '.' && !has_bracket)
		at++;
	if (at < to && text[at] == ')')
		at++;
	return at;
}

static gboolean
begins_words(const char *text, gsize at, gsize to)
{
	return at >= to || is_blank(text[at]) || g_ascii_isupper(text[at]) || text[at] == '"' || (guchar)text[at] >= 0x80;
}

gboolean
label_read(const char *text, gsize at, gsize to, const struct label *last, struct label *label)
{
	gboolean has_bracket = at < to && (text[at] == '(' || text[at] == '[');
	gsize end;

	*label = (struct label){ .starts = at, .from = at + has_bracket };
	if (label->from >= to)
		return FALSE;
	if (g_ascii_isdigit(text[label->from]))
		label->to = read_digits(text, label->from, to, label);
	else
		label->to = read_letters(text, label->from, to, last, label);
	if (label->to == label->from)
		return FALSE;
	end = skip_mark(text, label->to, to, has_bracket);
	label->after = skip_blanks(text, end, to);
	if (end == label->to)
		return !has_bracket && label->style <= LABEL_DOTTED && label->after > end && label->after < to &&
		    g_ascii_isupper(text[label->after]);
	return begins_words(text, end, to);
}

gboolean
label_follows(const struct label *last, const struct label *next)
{
	if (last->style != next->style)
		return FALSE;
	return (next->value > last->value && next->value <= last->value + 3) ||
	    (last->value == 1 && next->value == 1);
}

static gboolean
is_word_at(const char *text, gsize at, gsize to, const char *word)
{
	gsize size = strlen(word);

	return to - at > size && g_ascii_strncasecmp(text + at, word, size) == 0 && !g_ascii_isalpha(text[at + size]);
}

/* After a comma, or after "and" alone, it could be a mention: "options (1), (2) and (3)". */
static gboolean
is_mention(const char *text, const struct label *label, gsize to)
{
	return text[label->starts] != '(' || is_word_at(text, label->after, to, "and") || is_word_at(text, label->after, to, "or");
}

/* After a full stop, a semicolon or a colon, or after "and"; after a comma only what begins words. */
static gboolean
may_stand(const char *text, gsize from, const struct label *label, gboolean is_run, gsize to)
{
	gboolean is_that = is_word_at(text, label->after, to, "that") || is_word_at(text, label->after, to, "to");
	gsize at = label->starts;

	while (at > from && is_blank(text[at - 1]))
		at--;
	if (at >= from + 5 && strncmp(text + at - 4, " and", 4) == 0)
		return is_that || is_run || strchr(";.,", text[at - 5]) != NULL;
	if (at == from)
		return FALSE;
	return strchr(".;:", text[at - 1]) || (text[at - 1] == ',' && (is_that || !is_mention(text, label, to)));
}

gboolean
label_find_next(const char *text, gsize from, gsize to, const struct label *last, gboolean is_run, struct label *label)
{
	for (gsize at = from; at < to; at++) {
		if (!is_blank(text[at]))
			continue;
		at = skip_blanks(text, at, to);
		if (at < to && label_read(text, at, to, last, label) && label->style == last->style &&
		    label->value == last->value + 1 && label->after < to && label->after > label->to &&
		    may_stand(text, from, label, is_run, to))
			return TRUE;
		at--;
	}
	return FALSE;
}
