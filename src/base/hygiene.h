/*
 * Text hygiene, used where text comes in (read/) and where it goes out (base/gate.h): nothing that
 * a file, a file name, a setting or an error message says may drive the terminal or hide from the
 * reader. Rules: shared RELIABILITY.md, design rule 7.
 */
#ifndef BASE_HYGIENE_H
#define BASE_HYGIENE_H

#include <glib.h>

/* What was replaced, counted in characters. */
struct hygiene {
	guint controls; /* C0 but tab and line feed, DEL, C1, U+2028: shown as U+2400… or U+FFFD */
	guint bidi;     /* direction overrides, isolates and marks: shown as U+FFFD */
	guint tags;     /* tag characters outside an emoji flag: shown as U+FFFD */
	guint piled;    /* combining marks past the 16th on one character: left out */
};

/*
 * Returns the UTF-8 text of `size` bytes with visible stand-ins, as counted in *counts (which may
 * be NULL and is added to, not cleared). Left out without being counted, since they are invisible
 * and harmless: U+200B, U+2060 to U+2064, U+FEFF, U+00AD and their like, the tags of an emoji flag,
 * and U+200C and U+200D beside a character below U+0600. The text must be valid UTF-8 but may hold
 * NUL. Returns NULL where nothing had to be changed (the common case, found without copying);
 * otherwise a new NUL-terminated string that the caller frees, its bytes counted in *new_size.
 */
char *hygiene_clean(const char *text, gsize size, gsize *new_size, struct hygiene *counts);

/* Whether bytes that end in NUL are valid UTF-8 and nothing but what is as common as harmless in
 * minutes: then nothing in them is to be changed. Most files are so, and this takes one pass. */
gboolean hygiene_is_ordinary(const char *bytes, gsize size);

/* The first byte that hygiene_clean() would change; `size` where there is none. */
gsize hygiene_first(const char *text, gsize size);

#endif
