#include "store/spans.h"

enum { LONGEST = 5 }; /* bytes of a number */

/* There is room for it. */
static guint8 *
put(guint8 *out, guint32 number)
{
	for (; number > 0x7f; number >>= 7)
		*out++ = number | 0x80;
	*out++ = number;
	return out;
}

static gboolean
take(const guint8 **data, const guint8 *end, guint32 *number)
{
	*number = 0;
	for (int shift = 0; *data < end && shift < 32; shift += 7) {
		guint8 byte = *(*data)++;

		*number |= (guint32)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return TRUE;
	}
	return FALSE;
}

/* Differences are taken without sign and wrap around: `from` falls now and then, where a table's
 * columns are read one after the other, and then merely takes five bytes. */
guint8 *
spans_pack(const struct spans *spans, gsize *size)
{
	guint8 *packed, *out;
	struct span last = { 0, 0 };

	if (spans->n == 0)
		return NULL;
	out = packed = g_malloc_n(spans->n, 2 * LONGEST);
	for (guint i = 0; i < spans->n; i++) {
		struct span span = spans->span[i];
		guint32 gone = span.at - last.at;

		out = put(out, gone);
		out = put(out, span.from - (last.from + gone));
		last = span;
	}
	*size = out - packed;
	return packed;
}

void
spans_unpack(const void *data, gsize size, struct spans *spans)
{
	const guint8 *next = data, *end = data != NULL ? next + size : NULL;
	struct span span = { 0, 0 };
	guint32 gone, jump;

	while (take(&next, end, &gone) && take(&next, end, &jump)) {
		span.at += gone;
		span.from += gone + jump;
		spans_add(spans, span);
	}
}
