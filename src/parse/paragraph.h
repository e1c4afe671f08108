/*
 * Lines to running text: lines broken by the width of a page are joined, sentences broken by a
 * page turn are joined again, bullets keep their depth (struct passage in model/meeting.h).
 */
#ifndef PARSE_PARAGRAPH_H
#define PARSE_PARAGRAPH_H

#include "model/meeting.h"
#include "parse/scan.h"

struct writer {
	const struct scan *scan;
	struct passage *passage;
	guint end; /* the line before which all stands that is added */
	gboolean joins_turns; /* printed minutes: sentences run on over page turns */
	/* of the line written last */
	gsize paragraph; /* where its paragraph begins in the passage */
	gsize length;    /* bytes of the line */
	guint blanks;    /* blank lines and page furniture met since */
	gboolean was_bullet, was_heading, was_break;
};

/* Begins to write at the end of a passage what stands before line `end`. */
void writer_init(struct writer *writer, const struct scan *scan, struct passage *passage, guint end);

/* Adds line i from byte `from` of its words on (0: all of it). "view the full minutes text for
 * item 36" is not text: it sets *item->is_truncated and, where the item has none, its number. */
void writer_add(struct writer *writer, guint i, gsize from, struct item *item);

/* Adds lines first to end, leaving out blanks, marks and furniture. */
void writer_add_lines(struct writer *writer, guint first, guint end, struct item *item);

#endif
