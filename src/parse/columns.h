/*
 * Names and posts side by side, as boards of many partners print who was there.
 */
#ifndef PARSE_COLUMNS_H
#define PARSE_COLUMNS_H

#include "parse/scan.h"

/* The line as a reader sees it; where it has a name and a post beside it, the post in brackets, and
 * *is_pair is set. */
char *columns_line(const struct scan *scan, guint i, gboolean *is_pair);

/* Whether the line stands so far to the right that it goes on with the post above it. */
gboolean columns_goes_on(const struct scan *scan, guint i);

#endif
