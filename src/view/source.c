#include "view/source.h"

#include <string.h>

#include "base/rx.h"

static gsize
count_lines(const char *text, gsize size)
{
	gsize n = 0;

	for (const char *end = text; (end = memchr(end, '\n', text + size - end)) != NULL; end++)
		n++;
	return n;
}

guint
source_line(const char *text, gsize size, gsize at)
{
	at = MIN(at, size);
	while (at < size && g_ascii_isspace(text[at]))
		at++;
	return 1 + count_lines(text, at);
}

/* The last line may lack its end. */
gboolean
source_has_lines(const char *text, gsize size, const char *bytes, gsize n)
{
	gsize lines = count_lines(text, size), of_file = count_lines(bytes, n);

	return MAX(lines, of_file) - MIN(lines, of_file) <= 1;
}

/* As browsers write it into a saved page ("<!-- saved from url=(0044)https://… -->") and clippers
 * above one. */
char *
source_address(const char *text, gsize size)
{
	enum { HEAD = 4096 };
	static struct rx *where;
	const struct rx *rx = rx_own(&where, "^(?:<!-- *)?(?:saved from url|source(?: url)?|url) *[:=] *(?:\\(\\d+\\))?"
	    "[\"'<]?(https?://[^\\s\"'<>]+)", RX_CASELESS | RX_MULTILINE | RX_ASCII);
	gsize group[4];

	if (rx_search(rx, text, MIN(size, HEAD), 0, group, 2) != RX_MATCH)
		return NULL;
	return g_strndup(text + group[2], group[3] - group[2]);
}
