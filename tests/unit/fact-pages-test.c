/* Facts whose items hold words, page by page: those that all in one give, whether the words are rare or not. */
#include "query-kit.h"

enum {
	MEETINGS = 40,
	ITEMS = 30,
	RARE = 97,       /* one of so many items */
	OF_MAYOR = 40,   /* likewise */
	BODIES = 2,      /* in the cache where pages are of one, on the same days ... */
	ITEMS_MANY = 60  /* so that all items are more than are soon gathered */
};

static struct kit kit;
static sqlite3 *db;
static const char *body; /* that pages are of; NULL: of all */

/* An item has no action, one or two. */
static void
add_item(GString *text, int number)
{
	g_string_append_printf(text, "item %d Lighting\nminutes Lamps %s. That it be done. That it be told.\n", number,
	    number % RARE == 0 ? "and a zebra crossing" : "alone");
	for (int i = 0; i < number % 3; i++)
		g_string_append_printf(text, "action That it be %s.\n%s", i == 0 ? "done" : "told",
		    number % OF_MAYOR == 0 ? "owner Mayor\n" : number % 5 == 0 ? "owner Cabinet\n" : "");
}

static char *
make_meeting(int m, int bodies, int items)
{
	GString *text = g_string_new(NULL);
	int day = m / bodies;

	g_string_append_printf(text, "body %s Panel\ndate 2023-%02d-%02d\n", m % bodies == 0 ? "Places" : "Roads", 1 + day / 20, 1 + day % 20);
	for (int i = 0; i < items; i++)
		add_item(text, m * items + i + 1);
	return g_string_free(text, FALSE);
}

static sqlite3 *
make_cache(struct kit *of, int bodies, int items)
{
	static const char *files[BODIES * MEETINGS + 1][3];
	int n = bodies * MEETINGS;
	sqlite3 *made;

	for (int m = 0; m < n; m++) {
		files[m][0] = g_strdup_printf("%d.txt", m);
		files[m][2] = make_meeting(m, bodies, items);
	}
	files[n][0] = NULL;
	made = kit_cache(of, (const char *const (*)[3])files);
	for (int m = 0; m < n; m++) {
		g_free((char *)files[m][0]);
		g_free((char *)files[m][2]);
	}
	return made;
}

static GPtrArray *
ask(const char *words, const struct page *page)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	GPtrArray *rows = query_actions(db, filter, page, &error);

	g_assert_no_error(error);
	filter_free(filter);
	return rows;
}

static gint64
id_of(const GPtrArray *rows, guint i)
{
	return ((const struct action_row *)rows->pdata[i])->id;
}

/* The rows of a page are those from `from` on. */
static void
check_page(const GPtrArray *all, const GPtrArray *page, guint from, guint n)
{
	g_assert_cmpuint(page->len, ==, n);
	for (guint i = 0; i < n; i++)
		g_assert_cmpint(id_of(page, i), ==, id_of(all, from + i));
}

static void
check_forwards(const GPtrArray *all, const char *words, guint limit)
{
	guint n = 0;

	do {
		g_autoptr(GPtrArray) page = ask(words, &(struct page){ .limit = limit, .body = body, .after = n > 0 ? id_of(all, n - 1) : 0 });

		check_page(all, page, n, MIN(limit, all->len - n));
		n += page->len;
	} while (n < all->len);
}

static void
check_backwards(const GPtrArray *all, const char *words, guint limit)
{
	guint n = all->len;

	do {
		g_autoptr(GPtrArray) page = ask(words,
		    &(struct page){ .limit = limit, .body = body, .is_backwards = TRUE, .after = n < all->len ? id_of(all, n) : 0 });

		check_page(all, page, n - MIN(limit, n), MIN(limit, n));
		n -= page->len;
	} while (n > 0);
}

