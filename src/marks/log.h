/* The log of the marks: a line of text for each word, in the order in which they were said. For marks/
 * alone. */
#ifndef MARKS_LOG_H
#define MARKS_LOG_H

#include "marks/word.h"

/* What a log holds. */
struct log {
	gboolean is_there;  /* and not empty */
	gboolean is_ours;   /* its first line, or one of the others, is */
	GPtrArray *words;   /* struct word, as they stand */
	GPtrArray *damaged; /* char *: "line 12" */
	gint64 reaches;     /* the number up to which it seems to have gone; 0: none */
	gboolean is_torn;   /* the last line has no end: what was being written when the power failed */
};

void log_clear(struct log *log);

/* Reads it; one that isn't there is empty. FALSE only where it can't be read. */
gboolean log_read(const char *path, struct log *log, GError **error);

/* Appends words (struct word) and makes them safe on the disk; makes the file where there is none.
 * On failure the file is as it was before, as far as it can be put so. *size_before, which may be
 * given to log_cut(), is set once there is something to cut. */
gboolean log_append(const char *path, const GPtrArray *words, gint64 *size_before, GError **error);
/* Takes off again what was appended. */
void log_cut(const char *path, gint64 size_before);

/* Writes it anew, whole. */
gboolean log_rewrite(const char *path, const GPtrArray *words, GError **error);

#endif
