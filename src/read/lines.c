#include "read/inner.h"

/*
 * Lines and what their layout says. One pass over the text; no line is copied.
 */

enum { TAB = 8 };

struct reader {
	struct text *text;
	guint n;            /* lines so far; the text's array has room for more */
	const GArray *pages;
	guint page;         /* entries of pages that lie behind */
	guint blanks;       /* blank lines just before */
	gboolean is_turned; /* a page turned since the last line that wasn't blank */
	gboolean in_head;   /* between the two "---" of a YAML head */
	gboolean in_bold;   /* Markdown: "**" was opened and not yet closed */
	guint bold_from;    /* the first line that is bold up to here, where in_bold */
	struct bullets list;
};

static struct words
find_words(const char *start, const char *end)
{
	struct words words = { start, end, 0 };
	gsize blank;

	if (start < end && g_ascii_isgraph(*start) && g_ascii_isgraph(end[-1])) /* most lines */
		return words;
	while (words.start < words.end && (blank = blank_size(words.start)) > 0) {
		words.indent += *words.start == '\t' ? TAB - words.indent % TAB : 1;
		words.start += blank;
	}
	while ((blank = blank_size_before(words.start, words.end)) > 0)
		words.end -= blank;
	return words;
}

/* --- Markdown -------------------------------------------------------------------------------- */

/* "---", "* * *", "___": at least three of one kind and nothing else. */
static gboolean
is_rule(struct words words)
{
	char mark = *words.start;
	guint n = 0;

	if (mark != '-' && mark != '*' && mark != '_')
		return FALSE;
	for (const char *p = words.start; p < words.end; p++) {
		if (*p == mark)
			n++;
		else if (*p != ' ')
			return FALSE;
	}
	return n >= 3;
}

static gboolean
is_fence(struct words words)
{
	return words.end - words.start >= 3 &&
	    (!memcmp(words.start, "```", 3) || !memcmp(words.start, "~~~", 3));
}

/* A line that is only a picture or a comment, as converters of PDFs leave them. */
static gboolean
is_unseen(struct words words)
{
	gsize size = words.end - words.start;
	const char *middle;

	if (size >= 7 && !memcmp(words.start, "<!--", 4))
		return memmem(words.start, size, "-->", 3) == words.end - 3;
	if (size < 5 || memcmp(words.start, "![", 2) != 0)
		return FALSE;
	middle = memmem(words.start, size, "](", 2);
	return middle && memchr(middle, ')', words.end - middle) == words.end - 1;
}

/* "|---|:--:|": the row under the head of a table. */
static gboolean
is_table_rule(struct words words)
{
	gboolean has_dashes = FALSE, has_pipe = FALSE;

	for (const char *p = words.start; p < words.end; p++) {
		if (!strchr("|-: ", *p))
			return FALSE;
		has_pipe |= *p == '|';
		has_dashes |= *p == '-';
	}
	return has_pipe && has_dashes;
}

static guint
take_heading(struct words *words)
{
	const char *p = words->start, *end = words->end;
	guint level = 0;

	while (p < end && *p == '#')
		p++, level++;
	if (level == 0 || level > 6 || (p < end && blank_size(p) == 0))
		return 0;
	words->start = p;
	words_skip_blanks(words);
	while (end > words->start && end[-1] == '#')
		end--;
	if (end < words->end && (end == words->start || blank_size_before(words->start, end) > 0)) {
		words->end = end;
		*words = find_words(words->start, words->end);
	}
	return level;
}

static void
take_quotation(struct words *words)
{
	while (words->start < words->end && *words->start == '>') {
		words->start++;
		words_skip_blanks(words);
	}
}

/* Takes the marks off a line that is bold as a whole. */
static void
set_bold(const struct text *text, struct line *line)
{
	struct words words = { text->data + line->start, text->data + line->start + line->size, 0 };

	while (words.start < words.end && (*words.start == '*' || *words.start == '_'))
		words.start++;
	while (words.end > words.start && (words.end[-1] == '*' || words.end[-1] == '_') &&
	    words.end[-2] != '\\')
		words.end--;
	words = find_words(words.start, words.end);
	line->start = words.start - text->data;
	line->size = words.end - words.start;
	line->is_bold = line->size > 0;
}

/* Whether all words stand in bold; *in_bold is the state before and then behind them. */
static gboolean
is_all_bold(const char *p, const char *end, gboolean *in_bold)
{
	gboolean is_all = TRUE;

	while (p < end) {
		if (*p == '*' && p + 1 < end && p[1] == '*') {
			*in_bold = !*in_bold;
			p += 2 + (p + 2 < end && p[2] == '*');
		} else if (blank_size(p) > 0) {
			p += blank_size(p);
		} else {
			is_all &= *in_bold;
			p += 1 + (*p == '\\' && p + 1 < end);
		}
	}
	return is_all;
}

static gboolean
is_underlined_bold(const char *p, gsize size)
{
	return size > 4 && !memcmp(p, "__", 2) && !memcmp(p + size - 2, "__", 2) &&
	    !memmem(p + 2, size - 4, "__", 2);
}

/* A paragraph's bold may run over several lines: "**COMMITTEE" and "4 July 2019**". */
static void
find_bold(struct reader *reader, struct line *line)
{
	const char *p = reader->text->data + line->start;
	gboolean was_bold = reader->in_bold, is_all;

	if (!was_bold && is_underlined_bold(p, line->size))
		set_bold(reader->text, line);
	if (!was_bold && !memmem(p, line->size, "**", 2))
		return;
	is_all = is_all_bold(p, p + line->size, &reader->in_bold);
	if (!is_all)
		reader->bold_from = G_MAXUINT;
	else if (!was_bold)
		reader->bold_from = reader->n;
	if (!is_all || reader->in_bold || reader->bold_from == G_MAXUINT)
		return;
	for (guint i = reader->bold_from; i < reader->n; i++)
		set_bold(reader->text, &g_array_index(reader->text->lines, struct line, i));
	set_bold(reader->text, line);
}

