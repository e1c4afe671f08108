/*
 * When is a line the beginning of a paragraph? Web pages give a line to each paragraph. Text out of
 * a PDF breaks paragraphs at the width of the page, and a page turn leaves a blank line in the
 * middle of a sentence, with nothing else to show for it:
 *
 *     ... Tracey Jones, Interim Head of Special Educational Needs and
 *
 *     Disabilities (SEND), ...
 *
 * So a blank line does not end a paragraph whose last word can't end a sentence, or whose next line
 * begins in lower case.
 */
#include "parse/paragraph.h"

#include "base/bytes.h"

#include <string.h>

enum {
	LONG_PARAGRAPH = 80, /* bytes; a shorter one without a full stop may be a heading */
	LONG_LINE = 40,
	FULL_LINE = 60 /* bytes; a shorter one in printed minutes may be a line of a list */
};

void
writer_init(struct writer *writer, const struct scan *scan, struct passage *passage, guint end)
{
	*writer = (struct writer){ .scan = scan, .passage = passage, .end = end, .was_break = TRUE };
}

/* What is written is hardly ever longer than the lines from i on: the passage need not grow. */
static void
make_room(struct writer *writer, guint i)
{
	guint end = MAX(writer->end, i + 1), lines = end - i;
	const struct line *last = scan_line(writer->scan, end - 1);
	gsize from = scan_line(writer->scan, i)->start, to = last->start + last->size;

	passage_reserve(writer->passage, MAX(from, to) - from + lines, lines / 2 + 1);
}

/* Words after which a sentence always goes on. */
static gboolean
ends_in_mid_sentence(const char *text, gsize size)
{
	static const char *const words[] = { "a", "an", "and", "as", "at", "be", "been", "but", "by", "for",
		"from", "had", "has", "have", "in", "into", "is", "its", "of", "on", "or", "our", "that", "the",
		"their", "this", "to", "was", "were", "which", "who", "will", "with", "would", "&",
		"Councillor", "Councillors", "Cllr", "Cllrs", "Messrs", "Minute", "Nos" };
	gsize start = size;

	if (size > 0 && text[size - 1] == ',')
		return TRUE;
	while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n')
		start--;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i]) == size - start && memcmp(words[i], text + start, size - start) == 0)
			return TRUE;
	return FALSE;
}

/* Whether the text ends as sentences, or introductions to lists, end. */
static gboolean
is_closed(const char *text, gsize size)
{
	while (size > 0 && strchr("'\")", text[size - 1]) && text[size - 1])
		size--;
	if (size >= 3 && ((memcmp(text + size - 3, "\xe2\x80\x9d", 3) == 0) || memcmp(text + size - 3, "\xe2\x80\x99", 3) == 0))
		size -= 3;
	return size == 0 || strchr(".:;?!-", text[size - 1]) != NULL;
}

/* "(1)", "1)", "2.", "(a)", "iv)" before a blank: a clause of its own. */
static gboolean
is_clause(const char *words, gsize size)
{
	gsize at = size > 0 && words[0] == '(', start = at;

	while (at < size && at < start + 4 && g_ascii_isalnum(words[at]))
		at++;
	if (at == start || at >= size || !strchr(").", words[at]) || (words[at] == '.' && !g_ascii_isdigit(words[start]) && at > start + 1))
		return FALSE;
	return at + 1 == size || words[at + 1] == ' ' || words[at + 1] == '\t' || (guchar)words[at + 1] == 0xc2;
}

/* The last line ended at the width of the page or in mid-sentence: does this one go on? */
static gboolean
runs_on(const struct writer *writer, const char *words)
{
	const GString *text = &writer->passage->text;
	gboolean is_closed_now = is_closed(text->str, text->len);

	if (writer->scan->wraps) {
		if (writer->length * 10 < writer->scan->width * 6)
			return !is_closed_now && g_ascii_islower(words[0]);
		return TRUE;
	}
	return !is_closed_now && ((writer->joins_turns && writer->length >= FULL_LINE) || g_ascii_islower(words[0]) ||
		ends_in_mid_sentence(text->str, text->len));
}

/* The same over a page turn. */
static gboolean
runs_over(const struct writer *writer, const char *words, gsize size)
{
	const GString *text = &writer->passage->text;
	gsize paragraph = text->len - writer->paragraph;

	if (!writer->joins_turns || writer->was_heading || paragraph < 20 || is_closed(text->str, text->len))
		return FALSE;
	if (g_ascii_islower(words[0]) || ends_in_mid_sentence(text->str, text->len))
		return TRUE;
	return !writer->was_bullet && paragraph >= LONG_PARAGRAPH && (size >= LONG_LINE || (size > 0 && words[size - 1] == '.')) &&
	    (g_ascii_isupper(words[0]) || g_ascii_isdigit(words[0]));
}

