#include "base/hygiene.h"
#include "read/plain.h"

/*
 * Marks of Markdown that a reader doesn't see. Each is judged where it stands, in time that does
 * not grow with the line: a line of a million asterisks must cost no more than one of letters.
 */

/* --- Tags ------------------------------------------------------------------------------------ */

static gboolean
is_known_tag(const char *name, gsize size)
{
	static const char *const names[] = { "a", "b", "br", "em", "i", "li", "ol", "p", "span", "strong", "sub", "sup", "u", "ul" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strlen(names[i]) == size && !g_ascii_strncasecmp(names[i], name, size))
			return TRUE;
	}
	return FALSE;
}

/* "one<br>two", "<li>one</li><li>two</li>" */
static gboolean
parts_words(const char *name, const char *after)
{
	char first = g_ascii_tolower(*name), second = after - name > 1 ? g_ascii_tolower(name[1]) : '\0';

	return first == 'l' || first == 'o' || (first == 'p' && after - name == 1) || (first == 'b' && second == 'r') ||
	    (first == 'u' && second == 'l');
}

gboolean
markup_take_tag(struct plain *plain)
{
	const char *name = plain->next + 1, *after, *close;

	if (name < plain->end && *name == '/')
		name++;
	for (after = name; after < plain->end && g_ascii_isalpha(*after); after++)
		;
	if (after == plain->end || !is_known_tag(name, after - name) || !strchr(" />", *after))
		return FALSE;
	close = plain_angle_end(plain->next, plain->end, TRUE);
	if (!close)
		return FALSE;
	if (parts_words(name, after))
		plain_note_blank(plain);
	plain->next = close + 1;
	return TRUE;
}

/* --- Marks ----------------------------------------------------------------------------------- */

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
		plain_append(plain, p + 1, 1);
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
		plain_note_blank(plain);
	} else {
		plain_append(plain, plain->next, 0);
		plain_append_from(plain, plain->next, bytes, size);
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

gboolean
markup_take(struct plain *plain)
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
