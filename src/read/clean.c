#include "base/hygiene.h"
#include "read/inner.h"

/*
 * Line ends and hygiene. Most files have nothing to be changed: that is found in one pass, and
 * nothing is copied.
 */
static const guint8 may_end_line[256] = { ['\r'] = 1, ['\f'] = 1, [0xC2] = 1, [0xE2] = 1 };

struct ends {
	const char *next, *end;
	char *start, *out;
	gboolean are_returns_ends; /* a lone CR ends a line, too */
	GArray *pages;
};

static gboolean
is_return_alone(const char *start, const char *p, const char *end)
{
	return (p == start || p[-1] != '\r') && (p + 1 == end || (p[1] != '\r' && p[1] != '\n'));
}

/* In a file whose lines end with LF, a CR between words would overwrite the line on a terminal; in
 * one of an old Mac, it is the line end. */
static gboolean
are_returns_ends(const char *text, gsize size)
{
	const char *end = text + size;
	gsize alone = 0, feeds = 0;

	for (const char *p = text; (p = memchr(p, '\r', end - p)); p++)
		alone += is_return_alone(text, p, end);
	if (alone == 0)
		return TRUE;
	for (const char *p = text; (p = memchr(p, '\n', end - p)); p++)
		feeds++;
	return alone > feeds;
}

static gboolean
is_at_line_start(const struct ends *ends)
{
	return ends->out == ends->start || ends->out[-1] == '\n';
}

static void
take_return(struct ends *ends, const char *start)
{
	const char *p = ends->next++;
	gboolean is_last = p + 1 == ends->end;

	if (!is_last && p[1] == '\n')
		ends->next++;
	if (!ends->are_returns_ends && !is_last && is_return_alone(start, p, ends->end) &&
	    !is_at_line_start(ends))
		*ends->out++ = '\r';
	else
		*ends->out++ = '\n';
}

/* A form feed at the start of a line only turns the page; elsewhere it also ends the line, together
 * with the line end that may follow it. */
static void
take_form_feed(struct ends *ends)
{
	const char *p = ++ends->next;
	gsize at;

	if (!is_at_line_start(ends)) {
		*ends->out++ = '\n';
		ends->next += p < ends->end && *p == '\r';
		ends->next += ends->next < ends->end && *ends->next == '\n';
	}
	at = ends->out - ends->start;
	if (!ends->pages)
		ends->pages = g_array_new(FALSE, FALSE, sizeof(gsize));
	g_array_append_val(ends->pages, at);
}

/* Returns FALSE where the byte is no line end after all. */
static gboolean
take_end(struct ends *ends, const char *start)
{
	const guchar *p = (const guchar *)ends->next;

	if (*p == '\r') {
		take_return(ends, start);
	} else if (*p == '\f') {
		take_form_feed(ends);
	} else if (p[0] == 0xC2 && p[1] == 0x85) {
		ends->next += 2;
		*ends->out++ = '\n';
	} else if (p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9)) {
		ends->next += 3;
		*ends->out++ = '\n';
	} else {
		return FALSE;
	}
	return TRUE;
}

/* Where form feeds end nearly every line, they say nothing of pages. */
static void
drop_doubtful_pages(struct raw *raw)
{
	gsize lines = 0;

	if (!raw->pages || raw->pages->len < 8)
		return;
	for (const char *p = raw->bytes; p < raw->bytes + raw->size; p++)
		lines += *p == '\n';
	if (raw->pages->len > lines / 2)
		g_clear_pointer(&raw->pages, g_array_unref);
}

/* Text only gets shorter: it is rewritten where it stands. */
static void
make_feeds(struct raw *raw)
{
	char *start = raw->bytes;
	struct ends ends = { .next = start, .end = start + raw->size, .start = start, .out = start,
		.are_returns_ends = are_returns_ends(start, raw->size) };

	while (ends.next < ends.end) {
		const char *p = ends.next;

		if (may_end_line[(guchar)*p] && take_end(&ends, start))
			continue;
		do {
			p++;
		} while (p < ends.end && !may_end_line[(guchar)*p]);
		memmove(ends.out, ends.next, p - ends.next);
		ends.out += p - ends.next;
		ends.next = p;
	}
	raw->size = ends.out - start;
	raw->bytes[raw->size] = 0;
	raw->pages = ends.pages;
	drop_doubtful_pages(raw);
}

static void
append_clean(GString *out, const char *text, gsize size, struct hygiene *counts)
{
	gsize new_size;
	g_autofree char *cleaned = hygiene_clean(text, size, &new_size, counts);

	g_string_append_len(out, cleaned ? cleaned : text, cleaned ? new_size : size);
}

/* Piece by piece between page turns, whose places move with the text. */
static void
put_stand_ins(struct raw *raw, struct hygiene *counts)
{
	GString *out = g_string_sized_new(raw->size + 64);
	gsize done = 0;

	for (guint i = 0; raw->pages && i < raw->pages->len; i++) {
		gsize *page = &g_array_index(raw->pages, gsize, i);

		append_clean(out, raw->bytes + done, *page - done, counts);
		done = *page;
		*page = out->len;
	}
	append_clean(out, raw->bytes + done, raw->size - done, counts);
	g_free(raw->bytes);
	raw->size = out->len;
	raw->bytes = g_string_free(out, FALSE);
}

void
clean(struct raw *raw, GPtrArray *warnings)
{
	struct hygiene counts = { 0 };

	if (hygiene_first(raw->bytes, raw->size) == raw->size)
		return;
	make_feeds(raw);
	if (hygiene_first(raw->bytes, raw->size) == raw->size)
		return;
	put_stand_ins(raw, &counts);
	warn_count(warnings, counts.controls, "control character replaced by a visible stand-in",
	    "control characters replaced by visible stand-ins");
	warn_count(warnings, counts.bidi, "character that turns the direction of text replaced by U+FFFD",
	    "characters that turn the direction of text replaced by U+FFFD");
	warn_count(warnings, counts.tags, "invisible tag character replaced by U+FFFD",
	    "invisible tag characters replaced by U+FFFD");
	warn_count(warnings, counts.piled, "combining mark left out of a pile of more than 16",
	    "combining marks left out of piles of more than 16");
}
