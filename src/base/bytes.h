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

/* ASCII digits. */
static inline guint64
bytes_digits(guint64 bytes)
{
	guint64 low = bytes & ~BYTES_HIGH;

	return (low + BYTES_ALL(0x80 - '0')) & ~(low + BYTES_ALL(0x7f - '9')) & ~bytes & BYTES_HIGH;
}

/* The first ASCII digit from byte `at` on; `end` where there is none. */
static inline gsize
bytes_next_digit(const char *text, gsize at, gsize end)
{
	while (at + sizeof(guint64) <= end && bytes_digits(bytes_load(text + at)) == 0)
		at += sizeof(guint64);
	while (at < end && !g_ascii_isdigit(text[at]))
		at++;
	return at;
}

/* Whether all are ASCII. */
static inline gboolean
bytes_are_ascii(guint64 bytes)
{
	return (bytes & BYTES_HIGH) == 0;
}

#endif
