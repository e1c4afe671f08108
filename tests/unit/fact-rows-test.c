/* Lists of facts, and what is asked about them. */
#include "query-kit.h"

#define P "places-panel/2023-09-12/"
#define U "odd-forum/undated-335cf245"
#define A "audit-committee/2023-10-02/"

static const char *const files[][3] = {
	{ "a.txt", NULL, "body Places Panel\ndate 2023-09-12\npresent Councillor Marlow\n"
	    "item 113 Lighting\nminutes Lamps were discussed.\n"
	    "item 114 Weir Lane\nminutes That a note on O'Hara Street be circulated. Lamps. That a visit of ½ a day be arranged.\n"
	    "recommended That the order be made.\nto Cabinet\n"
	    "action That the order be made.\nowner Cabinet\n"
	    "resolved 1 That a note on O'Hara Street be circulated.\n"
	    "action That a note on O'Hara Street be circulated.\nowner Head of Highways\ndue 2023-10-31\n"
	    "resolved 2 That a visit of ½ a day be arranged.\n"
	    "action That a visit of ½ a day be arranged.\ndue 2024-01-01..2024-03-31\n"
	    "refers 109 2\nperson Yusuf Demir\n" },
	{ "b.txt", NULL, "body Audit Committee\ndate 2023-10-02\n"
	    "item 5 Risk\nminutes A note.\naction That the register be updated.\nowner Cabinet\ndue 2023-12\n" },
	{ "c.txt", NULL, "body Places Panel\ndate 2023-10-31\nitem 120 Minutes\nminutes None.\n" },
	{ "d.txt", NULL, "body Odd Forum\nitem 1 Undated\nminutes None.\naction That it be done.\n" },
	{ NULL, NULL, NULL },
};

static struct kit kit;
static sqlite3 *db;

/* Every row has an id and then a key. */
struct any_row {
	gint64 id;
	char *key;
};

typedef GPtrArray *fetch(sqlite3 *db, const struct filter *filter, const struct page *page, GError **error);

static char *
keys(fetch *list, const char *words, const struct page *page)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	g_autoptr(GPtrArray) rows = NULL;
	GString *out = g_string_new(NULL);

	g_assert_no_error(error);
	rows = list(db, filter, page, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < rows->len; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "", ((struct any_row *)rows->pdata[i])->key);
	filter_free(filter);
	return g_string_free(out, FALSE);
}

static void
check(fetch *list, const char *words, const char *expected)
{
	g_autofree char *found = keys(list, words, NULL);

	if (g_strcmp0(found, expected) != 0)
		g_error("'%s' finds '%s', not '%s'", words, found, expected);
}

static GPtrArray *
fetch_meetings(sqlite3 *of, const struct filter *filter, const struct page *page, GError **error)
{
	return query_meetings(of, filter, page, error);
}

/* Rows of items have their key elsewhere. */
static GPtrArray *
take_keys(GPtrArray *rows)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(meeting_row_free);

	for (guint i = 0; rows != NULL && i < rows->len; i++) {
		struct meeting_row *row = g_new0(struct meeting_row, 1);

		row->key = g_strdup(((struct item_row *)rows->pdata[i])->key);
		g_ptr_array_add(found, row);
	}
	g_ptr_array_unref(rows);
	return found;
}

static GPtrArray *
fetch_items(sqlite3 *of, const struct filter *filter, const struct page *page, GError **error)
{
	return take_keys(query_items(of, 0, filter, page, error));
}

static GPtrArray *
fetch_hits(sqlite3 *of, const struct filter *filter, const struct page *page, GError **error)
{
	return take_keys(query_hits(of, filter, page, error));
}

static void
run(const char *sql)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *own = NULL;

	sqlite3_open(kit.path, &own);
	db_exec(own, sql, &error);
	g_assert_no_error(error);
	sqlite3_close(own);
}

