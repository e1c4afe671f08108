#include "base/bytes.h"
#include "base/hygiene.h"
#include "read/inner.h"
#include "model/meeting.h"

/*
 * What a reader sees of a stretch of source text. Bytes that need no look are passed over by table
 * and appended in runs; a span is added only where a run doesn't follow on the one before.
 */
enum look { RUN, BLANK, WIDE, ANGLE, MARK };

struct plain {
	const char *data, *next, *end;
	GString *out;
	GArray *spans;
	const char *follows;  /* the byte that would follow on the last one appended */
	const char *blank;    /* the first blank since then; NULL for none */
	const char *closer[2]; /* where "*" and "_" that were opened are closed */
	const char *link_end; /* the "]" of the link that was opened */
	gboolean is_markdown, has_begun;
};

#define WIDE_LOOKS [0xC2] = WIDE, [0xE1] = WIDE, [0xE2] = WIDE, [0xE3] = WIDE

static const guint8 plain_looks[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['<'] = ANGLE, WIDE_LOOKS
};

static const guint8 markdown_looks[256] = {
	[' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['<'] = ANGLE, WIDE_LOOKS,
	['*'] = MARK, ['_'] = MARK, ['\\'] = MARK, ['&'] = MARK, ['['] = MARK, [']'] = MARK, ['!'] = MARK
};

static void
append_from(struct plain *plain, const char *from, const char *bytes, gsize size)
{
	if (plain->spans && from != plain->follows) {
		struct span span = { plain->out->len, from - plain->data };

		g_array_append_val(plain->spans, span);
	}
	g_string_append_len(plain->out, bytes, size);
	plain->follows = from + size;
	plain->has_begun = TRUE;
}

static void
append(struct plain *plain, const char *from, gsize size)
{
	if (plain->blank && plain->has_begun)
		append_from(plain, plain->blank, " ", 1);
	plain->blank = NULL;
	append_from(plain, from, from, size);
}

static void
note_blank(struct plain *plain)
{
	if (!plain->blank)
		plain->blank = plain->next;
}

/* Whether the eight bytes at p are words with single spaces between, none at the end. */
static inline gboolean
are_words(const char *p)
{
	guint64 bytes = bytes_load(p), spaces = bytes_equal(bytes, ' ');

	return !(bytes_below_or_high(bytes, ' ') | bytes_equal(bytes, '<') | (spaces & spaces >> 8)) && p[7] != ' ';
}

/* The end of the run that starts at p, single spaces between its words included. */
static const char *
run_end(const char *p, const char *end, const guint8 *looks)
{
	while (p < end) {
		guint8 look = looks[(guchar)*p];

		if (looks == plain_looks && end - p >= 8 && are_words(p))
			p += 8;
		else if (look == RUN)
			p++;
		else if (*p == ' ' && p + 1 < end && looks[(guchar)p[1]] == RUN)
			p += 2;
		else if (look == WIDE && blank_size(p) == 0)
			p += g_utf8_skip[(guchar)*p];
		else
			break;
	}
	return MIN(p, end);
}

/* --- Angle brackets -------------------------------------------------------------------------- */

static const char *
angle_end(const char *p, const char *end, gboolean may_hold_blanks)
{
	for (p++; p < end && *p != '<'; p++) {
		if (*p == '>')
			return p;
		if (!may_hold_blanks && (guchar)*p <= ' ')
			break;
	}
	return NULL;
}

static gboolean
begins(const char *p, const char *end, const char *what)
{
	gsize size = strlen(what);

	return (gsize)(end - p) >= size && !g_ascii_strncasecmp(p, what, size);
}

/* "<https://…>" in any text. */
static gboolean
take_address(struct plain *plain)
{
	const char *p = plain->next, *close;

	if (!begins(p, plain->end, "<http://") && !begins(p, plain->end, "<https://") &&
	    !begins(p, plain->end, "<mailto:"))
		return FALSE;
	close = angle_end(p, plain->end, FALSE);
	if (!close)
		return FALSE;
	append(plain, p + 1, close - p - 1);
	plain->next = close + 1;
	return TRUE;
}

static gboolean
is_known_tag(const char *name, gsize size)
{
	static const char *const names[] = { "a", "b", "br", "em", "i", "p", "span", "strong", "sub", "sup", "u" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strlen(names[i]) == size && !g_ascii_strncasecmp(names[i], name, size))
			return TRUE;
	}
	return FALSE;
}

