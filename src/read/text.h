/*
 * Decoded text and what its source said of each line. This is all that parse/ knows of files.
 *
 * The text is UTF-8 with "\n" line ends, already cleaned by base/hygiene.h: it is what the cache
 * stores as the source's text, and all offsets in the program are bytes into it.
 */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "model/passage.h"

struct line {
	guint32 start; /* first byte of what is said: past indentation, bullet, "## " and "**" */
	guint32 size;  /* bytes of it, without blanks and closing markup at its end; 0 for a blank line */
	guint32 from;  /* first byte of the line itself; the next line's `from` is its end */
	guint8 heading;    /* level of a Markdown heading, 1 to 6; 0: none */
	guint8 bullet;     /* depth of a list entry, from 1; 0: none. "1." and "(a)" are no bullets */
	guint8 blanks;     /* blank lines before it, up to 255 */
	unsigned is_bold : 1;    /* the whole line is bold */
	unsigned turns_page : 1; /* a form feed or a rule with a page number stood before it */
	unsigned in_table : 1;   /* a row of a pipe table */
	unsigned in_head : 1;    /* of the YAML head of a Markdown file */
};

struct text {
	char *data; /* NUL-terminated, but may hold none inside */
	gsize size;
	gboolean is_markdown;
	GArray *lines;       /* struct line, blank lines included */
	GPtrArray *warnings; /* char *: "not valid UTF-8, read as Windows-1252" */
	char sha256[65];     /* of the file's bytes */
};

void text_free(struct text *text);

/*
 * Appends what a reader sees of the source's bytes start to end: runs of blanks (U+00A0 and tabs
 * included) become one space, none at either end; markup is taken out where the text is Markdown
 * ("**", "<sup>", "\." and the like, "<https://…>" loses its brackets in any text). `spans`
 * (may be NULL) gets an entry wherever bytes do not follow on. Returns FALSE where there was nothing to
 * append.
 */
gboolean text_append_plain(const struct text *text, gsize start, gsize end, GString *out, struct spans *spans);

/* The same for one whole line as a new string; the caller frees. Empty for a blank line. */
char *text_line_plain(const struct text *text, guint line);

#endif