static gboolean
joins(const struct writer *writer, const struct line *line, const char *words, gsize size)
{
	if (writer->was_break || line->bullet || line->heading || line->is_bold || line->in_table)
		return FALSE;
	if (is_clause(words, size) || scan_is_resolved(words, size))
		return FALSE;
	return writer->blanks == 0 ? runs_on(writer, words) : runs_over(writer, words, size);
}

static void
begin_paragraph(struct writer *writer, guint bullet, gsize size)
{
	GString *text = &writer->passage->text;

	if (text->len > 0) {
		g_string_append_c(text, '\n');
		if (!bullet || !writer->was_bullet)
			g_string_append_c(text, '\n');
	}
	writer->paragraph = text->len;
	for (guint depth = 1; depth < bullet; depth++)
		g_string_append(text, "  ");
	if (bullet)
		g_string_append(text, size ? "- " : "-");
	writer->was_bullet = bullet > 0;
}

/* The bytes of the words without the blanks (U+00A0 too) at their end. */
static gsize
without_blanks(const char *words, gsize size)
{
	while (size > 0 && (strchr(" \t", words[size - 1]) || (size > 1 && memcmp(words + size - 2, "\xc2\xa0", 2) == 0)))
		size -= (guchar)words[size - 1] == 0xa0 ? 2 : 1;
	return size;
}

/* Cuts "...  view the full minutes text for item 36." off the end of a line; returns its new size. */
static gsize
cut_off(const char *words, gsize size, struct item *item)
{
	static const char phrase[] = "view the full ";
	const char *at = bytes_find(words, size, phrase, strlen(phrase));
	const char *item_word, *end = words + size;
	struct number number;
	gsize kept;

	if (!at || (item_word = bytes_find(at, end - at, " text for item ", 15)) == NULL)
		return size;
	item_word += 15;
	if (end[-1] == '.')
		end--;
	if (item->number == NULL && number_read(item_word, end - item_word, &number))
		item->number = arena_copy(item->arena, item_word, number.size);
	if (bytes_find(at, item_word - at, "minutes", 7))
		item->is_truncated = TRUE;
	kept = without_blanks(words, at - words);
	if (kept >= 3 && (memcmp(words + kept - 3, "...", 3) == 0 || memcmp(words + kept - 3, "\xe2\x80\xa6", 3) == 0))
		kept = without_blanks(words, kept - 3);
	return kept;
}

static void
append_words(struct writer *writer, const char *words, gsize size)
{
	const struct text *text = writer->scan->text;
	struct passage *passage = writer->passage;
	gsize start = words - text->data;

	text_append_plain(text, start, start + size, &passage->text, &passage->spans);
}

/* "Resolved: • That the lamps be lit • That ...": each bullet begins an entry of a list. */
static void
append_entries(struct writer *writer, const char *words, gsize size)
{
	const char *bullet;
	gsize step = strlen(SCAN_BULLET);

	while ((bullet = bytes_find(words, size, SCAN_BULLET, step)) != NULL) {
		append_words(writer, words, without_blanks(words, bullet - words));
		size -= bullet + step - words;
		words = bullet + step;
		begin_paragraph(writer, 1, size);
	}
	append_words(writer, words, size);
}

void
writer_add(struct writer *writer, guint i, gsize from, struct item *item)
{
	const struct line *line = scan_line(writer->scan, i);
	const char *words = scan_words(writer->scan, i) + from;
	gsize size = line->size - from;
	gboolean may_be_heading = line->heading || line->is_bold || (!line->bullet && scan_is_capitals(words, size));

	if (writer->scan->cuts)
		size = cut_off(words, size, item);
	if (size == 0 && !line->bullet)
		return;
	if (writer->passage->text.len == 0)
		make_room(writer, i);
	if (!joins(writer, line, words, size))
		begin_paragraph(writer, line->bullet, size);
	else if (writer->blanks > 0)
		g_string_append_c(&writer->passage->text, ' ');
	else
		scan_go_on(writer->scan, &writer->passage->text, words, size);
	if (writer->scan->bullets > 0)
		append_entries(writer, words, size);
	else
		append_words(writer, words, size);
	writer->was_heading = may_be_heading;
	writer->was_break = FALSE;
	writer->length = size;
	writer->blanks = 0;
}

void
writer_add_lines(struct writer *writer, guint first, guint end, struct item *item)
{
	for (guint i = first; i < end; i++)
		switch (writer->scan->kind[i]) {
		case LINE_BLANK:
		case LINE_FURNITURE:
			writer->blanks++;
			break;
		case LINE_MARK:
			writer->was_break = TRUE;
			break;
		default:
			writer_add(writer, i, 0, item);
		}
}