static gboolean
take_tag(struct plain *plain)
{
	const char *name = plain->next + 1, *after, *close;

	if (name < plain->end && *name == '/')
		name++;
	for (after = name; after < plain->end && g_ascii_isalpha(*after); after++)
		;
	if (after == plain->end || !is_known_tag(name, after - name) || !strchr(" />", *after))
		return FALSE;
	close = angle_end(plain->next, plain->end, TRUE);
	if (!close)
		return FALSE;
	if (begins(name, after, "br") || (after - name == 1 && (*name == 'p' || *name == 'P')))
		note_blank(plain);
	plain->next = close + 1;
	return TRUE;
}

/* --- Markdown -------------------------------------------------------------------------------- */

static gboolean
is_word(const char *p)
{
	return g_ascii_isalnum(*p) || (guchar)*p >= 0x80;
}

static gboolean
has_blank_before(const struct plain *plain, const char *p)
{
	return p == plain->data || blank_size_before(plain->data, p) > 0;
}

static gboolean
has_blank_after(const struct plain *plain, const char *p)
{
	return p >= plain->end || blank_size(p) > 0;
}

static const char *
same_end(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && *q == *p)
		q++;
	return q;
}

/* Where the "*word*" or "_word_" that starts at p closes; NULL where it doesn't. */
static const char *
find_closer(const struct plain *plain, const char *p)
{
	char mark = *p;

	for (p = same_end(p, plain->end); p < plain->end && *p != '\n'; p++) {
		if (*p == '\\')
			p++;
		else if (*p == mark && !(mark == '_' && is_word(p - 1) && p + 1 < plain->end && is_word(p + 1)))
			return has_blank_before(plain, p) ? NULL : p;
	}
	return NULL;
}

/* "**" goes wherever it touches a word (its other half may stand on another line); a single mark,
 * and "__", go only in pairs. */
static gboolean
take_emphasis(struct plain *plain)
{
	const char *p = plain->next, *after = same_end(p, plain->end), **closer = &plain->closer[*p == '_'];

	if (*p == '*' && after - p >= 2) {
		if (has_blank_before(plain, p) && has_blank_after(plain, after))
			return FALSE;
	} else if (p == *closer) {
		*closer = NULL;
	} else if (*closer || has_blank_after(plain, after) || (p > plain->data && is_word(p - 1))) {
		return FALSE;
	} else if (!(*closer = find_closer(plain, p))) {
		return FALSE;
	}
	plain->next = after;
	return TRUE;
}

/* "\." and the like: the mark goes, what it protects is text. Also the one that breaks a line. */
static gboolean
take_escape(struct plain *plain)
{
	const char *p = plain->next;

	if (p + 1 < plain->end && !g_ascii_ispunct(p[1]))
		return FALSE;
	if (p + 1 < plain->end)
		append(plain, p + 1, 1);
	plain->next = MIN(p + 2, plain->end);
	return TRUE;
}

static gunichar
named_character(const char *name, gsize size)
{
	static const struct { const char *name; gunichar c; } names[] = {
		{ "amp", '&' }, { "apos", '\'' }, { "bull", 0x2022 }, { "euro", 0x20AC }, { "gt", '>' },
		{ "hellip", 0x2026 }, { "ldquo", 0x201C }, { "lsquo", 0x2018 }, { "lt", '<' }, { "mdash", 0x2014 },
		{ "middot", 0xB7 }, { "nbsp", ' ' }, { "ndash", 0x2013 }, { "pound", 0xA3 }, { "quot", '"' },
		{ "rdquo", 0x201D }, { "rsquo", 0x2019 }, { "sect", 0xA7 }
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strlen(names[i].name) == size && !memcmp(names[i].name, name, size))
			return names[i].c;
	}
	return 0;
}

