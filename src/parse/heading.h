/*
 * Which lines of printed minutes are headings of items. What sets headings apart differs: bold or
 * "##", capitals, marks round the item ("<AI4>"), or only the number. The strongest that a document
 * uses is believed.
 */
#ifndef PARSE_HEADING_H
#define PARSE_HEADING_H

#include "parse/number.h"
#include "parse/scan.h"

/* The headings between two lines (struct candidate, in the order of the text; a number of size 0
 * where there is none). The caller frees the array. */
GArray *headings_find(const struct scan *scan, guint first, guint end);

/* The headings without numbers between the attendance and the first numbered one, prose below
 * each: "PRAYERS". The caller frees the array. */
GArray *headings_find_loose(const struct scan *scan, guint first, guint end);

/* The line that is next above line i and not blank; i where there is none. */
guint heading_letters_above(const struct scan *scan, guint i);

/* Whether the line begins with a date: the number in "13 NOVEMBER 2018" is the day's. */
gboolean heading_is_date(const struct scan *scan, guint i);

#endif
