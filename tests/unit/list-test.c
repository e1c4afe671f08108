#include "view/list.h"

/* A list of ids, the highest first, as the cache gives its meetings. */
struct fixture {
	GArray *ids;
	guint fetches;
	struct list list;
};

static gint64
id_of(gconstpointer row)
{
	return *(const gint64 *)row;
}

static GPtrArray *
fetch(gpointer data, const struct page *page, GError **error)
{
	struct fixture *fixture = data;
	GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
	int n = fixture->ids->len;

	(void)error;
	fixture->fetches++;
	for (int k = 0; k < n && rows->len < page->limit; k++) {
		gint64 id = g_array_index(fixture->ids, gint64, page->is_backwards ? n - 1 - k : k);

		if (page->after != 0 && (page->is_backwards ? id <= page->after : id >= page->after))
			continue;
		g_ptr_array_insert(rows, page->is_backwards ? 0 : -1, g_memdup2(&id, sizeof(id)));
	}
	return rows;
}

static void
set_up(struct fixture *fixture, gconstpointer data)
{
	struct list_source source = { fetch, id_of, fixture };

	fixture->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	fixture->fetches = 0;
	for (gint64 id = GPOINTER_TO_INT(data); id > 0; id--)
		g_array_append_val(fixture->ids, id);
	list_init(&fixture->list, &source);
	g_assert_true(list_set_height(&fixture->list, 10, NULL));
	g_assert_true(list_home(&fixture->list, NULL));
}

static void
tear_down(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	list_clear(&fixture->list);
	g_array_unref(fixture->ids);
}

static gint64
top_id(struct list *list)
{
	return id_of(list_row(list, 0));
}

static void
test_start(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(fixture->fetches, ==, 1);
	g_assert_cmpint(fixture->list.rows->len, ==, 10);
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 5000);
	g_assert_cmpint(list_position(&fixture->list), ==, 1);
	g_assert_cmpint(fixture->list.total, ==, -1);
}

/* How many there are is what a filter is for. */
static void
test_near_end(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_end(&fixture->list, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 1);
	g_assert_cmpint(top_id(&fixture->list), ==, 10);
	g_assert_cmpint(list_position(&fixture->list), ==, 150);
	g_assert_cmpint(fixture->list.total, ==, 150);
	g_assert_cmpint(fixture->fetches, ==, 2);
}

