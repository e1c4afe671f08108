/*
 * Eight bytes of a text at once, the first in a number's lowest bits: most words and the gap behind
 * them are over before there are eight, and a word's end is found without asking at each letter
 * whether it was the last, which a processor guesses wrong at nearly every word.
 */
#ifndef STORE_EIGHT_H
#define STORE_EIGHT_H

#include <string.h>
#include <glib.h>

#define EIGHT_TIMES(byte) ((guint64)(byte) * 0x0101010101010101)
#define EIGHT_HIGH EIGHT_TIMES(0x80)

/* Zeros behind the text's end. */
static inline guint64
eight_read(const char *at, const char *end)
{
	guint64 bytes = 0;

	if (end - at >= (gssize)sizeof(bytes))
		memcpy(&bytes, at, sizeof(bytes));
	else if (at < end)
		memcpy(&bytes, at, end - at);
	return GUINT64_FROM_LE(bytes);
}

/* The high bit of each byte, none of which has one, that is at least `least`. */
static inline guint64
eight_at_least(guint64 bytes, int least)
{
	return bytes + EIGHT_TIMES(0x80 - least);
}

/* Small letters: the bit that tells them from capitals, a blank's, is set in digits anyway. */
static inline guint64
eight_small(guint64 bytes)
{
	return bytes | EIGHT_TIMES(' ');
}

/* The high bit of each byte that is an ASCII letter or digit, or beyond ASCII. */
static inline guint64
eight_of_words(guint64 bytes)
{
	guint64 low = bytes & ~EIGHT_HIGH, small = eight_small(low);
	guint64 letters = eight_at_least(small, 'a') & ~eight_at_least(small, 'z' + 1);
	guint64 digits = eight_at_least(low, '0') & ~eight_at_least(low, '9' + 1);

	return (letters | digits | bytes) & EIGHT_HIGH;
}

/* How many bytes come before the first whose high bit is set. */
static inline guint
eight_until(guint64 bits)
{
	return bits == 0 ? 8 : __builtin_ctzll(bits) / 8;
}

/* The first n, 1 to 8; zeros behind them. */
static inline guint64
eight_first(guint64 bytes, guint n)
{
	return bytes & (G_MAXUINT64 >> (64 - 8 * n));
}

#endif
