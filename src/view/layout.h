/*
 * Which part of the screen shows what, for every size (shared SCREEN.md, "Layout rules"). Rows and
 * columns are cells from 0; a rectangle without rows or without columns is not shown.
 */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include <glib.h>

enum {
	LEAST_COLUMNS = 40,
	LEAST_ROWS = 8,
	STACKED_COLUMNS = 60,
	STACKED_ROWS = 16,
	BESIDE_COLUMNS = 110,
	THREE_COLUMNS_COLUMNS = 160,
	COLUMN_GAP = 3, /* between panes side by side; the rule stands in the middle one */
	READING_COLUMNS = 84
};

enum arrangement {
	ARRANGED_TOO_SMALL,
	ARRANGED_ONE,    /* one pane at a time */
	ARRANGED_STACK,  /* a list above the text */
	ARRANGED_BESIDE, /* meetings at left, items above the text at right */
	ARRANGED_THREE   /* three columns */
};

/* The panes come first, in the order of Tab and of the keys 1, 2, ... */
enum area {
	AREA_MEETINGS,
	AREA_ITEMS,
	AREA_READING,
	AREA_TITLE,
	AREA_STATUS,
	AREA_HINTS,
	AREAS
};
#define LISTS ((int)AREA_READING) /* the panes before it */
#define PANES (LISTS + 1)

struct rect {
	int row, column, rows, columns;
};

struct layout {
	enum arrangement arrangement;
	int rows, columns;
	struct rect area[AREAS];
	gboolean has_heading[PANES]; /* the pane's first row names it */
};

/* `list` is the list that stands above the text where there is room for one only; `is_zoomed`
 * gives the pane with focus all the room. */
void layout_arrange(struct layout *layout, int rows, int columns, enum area focus, enum area list,
    gboolean is_zoomed);

gboolean rect_is_empty(const struct rect *rect);

#endif
