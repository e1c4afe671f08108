/*
 * What the files of read/ share with each other, in the order of the work: the kind of a file,
 * its bytes as UTF-8, clean text with line feeds, lines. Others include read/read.h.
 */
#ifndef READ_INNER_H
#define READ_INNER_H

#include <string.h>
#include "read/read.h"

/* Text that is being made; `bytes` is NUL-terminated and owned. */
struct raw {
	char *bytes;
	gsize size;
	gsize skip;     /* bytes at the start that are no text: a byte order mark */
	GArray *pages;  /* gsize: bytes of the clean text before which a page turned; NULL for none */
};

/* kind.c: FALSE (MB_ERROR_FILE) where the bytes are of a kind that is not read. The first asks the
 * file's bytes, the second the decoded text. */
gboolean kind_check_bytes(const char *bytes, gsize size, GError **error);
gboolean kind_check_text(const char *text, gsize size, GError **error);

/* decode.c: makes raw valid UTF-8; what had to be guessed or replaced is added to the warnings. */
gboolean decode(struct raw *raw, GPtrArray *warnings, GError **error);

/* clean.c: one "\n" for every line end, visible stand-ins for what may not stay. */
void clean(struct raw *raw, GPtrArray *warnings);

/* markdown.c: whether the text is written in Markdown, by its content. */
gboolean markdown_is(const char *text, gsize size);

/* lines.c: fills text->lines from text->data. pages as in struct raw. */
void lines_find(struct text *text, const GArray *pages);

/* Where a line's words begin and end. */
struct words {
	const char *start, *end;
	guint indent;
};

/* bullets.c: the marker at the start of the words, 0 for none; the words go on behind it. `is_new`:
 * they don't go on with a sentence of the line above. */
gunichar bullet_take(struct words *words, gboolean is_markdown, gboolean is_new);

/* tags.c: takes the HTML tags off the two ends of the words. TRUE: they are an entry of a list; *level is set
 * where they are a heading. */
gboolean tags_take(struct words *words, guint8 *level);

/* The levels of a list that are open. */
enum { DEEPEST = 64 };

struct level {
	gunichar marker;
	guint indent;
};

struct bullets {
	guint depth;
	struct level levels[DEEPEST];
};

/* The depth at which an entry with this marker and indentation stands in the list so far. */
guint bullets_depth(struct bullets *list, gunichar marker, guint indent);

/* A warning with a number in it: "1 byte not valid UTF-8", "3 bytes …". */
void warn_count(GPtrArray *warnings, gsize n, const char *one, const char *many);

/* Bytes of the blank at p (space, tab, line feed, U+00A0 and the wide ones of Unicode); 0 where
 * there is none. Looks at up to three bytes, of which the text's NUL may be one. */
static inline gsize
blank_size(const char *p)
{
	const guchar *c = (const guchar *)p;

	if (c[0] == ' ' || c[0] == '\t' || c[0] == '\n')
		return 1;
	if (c[0] == 0xC2)
		return c[1] == 0xA0 ? 2 : 0;
	if (c[0] < 0xE1 || c[0] > 0xE3)
		return 0;
	if (c[0] == 0xE2 && c[1] == 0x80)
		return c[2] <= 0x8A || c[2] == 0xAF ? 3 : 0;
	return !memcmp(p, "\xE3\x80\x80", 3) || !memcmp(p, "\xE2\x81\x9F", 3) ||
	    !memcmp(p, "\xE1\x9A\x80", 3) ? 3 : 0;
}

/* Bytes of the blank that ends at `end`, none of it before `start`. */
static inline gsize
blank_size_before(const char *start, const char *end)
{
	if (end > start && ((guchar)end[-1] <= ' '))
		return 1;
	if (end - start >= 2 && (guchar)end[-2] == 0xC2 && (guchar)end[-1] == 0xA0)
		return 2;
	if (end - start >= 3 && ((guchar)end[-1] & 0xC0) == 0x80)
		return blank_size(end - 3) == 3 ? 3 : 0;
	return 0;
}

static inline void
words_skip_blanks(struct words *words)
{
	while (words->start < words->end && blank_size(words->start) > 0)
		words->start += blank_size(words->start);
}

#endif
