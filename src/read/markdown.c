#include "read/inner.h"

/*
 * Is it Markdown? Asked of the content: what plain minutes never have weighs 2, what they may have
 * now and then weighs 1. "- " bullets, single asterisks, backslashes in paths and a lone "<b>" are
 * found in plain text, too, and prove nothing.
 */
enum { ENOUGH = 2, MOST_LINES = 4000 };

static gsize
count_of(const char *line, gsize size, const char *what)
{
	const char *p = line, *end = line + size;
	gsize n = 0;

	while ((p = memmem(p, end - p, what, strlen(what)))) {
		n++;
		p += strlen(what);
	}
	return n;
}

/* "## Title"; "# 5" is as likely to be a number. */
static gboolean
is_heading(const char *p, gsize size)
{
	gsize n = strspn(p, "#");

	if (n == 0 || n > 6 || n >= size || p[n] != ' ')
		return FALSE;
	while (n < size && !g_ascii_isalpha(p[n]))
		n++;
	return n < size;
}

/* "1\." and "2\)": a number kept from being a list. */
static gboolean
is_escaped_number(const char *p)
{
	gsize n = strspn(p, "0123456789");

	return n > 0 && p[n] == '\\' && (p[n + 1] == '.' || p[n + 1] == ')');
}

/* "**words**", the marks touching words. */
static gboolean
has_bold(const char *p, gsize size)
{
	const char *open = memmem(p, size, "**", 2), *close;

	if (!open || open + 2 >= p + size || *(open + 2) == '*' || blank_size(open + 2) > 0)
		return FALSE;
	close = memmem(open + 2, p + size - open - 2, "**", 2);
	return close && blank_size_before(p, close) == 0;
}

static gboolean
has_link(const char *p, gsize size)
{
	return memmem(p, size, "](http", 6) || memmem(p, size, "](/", 3) || memmem(p, size, "](mailto:", 9);
}

static guint
weigh(const char *p, gsize size)
{
	guint weight = 0;

	if (is_heading(p, size) || is_escaped_number(p))
		weight += 2;
	if (memchr(p, '*', size))
		weight += has_bold(p, size) ? 2 : (!memcmp(p, "* ", 2) ? 1 : 0);
	if (memchr(p, '<', size))
		weight += count_of(p, size, "</sup>") + count_of(p, size, "</sub>");
	if (memchr(p, ']', size))
		weight += has_link(p, size) ? 2 : 0;
	if (size >= 3 && !memcmp(p, "```", 3))
		weight += 1;
	return weight;
}

/* A paragraph that is bold over two lines opens on one and closes on the next. */
static gboolean
opens_bold(const char *p, gsize size)
{
	return size > 2 && !memcmp(p, "**", 2) && g_ascii_isalnum(p[2]) && count_of(p, size, "**") == 1;
}

/* Whether it holds any byte that a mark is made of; most plain minutes hold none. */
static gboolean
has_marks(const char *text, gsize size)
{
	static const char marks[] = "#*<]`\\";

	for (gsize i = 0; marks[i] != '\0'; i++)
		if (memchr(text, marks[i], size))
			return TRUE;
	return FALSE;
}

gboolean
markdown_is(const char *text, gsize size)
{
	const char *p = text, *end = text + size, *feed;
	gboolean is_open = FALSE;
	guint weight = 0;

	if (size > 4 && !memcmp(p, "---\n", 4) && memmem(p + 4, size - 4, "\n---\n", 5))
		return TRUE;
	if (!has_marks(text, size))
		return FALSE;
	for (guint n = 0; p < end && n < MOST_LINES && weight < ENOUGH; n++, p = feed + 1) {
		feed = memchr(p, '\n', end - p);
		if (!feed)
			feed = end;
		while (p < feed && *p == ' ')
			p++;
		if (is_open && feed - p > 2 && !memcmp(feed - 2, "**", 2))
			return TRUE;
		is_open = opens_bold(p, feed - p);
		weight += weigh(p, feed - p);
	}
	return weight >= ENOUGH;
}
