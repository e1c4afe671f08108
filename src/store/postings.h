/*
 * Where words stand in items, gathered in memory until they are many enough for a segment of the
 * index: for each word the list that FTS5 keeps of it (segment.h says what it looks like).
 *
 *     postings_start(postings, row)                 rows rise
 *     postings_add(postings, word, longer, size, column, place) ...
 *     postings_end(postings)
 *     while ((posting = postings_next_new(postings)) != NULL) ...
 *     words = postings_sort(postings) ... postings_empty(postings)
 */
#ifndef STORE_POSTINGS_H
#define STORE_POSTINGS_H

#include <stdalign.h>
#include "store/met.h"

/* A word and its list, in the 64 bytes that come from memory together. */
struct posting {
	alignas(64) struct plain word; /* zeros where it is longer */
	char *longer;                  /* NULL otherwise */
	guint8 *list;
	guint32 used, room;            /* bytes of the list */
	gint64 row;                    /* the last one */
	guint32 size_at;               /* in the list: how many bytes the places of the last row take */
	guint32 place;                 /* the last one; and its column */
	guint16 size, column;          /* size: of the word */
};

struct postings;

struct postings *postings_new(void);
void postings_free(struct postings *postings);

/* What comes is in this row, whose number is higher than that of the one before. */
void postings_start(struct postings *postings, gint64 row);

/* Columns and, within one, places rise. The word, of at most 32768 bytes, is in `longer` where it doesn't
 * fit into `word`; NULL otherwise. */
void postings_add(struct postings *postings, struct plain word, const char *longer, gsize size, guint column,
    guint place);

/* The row has nothing more. */
void postings_end(struct postings *postings);

/* The next one that was not there before, or NULL. */
const struct posting *postings_next_new(struct postings *postings);

/* Bytes of all lists and words. */
gsize postings_size(const struct postings *postings);

/* The words (struct posting) by their bytes, with whole lists; the caller frees the array alone. */
GPtrArray *postings_sort(struct postings *postings);

void postings_empty(struct postings *postings);

static inline const char *
posting_word(const struct posting *posting)
{
	return posting->longer != NULL ? posting->longer : (const char *)&posting->word;
}

#endif
