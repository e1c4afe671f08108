#include <string.h>
#include "base/bytes.h"
#include "base/hygiene.h"

/*
 * One walk over the characters decides for each: keep it, leave it out, or show a stand-in. Most
 * bytes are plain and are passed over by table without being decoded.
 */
enum verdict { KEEP, LEAVE_OUT, CONTROL, BIDI, TAG, PILED };

enum { MOST_MARKS = 16, STAND_IN = 0xFFFD, BLACK_FLAG = 0x1F3F4 };

struct walk {
	const char *next, *end;
	gunichar before; /* the character shown last; 0 at the start */
	guint marks;     /* combining marks since a character of its own */
	gboolean in_flag;
};

/* Printable ASCII, tab and line feed need no look. */
static inline gboolean
is_plain_byte(guchar byte)
{
	return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
}

/* The bytes from p on that need one. 0x7F is high with 1 added. */
static inline bytes16_are
need_look(const char *p)
{
	bytes16 these = bytes_load(p);

	return bytes_below_or_high(these + 1, 0x20 + 1) & ~((these == '\n') | (these == '\t'));
}

static inline const char *
skip_plain(const char *p, const char *end)
{
	while (end - p >= 2 * BYTES && !bytes_any(need_look(p) | need_look(p + BYTES)))
		p += 2 * BYTES;
	while (end - p >= BYTES && !bytes_any(need_look(p)))
		p += BYTES;
	while (p < end && is_plain_byte((guchar)*p))
		p++;
	return p;
}

/* Bytes of a character outside ASCII that is as harmless and as common in minutes: the letters of
 * Latin, no-break spaces, pound signs, dashes, quotation marks, bullets. 0: to be looked at. */
static inline gsize
common_size(const char *text)
{
	const guchar *p = (const guchar *)text;

	if (p[0] == 0xC2)
		return p[1] >= 0xA0 && p[1] != 0xAD ? 2 : 0;
	if (p[0] >= 0xC3 && p[0] <= 0xCB)
		return 2;
	return p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7 ? 3 : 0;
}

gboolean
hygiene_is_ordinary(const char *bytes, gsize size)
{
	const char *p = bytes, *end = bytes + size;
	gsize n;

	while ((p = skip_plain(p, end)) < end)
		for (; p < end && !is_plain_byte(*p); p += n) { /* no-break spaces come in rows */
			n = common_size(p);
			if (n == 0 || n > (gsize)(end - p) || ((guchar)p[1] & 0xC0) != 0x80)
				return FALSE;
		}
	return TRUE;
}

/* Invisible, and nothing but a hindrance to search and to widths. */
static gboolean
is_needless(gunichar c)
{
	return c == 0xAD || c == 0x180E || c == 0x200B || (c >= 0x2060 && c <= 0x2064) ||
	    (c >= 0x206A && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

static gboolean
is_bidi(gunichar c)
{
	return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_control(gunichar c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

static gboolean
is_joiner(gunichar c)
{
	return c == 0x200C || c == 0x200D;
}

static gboolean
is_tag(gunichar c)
{
	return c >= 0xE0000 && c <= 0xE007F;
}

/* Joiners belong to scripts that join and to emoji; between other letters they only hide. What
 * comes after must stay itself, or cleaning twice would clean more. */
static gboolean
is_joiner_out_of_place(const struct walk *walk)
{
	gunichar after = walk->next < walk->end ? g_utf8_get_char(walk->next) : 0;

	return walk->before < 0x600 || is_joiner(walk->before) || after < 0x600 || is_joiner(after) ||
	    is_needless(after) || is_tag(after) || (walk->marks >= MOST_MARKS && g_unichar_ismark(after));
}

static enum verdict
judge(struct walk *walk, gunichar c)
{
	if (is_control(c))
		return CONTROL;
	if (is_bidi(c))
		return BIDI;
	if (is_needless(c))
		return LEAVE_OUT;
	if (is_joiner(c))
		return is_joiner_out_of_place(walk) ? LEAVE_OUT : KEEP;
	if (is_tag(c))
		return walk->in_flag ? LEAVE_OUT : TAG;
	if (c >= 0x300 && g_unichar_ismark(c))
		return ++walk->marks > MOST_MARKS ? PILED : KEEP;
	walk->marks = 0;
	return KEEP;
}

static enum verdict
walk_one(struct walk *walk)
{
	gunichar c = g_utf8_get_char(walk->next);
	enum verdict verdict;

	walk->next += g_utf8_skip[(guchar)*walk->next];
	verdict = judge(walk, c);
	if (verdict == KEEP) {
		walk->before = c;
		walk->in_flag = c == BLACK_FLAG;
	} else if (verdict == CONTROL || verdict == BIDI || verdict == TAG) {
		walk->before = STAND_IN;
		walk->marks = 0;
		walk->in_flag = FALSE;
	}
	return verdict;
}

/* Goes past a run of plain and common characters; FALSE where there was none. */
static inline gboolean
walk_run(struct walk *walk)
{
	const char *here = skip_plain(walk->next, walk->end);
	gsize common;

	if (here > walk->next)
		walk->before = (guchar)here[-1];
	while (here < walk->end && (common = common_size(here)) > 0) {
		walk->before = common == 2 ? 0xA0 : 0x2010;
		here += common;
	}
	if (here == walk->next)
		return FALSE;
	walk->next = here;
	walk->marks = 0;
	walk->in_flag = FALSE;
	return TRUE;
}

/* Goes on to the next character that must not stay; returns where it starts (the walk stands
 * behind it), or the end. */
static const char *
walk_to_trouble(struct walk *walk, enum verdict *verdict)
{
	while (walk->next < walk->end) {
		const char *here = walk->next;

		if (walk_run(walk))
			continue;
		*verdict = walk_one(walk);
		if (*verdict != KEEP)
			return here;
	}
	return walk->end;
}

gsize
hygiene_first(const char *text, gsize size)
{
	struct walk walk = { .next = text, .end = text + size };
	enum verdict verdict;

	return walk_to_trouble(&walk, &verdict) - text;
}

static void
append_stand_in(GString *out, const char *trouble, enum verdict verdict)
{
	guchar c = (guchar)*trouble;

	if (verdict == LEAVE_OUT || verdict == PILED)
		return;
	if (verdict == CONTROL && c < 0x20)
		g_string_append_unichar(out, 0x2400 + c);
	else if (verdict == CONTROL && c == 0x7F)
		g_string_append_unichar(out, 0x2421);
	else
		g_string_append_unichar(out, STAND_IN);
}

static void
count(struct hygiene *counts, enum verdict verdict)
{
	counts->controls += verdict == CONTROL;
	counts->bidi += verdict == BIDI;
	counts->tags += verdict == TAG;
	counts->piled += verdict == PILED;
}

char *
hygiene_clean(const char *text, gsize size, gsize *new_size, struct hygiene *counts)
{
	struct walk walk = { .next = text, .end = text + size };
	struct hygiene uncounted = { 0 };
	const char *from = text, *trouble;
	enum verdict verdict;
	GString *out;

	if (hygiene_first(text, size) == size)
		return NULL;
	out = g_string_sized_new(size + 16);
	while ((trouble = walk_to_trouble(&walk, &verdict)) < walk.end) {
		g_string_append_len(out, from, trouble - from);
		append_stand_in(out, trouble, verdict);
		count(counts ? counts : &uncounted, verdict);
		from = walk.next;
	}
	g_string_append_len(out, from, walk.end - from);
	*new_size = out->len;
	return g_string_free(out, FALSE);
}
