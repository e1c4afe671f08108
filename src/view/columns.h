/*
 * The columns of a list and how they share a pane's width. Where it does not suffice, columns go
 * by their drop order; the one that names the row never goes.
 */
#ifndef VIEW_COLUMNS_H
#define VIEW_COLUMNS_H

#include <glib.h>

enum { COLUMNS_MOST = 8, COLUMNS_BETWEEN = 2 /* blanks */ };

struct list_column {
	const char *label;
	int width;     /* cells; of the one with `takes_rest`, the least it needs */
	guint8 drop;   /* 1 goes first, then 2...; 0 never goes */
	unsigned takes_rest : 1; /* exactly one of a list does */
	unsigned is_right : 1;   /* set at its right side: numbers */
};

/* Writes each column's cells, 0 for one that is dropped; with the blanks between the columns shown
 * they never add up to more than `width`. n is at most COLUMNS_MOST. */
void columns_share(const struct list_column *columns, guint n, int width, int *cells);

#endif
