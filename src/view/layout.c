#include "view/layout.h"

gboolean
rect_is_empty(const struct rect *rect)
{
	return rect->rows <= 0 || rect->columns <= 0;
}

static enum arrangement
arrangement_of(int rows, int columns, const struct thresholds *from)
{
	if (rows < LEAST_ROWS || columns < LEAST_COLUMNS)
		return ARRANGED_TOO_SMALL;
	if (rows < from->rows)
		return ARRANGED_ONE;
	/* The user may have set them in any order. */
	if (columns >= from->three)
		return ARRANGED_THREE;
	if (columns >= from->beside)
		return ARRANGED_BESIDE;
	return columns >= from->stacked ? ARRANGED_STACK : ARRANGED_ONE;
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
set_beside(struct layout *layout, struct rect room, enum area side)
{
	int left = CLAMP(room.columns * 28 / 100, 26, 40);
	int right = left + COLUMN_GAP;

	layout->area[AREA_MEETINGS] = (struct rect){ room.row, 0, room.rows, left };
	layout->has_heading[AREA_MEETINGS] = layout->has_heading[side] = TRUE;
	stack(layout, side, (struct rect){ room.row, right, room.rows, room.columns - right });
}

/* All that hang on a meeting, half of the rows for its items; one of them where rows are few. */
static void
set_middle(struct layout *layout, struct rect room, enum area side)
{
	int quarter = room.rows / 4, half = room.rows - 2 * quarter;

	if (layout->rows < layout->thresholds->lists) {
		layout->area[side] = room;
		return;
	}
	layout->area[AREA_ITEMS] = (struct rect){ room.row, room.column, half, room.columns };
	layout->area[AREA_RESOLUTIONS] = (struct rect){ room.row + half, room.column, quarter, room.columns };
	layout->area[AREA_ACTIONS] = (struct rect){ room.row + half + quarter, room.column, quarter, room.columns };
}

/* The text needs no more than its lines and a margin; what that leaves is the others'. */
static void
set_three(struct layout *layout, struct rect room, enum area side)
{
	int left = CLAMP(room.columns * 20 / 100, 32, 40);
	int text = MIN(room.columns * 43 / 100, layout->thresholds->text + 2);
	int middle = room.columns - left - text - 2 * COLUMN_GAP;
	int column = left + COLUMN_GAP;

	layout->area[AREA_MEETINGS] = (struct rect){ room.row, 0, room.rows, left };
	set_middle(layout, (struct rect){ room.row, column, room.rows, middle }, side);
	column += middle + COLUMN_GAP;
	layout->area[AREA_READING] = (struct rect){ room.row, column, room.rows, text };
	for (int pane = 0; pane < PANES; pane++)
		layout->has_heading[pane] = TRUE;
}

/* Hits need a wide list: date, body, reference and the words around. */
static void
set_hits(struct layout *layout, struct rect room)
{
	int text = MIN(room.columns * 43 / 100, layout->thresholds->text + 2);
	int left = room.columns - text - COLUMN_GAP;

	if (layout->arrangement != ARRANGED_THREE) {
		stack(layout, AREA_HITS, room);
		return;
	}
	layout->area[AREA_HITS] = (struct rect){ room.row, 0, room.rows, left };
	layout->area[AREA_READING] = (struct rect){ room.row, left + COLUMN_GAP, room.rows, text };
	layout->has_heading[AREA_HITS] = layout->has_heading[AREA_READING] = TRUE;
}

void
layout_arrange(struct layout *layout, int rows, int columns, const struct choice *choice,
    const struct thresholds *thresholds)
{
	struct rect room = { 1, 0, rows - 3, columns };

	*layout = (struct layout){ .rows = rows, .columns = columns, .thresholds = thresholds };
	layout->arrangement = arrangement_of(rows, columns, thresholds);
	if (layout->arrangement == ARRANGED_TOO_SMALL)
		return;
	if (choice->is_zoomed)
		layout->arrangement = ARRANGED_ONE;
	layout->area[AREA_TITLE] = (struct rect){ 0, 0, 1, columns };
	layout->area[AREA_STATUS] = (struct rect){ rows - 2, 0, 1, columns };
	layout->area[AREA_HINTS] = (struct rect){ rows - 1, 0, 1, columns };
	if (layout->arrangement == ARRANGED_ONE)
		layout->area[choice->focus] = room;
	else if (choice->list == AREA_HITS)
		set_hits(layout, room);
	else if (layout->arrangement == ARRANGED_STACK)
		stack(layout, choice->list, room);
	else if (layout->arrangement == ARRANGED_BESIDE)
		set_beside(layout, room, choice->side);
	else
		set_three(layout, room, choice->side);
}
