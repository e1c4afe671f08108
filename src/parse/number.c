#include "parse/number.h"

#include <string.h>

enum {
	LONGEST = 24,  /* bytes of a number */
	LOOK_AHEAD = 15 /* candidates looked at for the run to go on */
};

/* Reads an ASCII or a full-width digit ("１", three bytes) at `at`; -1 where there is none. */
static int
digit_at(const char *text, gsize size, gsize *at, gboolean *is_wide)
{
	if (*at < size && g_ascii_isdigit(text[*at]))
		return text[(*at)++] - '0';
	if (*at + 3 <= size && (guchar)text[*at] == 0xef && (guchar)text[*at + 1] == 0xbc &&
	    (guchar)text[*at + 2] >= 0x90 && (guchar)text[*at + 2] <= 0x99) {
		*is_wide = TRUE;
		*at += 3;
		return (guchar)text[*at - 1] - 0x90;
	}
	return -1;
}

/* Passes the letters of "C97", "Cou/285" or the sign of "-1". */
static gsize
pass_prefix(const char *text, gsize size, struct number *number)
{
	gsize at = 0;

	if (size > 1 && text[0] == '-') {
		number->is_odd = TRUE;
		return 1;
	}
	while (at < size && at < 4 && g_ascii_isalpha(text[at]))
		at++;
	if (at > 0 && (!g_ascii_isupper(text[0]) || at >= size))
		return size;
	if (at > 0 && text[at] == '/')
		return at + 1;
	return at > 2 ? size : at;
}

static gboolean
read_value(const char *text, gsize size, gsize *at, struct number *number)
{
	gsize start = *at;

	for (int digit; (digit = digit_at(text, size, at, &number->is_odd)) >= 0;)
		if (number->value > (G_MAXUINT64 - digit) / 10) {
			number->value = G_MAXUINT64;
			number->is_odd = TRUE;
		} else
			number->value = number->value * 10 + digit;
	return *at > start;
}

/* Passes "/17", "/PF", "/07-08", ".12" and "(2)", as often as they come. */
static gsize
pass_parts(const char *text, gsize size, gsize at, struct number *number)
{
	for (gsize end; at + 1 < size; at = end) {
		end = at + 1;
		if (text[at] == '/' && g_ascii_isalnum(text[end])) {
			if (number->part == 0)
				number->part = (guint)g_ascii_strtoull(text + end, NULL, 10);
			while (end < size && (g_ascii_isalnum(text[end]) || text[end] == '-'))
				end++;
		} else if (text[at] == '.' && g_ascii_isdigit(text[end])) {
			guint sub = 0;
			for (; end < size && g_ascii_isdigit(text[end]); end++)
				sub = MIN(sub * 10 + text[end] - '0', 100000);
			if (number->sub == 0)
				number->sub = sub;
		} else if (text[at] == '(' && memchr(text + at, ')', MIN(size - at, 6))) {
			end = (const char *)memchr(text + at, ')', size - at) - text + 1;
			number->is_odd = TRUE;
		} else
			break;
	}
	return at;
}

gboolean
number_read(const char *text, gsize size, struct number *number)
{
	gsize at;

	memset(number, 0, sizeof *number);
	at = pass_prefix(text, size, number);
	if (at >= size || !read_value(text, size, &at, number))
		return FALSE;
	if (at < size && g_ascii_isalpha(text[at])) {
		number->letter = g_ascii_tolower(text[at++]);
		if (at < size && g_ascii_isalpha(text[at]))
			return FALSE;
	}
	at = pass_parts(text, size, at, number);
	if (at > LONGEST)
		return FALSE;
	number->size = at;
	if (at + 1 < size && text[at] == '\\') /* "1\." in Markdown */
		at++;
	if (at < size && text[at] == '.') {
		number->has_stop = TRUE;
		at++;
	} else if (at > number->size)
		return FALSE;
	number->ends = at;
	return at == size || text[at] == ' ' || text[at] == '\t' || text[at] == '*' ||
	    (text[at] & 0x80 && (guchar)text[at] == 0xc2) || (number->has_stop && g_ascii_isupper(text[at]));
}

/* Passes "Agenda Item No.", with a bracket before it or without; 0 where it does not stand there. */
static gsize
pass_label(const char *text, gsize size, gboolean *is_minute)
{
	static const char *const words[] = { "agenda ", "item ", "minute ", "no", "number", ".", ":" };
	gsize at = size > 0 && text[0] == '(';
	gboolean is_item = FALSE;

	*is_minute = FALSE;
	if (at >= size || !strchr("aAiImM", text[at]))
		return 0;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		gsize length = strlen(words[i]);

		if (at + length <= size && g_ascii_strncasecmp(text + at, words[i], length) == 0) {
			at += length;
			is_item |= i == 1;
			*is_minute |= i == 2;
		}
		if (i == 2 && is_item == *is_minute) /* most lines that begin with such a letter */
			return 0;
		while (at < size && text[at] == ' ')
			at++;
	}
	return at;
}

