/*
 * Running text, and where in its source each byte of it came from. Offsets called `from` are bytes
 * from 0 into the stored text of the source.
 */
#ifndef MODEL_PASSAGE_H
#define MODEL_PASSAGE_H

#include <glib.h>

/* From byte `at` of a passage's text on, bytes stand in the source from byte `from` on. */
struct span {
	guint32 at;
	guint32 from;
};

struct spans {
	struct span *span; /* by rising `at` */
	guint n, room;
};

/* Adds one at the end. */
void spans_add(struct spans *spans, struct span span);

/*
 * A piece of running text: paragraphs parted by one blank line, bullets as "- " with two spaces a
 * level, sentences joined again over page turns, markup and page furniture taken out. `spans` says
 * where each byte came from; what was put in (blank lines, bullets) belongs to no span of its own.
 *
 * A load makes and frees so many that a passage has two pieces of memory and no more: its text is a
 * GString of its own that g_string_append() and the like may write to, but g_string_free() may not free.
 */
struct passage {
	GString text;
	struct spans spans;
};

/* Makes an empty passage, which has no memory yet: it may be read, but not written to before
 * passage_reserve() is called for it. Whoever owns it calls passage_clear(). */
void passage_init(struct passage *passage);
void passage_clear(struct passage *passage);

/* Gives an empty passage memory for about so many bytes and spans; they may become more. */
void passage_reserve(struct passage *passage, gsize bytes, guint spans);

/* What a passage's byte `at` is in the source: the byte from which it came. For bytes that were
 * put in, the next byte that came from the source. */
gsize passage_source(const struct passage *passage, gsize at);

/* The reverse: the byte of the text that came from byte `source`; the text's size where none did. */
gsize passage_find(const struct passage *passage, gsize source);

#endif