static void
lists_come_newest_first(void)
{
	check(query_actions, "", A "5/a1 " P "114/a1 " P "114/a2 " P "114/a3 " U "/1/a1");
}

static void
facts_have_their_item_or_their_own_key(void)
{
	check(query_resolutions, "", P "114 " P "114/r1 " P "114/r2");
	check(query_references, "", P "114");
	check(query_people, "", P "114");
}

static void
a_page_may_be_of_one_meeting(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) all = query_actions(db, NULL, NULL, &error);
	const struct action_row *of_first = all->pdata[0], *of_second = all->pdata[1];
	g_autofree char *first = keys(query_actions, "", &(struct page){ .meeting = of_first->meeting_id });
	g_autofree char *second = keys(query_actions, "", &(struct page){ .meeting = of_second->meeting_id });
	g_autofree char *rest = keys(query_actions, "",
	    &(struct page){ .meeting = of_second->meeting_id, .after = of_second->id });

	g_assert_cmpstr(first, ==, A "5/a1");
	g_assert_cmpstr(second, ==, P "114/a1 " P "114/a2 " P "114/a3");
	g_assert_cmpstr(rest, ==, P "114/a2 " P "114/a3");
	g_assert_cmpint(of_second->item_id, ==, fact_item(of_second->id));
}

/* Alone, behind a row and before one. */
static void
a_page_may_be_of_one_body(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) all = query_actions(db, NULL, NULL, &error);
	const char *body = "places-panel";
	gint64 second = ((struct action_row *)all->pdata[2])->id;
	g_autofree char *actions = keys(query_actions, "", &(struct page){ .body = body });
	g_autofree char *next = keys(query_actions, "", &(struct page){ .body = body, .after = second, .limit = 9 });
	g_autofree char *back = keys(query_actions, "", &(struct page){ .body = body, .after = second, .is_backwards = TRUE });
	g_autofree char *filtered = keys(query_actions, "due:2023-10", &(struct page){ .body = body });
	g_autofree char *people = keys(query_people, "", &(struct page){ .body = body });
	g_autofree char *items = keys(fetch_items, "", &(struct page){ .body = body, .limit = 2 });
	g_autofree char *found = keys(fetch_items, "lamps", &(struct page){ .body = body });

	g_assert_cmpstr(actions, ==, P "114/a1 " P "114/a2 " P "114/a3");
	g_assert_cmpstr(next, ==, P "114/a3");
	g_assert_cmpstr(back, ==, P "114/a1");
	g_assert_cmpstr(filtered, ==, P "114/a2");
	g_assert_cmpstr(people, ==, P "114");
	g_assert_cmpstr(items, ==, "places-panel/2023-10-31/120 " P "113");
	g_assert_cmpstr(found, ==, P "113 " P "114");
}

static void
pages_follow_on(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) first = query_actions(db, NULL, &(struct page){ .limit = 2 }, &error);
	gint64 last = ((struct action_row *)first->pdata[1])->id;
	g_autofree char *next = keys(query_actions, "", &(struct page){ .after = last, .limit = 1 });
	g_autofree char *back = keys(query_actions, "", &(struct page){ .after = last, .is_backwards = TRUE, .limit = 1 });

	g_assert_cmpstr(next, ==, P "114/a2");
	g_assert_cmpstr(back, ==, A "5/a1");
}

static void
owners_and_dates_are_the_actions_own(void)
{
	check(query_actions, "owner:cabinet", A "5/a1 " P "114/a1");
	check(query_actions, "owner:high", "");
	check(query_actions, "owner:high*", P "114/a2");
	check(query_actions, "-owner:cabinet date:2023-09", P "114/a2 " P "114/a3");
	check(query_actions, "due:2023-10..2023-12", A "5/a1 " P "114/a2");
	check(query_actions, "due:<2023-12", P "114/a2");
	check(query_actions, "due:2024-03", P "114/a3");
	check(query_actions, "is:overdue", A "5/a1 " P "114/a2 " P "114/a3");
	check(query_actions, "date:2023-09 is:overdue", P "114/a2 " P "114/a3");
	check(query_actions, "owner:cabinet OR due:2024-03", A "5/a1 " P "114/a1 " P "114/a3");
}

