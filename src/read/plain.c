#include "base/bytes.h"
#include "read/plain.h"

/*
 * What a reader sees of a stretch of source text. Bytes that need no look are passed over by table
 * and appended in runs; a span is added only where a run doesn't follow on the one before.
 */
enum look { RUN, BLANK, WIDE, ANGLE, MARK };

#define WIDE_LOOKS [0xC2] = WIDE, [0xE1] = WIDE, [0xE2] = WIDE, [0xE3] = WIDE

static const guint8 plain_looks[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['<'] = ANGLE, WIDE_LOOKS
};

static const guint8 markdown_looks[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['<'] = ANGLE, WIDE_LOOKS,
	['*'] = MARK, ['_'] = MARK, ['\\'] = MARK, ['&'] = MARK, ['['] = MARK, [']'] = MARK, ['!'] = MARK
};

/* As g_string_append_len(), but at once where there is room, as there mostly is. */
static inline void
append(GString *out, const char *bytes, gsize size)
{
	if (size >= out->allocated_len - out->len) {
		g_string_append_len(out, bytes, size);
		return;
	}
	memcpy(out->str + out->len, bytes, size);
	out->len += size;
	out->str[out->len] = '\0';
}

void
plain_append_from(struct plain *plain, const char *from, const char *bytes, gsize size)
{
	if (plain->spans && from != plain->follows)
		spans_add(plain->spans, (struct span){ plain->out->len, from - plain->data });
	append(plain->out, bytes, size);
	plain->follows = from + size;
	plain->has_begun = TRUE;
}

void
plain_append(struct plain *plain, const char *from, gsize size)
{
	if (plain->blank && plain->has_begun)
		plain_append_from(plain, plain->blank, " ", 1);
	plain->blank = NULL;
	plain_append_from(plain, from, from, size);
}

void
plain_note_blank(struct plain *plain)
{
	if (!plain->blank)
		plain->blank = plain->next;
}

/* Whether the BYTES from p on, and the one before, are words with single spaces between. */
static inline gboolean
are_words(const char *p, gboolean is_markdown)
{
	bytes16 these = bytes_load(p);
	bytes16_are odd = bytes_below_or_high(these, ' ') | (these == '<') |
	    ((these == ' ') & (bytes_load(p - 1) == ' '));

	if (is_markdown) /* '[', '\\' and ']' follow on each other */
		odd |= (bytes16_are)(these - '[' < 3) | (these == '_') | (these == '*') | (these == '&') | (these == '!');
	return !bytes_any(odd);
}

/* Whether what stands at p is part of a run, and no blank. */
static inline gboolean
is_seen(const char *p, const guint8 *looks)
{
	guint8 look = looks[(guchar)*p];

	return look == RUN || (look == WIDE && blank_size(p) == 0);
}

/* Bytes by which the run goes on at p; 0 where it ends. What follows on a space decides whether that
 * is part of it. */
static inline gsize
step(const char *p, const char *end, const guint8 *looks)
{
	guint8 look = looks[(guchar)*p];

	if (look == RUN)
		return 1;
	if (look == WIDE)
		return blank_size(p) == 0 ? g_utf8_skip[(guchar)*p] : 0;
	return *p == ' ' && p + 1 < end && is_seen(p + 1, looks) ? 1 : 0;
}

/* The end of the run that starts before p, single spaces between its words included. */
static inline const char *
run_end(const char *p, const char *end, gboolean is_markdown)
{
	const guint8 *looks = is_markdown ? markdown_looks : plain_looks;
	const char *start = p, *from, *until;
	gsize n;

	while (p < end) {
		for (from = p; end - p >= BYTES && are_words(p, is_markdown); p += BYTES)
			;
		if (p > from && p[-1] == ' ')
			p--;
		/* The last block overlaps with what lies behind. */
		if (end - p < BYTES && end - start >= BYTES && end[-1] != ' ' && are_words(end - BYTES, is_markdown))
			return end;
		for (until = MIN(p + BYTES, end); p < until; p += n)
			if ((n = step(p, end, looks)) == 0)
				return p;
	}
	return MIN(p, end);
}

/* --- Addresses ------------------------------------------------------------------------------- */

const char *
plain_angle_end(const char *p, const char *end, gboolean may_hold_blanks)
{
	for (p++; p < end && *p != '<'; p++) {
		if (*p == '>')
			return p;
		if (!may_hold_blanks && (guchar)*p <= ' ')
			break;
	}
	return NULL;
}

gboolean
plain_begins(const char *p, const char *end, const char *what)
{
	gsize size = strlen(what);

	return (gsize)(end - p) >= size && !g_ascii_strncasecmp(p, what, size);
}

/* "<https://…>" in any text. */
static gboolean
take_address(struct plain *plain)
{
	const char *p = plain->next, *close;

	if (!plain_begins(p, plain->end, "<http://") && !plain_begins(p, plain->end, "<https://") &&
	    !plain_begins(p, plain->end, "<mailto:"))
		return FALSE;
	close = plain_angle_end(p, plain->end, FALSE);
	if (!close)
		return FALSE;
	plain_append(plain, p + 1, close - p - 1);
	plain->next = close + 1;
	return TRUE;
}

/* --- The whole ------------------------------------------------------------------------------- */

/* Takes the markup or blank at plain->next; FALSE where it is text after all. */
static gboolean
take(struct plain *plain)
{
	const char *p = plain->next;
	gsize blank = blank_size(p);

	if (blank > 0) {
		plain_note_blank(plain);
		plain->next += blank;
		return TRUE;
	}
	if (*p == '<')
		return take_address(plain) || (plain->is_markdown && markup_take_tag(plain));
	return plain->is_markdown && markdown_looks[(guchar)*p] == MARK && markup_take(plain);
}

gboolean
text_append_plain(const struct text *text, gsize start, gsize end, GString *out, struct spans *spans)
{
	struct plain plain = { .data = text->data, .next = text->data + start, .end = text->data + end,
		.out = out, .spans = spans, .is_markdown = text->is_markdown };
	const guint8 *looks = text->is_markdown ? markdown_looks : plain_looks;

	while (plain.next < plain.end) {
		const char *from = plain.next;
		gsize kept;

		if (looks[(guchar)*from] != RUN && take(&plain))
			continue;
		kept = MIN(g_utf8_skip[(guchar)*from], plain.end - from);
		plain.next = text->is_markdown ? run_end(from + kept, plain.end, TRUE) :
		    run_end(from + kept, plain.end, FALSE);
		plain_append(&plain, from, plain.next - from);
	}
	return plain.has_begun;
}

char *
text_line_plain(const struct text *text, guint line)
{
	const struct line *l = &g_array_index(text->lines, struct line, line);
	GString *out = g_string_sized_new(l->size + 1);

	text_append_plain(text, l->start, l->start + l->size, out, NULL);
	return g_string_free(out, FALSE);
}
