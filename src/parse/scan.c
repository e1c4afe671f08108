#include "parse/scan.h"

#include "base/bytes.h"

#include <string.h>

#define LABEL(words, kind, stands_alone) { words, sizeof(words) - 1, kind, stands_alone }

static const struct label {
	const char *words;
	gsize size;
	enum line_kind kind;
	gboolean stands_alone; /* nothing may follow on the line */
} labels[] = {
	LABEL("Minutes:", LINE_MINUTES, FALSE),
	LABEL("Cofnodion:", LINE_MINUTES, FALSE),
	LABEL("Decision:", LINE_DECISION, FALSE),
	LABEL("Decisions:", LINE_DECISION, FALSE),
	LABEL("Decision", LINE_DECISION, TRUE),
	LABEL("Penderfyniad:", LINE_DECISION, FALSE),
	LABEL("Additional documents:", LINE_DOCUMENTS, FALSE),
	LABEL("Supporting documents:", LINE_DOCUMENTS, FALSE),
	LABEL("Dogfennau ychwanegol:", LINE_DOCUMENTS, FALSE),
	LABEL("Items", LINE_ITEMS, TRUE),
	LABEL("Eitemau", LINE_ITEMS, TRUE),
	LABEL("No. Item", LINE_ITEMS, TRUE),
	LABEL("Note No. Item", LINE_ITEMS, TRUE),
	LABEL("Rhif. Eitem", LINE_ITEMS, TRUE),
	LABEL("Rhif eitem", LINE_ITEMS, TRUE),
	LABEL("Nodyn Rhif. Eitem", LINE_ITEMS, TRUE),
};

/* Whether labels may begin with this letter, and what scan_is_resolved() looks for, too. */
static const guint8 may_begin_label[256] = { ['M'] = 1, ['C'] = 1, ['D'] = 1, ['P'] = 1, ['A'] = 1, ['S'] = 1, ['I'] = 1,
	['E'] = 1, ['N'] = 1, ['R'] = 1 };
static const guint8 may_begin_resolved[256] = { ['R'] = 1, ['P'] = 1, ['A'] = 1, ['I'] = 1, ['T'] = 1 };

static const struct label *
label_of(const char *words, gsize size)
{
	if (size > 200 || size < strlen("Items") || !may_begin_label[(guchar)words[0]])
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		const struct label *label = &labels[i];
		if (words[0] == label->words[0] && words[1] == label->words[1] && size >= label->size &&
		    memcmp(words, label->words, label->size) == 0 && (size == label->size || !label->stands_alone))
			return label;
	}
	return NULL;
}

gsize
scan_label(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	const struct label *label = label_of(words, line->size);
	gsize at = label ? label->size : 0;

	while (at < line->size && (words[at] == ' ' || words[at] == '*'))
		at++;
	return at;
}

/* "The Council resolved:-", "The Planning Committee RESOLVED to ..." */
static gboolean
is_body_resolved(const char *words, gsize size)
{
	const char *verb;

	if (size < 12 || memcmp(words, "The ", 4) != 0)
		return FALSE;
	size = MIN(size, 60);
	if (bytes_find_caseless(words, size, " resolved", 9) == NULL) /* most lines */
		return FALSE;
	if ((verb = bytes_find(words, size, " resolved", 9)) == NULL && (verb = bytes_find(words, size, " RESOLVED", 9)) == NULL)
		return FALSE;
	return verb + 9 == words + size || strchr(":,- ", verb[9]);
}

gboolean
scan_is_resolved(const char *words, gsize size)
{
	static const struct { const char *words; gsize size; } starts[] = {
		{ "Resolved", 8 }, { "RESOLVED", 8 }, { "PENDERFYNWYD", 12 }, { "AGREED", 6 }, { "Agreed:", 7 },
		{ "And Resolved", 12 }, { "It was RESOLVED", 15 }, { "It was resolved", 15 }, { "IT WAS RESOLVED", 15 } };

	if (size < 6 || !may_begin_resolved[(guchar)words[0]])
		return FALSE;
	if (words[0] == 'T')
		return is_body_resolved(words, size);
	for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
		if (words[0] == starts[i].words[0] && words[1] == starts[i].words[1] && size >= starts[i].size &&
		    memcmp(words, starts[i].words, starts[i].size) == 0 &&
		    (size == starts[i].size || !g_ascii_isalnum(words[starts[i].size])))
			return TRUE;
	return FALSE;
}

gboolean
scan_is_capitals(const char *words, gsize size)
{
	guint capitals = 0, after_digits = 0;

	for (gsize i = 0; i < size; i++) {
		if (g_ascii_isupper(words[i]))
			capitals++;
		else if (g_ascii_isdigit(words[i]))
			after_digits = 3;
		else if (words[i] == '<') {
			const char *end = memchr(words + i, '>', size - i);
			if (end)
				i = end - words;
		} else if (g_ascii_islower(words[i])) {
			if (after_digits == 0)
				return FALSE;
			after_digits--;
		} else
			after_digits = 0;
	}
	return capitals >= 2;
}

/* "<AI1>", "</AI12>" and the like. */
static gboolean
is_mark(const char *words, gsize size)
{
	if (size < 4 || size > 30 || words[0] != '<' || words[size - 1] != '>')
		return FALSE;
	words += words[1] == '/' ? 2 : 1;
	return strncmp(words, "AI", 2) == 0 || strncmp(words, "TRAILER_SECTION", 15) == 0 ||
	    strncmp(words, "LAYOUT_SECTION", 14) == 0 || strncmp(words, "TITLE_ONLY", 10) == 0;
}