static void
items_and_meetings_have_one_that_fits_all(void)
{
	check(fetch_items, "owner:cabinet", A "5 " P "114");
	check(fetch_items, "owner:cabinet is:overdue", A "5");
	check(fetch_items, "-owner:cabinet date:2023-09", P "113");
	check(fetch_items, "owner:cabinet OR min:113", A "5 " P "113 " P "114");
	check(fetch_meetings, "owner:cabinet due:2023", "audit-committee/2023-10-02");
	check(query_resolutions, "is:overdue due:2024", P "114/r2");
	check(fetch_items, "-is:overdue date:2023", "places-panel/2023-10-31/120 " P "113");
	check(fetch_items, "-is:overdue OR -owner:cabinet", "places-panel/2023-10-31/120 " P "113 " U "/1");
	check(query_resolutions, "owner:cabinet", P "114");
}

static void
words_of_a_fact_are_in_one(void)
{
	check(query_actions, "in:action note", P "114/a2");
	check(query_actions, "in:action note visit", "");
	check(query_actions, "in:action note OR visit", P "114/a2 " P "114/a3");
	check(query_actions, "in:action \"o’hara street\"", P "114/a2");
	check(query_actions, "in:action \"street o'hara\"", "");
	check(query_actions, "note", A "5/a1 " P "114/a1 " P "114/a2 " P "114/a3");
	check(fetch_items, "in:action be -note", P "114");
	check(query_resolutions, "in:resolution visit", P "114/r2");
	check(fetch_hits, "in:action circ*", P "114/a2");
	check(fetch_hits, "in:action ½", P "114/a3");
	check(fetch_hits, "in:action \"½ a day\"", P "114/a3");
	check(fetch_hits, "in:action visit 1*", "");
	check(fetch_hits, "in:action note OR title:lighting", P "114/a2");
	check(fetch_hits, "in:action note OR title:weir", P "114/a1 " P "114/a2 " P "114/a3");
}

static void
a_hit_has_the_number_of_its_item(void)
{
	static const char *const queries[] = { "in:action circ*", "in:resolution visit" };

	for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
		g_autoptr(GError) error = NULL;
		struct filter *filter = filter_parse(queries[i], NULL, &error);
		g_autoptr(GPtrArray) rows = query_hits(db, filter, NULL, &error);

		g_assert_no_error(error);
		g_assert_cmpuint(rows->len, ==, 1);
		g_assert_cmpstr(((struct item_row *)rows->pdata[0])->number, ==, "114");
		filter_free(filter);
	}
}

static void
people_are_named_or_present(void)
{
	check(query_people, "person:demir", P "114");
	check(query_people, "person:marlow", "");
	check(fetch_items, "person:demir", P "114");
	check(fetch_meetings, "person:marlow", "places-panel/2023-09-12");
	check(fetch_items, "person:marlow", P "113 " P "114");
}

static const struct action_row *
row_of(const GPtrArray *rows, const char *key)
{
	for (guint i = 0; i < rows->len; i++) {
		const struct action_row *row = rows->pdata[i];

		if (g_str_equal(row->key, key))
			return row;
	}
	g_assert_not_reached();
}

static void
check_counts(const char *key, struct meeting_counts expected)
{
	g_autoptr(GError) error = NULL;
	struct meeting_counts counts;
	gint64 meeting, item;

	query_find(db, key, &meeting, &item, &error);
	g_assert_no_error(error);
	query_meeting_counts(db, meeting, &counts, &error);
	g_assert_no_error(error);
	g_assert_cmpmem(&counts, sizeof(counts), &expected, sizeof(expected));
}