gboolean
number_read_labelled(const char *text, gsize size, struct number *number)
{
	gboolean is_minute;
	gsize starts = pass_label(text, size, &is_minute), ends = starts;

	if (starts == 0)
		return FALSE;
	while (ends < size && (g_ascii_isalnum(text[ends]) || memchr("./", text[ends], 2)))
		ends++;
	if (!number_read(text + starts, ends - starts, number))
		return FALSE;
	number->starts = starts;
	number->ends += starts;
	if (is_minute) /* "Minute 111" stands alone: in sentences it refers to another one */
		return number->ends == size;
	if (number->ends < size && memchr(":)", text[number->ends], 2))
		number->ends++;
	else if (!number->has_stop && number->ends + 1 < size && !g_ascii_isupper(text[number->ends + 1]) &&
	    text[number->ends + 1] != '-' && !(text[number->ends + 1] & 0x80))
		return FALSE;
	return TRUE;
}

gboolean
number_read_roman(const char *text, gsize size, struct number *number)
{
	static const char letters[] = "IVXLC";
	static const guint values[] = { 1, 5, 10, 50, 100 };
	guint last = G_MAXUINT;

	memset(number, 0, sizeof *number);
	if (size == 0 || !strchr("IVX", *text)) /* no agenda has fifty items */
		return FALSE;
	for (const char *letter; number->size < size && (letter = memchr(letters, text[number->size], 5)) != NULL; number->size++) {
		guint value = values[letter - letters];

		number->value += value;
		if (value > last) /* "IV" */
			number->value -= 2 * last;
		last = value;
	}
	number->ends = number->size;
	if (number->ends < size && text[number->ends] == '.') {
		number->has_stop = TRUE;
		number->ends++;
	}
	return number->size > 0 && number->ends < size && text[number->ends] == ' ';
}

gboolean
number_is_of_page(const struct number *number, const char *text)
{
	enum { MOST_PAGES = 400 };

	return g_ascii_isdigit(*text) && *text != '0' && !memmem(text, number->size, "/0", 2) && number->value <= number->part && number->part <= MOST_PAGES;
}

gboolean
number_follows(const struct number *number, const struct number *next)
{
	if (next->value == G_MAXUINT64 || number->value == G_MAXUINT64)
		return FALSE;
	if (next->value == number->value + 1)
		return (next->sub == 0 || next->sub == 1) && (next->letter == 0 || next->letter == 'a');
	if (next->value != number->value)
		return FALSE;
	if (next->sub || number->sub)
		return next->sub == number->sub + 1;
	if (next->part && number->part && next->part == number->part + 1) /* the year comes first */
		return TRUE;
	return next->letter && next->letter == (number->letter ? number->letter + 1 : 'a');
}

/* Whether the run goes on from `from` soon after candidate i. */
static gboolean
goes_on(const struct candidate *candidate, guint n, const struct candidate *from, guint i)
{
	for (guint j = i + 1; j < n && j <= i + LOOK_AHEAD; j++)
		if (number_follows(&from->number, &candidate[j].number))
			return TRUE;
	return FALSE;
}

static gboolean
begins_item(const struct candidate *candidate, guint n, const struct candidate *last, guint i)
{
	const struct candidate *this = &candidate[i];
	guint64 value = this->number.value;

	if (!last)
		return this->is_sure || goes_on(candidate, n, this, i);
	if (number_follows(&last->number, &this->number))
		return TRUE;
	if (this->is_labelled) /* "2024." took the label of the item that it stands in */
		return last->is_labelled || !goes_on(candidate, n, last, i);
	if (this->is_sure)
		return !goes_on(candidate, n, last, i);
	return value > last->number.value && value <= last->number.value + 3 && goes_on(candidate, n, this, i);
}

guint
number_choose(struct candidate *candidate, guint n)
{
	const struct candidate *last = NULL;
	guint chosen = 0;

	for (guint i = 0; i < n; i++) {
		candidate[i].is_item = begins_item(candidate, n, last, i);
		if (candidate[i].is_item) {
			last = &candidate[i];
			chosen++;
		}
	}
	return chosen;
}

void
number_keep_items(GArray *candidates)
{
	struct candidate *candidate = (struct candidate *)candidates->data;
	guint kept = 0;

	for (guint i = 0; i < candidates->len; i++)
		if (candidate[i].is_item)
			candidate[kept++] = candidate[i];
	g_array_set_size(candidates, kept);
}
