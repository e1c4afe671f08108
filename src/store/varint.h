/* Numbers as SQLite writes them: seven bits to a byte, the highest first, and eight bits in a ninth. */
#ifndef STORE_VARINT_H
#define STORE_VARINT_H

#include <glib.h>

enum { VARINT_MOST = 9 /* bytes */ };

/* The bytes that a number takes. */
static inline guint
varint_size(guint64 number)
{
	guint n = 1;

	while (n < VARINT_MOST && (number >>= 7) > 0)
		n++;
	return n;
}

/* There is room for it. Returns how many bytes it took. */
static inline guint
varint_put(guint8 *out, guint64 number)
{
	guint n = varint_size(number), last = n - 1;

	if (n == 1) {
		*out = number;
		return n;
	}
	if (n == VARINT_MOST) {
		out[last--] = number;
		number >>= 8;
		out[last] = number | 0x80;
	} else {
		out[last] = number & 0x7f;
	}
	for (number >>= 7; last-- > 0; number >>= 7)
		out[last] = number | 0x80;
	return n;
}

/* Returns how many bytes it took. */
static inline guint
varint_get(const guint8 *in, guint64 *number)
{
	guint n = 0;

	for (*number = 0; n < VARINT_MOST - 1; n++) {
		*number = *number << 7 | (in[n] & 0x7f);
		if (in[n] < 0x80)
			return n + 1;
	}
	*number = *number << 8 | in[n];
	return n + 1;
}

#endif