static void
pages_are_parts_of_all(void)
{
	static const char *const searches[] = { "lamps", "zebra", "lamps -zebra", "zebra OR cabinet", "lamps owner:cabinet",
		"lam*", "in:action done", "lamps /z.bra/", "lamps date:2023-01-07", "zebra is:done", NULL };
	static const guint limits[] = { 1, 7, 60, 500, 5000 };

	for (guint i = 0; searches[i] != NULL; i++) {
		g_autoptr(GPtrArray) all = ask(searches[i], NULL);

		g_test_message("%s: %u", searches[i], all->len);
		for (guint k = all->len > 100 ? 1 : 0; k < G_N_ELEMENTS(limits); k++) {
			check_forwards(all, searches[i], limits[k]);
			check_backwards(all, searches[i], limits[k]);
		}
	}
}

/* Told by the numbers of the items alone. */
static void
all_are_those_of_the_items(void)
{
	g_autoptr(GPtrArray) all = ask(NULL, NULL), rare = ask("zebra", NULL), common = ask("lamps", NULL);
	guint n = 0;

	g_assert_cmpuint(all->len, ==, MEETINGS * ITEMS);
	g_assert_cmpuint(common->len, ==, all->len);
	for (guint i = 0; i < all->len; i++) {
		const struct action_row *row = all->pdata[i];

		if (atoi(row->number) % RARE == 0)
			g_assert_cmpint(id_of(rare, n++), ==, row->id);
	}
	g_assert_cmpuint(rare->len, ==, n);
}

static void
so_are_those_of_a_meeting(void)
{
	g_autoptr(GPtrArray) all = ask("zebra", NULL);

	for (guint i = 0; i < all->len; i++) {
		const struct action_row *row = all->pdata[i];
		g_autoptr(GPtrArray) of_one = ask("zebra", &(struct page){ .limit = 60, .meeting = row->meeting_id });
		guint n = 0;

		for (guint k = 0; k < all->len; k++)
			n += ((const struct action_row *)all->pdata[k])->meeting_id == row->meeting_id;
		g_assert_cmpuint(of_one->len, ==, n);
	}
}

/* Of those of all bodies. */
static GPtrArray *
those_of_body(const char *words)
{
	GPtrArray *all = ask(words, NULL);

	for (guint i = all->len; i > 0; i--)
		if (!g_str_has_prefix(((const struct action_row *)all->pdata[i - 1])->key, body))
			g_ptr_array_remove_index(all, i - 1);
	return all;
}

static void
check_body(const char *words)
{
	static const guint limits[] = { 7, 60, 500, 5000 };
	g_autoptr(GPtrArray) all = those_of_body(words);

	g_test_message("%s: %u", words, all->len);
	g_assert_cmpuint(all->len, >, 0);
	for (guint k = all->len > 100 ? 1 : 0; k < G_N_ELEMENTS(limits); k++) {
		check_forwards(all, words, limits[k]);
		check_backwards(all, words, limits[k]);
	}
}

/* "Lamps" are in more items than are soon gathered, "zebra" in fewer. */
static void
so_are_those_of_a_body(void)
{
	static const char *const searches[] = { "lamps", "zebra", "lamps owner:mayor", "lamps zebra",
		"lamps date:2023-01-07", "lam* owner:mayor", NULL };
	struct kit own;
	sqlite3 *small = db;

	db = make_cache(&own, BODIES, ITEMS_MANY);
	body = "roads-panel";
	for (guint i = 0; searches[i] != NULL; i++)
		check_body(searches[i]);
	body = NULL;
	cache_close(db);
	kit_clear(&own);
	db = small;
}

int
main(int argc, char **argv)
{
	int result;

	g_setenv("MINUTEBOOK_TODAY", "2024-06-01", TRUE);
	g_test_init(&argc, &argv, NULL);
	db = make_cache(&kit, 1, ITEMS);
	g_test_add_func("/fact pages/pages are parts of all", pages_are_parts_of_all);
	g_test_add_func("/fact pages/all are those of the items that hold the words", all_are_those_of_the_items);
	g_test_add_func("/fact pages/so are those of one meeting", so_are_those_of_a_meeting);
	g_test_add_func("/fact pages/and those of one body", so_are_those_of_a_body);
	result = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return result;
}
