/*
 * What heading.c asks of heading_kinds.c, for these alone: the headings of one kind between two lines
 * (struct candidate, in the order of the text). The caller frees the arrays.
 */
#ifndef PARSE_HEADING_INNER_H
#define PARSE_HEADING_INNER_H

#include "parse/heading.h"

GArray *headings_labelled(const struct scan *scan, guint first, guint end);   /* "ITEM NO. 1", "Minute 111" */
GArray *headings_lettered(const struct scan *scan, guint first, guint end);   /* "SPP", "12" and a title, a line each */
GArray *headings_roman(const struct scan *scan, guint first, guint end);      /* "II LAMPS", from the first one on */
GArray *headings_in_markup(const struct scan *scan, guint first, guint end);  /* "## Lamps", words of its own below; none where there are fewer than three */
GArray *headings_run_on(const struct scan *scan, guint first, guint end);     /* "95/20 Lamps They were lit." */

/* Without numbers, none where there are fewer than three or none is an item that every agenda has. */
GArray *headings_unnumbered(const struct scan *scan, guint first, guint end); /* bold, or in capitals */
GArray *headings_with_colon(const struct scan *scan, guint first, guint end); /* "Matters Arising:" alone */

/* "Matters arising:", but not "The Clerk reported:". */
gboolean heading_has_colon(const char *words, gsize size);

#endif
