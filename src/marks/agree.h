/* The two copies of the marks, brought together. For marks/ alone; touches no file. */
#ifndef MARKS_AGREE_H
#define MARKS_AGREE_H

#include "marks/log.h"
#include "marks/rows.h"

/* What both together say, and what each of them lacks. */
struct agreed {
	GPtrArray *words;    /* struct word, by number, without gaps */
	GPtrArray *for_rows; /* those that the database lacks; borrowed from `words` */
	GPtrArray *for_log;
	GArray *lost;        /* gint64: numbers whose words neither has any more: FIELD_LOST stands there now */
	guint apart;         /* numbers under which the two say different things */
	guint older;         /* of these, words of the database that were left out, being the older ones */
};

void agreed_clear(struct agreed *agreed);

/* Where the two differ about a number, the log's word keeps it; the database's gets the next free one
 * if it is newer than what the log says about its key and field. */
void agree(const struct rows_read *rows, const struct log *log, struct agreed *agreed);

#endif
