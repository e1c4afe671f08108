/*
 * Names and posts side by side:
 *
 *     Councillor D. Ash           Cabinet Member, Harbour and Health
 *                                 In the Chair
 *     Bo Birch                    Director of Moorings
 *
 * Text out of a PDF may keep one blank between the two; then the first word of a post tells. Others
 * print names in several columns, with the initials that the minutes call them by.
 */
#include "parse/columns.h"

#include "base/bytes.h"
#include "base/rx.h"
#include "parse/person.h"

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

/* "AK" beside "Alan Kerr": what the minutes call somebody. */
static gboolean
is_initials(const char *cell)
{
	gsize size = strlen(cell);

	return size >= 2 && size <= 3 && g_ascii_isupper(cell[0]) && g_ascii_isupper(cell[1]) && (size == 2 || g_ascii_isupper(cell[2]));
}

/* A name, with a post in brackets perhaps, but not a post alone. */
static gboolean
is_name_alone(const char *cell)
{
	g_autofree char *bare = g_strndup(cell, strcspn(cell, "("));

	return person_is_line_of_one(cell) && !person_is_post_or_body(bare);
}

/* "PRESENT    Alan Kerr (Chair)   AK    Brenda Mole   BM" as "PRESENT Alan Kerr (Chair); Brenda Mole"; NULL
 * where a cell is something else. */
static char *
names_in_cells(const char *words, gsize size)
{
	g_autofree char *line = g_strndup(words, size);
	g_autoptr(GString) names = g_string_new(NULL);
	guint n_names = 0, n_cells = 0;
	char *end = line + size;

	for (char *cell = line; cell < end; n_cells++) {
		char *gap = strstr(cell, "  "), *tab = strchr(cell, '\t'), *stop = gap && (!tab || gap < tab) ? gap : tab ? tab : end;

		*stop = '\0';
		if (n_cells == 0 && strlen(cell) > 3 && scan_is_capitals(cell, strlen(cell)))
			g_string_append_printf(names, "%s ", cell);
		else if (is_name_alone(cell))
			g_string_append_printf(names, "%s%s", n_names++ ? "; " : "", cell);
		else if (!is_initials(cell) || n_names == 0)
			return NULL;
		cell = stop < end ? stop + 1 + strspn(stop + 1, " \t") : end;
	}
	return n_cells >= 2 && n_names >= 1 ? g_strdup(names->str) : NULL;
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
	if (bytes_find(words, line->size, "  ", 2) && (name = names_in_cells(words, line->size)) != NULL) {
		g_free(plain);
		*is_pair = TRUE;
		return g_steal_pointer(&name);
	}
	if (find_gap(words, line->size, &begins, &ends)) {
		name = g_strndup(words, begins);
		post = g_strndup(words + ends, line->size - ends);
	} else if (find_post(plain, &begins)) {
		name = g_strndup(plain, begins);
		post = g_strdup(plain + begins + 1);
	}
	if (!name || strchr(name, ',') || strstr(name, " and ") || !g_ascii_isupper(*post) || !person_is_post_or_body(post))
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
