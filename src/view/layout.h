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
	COLUMN_GAP = 3 /* between panes side by side; the rule stands in the middle one */
};

/* From which size of the terminal on what is shown; data/config has the usual ones. */
struct thresholds {
	int stacked, beside, three; /* columns, for ARRANGED_STACK and so on */
	int rows;  /* for more than one pane */
	int lists; /* rows for three lists above each other */
	int text;  /* columns that a line of text has at most */
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
	const struct thresholds *thresholds; /* the caller's */
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

/* The thresholds must live as long as the layout. */
void layout_arrange(struct layout *layout, int rows, int columns, const struct choice *choice,
    const struct thresholds *thresholds);

gboolean rect_is_empty(const struct rect *rect);

#endif
