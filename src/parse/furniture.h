/*
 * What printed pages repeat: running heads ("AUDIT COMMITTEE - 09/07/19"), page numbers. It is
 * neither an item nor text, and sentences run on over it.
 */
#ifndef PARSE_FURNITURE_H
#define PARSE_FURNITURE_H

#include "parse/scan.h"

/* Marks such lines between first and end LINE_FURNITURE. `body` (may be NULL) is what running
 * heads name. */
void furniture_find(struct scan *scan, guint first, guint end, const char *body);

/* The line after the last one that is no signature, "The meeting ended at 8 pm" or the like. */
guint furniture_end(const struct scan *scan, guint first, guint end);

/* "12", "12C", "- 12 -", "Page 3 of 9", "PART ONE" */
gboolean furniture_is_page_mark(const struct scan *scan, guint i);

#endif