static void
test_walk(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	for (int i = 1; i < 5000; i++) {
		g_assert_true(list_move(&fixture->list, 1, NULL));
		g_assert_cmpint(list_selected_id(&fixture->list), ==, 5000 - i);
		g_assert_cmpint(list_position(&fixture->list), ==, i + 1);
		g_assert_cmpuint(fixture->list.rows->len, <=, 2100);
	}
	g_assert_true(list_move(&fixture->list, 1, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 1);
	g_assert_cmpint(fixture->list.total, ==, 5000);
	for (int i = 2; i <= 5000; i++) {
		g_assert_true(list_move(&fixture->list, -1, NULL));
		g_assert_cmpint(list_selected_id(&fixture->list), ==, i);
		g_assert_cmpint(list_position(&fixture->list), ==, 5001 - i);
	}
}

static void
test_end(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_end(&fixture->list, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 1);
	g_assert_cmpint(top_id(&fixture->list), ==, 10);
	g_assert_cmpint(list_position(&fixture->list), ==, 0);
	list_set_total(&fixture->list, 5000);
	g_assert_cmpint(list_position(&fixture->list), ==, 5000);
	g_assert_true(list_move(&fixture->list, -30, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 31);
	g_assert_cmpint(list_position(&fixture->list), ==, 4970);
	g_assert_true(list_home(&fixture->list, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 1);
}

static void
test_middle(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_go(&fixture->list, 2500, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 0);
	list_set_before(&fixture->list, 5000 - id_of(g_ptr_array_index(fixture->list.rows, 0)));
	g_assert_cmpint(list_position(&fixture->list), ==, 2501);
	g_assert_true(list_move(&fixture->list, -100, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 2401);
}

static void
test_page(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_move(&fixture->list, 3, NULL));
	g_assert_true(list_scroll(&fixture->list, 10, NULL));
	g_assert_cmpint(top_id(&fixture->list), ==, 4990);
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4987);
	g_assert_true(list_scroll(&fixture->list, -10, NULL));
	g_assert_cmpint(top_id(&fixture->list), ==, 5000);
	g_assert_true(list_scroll(&fixture->list, -10, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 5000);
}

static void
test_resize(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_move(&fixture->list, 9, NULL));
	g_assert_true(list_set_height(&fixture->list, 2, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4991);
	g_assert_cmpint(top_id(&fixture->list), ==, 4992);
	g_assert_true(list_set_height(&fixture->list, 40, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4991);
	g_assert_nonnull(list_row(&fixture->list, 39));
}

static void
test_grow_at_end(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_end(&fixture->list, NULL));
	g_assert_true(list_set_height(&fixture->list, 25, NULL));
	g_assert_cmpint(top_id(&fixture->list), ==, 25);
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 1);
}

static void
test_refresh(struct fixture *fixture, gconstpointer data)
{
	gint64 newest = 5001;

	(void)data;
	g_assert_true(list_move(&fixture->list, 20, NULL));
	g_array_prepend_val(fixture->ids, newest);
	g_assert_true(list_refresh(&fixture->list, 0, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4980);
	/* Its neighbour takes the place of one that has gone. */
	g_array_remove_index(fixture->ids, 21);
	g_assert_true(list_refresh(&fixture->list, 0, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4979);
	g_assert_true(list_refresh(&fixture->list, 4000, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4000);
	g_array_set_size(fixture->ids, 5);
	g_assert_true(list_refresh(&fixture->list, 0, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4997);
	g_array_set_size(fixture->ids, 0);
	g_assert_true(list_refresh(&fixture->list, 0, NULL));
	g_assert_null(list_selected(&fixture->list));
}

static void
test_go(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_go(&fixture->list, 1234, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 1234);
	g_assert_true(list_go(&fixture->list, 5000, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 5000);
	g_assert_cmpint(top_id(&fixture->list), ==, 5000);
	g_assert_cmpint(list_position(&fixture->list), ==, 1);
}

static void
test_tall(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_set_height(&fixture->list, 1500, NULL));
	for (int i = 0; i < 12; i++)
		g_assert_true(list_scroll(&fixture->list, i < 6 ? 900 : -900, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 5000);
	g_assert_cmpint(list_position(&fixture->list), ==, 1);
	g_assert_nonnull(list_row(&fixture->list, 1499));
}

static void
test_short(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_cmpint(fixture->list.total, ==, 3);
	g_assert_true(list_move(&fixture->list, 100, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 3);
	g_assert_true(list_end(&fixture->list, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 3);
	g_assert_null(list_row(&fixture->list, 3));
}

static void
test_empty(struct fixture *fixture, gconstpointer data)
{
	(void)data;
	g_assert_true(list_move(&fixture->list, 1, NULL));
	g_assert_true(list_scroll(&fixture->list, -1, NULL));
	g_assert_true(list_end(&fixture->list, NULL));
	g_assert_true(list_refresh(&fixture->list, 0, NULL));
	g_assert_null(list_selected(&fixture->list));
	g_assert_cmpint(list_position(&fixture->list), ==, 0);
}

/* In the order in which they are given. */
static void
give(struct list *list, const gint64 *ids, guint n, gboolean is_whole)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(rows, g_memdup2(&ids[i], sizeof(ids[i])));
	list_give(list, rows, is_whole);
}

/* As a sorted list is. */
static void
test_whole(struct fixture *fixture, gconstpointer data)
{
	static const gint64 ids[] = { 7, 4998, 12, 5000, 3 };
	guint before = fixture->fetches;

	(void)data;
	give(&fixture->list, ids, G_N_ELEMENTS(ids), TRUE);
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 7);
	g_assert_true(list_go(&fixture->list, 5000, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 4);
	g_assert_cmpint(fixture->list.total, ==, 5);
	g_assert_true(list_move(&fixture->list, 10, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 3);
	g_assert_true(list_home(&fixture->list, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 7);
	g_assert_true(list_go(&fixture->list, 12, NULL));
	g_assert_cmpint(list_position(&fixture->list), ==, 3);
	g_assert_cmpuint(fixture->fetches, ==, before);
	g_assert_true(list_refresh(&fixture->list, 0, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 12);
	g_assert_true(list_move(&fixture->list, 1, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 11);
}

/* As the first hits of a search are. */
static void
test_first_rows(struct fixture *fixture, gconstpointer data)
{
	static const gint64 ids[] = { 4000, 3999 };

	(void)data;
	give(&fixture->list, ids, G_N_ELEMENTS(ids), FALSE);
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 4000);
	g_assert_cmpint(fixture->list.total, ==, -1);
	g_assert_true(list_move(&fixture->list, 2, NULL));
	g_assert_cmpint(list_selected_id(&fixture->list), ==, 3998);
}

static void
add(const char *name, int n, void (*test)(struct fixture *, gconstpointer))
{
	g_test_add(name, struct fixture, GINT_TO_POINTER(n), set_up, test, tear_down);
}

static gboolean
add_up(gconstpointer row, gpointer sum)
{
	*(gint64 *)sum += id_of(row);
	return id_of(row) > 1700;
}

/* Until it is told to stop. */
static void
test_each(struct fixture *fixture, gconstpointer data)
{
	gint64 sum = 0, expected = 0, selected = list_selected_id(&fixture->list);

	(void)data;
	for (gint64 id = 5000; id >= 1700; id--)
		expected += id;
	g_assert_true(list_each(&fixture->list, add_up, &sum, NULL));
	g_assert_cmpint(sum, ==, expected);
	list_give(&fixture->list, fetch(fixture, &(struct page){ .limit = 3 }, NULL), TRUE);
	sum = 0;
	g_assert_true(list_each(&fixture->list, add_up, &sum, NULL));
	g_assert_cmpint(sum, ==, 5000 + 4999 + 4998);
	g_assert_cmpint(list_selected_id(&fixture->list), ==, selected);
}

static void
expect_page(struct list *list, gint64 after, gboolean is_backwards, const gint64 *ids, guint n)
{
	struct page page = { .after = after, .is_backwards = is_backwards, .limit = 2 };
	g_autoptr(GPtrArray) rows = list_page(list, &page, NULL);

	g_assert_cmpuint(rows->len, ==, n);
	for (guint i = 0; i < n; i++)
		g_assert_cmpint(id_of(rows->pdata[i]), ==, ids[i]);
}

/* In an order of its own, as when it is sorted. */
static void
test_pages(struct fixture *fixture, gconstpointer data)
{
	struct list *list = &fixture->list;

	(void)data;
	expect_page(list, 4000, FALSE, (gint64[]){ 3999, 3998 }, 2);
	expect_page(list, 0, TRUE, (gint64[]){ 2, 1 }, 2);
	give(list, (gint64[]){ 7, 9, 3, 8, 5 }, 5, TRUE);
	expect_page(list, 0, FALSE, (gint64[]){ 7, 9 }, 2);
	expect_page(list, 9, FALSE, (gint64[]){ 3, 8 }, 2);
	expect_page(list, 8, FALSE, (gint64[]){ 5 }, 1);
	expect_page(list, 5, FALSE, NULL, 0);
	expect_page(list, 0, TRUE, (gint64[]){ 8, 5 }, 2);
	expect_page(list, 3, TRUE, (gint64[]){ 7, 9 }, 2);
	expect_page(list, 9, TRUE, (gint64[]){ 7 }, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add("/list/the first screen is one page and no count", 5000, test_start);
	add("/list/the end of a list that is not long counts it", 150, test_near_end);
	add("/list/row by row there and back, in bounded memory", 5000, test_walk);
	add("/list/the last row comes first, its number with the count", 5000, test_end);
	add("/list/in the middle the number comes with a count of those before", 5000, test_middle);
	add("/list/a page keeps the row's place in sight", 5000, test_page);
	add("/list/a resize keeps the record", 5000, test_resize);
	add("/list/growing at the end fills the screen from above", 5000, test_grow_at_end);
	add("/list/a refresh keeps the record or its neighbour", 5000, test_refresh);
	add("/list/any record is reached by its id", 5000, test_go);
	add("/list/a screen taller than what is kept shows all its rows", 5000, test_tall);
	add("/list/rows given whole keep their order and are not fetched", 5000, test_whole);
	add("/list/first rows that were given go on with fetched ones", 5000, test_first_rows);
	add("/list/fewer records than rows are counted at once", 3, test_short);
	add("/list/an empty list can be moved in", 0, test_empty);
	add("/list/all records are handed over, in sight or not", 5000, test_each);
	add("/list/pages are in the list's own order where it is given whole", 5000, test_pages);
	return g_test_run();
}
