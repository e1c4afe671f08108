#include <string.h>

#include "tui/config.h"
#include "view/columns.h"
#include "view/layout.h"

enum { MOST_COLUMNS = 250, MOST_ROWS = 80 };

static struct thresholds usual; /* as data/config has them */

static gboolean
overlap(const struct rect *a, const struct rect *b)
{
	return a->row < b->row + b->rows && b->row < a->row + a->rows &&
	    a->column < b->column + b->columns && b->column < a->column + a->columns;
}

static void
check_rects(const struct layout *layout)
{
	for (int i = 0; i < AREAS; i++) {
		const struct rect *a = &layout->area[i];

		g_assert_cmpint(a->row, >=, 0);
		g_assert_cmpint(a->column, >=, 0);
		g_assert_cmpint(a->rows, >=, 0);
		g_assert_cmpint(a->columns, >=, 0);
		g_assert_cmpint(a->row + a->rows, <=, layout->rows);
		g_assert_cmpint(a->column + a->columns, <=, layout->columns);
		for (int j = 0; j < i; j++)
			if (!rect_is_empty(a) && !rect_is_empty(&layout->area[j]))
				g_assert_false(overlap(a, &layout->area[j]));
	}
}

static void
check_focus(const struct layout *layout, const struct choice *choice)
{
	if (layout->arrangement == ARRANGED_TOO_SMALL)
		return;
	g_assert_false(rect_is_empty(&layout->area[AREA_STATUS]));
	g_assert_cmpint(layout->area[choice->focus].rows, >=, 4);
	g_assert_cmpint(layout->area[choice->focus].columns, >=, 26);
}

/* Every choice that the browser can come to: a list with the focus is the list of the choice, and of
 * those beside the meetings the one that stands there. */
static void
check_choices(int rows, int columns, const struct thresholds *from)
{
	for (int i = 0; i < LISTS * 3 * 4; i++) {
		struct choice choice = { .list = i % LISTS, .side = AREA_ITEMS + i / LISTS % 3, .is_zoomed = i / LISTS / 3 % 2 };
		struct layout layout;

		if (choice.list != AREA_MEETINGS && choice.list != AREA_HITS)
			choice.side = choice.list;
		choice.focus = i / LISTS / 6 == 0 ? choice.list : AREA_READING;
		layout_arrange(&layout, rows, columns, &choice, from);
		check_rects(&layout);
		check_focus(&layout, &choice);
	}
}

static void
check_every_size(const struct thresholds *from)
{
	for (int columns = 1; columns <= MOST_COLUMNS; columns++)
		for (int rows = 1; rows <= MOST_ROWS; rows++)
			check_choices(rows, columns, from);
}

static void
test_every_size(void)
{
	check_every_size(&usual);
}

/* The least that the settings can be, and each of them alone. */
static void
test_every_threshold(void)
{
	static const char *const lines[] = { "layout stacked 40", "layout beside 60", "layout three 120",
		"layout rows 12", "layout lists 20", "layout text 40", "layout text 9999", "layout stacked never",
		"layout beside never", "layout three never", "layout rows never", "layout lists never" };
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
	struct config least;

	config_init(&least);
	for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
		struct config config;

		config_init(&config);
		config_read(&config, lines[i], strlen(lines[i]), faults);
		check_every_size(&config.thresholds);
		if (i < 6)
			config_read(&least, lines[i], strlen(lines[i]), faults);
	}
	check_every_size(&least.thresholds);
	g_assert_cmpuint(faults->len, ==, 0);
}

static const struct choice items = { .focus = AREA_ITEMS, .list = AREA_ITEMS, .side = AREA_ITEMS };

static void
test_thresholds(void)
{
	static const struct {
		int rows, columns;
		enum arrangement arrangement;
	} sizes[] = {
		{ 7, 200, ARRANGED_TOO_SMALL }, { 8, 39, ARRANGED_TOO_SMALL }, { 8, 40, ARRANGED_ONE },
		{ 15, 200, ARRANGED_ONE }, { 24, 59, ARRANGED_ONE }, { 16, 60, ARRANGED_STACK },
		{ 24, 109, ARRANGED_STACK }, { 24, 110, ARRANGED_BESIDE }, { 60, 159, ARRANGED_BESIDE },
		{ 60, 160, ARRANGED_THREE },
	};

	for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct layout layout;

		layout_arrange(&layout, sizes[i].rows, sizes[i].columns, &items, &usual);
		g_assert_cmpint(layout.arrangement, ==, sizes[i].arrangement);
	}
}

