/*
 * Texts whose line ends were lost: a whole file on one line, or several minutes on one:
 *
 *     94/20 Lamps It was RESOLVED to light them. 95/20 Hedges The Clerk to ask. 96/20 ...
 */
#ifndef PARSE_RUNS_H
#define PARSE_RUNS_H

#include "read/text.h"

/* The text's lines (struct line), with a line for each minute whose number follows the one before, and
 * for the parts of the head where it is all on a line or two; NULL where no line holds more than one. The caller
 * unreferences. */
GArray *runs_part(const struct text *text);

#endif
