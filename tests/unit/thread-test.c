/* The thread of a matter, from a cache to a list. */
#include "query-kit.h"
#include "view/thread.h"

#define P "places-panel/"

static const char *const files[][3] = {
	{ "a.txt", NULL, "body Places Panel\ndate 2023-09-12\nitem 113 Lighting\nminutes Lamps.\n"
	    "item 114 Weir Lane\nminutes A note.\naction That a note be circulated.\nresolved 1 That it be noted.\n" },
	{ "b.txt", NULL, "body Cabinet\ndate 2023-10-02\nitem 5 Weir Lane crossing\nminutes Noted.\n" },
	{ "c.txt", NULL, "body Places Panel\ndate 2023-10-31\nitem 120 Weir Lane\nminutes None.\nitem 121 Trees\nminutes None.\n" },
	{ "d.txt", NULL, "body Odd Forum\nitem - Weir Lane\nminutes None.\n" },
	{ NULL, NULL, NULL },
};

static struct kit kit;
static sqlite3 *db;

static gint64
id_of(const char *key)
{
	g_autoptr(GError) error = NULL;
	gint64 meeting, item;

	query_find(db, key, &meeting, &item, &error);
	g_assert_no_error(error);
	return item;
}

/* What link/ would have found: all items of that name are about one matter. */
static void
tie_together(void)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *own = NULL;

	sqlite3_open(kit.path, &own);
	db_exec(own, "INSERT OR REPLACE INTO matter SELECT id, 7 FROM item WHERE title LIKE 'Weir Lane%'", &error);
	g_assert_no_error(error);
	sqlite3_close(own);
}

static char *
keys_of(const GPtrArray *rows)
{
	GString *keys = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++)
		g_string_append_printf(keys, "%s%s", i > 0 ? " " : "", ((struct item_row *)rows->pdata[i])->key);
	return g_string_free(keys, FALSE);
}

static void
check(const char *key, const struct page *page, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = query_matter(db, id_of(key), page, &error);
	g_autofree char *keys = NULL;

	g_assert_no_error(error);
	keys = keys_of(rows);
	g_assert_cmpstr(keys, ==, expected);
}

static void
all_items_of_the_matter_come_newest_first(void)
{
	g_autoptr(GPtrArray) rows = query_matter(db, id_of(P "2023-09-12/114"), NULL, NULL);
	g_autofree char *keys = keys_of(rows);

	g_assert_cmpuint(rows->len, ==, 4);
	g_assert_true(g_str_has_prefix(keys,
	    P "2023-10-31/120 cabinet/2023-10-02/5 " P "2023-09-12/114 odd-forum/undated-"));
}

static void
a_matter_of_its_own_is_a_thread_of_one(void)
{
	check(P "2023-10-31/121", NULL, P "2023-10-31/121");
}

static void
a_thread_comes_page_by_page(void)
{
	gint64 second = id_of("cabinet/2023-10-02/5");

	check(P "2023-10-31/120", &(struct page){ .limit = 2 }, P "2023-10-31/120 cabinet/2023-10-02/5");
	check(P "2023-10-31/120", &(struct page){ .limit = 1, .after = second }, P "2023-09-12/114");
	check(P "2023-10-31/120", &(struct page){ .limit = 9, .after = second, .is_backwards = TRUE }, P "2023-10-31/120");
}

static void
its_list_stands_on_any_of_its_items(void)
{
	struct thread thread = { &db, id_of(P "2023-09-12/114") };
	struct list_source source = thread_source(&thread);
	const struct item_row *row;
	struct list list;
	char buffer[32];

	list_init(&list, &source);
	g_assert_true(list_set_height(&list, 2, NULL));
	g_assert_true(list_go(&list, thread.item, NULL));
	row = list_selected(&list);
	g_assert_cmpstr(row->key, ==, P "2023-09-12/114");
	g_assert_cmpstr(thread_columns[0].label, ==, "Date");
	g_assert_cmpstr(thread_cell(row, 0, buffer), ==, "2023-09-12");
	g_assert_cmpstr(thread_cell(row, 1, buffer), ==, "114");
	g_assert_cmpstr(thread_cell(row, 2, buffer), ==, "Weir Lane");
	g_assert_cmpstr(thread_cell(row, 3, buffer), ==, "Places Panel");
	g_assert_cmpstr(thread_cell(row, 4, buffer), ==, "1");
	g_assert_cmpstr(thread_cell(row, 5, buffer), ==, "1");
	g_assert_true(list_move(&list, -1, NULL));
	row = list_selected(&list);
	g_assert_cmpstr(row->key, ==, "cabinet/2023-10-02/5");
	g_assert_null(thread_cell(row, 5, buffer));
	list_clear(&list);
}

static void
a_narrow_thread_keeps_day_and_title(void)
{
	int cells[COLUMNS_MOST];

	columns_share(thread_columns, thread_n_columns, 40, cells);
	g_assert_cmpint(cells[0], ==, 10);
	g_assert_cmpint(cells[2], >=, 24);
	g_assert_cmpint(cells[5], ==, 0);
}

int
main(int argc, char **argv)
{
	int failures;

	g_test_init(&argc, &argv, NULL);
	db = kit_cache(&kit, files);
	tie_together();
	g_test_add_func("/thread/all items of the matter come newest first", all_items_of_the_matter_come_newest_first);
	g_test_add_func("/thread/a matter of its own is a thread of one", a_matter_of_its_own_is_a_thread_of_one);
	g_test_add_func("/thread/a thread comes page by page", a_thread_comes_page_by_page);
	g_test_add_func("/thread/its list stands on any of its items", its_list_stands_on_any_of_its_items);
	g_test_add_func("/thread/a narrow thread keeps day and title", a_narrow_thread_keeps_day_and_title);
	failures = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return failures;
}
