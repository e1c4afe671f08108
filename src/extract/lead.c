#include <string.h>
#include "extract/lead.h"

gsize
skip_blanks(const char *text, gsize at, gsize to)
{
	while (at < to && (text[at] == ' ' || text[at] == '\n'))
		at++;
	return at;
}

gsize
trim_blanks(const char *text, gsize from, gsize to)
{
	while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\n'))
		to--;
	return to;
}

gboolean
starts_with(const char *text, gsize at, gsize to, const char *words)
{
	gsize size = strlen(words);

	return to - at >= size && g_ascii_strncasecmp(text + at, words, size) == 0;
}

gboolean
ends_with(const char *text, gsize from, gsize to, const char *words)
{
	gsize size = strlen(words);

	return to - from >= size && g_ascii_strncasecmp(text + to - size, words, size) == 0;
}

/* The quotation marks round a motion are no part of it, nor is a bullet. */
gsize
skip_quote(const char *text, gsize at, gsize to)
{
	if (at < to && text[at] == '"')
		return at + 1;
	if (starts_with(text, at, to, "\xe2\x80\xa2") || starts_with(text, at, to, "\xc2\xb7"))
		return skip_blanks(text, at + (text[at] == '\xe2' ? 3 : 2), to);
	return starts_with(text, at, to, "\xe2\x80\x9c") || starts_with(text, at, to, "\xe2\x80\x98") ? at + 3 : at;
}

gsize
trim_quote(const char *text, gsize from, gsize to)
{
	if (to > from && text[to - 1] == '"' && memchr(text + from, '"', to - 1 - from) == NULL)
		return to - 1;
	return ends_with(text, from, to, "\xe2\x80\x9d") && !g_strstr_len(text + from, to - from, "\xe2\x80\x9c") ? to - 3 : to;
}

/* "That", "that:-", "to", "it was": no decision yet. */
gsize
skip_lead_word(const char *text, gsize at, gsize to)
{
	static const char *const words[] = { "that", "t h a t", "to", "the following" };
	gsize end = at;

	for (gsize i = 0; i < G_N_ELEMENTS(words) && end == at; i++)
		if (starts_with(text, at, to, words[i]) && !g_ascii_isalpha(text[at + strlen(words[i])]))
			end = at + strlen(words[i]);
	if (end == at)
		return at;
	while (end < to && (strchr(" \n:;,-.", text[end]) || starts_with(text, end, to, "\xe2\x80\x93")))
		end += text[end] == '\xe2' ? 3 : 1;
	return end;
}

gboolean
is_dangling(const char *text, gsize from, gsize to)
{
	static const char *const ends[] = { ":", ":-", ": -", "-", "\xe2\x80\x93", "\xe2\x80\x94", " that", " to" };

	to = trim_blanks(text, from, to);
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
		if (ends_with(text, from, to, ends[i]))
			return TRUE;
	return FALSE;
}

/* "That Cabinet:" leads in; "That the following be appointed:" and "to grant permission subject to:"
 * decide, and what they list are parts. */
gboolean
is_lead(const char *text, gsize from, gsize to)
{
	gsize size = to - from;
	gboolean is_clause = starts_with(text, from, to, "to ") && !g_strstr_len(text + from, size, " that");

	return size <= 120 && !is_clause && !g_strstr_len(text + from, size, " be ") && !g_strstr_len(text + from, size, " is ") &&
	    !g_strstr_len(text + from, size, " are ") && !g_strstr_len(text + from, size, ". ");
}

/* "That the Committee: (1) notes ...": the colon before the first label, if it leads in. */
gboolean
find_label_after_lead(const char *text, gsize from, gsize to, struct label *label)
{
	for (gsize at = from; at < to && at < from + 120; at++)
		if (text[at] == ':' || strncmp(text + at, "\xe2\x80\x93", 3) == 0) {
			at += text[at] == ':' ? 1 : 3;
			at += at < to && text[at] == '-';
			at = skip_blanks(text, at, to);
			return at < to && is_lead(text, from, at) && label_read(text, at, to, NULL, label) &&
			    label->value == 1 && label->after < to;
		}
	return FALSE;
}
