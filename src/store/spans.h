/*
 * A passage's spans as a small blob: for each span, how far `at` and `from` go beyond where the
 * span before it would have run on to, as variable-length numbers.
 */
#ifndef STORE_SPANS_H
#define STORE_SPANS_H

#include "model/passage.h"

/* The caller frees; NULL for no spans. */
guint8 *spans_pack(const struct spans *spans, gsize *size);

/* The reverse: adds to the spans. What cannot be read ends the list. */
void spans_unpack(const void *data, gsize size, struct spans *spans);

#endif
