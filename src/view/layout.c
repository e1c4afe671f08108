#include "view/layout.h"

gboolean
rect_is_empty(const struct rect *rect)
{
	return rect->rows <= 0 || rect->columns <= 0;
}

static enum arrangement
arrangement_of(int rows, int columns)
{
	if (rows < LEAST_ROWS || columns < LEAST_COLUMNS)
		return ARRANGED_TOO_SMALL;
	if (rows < STACKED_ROWS || columns < STACKED_COLUMNS)
		return ARRANGED_ONE;
	if (columns < BESIDE_COLUMNS)
		return ARRANGED_STACK;
	return columns < THREE_COLUMNS_COLUMNS ? ARRANGED_BESIDE : ARRANGED_THREE;
}

/* The list gets 45 of 100 rows: most meetings have more text than items. */
static void
stack(struct layout *layout, enum area list, struct rect room)
{
	int above = room.rows * 45 / 100;

	layout->area[list] = (struct rect){ room.row, room.column, above, room.columns };
	layout->area[AREA_READING] =
	    (struct rect){ room.row + above, room.column, room.rows - above, room.columns };
	layout->has_heading[AREA_READING] = TRUE;
}

static void
set_beside(struct layout *layout, struct rect room)
{
	int left = CLAMP(room.columns * 28 / 100, 26, 40);
	int right = left + COLUMN_GAP;

	layout->area[AREA_MEETINGS] = (struct rect){ room.row, 0, room.rows, left };
	layout->has_heading[AREA_MEETINGS] = layout->has_heading[AREA_ITEMS] = TRUE;
	stack(layout, AREA_ITEMS, (struct rect){ room.row, right, room.rows, room.columns - right });
}

/* The text needs no more than its lines and a margin; the items get what that leaves. */
static void
set_three(struct layout *layout, struct rect room)
{
	int left = CLAMP(room.columns * 20 / 100, 32, 40);
	int text = MIN(room.columns * 43 / 100, READING_COLUMNS + 2);
	int middle = room.columns - left - text - 2 * COLUMN_GAP;
	int column = left + COLUMN_GAP;

	layout->area[AREA_MEETINGS] = (struct rect){ room.row, 0, room.rows, left };
	layout->area[AREA_ITEMS] = (struct rect){ room.row, column, room.rows, middle };
	column += middle + COLUMN_GAP;
	layout->area[AREA_READING] = (struct rect){ room.row, column, room.rows, text };
	for (int pane = 0; pane < PANES; pane++)
		layout->has_heading[pane] = TRUE;
}

void
layout_arrange(struct layout *layout, int rows, int columns, enum area focus, enum area list,
    gboolean is_zoomed)
{
	struct rect room = { 1, 0, rows - 3, columns };

	*layout = (struct layout){ .rows = rows, .columns = columns };
	layout->arrangement = arrangement_of(rows, columns);
	if (layout->arrangement == ARRANGED_TOO_SMALL)
		return;
	if (is_zoomed)
		layout->arrangement = ARRANGED_ONE;
	layout->area[AREA_TITLE] = (struct rect){ 0, 0, 1, columns };
	layout->area[AREA_STATUS] = (struct rect){ rows - 2, 0, 1, columns };
	layout->area[AREA_HINTS] = (struct rect){ rows - 1, 0, 1, columns };
	switch (layout->arrangement) {
	case ARRANGED_STACK:
		stack(layout, list, room);
		break;
	case ARRANGED_BESIDE:
		set_beside(layout, room);
		break;
	case ARRANGED_THREE:
		set_three(layout, room);
		break;
	default:
		layout->area[focus] = room;
	}
}
