#include "base/letters.h"

/* g_utf8_strdown() goes over a text twice and asks tables of each character: most are ASCII throughout. */
char *
letters_small(const char *text)
{
	const char *end = text;

	while (*end != '\0' && (guchar)*end < 0x80)
		end++;
	return *end == '\0' ? g_ascii_strdown(text, end - text) : g_utf8_strdown(text, -1);
}
