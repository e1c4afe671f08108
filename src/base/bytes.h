/*
 * Eight bytes at a time: which of them are such and such. A mask has 0x80 in each byte that is, 0
 * in the others. What most of a text is (printable ASCII) is passed over with these.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <glib.h>
#include <string.h>

#define BYTES_ALL(byte) (G_GUINT64_CONSTANT(0x0101010101010101) * (byte))
#define BYTES_HIGH BYTES_ALL(0x80)

static inline guint64
bytes_load(const char *p)
{
	guint64 bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return bytes;
}

/* Bytes equal to `byte`. */
static inline guint64
bytes_equal(guint64 bytes, guint8 byte)
{
	guint64 x = bytes ^ BYTES_ALL(byte);

	return ~(((x & ~BYTES_HIGH) + ~BYTES_HIGH) | x) & BYTES_HIGH;
}

/* ASCII bytes below `limit` (at most 0x80), and bytes from 0x80 on. */
static inline guint64
bytes_below_or_high(guint64 bytes, guint8 limit)
{
	guint64 is_from_limit = (bytes & ~BYTES_HIGH) + BYTES_ALL(0x80 - limit);

	return (~is_from_limit | bytes) & BYTES_HIGH;
}

/* Whether all are ASCII. */
static inline gboolean
bytes_are_ascii(guint64 bytes)
{
	return (bytes & BYTES_HIGH) == 0;
}

#endif
