#include "parse/scan.h"

#include <string.h>

static const struct label {
	const char *words;
	enum line_kind kind;
	gboolean stands_alone; /* nothing may follow on the line */
} labels[] = {
	{ "Minutes:", LINE_MINUTES, FALSE },
	{ "Cofnodion:", LINE_MINUTES, FALSE },
	{ "Decision:", LINE_DECISION, FALSE },
	{ "Decisions:", LINE_DECISION, FALSE },
	{ "Decision", LINE_DECISION, TRUE },
	{ "Penderfyniad:", LINE_DECISION, FALSE },
	{ "Additional documents:", LINE_DOCUMENTS, FALSE },
	{ "Supporting documents:", LINE_DOCUMENTS, FALSE },
	{ "Dogfennau ychwanegol:", LINE_DOCUMENTS, FALSE },
	{ "Items", LINE_ITEMS, TRUE },
	{ "Eitemau", LINE_ITEMS, TRUE },
	{ "No. Item", LINE_ITEMS, TRUE },
	{ "Note No. Item", LINE_ITEMS, TRUE },
	{ "Rhif. Eitem", LINE_ITEMS, TRUE },
	{ "Rhif eitem", LINE_ITEMS, TRUE },
	{ "Nodyn Rhif. Eitem", LINE_ITEMS, TRUE },
};

static const struct label *
label_of(const char *words, gsize size)
{
	if (size > 200 || !strchr("MCDPASIENR", words[0]))
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		gsize length;
		if (labels[i].words[0] != words[0])
			continue;
		length = strlen(labels[i].words);
		if (size >= length && memcmp(words, labels[i].words, length) == 0 &&
		    (size == length || !labels[i].stands_alone))
			return &labels[i];
	}
	return NULL;
}

gsize
scan_label(const struct scan *scan, guint i)
{
	const struct line *line = scan_line(scan, i);
	const char *words = scan_words(scan, i);
	const struct label *label = label_of(words, line->size);
	gsize at = label ? strlen(label->words) : 0;

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
	if ((verb = memmem(words, size, " resolved", 9)) == NULL && (verb = memmem(words, size, " RESOLVED", 9)) == NULL)
		return FALSE;
	return verb + 9 == words + size || strchr(":,- ", verb[9]);
}

gboolean
scan_is_resolved(const char *words, gsize size)
{
	static const char *const starts[] = { "Resolved", "RESOLVED", "PENDERFYNWYD", "AGREED", "Agreed:",
		"And Resolved", "It was RESOLVED", "It was resolved", "IT WAS RESOLVED" };

	if (size == 0 || !strchr("RPAIT", words[0]))
		return FALSE;
	if (words[0] == 'T')
		return is_body_resolved(words, size);
	for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
		gsize length = strlen(starts[i]);
		if (size >= length && memcmp(words, starts[i], length) == 0 &&
		    (size == length || !g_ascii_isalnum(words[length])))
			return TRUE;
	}
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
count_words(const struct text *text, const char *words)
{
	const char *at = text->data, *end = text->data + text->size;
	gsize length = strlen(words);
	guint count = 0;

	while ((at = memmem(at, end - at, words, length)) != NULL) {
		at += length;
		count++;
	}
	return count;
}

/* "pdf icon PDF 88 KB", "pdf eicon PDF": links to papers. */
static guint
count_papers(const struct text *text)
{
	static const char icon[] = "icon PDF ";
	const char *at = text->data, *end = text->data + text->size;
	guint count = 0;

	for (; (at = memmem(at, end - at, icon, strlen(icon))) != NULL; at += strlen(icon))
		count += (at - text->data >= 4 && memcmp(at - 4, "pdf ", 4) == 0) ||
		    (at - text->data >= 5 && memcmp(at - 5, "pdf e", 5) == 0);
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
	scan->kind = g_malloc(text->lines->len + 1);
	for (guint i = 0; i < text->lines->len; i++) {
		const struct line *line = scan_line(scan, i);
		scan->kind[i] = kind_of(text, line);
		scan->count[scan->kind[i]]++;
		if (scan->kind[i] == LINE_TEXT)
			scan->resolved += scan_is_resolved(text->data + line->start, line->size);
	}
	scan->cuts = count_words(text, "view the full ");
	scan->papers = count_papers(text);
	measure_wrapping(scan);
}

void
scan_clear(struct scan *scan)
{
	g_clear_pointer(&scan->kind, g_free);
}

guint
scan_next(const struct scan *scan, guint i, guint end)
{
	while (i < end && (scan->kind[i] == LINE_BLANK || scan->kind[i] == LINE_FURNITURE || scan->kind[i] == LINE_MARK))
		i++;
	return i;
}
