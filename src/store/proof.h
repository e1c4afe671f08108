/*
 * The proof that segments written by us (segment.h) are those that the FTS5 at hand writes: another
 * version of SQLite might write its tables in another way. Both fill an index with a few items in
 * memory, and all of it must be the same to the byte.
 */
#ifndef STORE_PROOF_H
#define STORE_PROOF_H

#include <glib.h>

/* `table`: the statement that makes the table of the index, named "word". FALSE where they differ, or
 * where it can't be told: then FTS5 is to write them. Takes about a millisecond. */
gboolean proof_is_given(const char *table);

#endif