static void
test_wide(void)
{
	struct layout layout;

	for (int columns = usual.beside; columns <= MOST_COLUMNS; columns++) {
		layout_arrange(&layout, 40, columns, &items, &usual);
		for (int pane = 0; pane < PANES; pane++)
			if (!rect_is_empty(&layout.area[pane]))
				g_assert_cmpint(layout.area[pane].columns, >=, 26);
		g_assert_cmpint(layout.area[AREA_MEETINGS].columns, <=, 40);
	}
	layout_arrange(&layout, 60, 200, &items, &usual);
	g_assert_cmpint(layout.area[AREA_READING].columns, >=, usual.text);
	for (int pane = 0; pane < TABS; pane++)
		g_assert_false(rect_is_empty(&layout.area[pane]));
}

static void
test_hits(void)
{
	struct choice choice = { .focus = AREA_HITS, .list = AREA_HITS, .side = AREA_ITEMS };
	struct layout layout;

	for (int columns = LEAST_COLUMNS; columns <= MOST_COLUMNS; columns++) {
		layout_arrange(&layout, 40, columns, &choice, &usual);
		for (int pane = 0; pane < TABS; pane++)
			g_assert_true(rect_is_empty(&layout.area[pane]));
		g_assert_cmpint(rect_is_empty(&layout.area[AREA_READING]), ==, columns < usual.stacked);
	}
}

static void
test_zoom(void)
{
	struct layout layout;

	layout_arrange(&layout, 60, 200,
	    &(struct choice){ .focus = AREA_READING, .list = AREA_ITEMS, .side = AREA_ITEMS, .is_zoomed = TRUE }, &usual);
	g_assert_cmpint(layout.area[AREA_READING].columns, ==, 200);
	g_assert_cmpint(layout.area[AREA_READING].rows, ==, 57);
	g_assert_true(rect_is_empty(&layout.area[AREA_MEETINGS]));
}

static const struct list_column columns[] = {
	{ .label = "No.", .width = 6, .drop = 3 },
	{ .label = "Title", .width = 20, .takes_rest = 1 },
	{ .label = "Res", .width = 3, .drop = 2 },
	{ .label = "Act", .width = 3, .drop = 1 },
};

static void
test_columns_never_exceed(void)
{
	for (int width = 0; width <= MOST_COLUMNS; width++) {
		int cells[COLUMNS_MOST], sum = 0, shown = 0;

		columns_share(columns, G_N_ELEMENTS(columns), width, cells);
		for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
			g_assert_cmpint(cells[i], >=, 0);
			sum += cells[i];
			shown += cells[i] > 0;
		}
		g_assert_cmpint(sum + COLUMNS_BETWEEN * MAX(0, shown - 1), ==, width);
	}
}

static void
test_columns_drop(void)
{
	int cells[COLUMNS_MOST];

	columns_share(columns, 4, 38, cells);
	g_assert_cmpint(cells[1], ==, 20);
	g_assert_cmpint(cells[3], ==, 3);
	columns_share(columns, 4, 37, cells);
	g_assert_cmpint(cells[3], ==, 0);
	g_assert_cmpint(cells[2], ==, 3);
	columns_share(columns, 4, 32, cells);
	g_assert_cmpint(cells[2], ==, 0);
	g_assert_cmpint(cells[0], ==, 6);
	columns_share(columns, 4, 27, cells);
	g_assert_cmpint(cells[0], ==, 0);
	g_assert_cmpint(cells[1], ==, 27);
}

int
main(int argc, char **argv)
{
	struct config config;

	config_init(&config);
	usual = config.thresholds;
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/layout/no size from 1x1 to 250x80 overlaps or leaves the screen", test_every_size);
	g_test_add_func("/layout/nor at any thresholds that can be set", test_every_threshold);
	g_test_add_func("/layout/the arrangement follows the size", test_thresholds);
	g_test_add_func("/layout/side by side no pane is too narrow to read", test_wide);
	g_test_add_func("/layout/hits take the place of the lists", test_hits);
	g_test_add_func("/layout/a zoomed pane has all the room", test_zoom);
	g_test_add_func("/columns/they fill their width and never exceed it", test_columns_never_exceed);
	g_test_add_func("/columns/they go by their drop order, the title never", test_columns_drop);
	return g_test_run();
}
