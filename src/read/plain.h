/*
 * What plain.c and markup.c share: the stretch of text being read, and what has been seen of it.
 */
#ifndef READ_PLAIN_H
#define READ_PLAIN_H

#include "read/inner.h"

struct plain {
	const char *data, *next, *end;
	GString *out;
	struct spans *spans;
	const char *follows;  /* the byte that would follow on the last one appended */
	const char *blank;    /* the first blank since then; NULL for none */
	const char *closer[2]; /* where "*" and "_" that were opened are closed */
	const char *link_end; /* the "]" of the link that was opened */
	gboolean is_markdown, has_begun;
};

/* Appends bytes as they stand in the source, with the blank that is due before them. */
void plain_append(struct plain *plain, const char *from, gsize size);

/* Appends other bytes than those that stand in the source from `from` on. */
void plain_append_from(struct plain *plain, const char *from, const char *bytes, gsize size);

/* A blank is due before what comes next. */
void plain_note_blank(struct plain *plain);

/* Whether p begins so, in whatever case. */
gboolean plain_begins(const char *p, const char *end, const char *what);

/* The ">" that closes the "<" at p; NULL where there is none before the next "<". */
const char *plain_angle_end(const char *p, const char *end, gboolean may_hold_blanks);

/* markup.c: takes the mark or the tag at plain->next; FALSE where it is text after all. */
gboolean markup_take(struct plain *plain);
gboolean markup_take_tag(struct plain *plain);

#endif
