/*
 * The council system's page of one item alone (LAYOUTS.md C): "Agenda item", its title, which meeting
 * it was of where the page says so, and what other pages have below a title.
 */
#ifndef PARSE_SINGLE_H
#define PARSE_SINGLE_H

#include "model/meeting.h"
#include "parse/scan.h"

/* Where the item begins, below "Agenda item"; `end` where the lines are no such page. */
guint single_find(const struct scan *scan, guint first, guint end);

/* Reads the item whose title stands at line `title`, and what the page says of its meeting. */
void single_read(struct scan *scan, guint title, guint end, struct meeting *meeting);

#endif
