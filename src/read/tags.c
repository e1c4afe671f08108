#include "read/plain.h"

/*
 * HTML within Markdown: a reader sees an entry of a list, a heading or a paragraph, and no tags. Only those
 * at the two ends of a line say what the line is; markup.c passes over the others.
 */

enum tag { TAG_NONE, TAG_LAYOUT, TAG_ENTRY, TAG_HEADING };

enum { LONGEST_CLOSING = 13 /* bytes of "</blockquote>" */ };

static enum tag
tag_of(const char *name, gsize size)
{
	static const char *const layout[] = { "ul", "ol", "p", "div", "br", "dl", "dd", "dt", "section", "article", "blockquote" };

	if (size == 2 && g_ascii_strncasecmp(name, "li", 2) == 0)
		return TAG_ENTRY;
	if (size == 2 && g_ascii_tolower(*name) == 'h' && name[1] >= '1' && name[1] <= '6')
		return TAG_HEADING;
	for (gsize i = 0; i < G_N_ELEMENTS(layout); i++)
		if (strlen(layout[i]) == size && g_ascii_strncasecmp(layout[i], name, size) == 0)
			return TAG_LAYOUT;
	return TAG_NONE;
}

static gsize
name_size(const char *name, const char *end)
{
	const char *p = name;

	while (p < end && g_ascii_isalnum(*p))
		p++;
	return p - name;
}

/* Takes one tag off the beginning; TAG_NONE where none stands there. */
static enum tag
take_first(struct words *words, guint8 *level)
{
	const char *name = words->start + 1, *close;
	gboolean is_end = name < words->end && *name == '/';
	gsize size;
	enum tag tag;

	name += is_end;
	size = name_size(name, words->end);
	tag = tag_of(name, size);
	if (tag == TAG_NONE || name + size == words->end || !strchr(" />", name[size]))
		return TAG_NONE;
	close = plain_angle_end(words->start, words->end, TRUE);
	if (!close)
		return TAG_NONE;
	if (tag == TAG_HEADING && !is_end)
		*level = name[1] - '0';
	words->start = close + 1;
	words_skip_blanks(words);
	return is_end ? TAG_LAYOUT : tag;
}

/* Takes "</li>" and its like off the end. */
static gboolean
take_last(struct words *words)
{
	gsize size = MIN(words->end - words->start, LONGEST_CLOSING);
	const char *open = size > 0 && words->end[-1] == '>' ? memrchr(words->end - size, '<', size) : NULL;

	if (!open || open[1] != '/' || tag_of(open + 2, words->end - 1 - (open + 2)) == TAG_NONE)
		return FALSE;
	words->end = open;
	while (words->end > words->start && blank_size_before(words->start, words->end) > 0)
		words->end -= blank_size_before(words->start, words->end);
	return TRUE;
}

gboolean
tags_take(struct words *words, guint8 *level)
{
	gboolean is_entry = FALSE;
	enum tag tag;

	while (words->start < words->end && *words->start == '<' && (tag = take_first(words, level)) != TAG_NONE)
		is_entry |= tag == TAG_ENTRY;
	while (take_last(words))
		;
	return is_entry;
}
