/*
 * A layout: one way in which minutes are published (shared LAYOUTS.md). A new one is a file of its
 * own and an entry in the table of parse.c.
 */
#ifndef PARSE_LAYOUT_H
#define PARSE_LAYOUT_H

#include "model/meeting.h"
#include "parse/scan.h"

struct layout {
	const char *name;
	/* How sure it is that lines first to end are laid out its way: 0 (not at all) to 100. */
	int (*detect)(const struct scan *scan, guint first, guint end);
	/* Reads one meeting from these lines. */
	void (*read)(struct scan *scan, guint first, guint end, struct meeting *meeting);
};

extern const struct layout layout_issue;      /* issue.c */
extern const struct layout layout_page;       /* page.c */
extern const struct layout layout_old_page;   /* old_page.c */
extern const struct layout layout_unlabelled; /* unlabelled.c */
extern const struct layout layout_printed;    /* printed.c */
extern const struct layout layout_table;      /* table.c */

#endif