/* "-----" or "=====" about as long as the one line above it makes that a heading; "---" is a rule. */
static gboolean
underlines(struct reader *reader, struct words words)
{
	enum { FEWEST = 4, LONGEST_TITLE = 120 /* bytes */ };
	struct line *above = reader->n > 0 && reader->blanks == 0 ? &g_array_index(reader->text->lines, struct line, reader->n - 1) : NULL;
	gsize size = words.end - words.start;
	char mark = *words.start;

	if (!above || above->bullet || above->heading || above->in_head || above->in_table || (above->blanks == 0 && reader->n > 1) ||
	    above->size > LONGEST_TITLE || size < FEWEST || size * 2 < above->size || (mark != '-' && mark != '=') || is_rule((struct words){ reader->text->data + above->start, reader->text->data + above->start + above->size, 0 }))
		return FALSE;
	for (const char *p = words.start; p < words.end; p++)
		if (*p != mark)
			return FALSE;
	above->heading = mark == '=' ? 1 : 2;
	return TRUE;
}

/* What is layout and no words: rules, fences, the row under a table's head, pictures. */
static gboolean
is_layout(struct reader *reader, struct words words)
{
	if (!reader->text->is_markdown)
		return FALSE;
	if (underlines(reader, words))
		return TRUE;
	if (is_rule(words)) {
		if (reader->n == 0)
			reader->in_head = *words.start == '-';
		else if (reader->in_head)
			reader->in_head = FALSE;
		else
			reader->is_turned = TRUE;
		return TRUE;
	}
	return is_fence(words) || is_table_rule(words) || is_unseen(words);
}

/* --- Lines ----------------------------------------------------------------------------------- */

static void
append(struct reader *reader, const struct line *line)
{
	GArray *lines = reader->text->lines;

	if (reader->n == lines->len)
		g_array_set_size(lines, 2 * lines->len);
	g_array_index(lines, struct line, reader->n++) = *line;
}

static void
add_blank(struct reader *reader, gsize from)
{
	struct line line = { .from = from, .start = from, .blanks = MIN(reader->blanks, 255) };

	append(reader, &line);
	reader->blanks++;
	reader->in_bold = FALSE;
}

/* Whether a line begins something new: below a gap, an entry of a list, or the end of a sentence. */
static gboolean
is_new(const struct reader *reader)
{
	const struct line *above;

	if (reader->n == 0 || reader->blanks > 0)
		return TRUE;
	above = &g_array_index(reader->text->lines, struct line, reader->n - 1);
	return above->bullet > 0 || strchr(".:;!?", reader->text->data[above->start + above->size - 1]) != NULL;
}

static void
find_marks(struct reader *reader, struct words *words, struct line *line)
{
	gunichar marker = 0;

	line->in_table = *words->start == '|' || words->end[-1] == '|';
	if (reader->text->is_markdown) {
		take_quotation(words);
		line->heading = words->start < words->end ? take_heading(words) : 0;
		if (words->start < words->end && (*words->start == '<' || words->end[-1] == '>') && tags_take(words, &line->heading))
			marker = '<';
	}
	if (marker == 0)
		marker = words->start < words->end && !line->heading ?
	    bullet_take(words, reader->text->is_markdown, *words->start == 'o' && is_new(reader)) : 0;
	if (marker != 0)
		line->bullet = bullets_depth(&reader->list, marker, words->indent);
	else
		reader->list.depth = 0;
	if (line->heading || line->bullet)
		reader->in_bold = FALSE;
}

static void
add_line(struct reader *reader, gsize from, gsize end)
{
	const char *data = reader->text->data;
	struct words words = find_words(data + from, data + end);
	struct line line = { .from = from, .blanks = MIN(reader->blanks, 255) };

	while (reader->pages && reader->page < reader->pages->len &&
	    g_array_index(reader->pages, gsize, reader->page) <= from) {
		reader->is_turned = TRUE;
		reader->page++;
	}
	if (words.start == words.end || is_layout(reader, words)) {
		add_blank(reader, from);
		return;
	}
	find_marks(reader, &words, &line);
	if (words.start == words.end && !line.bullet) {
		add_blank(reader, from);
		return;
	}
	line.start = words.start - data;
	line.size = words.end - words.start;
	line.turns_page = reader->is_turned;
	line.in_head = reader->in_head;
	if (reader->text->is_markdown)
		find_bold(reader, &line);
	reader->is_turned = FALSE;
	reader->blanks = 0;
	append(reader, &line);
}

void
lines_find(struct text *text, const GArray *pages)
{
	struct reader reader = { .text = text, .pages = pages, .bold_from = G_MAXUINT };
	const char *p = text->data, *end = text->data + text->size, *feed;

	text->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	g_array_set_size(text->lines, text->size / 48 + 8);
	for (; p < end; p = feed + 1) {
		if (*p == '\n' && !pages) { /* every other line */
			feed = p;
			add_blank(&reader, p - text->data);
			continue;
		}
		feed = memchr(p, '\n', end - p);
		if (!feed)
			feed = end;
		add_line(&reader, p - text->data, feed - text->data);
	}
	g_array_set_size(text->lines, reader.n);
}
