#include "model/passage.h"

enum { FEWEST_SPANS = 4 };

void
spans_add(struct spans *spans, struct span span)
{
	if (spans->n == spans->room) {
		spans->room = MAX(2 * spans->room, FEWEST_SPANS);
		spans->span = g_renew(struct span, spans->span, spans->room);
	}
	spans->span[spans->n++] = span;
}

void
passage_init(struct passage *passage)
{
	static char nothing[1];

	*passage = (struct passage){ .text = { .str = nothing } };
}

void
passage_clear(struct passage *passage)
{
	if (passage->text.allocated_len > 0)
		g_free(passage->text.str);
	g_free(passage->spans.span);
	passage_init(passage);
}

void
passage_reserve(struct passage *passage, gsize bytes, guint spans)
{
	if (passage->text.len > 0)
		return;
	passage_clear(passage);
	passage->text.str = g_malloc(bytes + 1);
	passage->text.str[0] = '\0';
	passage->text.allocated_len = bytes + 1;
	passage->spans.span = g_new(struct span, spans);
	passage->spans.room = spans;
}

/* How many spans begin at or before byte `at`. */
static guint
spans_until(const struct spans *spans, gsize at)
{
	guint low = 0, high = spans->n;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (spans->span[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

gsize
passage_source(const struct passage *passage, gsize at)
{
	const struct spans *spans = &passage->spans;
	const struct span *span, *next = NULL;
	guint n = spans_until(spans, at);
	gsize from;

	if (spans->n == 0)
		return 0;
	if (n < spans->n)
		next = &spans->span[n];
	if (n == 0)
		return next->from;
	span = &spans->span[n - 1];
	from = span->from + (at - span->at);
	/* What was put in after a span's own bytes counts up past them, but no further than to where
	 * the next one begins, where that lies behind. */
	if (next != NULL && next->from > span->from && from > next->from)
		from = next->from;
	return from;
}

gsize
passage_find(const struct passage *passage, gsize source)
{
	const struct spans *spans = &passage->spans;
	gsize size = passage->text.len;

	for (guint i = 0; i < spans->n; i++) {
		const struct span *span = &spans->span[i];
		const struct span *next = i + 1 < spans->n ? span + 1 : NULL;
		gsize end = next != NULL ? MIN(next->at, size) : size;

		/* What was put in behind a span counts up, but not to where the next one begins. */
		if (source >= span->from && span->at < end && source - span->from < end - span->at &&
		    (next == NULL || next->from <= span->from || source < next->from))
			return span->at + (source - span->from);
	}
	return size;
}
