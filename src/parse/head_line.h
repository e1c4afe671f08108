/* The lines of a head as a reader sees them; for header.c alone. */
#ifndef PARSE_HEAD_LINE_H
#define PARSE_HEAD_LINE_H

#include "parse/scan.h"

enum { HEAD_LINE_LONGEST = 400 /* bytes */ };

/* The line without "(expired)", the years of a body that is no more, and what the council system puts
 * before the body: "Special meeting, ", "Moved from 9th May 2018, ". In the scan's own string. */
char *head_line(const struct scan *scan, guint i);

/* "MINUTES OF THE ORDINARY MEETING OF AVERLEY COUNTY COUNCIL HELD IN" and what stands below up to the
 * line with the date, as one line; NULL where `first`, which is line i, begins none, or the lines up to
 * `end` say no more. `i` is then the last of them. The caller frees. */
char *head_join_title(const struct scan *scan, guint *i, guint end, const char *first);

#endif
