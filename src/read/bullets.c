#include "read/inner.h"

/*
 * The depth of a list entry comes from its indentation and its marker together, since pages saved
 * as text have lost the indentation and tell levels by the marker alone:
 *
 *     ·       Outcomes of the review
 *     o   theme one
 *
 * while Markdown and printed minutes have one marker and tell levels by indentation.
 */

/* "o" and "?" (a bullet whose character was lost) are words, too: they mark an entry only where
 * more than one space follows; "o" also with one and a capital, where a line begins something new
 * ("o Gyngor" is Welsh, but begins no sentence). */
static gboolean
has_wide_gap(const char *after, const char *end)
{
	gsize blank = after < end ? blank_size(after) : 0;

	return blank > 1 ||
	    (blank == 1 && (*after == '\t' || (after + 1 < end && blank_size(after + 1) > 0)));
}

static gboolean
is_marker(gunichar c, gboolean is_markdown)
{
	switch (c) {
	case '-':
	case 0x2013: /* – */
	case 0x2022: /* • */
	case 0x2023: /* ‣ */
	case 0x2043: /* ⁃ */
	case 0x25A0: /* ■ */
	case 0x25AA: /* ▪ */
	case 0x25AB: /* ▫ */
	case 0x25CB: /* ○ */
	case 0x25CF: /* ● */
	case 0x25E6: /* ◦ */
	case 0x27A2: /* ➢ */
	case 0x2756: /* ❖ */
	case 0xA7:   /* §, Wingdings' square shown in another font */
	case 0xB7:   /* · */
	case 0xF0A7: /* the same in Word's private area */
	case 0xF0B7:
	case 0xF0D8:
		return TRUE;
	case '*':
	case '+':
		return is_markdown;
	default:
		return FALSE;
	}
}

static gboolean
is_letter_marker(gunichar c, const char *after, const char *end, gboolean is_new)
{
	return has_wide_gap(after, end) ||
	    (c == 'o' && is_new && after + 1 < end && *after == ' ' && g_ascii_isupper(after[1]));
}

gunichar
bullet_take(struct words *words, gboolean is_markdown, gboolean is_new)
{
	gunichar c;
	const char *after;

	if (g_ascii_isalnum(*words->start) && *words->start != 'o') /* most lines */
		return 0;
	c = g_utf8_get_char(words->start);
	after = g_utf8_next_char(words->start);
	if (c == 'o' || c == '?' ? !is_letter_marker(c, after, words->end, is_new)
	                         : !is_marker(c, is_markdown) || (after < words->end && blank_size(after) == 0))
		return 0;
	words->start = MIN(after, words->end);
	words_skip_blanks(words);
	return c;
}

guint
bullets_depth(struct bullets *list, gunichar marker, guint indent)
{
	struct level *levels = list->levels;

	while (list->depth > 0 && levels[list->depth - 1].indent > indent)
		list->depth--;
	for (guint i = list->depth; i > 0 && levels[i - 1].indent == indent; i--) {
		if (levels[i - 1].marker == marker)
			return list->depth = i;
	}
	if (list->depth < DEEPEST)
		levels[list->depth++] = (struct level){ marker, indent };
	return list->depth;
}
