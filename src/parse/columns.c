/*
 * Names and posts side by side:
 *
 *     Councillor D. Ash           Cabinet Member, Harbour and Health
 *                                 In the Chair
 *     Bo Birch                    Director of Moorings
 *
 * Text out of a PDF may keep one blank between the two; then the first word of a post tells.
 */
#include "parse/columns.h"

#include "base/rx.h"
#include "parse/names.h"

#include <string.h>

enum { WIDE = 16 /* columns before a line that goes on with a post */, TAB = 8 };

/* Where a gap of two blanks or a tab parts the line, from its beginning to its end; FALSE where none
 * does, or more than one. */
static gboolean
find_gap(const char *words, gsize size, gsize *begins, gsize *ends)
{
	gboolean has_gap = FALSE;

	for (gsize at = 1; at < size; at++) {
		gsize blanks = strspn(words + at, " \t");
		if (blanks == 0 || (blanks == 1 && words[at] == ' '))
			continue;
		if (has_gap)
			return FALSE;
		has_gap = TRUE;
		*begins = at;
		*ends = at + blanks;
		at += blanks;
	}
	return has_gap && *ends < size;
}

/* The same where one blank is left. */
static gboolean
find_post(const char *line, gsize *begins)
{
	static struct rx *rx;
	gsize group[4];

	rx_own(&rx, "^(?:(?:Councillor|Cllr|Dr|Mrs?|Ms|Miss)\\.? )?(?:(?:\\p{Lu}\\.? ?)+|\\p{Lu}[\\p{L}'’-]+ )\\p{Lu}[\\p{L}'’-]+"
	    "( (?:(?:Deputy|Assistant|Associate|Interim|Acting|Joint|Strategic|Executive|Managing|Medical|Corporate|Independent|Senior) )*"
	    "(?:Director|Chief (?:Executive|Officer|Nurse|Superintendent)|Cabinet Member|Head of|Chair of|Leader of|Manager|Governance|Policy Officer)\\b)", 0);
	if (rx_search(rx, line, strlen(line), 0, group, 2) != RX_MATCH)
		return FALSE;
	*begins = group[2];
	return TRUE;
}

/* "Name" and "Post (of one kind)" as "Name (Post [of one kind])". */
static char *
in_brackets(const char *name, const char *post)
{
	g_autofree char *inner = g_strdup(post);

	g_strdelimit(inner, "(", '[');
	g_strdelimit(inner, ")", ']');
	return g_strdup_printf("%s (%s)", name, inner);
}

char *
columns_line(const struct scan *scan, guint i, gboolean *is_pair)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	char *plain = text_line_plain(scan->text, i);
	g_autofree char *name = NULL, *post = NULL;
	gsize begins = 0, ends = 0;

	if (line->size > 160 || line->bullet || line->in_table || !g_ascii_isupper(*plain) || strpbrk(plain, ":;"))
		return plain;
	if (find_gap(words, line->size, &begins, &ends)) {
		name = g_strndup(words, begins);
		post = g_strndup(words + ends, line->size - ends);
	} else if (find_post(plain, &begins)) {
		name = g_strndup(plain, begins);
		post = g_strdup(plain + begins + 1);
	}
	if (!name || strchr(name, ',') || strstr(name, " and ") || !g_ascii_isupper(*post) || !names_is_post(post))
		return plain;
	g_free(plain);
	*is_pair = TRUE;
	return in_brackets(name, post);
}

gboolean
columns_goes_on(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	guint column = 0;

	for (gsize at = line->from; at < line->start; at++)
		column += scan->text->data[at] == '\t' ? TAB : 1;
	return column >= WIDE;
}
