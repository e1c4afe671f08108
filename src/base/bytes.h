/*
 * Sixteen bytes at a time: which of them are such and such. What most of a text is (printable ASCII)
 * is passed over with these. The vectors are GCC's and Clang's own: they make of them what the
 * machine has.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <glib.h>
#include <string.h>

enum { BYTES = 16 };

typedef guint8 bytes16 __attribute__((vector_size(BYTES)));
typedef gint8 bytes16_are __attribute__((vector_size(BYTES))); /* -1 in each byte that is, 0 in others */

static inline bytes16
bytes_load(const char *p)
{
	bytes16 these;

	memcpy(&these, p, sizeof(these));
	return these;
}

static inline gboolean
bytes_any(bytes16_are mask)
{
	guint64 halves[2];

	memcpy(halves, &mask, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

/* ASCII bytes below `limit` (at most 0x80), and bytes from 0x80 on. */
static inline bytes16_are
bytes_below_or_high(bytes16 these, gint8 limit)
{
	return (bytes16_are)these < limit;
}

/* Whether all are ASCII. */
static inline gboolean
bytes_are_ascii(bytes16 these)
{
	return !bytes_any((bytes16_are)these < 0);
}

/* The first ASCII digit from byte `at` on; `end` where there is none. */
static inline gsize
bytes_next_digit(const char *text, gsize at, gsize end)
{
	while (at + BYTES <= end && !bytes_any((bytes16_are)(bytes_load(text + at) - '0' < 10)))
		at += BYTES;
	while (at < end && !g_ascii_isdigit(text[at]))
		at++;
	return at;
}

/* Whether `first` and `last` stand `apart` bytes from each other at any of BYTES places from p on. */
static inline gboolean
bytes_have_ends(const char *p, guint8 first, guint8 last, gsize apart, guint8 fold)
{
	return bytes_any(((bytes_load(p) | fold) == first) & ((bytes_load(p + apart) | fold) == last));
}

/* The search of the two below: only the blocks that have both ends of it are looked at. */
static inline const char *
bytes_find_as(const char *text, gsize size, const char *what, gsize length, guint8 fold)
{
	const char *p = text, *end = text + size;
	guint8 first = what[0] | fold, last = what[length - 1] | fold;

	while ((gsize)(end - p) >= length) {
		if ((gsize)(end - p) >= length + BYTES && !bytes_have_ends(p, first, last, length - 1, fold)) {
			p += BYTES;
			continue;
		}
		/* The last block overlaps with what lies behind. */
		if ((gsize)(end - p) < length + BYTES && size >= length + BYTES &&
		    !bytes_have_ends(end - length + 1 - BYTES, first, last, length - 1, fold))
			return NULL;
		for (const char *block = p + BYTES; p < block && (gsize)(end - p) >= length; p++)
			if (((guint8)*p | fold) == first && (fold ? g_ascii_strncasecmp(p, what, length) : memcmp(p, what, length)) == 0)
				return p;
	}
	return NULL;
}

/* Where `what` (`length` bytes, at least one) first stands in the text; NULL where it doesn't. On a
 * line's length memmem() takes longer to get ready than to look. */
static inline const char *
bytes_find(const char *text, gsize size, const char *what, gsize length)
{
	return bytes_find_as(text, size, what, length, 0);
}

/* The same for ASCII letters large or small. */
static inline const char *
bytes_find_caseless(const char *text, gsize size, const char *what, gsize length)
{
	return bytes_find_as(text, size, what, length, 0x20);
}

#endif