static gunichar
numbered_character(const char *digits, gsize size)
{
	gboolean is_hex = size > 1 && (digits[0] == 'x' || digits[0] == 'X');
	char *end;
	guint64 c = g_ascii_strtoull(digits + is_hex, &end, is_hex ? 16 : 10);

	return end == digits + size && c <= 0x10FFFF && g_unichar_validate(c) ? c : 0;
}

/* "&amp;" and "&#32;". One that stands for a character which may not be shown stays as it is. */
static gboolean
take_entity(struct plain *plain)
{
	const char *name = plain->next + 1;
	const char *close = memchr(name, ';', MIN(plain->end - name, 10));
	gunichar c;
	char bytes[6];
	gsize size;

	if (!close || close == name)
		return FALSE;
	c = *name == '#' ? g_ascii_isalnum(name[1]) ? numbered_character(name + 1, close - name - 1) : 0
	                 : named_character(name, close - name);
	size = g_unichar_to_utf8(c, bytes);
	if (c == 0 || c == '\n' || hygiene_first(bytes, size) < size)
		return FALSE;
	bytes[size] = 0;
	if (blank_size(bytes) > 0) {
		note_blank(plain);
	} else {
		append(plain, plain->next, 0);
		append_from(plain, plain->next, bytes, size);
		plain->follows = NULL;
	}
	plain->next = close + 1;
	return TRUE;
}

/* The "]" of "[words](address)"; NULL where it is none. */
static const char *
find_link_end(const char *p, const char *end)
{
	const char *close, *q;

	for (close = p + 1; close < end && *close != ']' && *close != '['; close++)
		;
	if (end - close < 3 || *close != ']' || close[1] != '(')
		return NULL;
	for (q = close + 2; q < end && (guchar)*q > ' ' && *q != '[' && *q != '('; q++) {
		if (*q == ')')
			return close;
	}
	return NULL;
}

/* "![words](file)" is a picture, of which a reader of text sees nothing. */
static gboolean
take_picture(struct plain *plain)
{
	const char *p = plain->next + 1, *close = p < plain->end && *p == '[' ? find_link_end(p, plain->end) : NULL;

	if (!close)
		return FALSE;
	plain->next = (const char *)memchr(close, ')', plain->end - close) + 1;
	return TRUE;
}

static gboolean
take_bracket(struct plain *plain)
{
	const char *p = plain->next;

	if (*p == '[' && (plain->link_end = find_link_end(p, plain->end))) {
		plain->next = p + 1;
		return TRUE;
	}
	if (*p == ']' && p == plain->link_end) {
		plain->next = (const char *)memchr(p, ')', plain->end - p) + 1;
		return TRUE;
	}
	return FALSE;
}

static gboolean
take_mark(struct plain *plain)
{
	switch (*plain->next) {
	case '\\':
		return take_escape(plain);
	case '&':
		return take_entity(plain);
	case '!':
		return take_picture(plain);
	case '[':
	case ']':
		return take_bracket(plain);
	default:
		return take_emphasis(plain);
	}
}

/* --- The whole ------------------------------------------------------------------------------- */

/* Takes the markup or blank at plain->next; FALSE where it is text after all. */
static gboolean
take(struct plain *plain)
{
	const char *p = plain->next;
	gsize blank = blank_size(p);

	if (blank > 0) {
		note_blank(plain);
		plain->next += blank;
		return TRUE;
	}
	if (*p == '<')
		return take_address(plain) || (plain->is_markdown && take_tag(plain));
	return plain->is_markdown && markdown_looks[(guchar)*p] == MARK && take_mark(plain);
}

gboolean
text_append_plain(const struct text *text, gsize start, gsize end, GString *out, GArray *spans)
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
		plain.next = run_end(from + kept, plain.end, looks);
		append(&plain, from, plain.next - from);
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