static void
what_became_of_actions_is_told(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = NULL;
	const struct action_row *row;

	run("INSERT INTO outcome(action_id, state, basis, heard, meetings_since)"
	    " SELECT id, 'done', 'minutes', 'reported', 1 FROM action WHERE text LIKE '%note%';"
	    "INSERT INTO outcome(action_id, state, basis, heard, due, meetings_since)"
	    " SELECT id, 'open', 'default', 'silent', '2023-10-31', 1 FROM action WHERE text LIKE '%visit%';"
	    "INSERT INTO report SELECT action.id, item.id, 'reference', 0, 1, NULL FROM action, item"
	    " WHERE action.text LIKE '%note%' AND item.number = '120'");
	rows = query_actions(db, NULL, NULL, &error);
	row = row_of(rows, P "114/a2");
	g_assert_cmpstr(row->state, ==, "done");
	g_assert_cmpstr(row->reported_in, ==, "places-panel/2023-10-31/120");
	g_assert_null(row->remark);
	row = row_of(rows, P "114/a3");
	g_assert_cmpstr(row->remark, ==, "overdue, silent");
	g_assert_cmpstr(row->due, ==, "2023-10-31");
	g_assert_null(row->due_latest);
	row = row_of(rows, P "114/a1");
	g_assert_cmpstr(row->addressee, ==, "Cabinet");
	g_assert_cmpstr(row->meetings_since, ==, "1");
	check(query_actions, "is:silent", P "114/a3");
	check(query_actions, "is:done", P "114/a2");
	check(query_actions, "is:open date:2023-09", P "114/a1 " P "114/a3");
	check(fetch_items, "is:silent", P "114");
	check_counts("places-panel/2023-09-12", (struct meeting_counts){ 2, 1, 3, 2, 1, 1 });
	check_counts("places-panel/2023-10-31", (struct meeting_counts){ 0 });
}

static void
what_neighbours_say_may_be_asked_for_later(void)
{
	g_autoptr(GError) error = NULL;
	struct whereabouts found;
	struct meeting *meeting;

	query_find_fact(db, P "114", &found, &error);
	g_assert_no_error(error);
	meeting = query_meeting(db, found.meeting, found.item, &error);
	g_assert_no_error(error);
	g_assert_null(meeting->neighbours);
	for (int i = 0; i < 2; i++)
		g_assert_true(query_neighbours(db, found.meeting, meeting, &error));
	g_assert_nonnull(meeting->neighbours);
	meeting_free(meeting);
}

int
main(int argc, char **argv)
{
	int result;

	g_setenv("MINUTEBOOK_TODAY", "2024-06-01", TRUE);
	g_test_init(&argc, &argv, NULL);
	db = kit_cache(&kit, files);
	g_test_add_func("/rows/lists come newest first, in the order of the document", lists_come_newest_first);
	g_test_add_func("/rows/facts have a key of their own or their item's", facts_have_their_item_or_their_own_key);
	g_test_add_func("/rows/pages follow on", pages_follow_on);
	g_test_add_func("/rows/a page may be of one meeting", a_page_may_be_of_one_meeting);
	g_test_add_func("/rows/a page may be of one body", a_page_may_be_of_one_body);
	g_test_add_func("/rows/owners and dates are the action's own", owners_and_dates_are_the_actions_own);
	g_test_add_func("/rows/items and meetings have one action that fits all", items_and_meetings_have_one_that_fits_all);
	g_test_add_func("/rows/words of a fact are in one", words_of_a_fact_are_in_one);
	g_test_add_func("/rows/a hit has the number of its item", a_hit_has_the_number_of_its_item);
	g_test_add_func("/rows/people are named or present", people_are_named_or_present);
	g_test_add_func("/rows/what became of actions is told", what_became_of_actions_is_told);
	g_test_add_func("/rows/what neighbours say may be asked for later", what_neighbours_say_may_be_asked_for_later);
	result = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return result;
}
