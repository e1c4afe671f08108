/*
 * An item of the council system's page, once its lines are known: layouts that only cut the page
 * up another way (table.c) read it here.
 */
#ifndef PARSE_PAGE_H
#define PARSE_PAGE_H

#include "model/meeting.h"
#include "parse/scan.h"

/* Reads lines first to end as one item: its title stands at `title` (`end`: it has none), its
 * number, where it has one, at the start of line `first`. */
void page_read_item(const struct scan *scan, guint first, guint title, guint end, const struct number *number, struct meeting *meeting);

#endif
