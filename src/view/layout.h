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
	THREE_LISTS_ROWS = 27, /* three lists above each other */
	COLUMN_GAP = 3, /* between panes side by side; the rule stands in the middle one */
	READING_COLUMNS = 84
};

enum arrangement {
	ARRANGED_TOO_SMALL,
	ARRANGED_ONE,    /* one pane at a time */
	ARRANGED_STACK,  /* a list above the text */
	ARRANGED_BESIDE, /* meetings at left, another list above the text at right */
	ARRANGED_THREE   /* three columns: meetings, the other lists, the text */
};

/* The panes come first, in the order of Tab and of the keys 1, 2, ... */
enum area {
	AREA_MEETINGS,
	AREA_ITEMS,
	AREA_RESOLUTIONS,
	AREA_ACTIONS,
	AREA_HITS, /* of a search over all meetings: takes the place of the lists before it */
	AREA_READING,
	AREA_TITLE,
	AREA_STATUS,
	AREA_HINTS,
	AREAS
};
#define TABS ((int)AREA_HITS)     /* the lists that have a number */
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

/* What the reader has chosen. */
struct choice {
	enum area focus; /* a pane */
	enum area list;  /* the list that stands above the text where there is room for one only */
	enum area side;  /* the one beside the meetings: items, resolutions or actions */
	gboolean is_zoomed; /* the pane with focus has all the room */
};

void layout_arrange(struct layout *layout, int rows, int columns, const struct choice *choice);

gboolean rect_is_empty(const struct rect *rect);

#endif