static gboolean
may_be_numbered(const char *words, gsize size)
{
	guchar first = words[0];

	return g_ascii_isdigit(first) || (first == 0xef && size > 3) || (first == '-' && size < 24) ||
	    (g_ascii_isupper(first) && size > 1 &&
		(g_ascii_isdigit(words[1]) || words[1] == '/' || (size > 3 && (words[2] == '/' || words[3] == '/'))));
}

static enum line_kind
kind_of(const struct text *text, const struct line *line)
{
	const char *words = text->data + line->start;
	const struct label *label;
	struct number number;

	if (line->size == 0)
		return line->bullet ? LINE_TEXT : LINE_BLANK;
	if (line->bullet) /* a button of the site, in every item */
		return line->size == 15 && memcmp(words, "Share this item", 15) == 0 ? LINE_FURNITURE : LINE_TEXT;
	if ((label = label_of(words, line->size)) != NULL)
		return label->kind;
	if (may_be_numbered(words, line->size) && number_read(words, line->size, &number))
		return number.ends == line->size ? LINE_NUMBER : LINE_NUMBERED;
	return is_mark(words, line->size) ? LINE_MARK : LINE_TEXT;
}

static guint
count_words(const struct text *text, const char *words, gsize size)
{
	const char *at = text->data, *end = text->data + text->size;
	guint count = 0;

	for (; (at = memchr(at, *words, end - at)) != NULL; at++)
		count += (gsize)(end - at) >= size && memcmp(at, words, size) == 0;
	return count;
}

static gboolean
has_before(const struct text *text, const char *at, const char *words)
{
	gsize size = strlen(words);

	return (gsize)(at - text->data) >= size && memcmp(at - size, words, size) == 0;
}

/* "pdf icon PDF 88 KB", "pdf eicon PDF": links to papers. */
static guint
count_papers(const struct text *text)
{
	const char *at = text->data, *end = text->data + text->size;
	guint count = 0;

	for (; (at = memchr(at, 'P', end - at)) != NULL; at++)
		count += end - at >= 4 && memcmp(at, "PDF ", 4) == 0 &&
		    (has_before(text, at, "pdf icon ") || has_before(text, at, "pdf eicon "));
	return count;
}

/* Lines that follow one another without a blank line are what text out of a PDF looks like. */
static void
measure_wrapping(struct scan *scan)
{
	guint lengths[256] = { 0 }, lines = 0, close = 0, seen = 0;

	for (guint i = 0; i < scan->text->lines->len; i++) {
		const struct line *line = scan_line(scan, i);
		if (line->size == 0)
			continue;
		lines++;
		lengths[MIN(line->size, 255)]++;
		close += line->blanks == 0 && !line->bullet && i > 0;
	}
	for (scan->width = 255; scan->width > 0; scan->width--)
		if ((seen += lengths[scan->width]) * 10 >= lines)
			break;
	scan->wraps = lines > 10 && close * 3 > lines && scan->width < 200;
}

void
scan_text(struct scan *scan, const struct text *text)
{
	memset(scan, 0, sizeof *scan);
	scan->text = text;
	scan->lines = &g_array_index(text->lines, struct line, 0);
	scan->plain = g_string_sized_new(250);
	scan->headings = g_new0(struct headings, 1);
	scan->kind = g_malloc(text->lines->len + 1);
	for (guint i = 0; i < text->lines->len; i++) {
		const struct line *line = scan_line(scan, i);
		scan->kind[i] = kind_of(text, line);
		scan->count[scan->kind[i]]++;
		if (scan->kind[i] == LINE_TEXT)
			scan->resolved += scan_is_resolved(text->data + line->start, line->size);
	}
	scan->cuts = count_words(text, "view the full ", 14);
	scan->papers = count_papers(text);
	scan->bullets = count_words(text, SCAN_BULLET_ALONE, strlen(SCAN_BULLET_ALONE)); /* a blank is met at each word */
	measure_wrapping(scan);
	scan->broken = scan->wraps ? broken_new(text) : NULL;
}

void
scan_clear(struct scan *scan)
{
	g_clear_pointer(&scan->kind, g_free);
	g_clear_pointer(&scan->broken, broken_free);
	g_string_free(scan->plain, TRUE);
	if (scan->headings->found)
		g_array_unref(scan->headings->found);
	g_free(scan->headings);
}

GString *
scan_plain_part(const struct scan *scan, guint i, gsize from, gsize to)
{
	gsize start = scan_line(scan, i)->start;

	g_string_truncate(scan->plain, 0);
	text_append_plain(scan->text, start + from, start + to, scan->plain, NULL);
	return scan->plain;
}

GString *
scan_plain(const struct scan *scan, guint i)
{
	return scan_plain_part(scan, i, 0, scan_line(scan, i)->size);
}

void
scan_go_on(const struct scan *scan, GString *so_far, const char *words, gsize size)
{
	if (so_far->len == 0 || so_far->str[so_far->len - 1] != '-')
		g_string_append_c(so_far, ' ');
	else if (broken_is_one_word(scan->broken, so_far->str, so_far->len, words, size))
		g_string_truncate(so_far, so_far->len - 1);
}

guint
scan_next(const struct scan *scan, guint i, guint end)
{
	while (i < end && (scan->kind[i] == LINE_BLANK || scan->kind[i] == LINE_FURNITURE || scan->kind[i] == LINE_MARK))
		i++;
	return i;
}
