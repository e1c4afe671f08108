#include "query-kit.h"

static struct kit kit;
static sqlite3 *db;

static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2023-09-12\nstart 10:00\n"
	    "present Councillor Ashdown\npresent B. Oakes\n"
	    "item 113 Apologies for absence\nminutes None were received.\n"
	    "item 114 Street lighting\nagenda To consider the children’s petition.\n"
	    "minutes The well-lit streets of Averley were praised, neglect was not.\npaper PDF 560 KB\npaper Appendix A\n"
	    "item - Urgent business\n" },
	{ "/m/2.txt", NULL,
	    "body Improving Places Scrutiny Panel\ndate 2023-10-10\n"
	    "item 119/19 Matters arising: neglect\nminutes Lighting had been mended.\ncut\n"
	    "item 120 Café licences\nminutes A café may open.\n" },
	{ "/m/3.txt", "Averley Borough Council",
	    "body Audit Committee\ndate 2023-09-12\nitem 1 Neglect of drains\nminutes Noted.\n" },
	{ "/m/4.txt", "Berrow District Council",
	    "body Audit Committee\ndate 2024-06-20\nitem 1 Accounts\nminutes Approved, lighting included.\n" },
	{ "/m/5.txt", NULL, "body Cabinet\nitem 7 Neglect\nminutes Undated words.\n" },
	{ "/m/6.txt", NULL,
	    "body Cabinet\ndate 2023-09-12\nstart 14:00\nitem 8 Grants\nminutes A grant, not neglect.\n" },
	{ NULL }
};

/* Keys of the rows, a blank between; "!" and the message for an error. */
static char *
item_keys(const char *words, const struct page *page)
{
	g_autoptr(GError) error = NULL;
	GString *keys = g_string_new(NULL);
	struct filter *filter = filter_parse(words, NULL, &error);
	GPtrArray *rows;

	g_assert_no_error(error);
	rows = query_items(db, 0, filter, page, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < rows->len; i++)
		g_string_append_printf(keys, "%s%s", i > 0 ? " " : "", ((struct item_row *)rows->pdata[i])->key);
	g_ptr_array_unref(rows);
	filter_free(filter);
	return g_string_free(keys, FALSE);
}

static char *
meeting_keys(const char *words, const struct page *page)
{
	g_autoptr(GError) error = NULL;
	GString *keys = g_string_new(NULL);
	struct filter *filter = filter_parse(words, NULL, &error);
	GPtrArray *rows;

	g_assert_no_error(error);
	rows = query_meetings(db, filter, page, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < rows->len; i++)
		g_string_append_printf(keys, "%s%s", i > 0 ? " " : "", ((struct meeting_row *)rows->pdata[i])->key);
	g_ptr_array_unref(rows);
	filter_free(filter);
	return g_string_free(keys, FALSE);
}

#define P "improving-places-scrutiny-panel"
#define A "averley-borough-council:audit-committee"
#define B "berrow-district-council:audit-committee"
#define U "cabinet/undated-"

/* Undated keys end in a hash: what is compared is all before it. */
static char *
without_hashes(char *keys)
{
	for (char *at = strstr(keys, "undated-"); at != NULL; at = strstr(at, "undated-")) {
		at += strlen("undated-");
		memmove(at, at + 8, strlen(at + 8) + 1);
	}
	return keys;
}

static void
check_items(const char *words, const char *expected)
{
	g_autofree char *keys = without_hashes(item_keys(words, NULL));

	g_assert_cmpstr(keys, ==, expected);
}

static void
check_meetings(const char *words, const char *expected)
{
	g_autofree char *keys = without_hashes(meeting_keys(words, NULL));

	g_assert_cmpstr(keys, ==, expected);
}

static void
hits_come_newest_first_undated_last(void)
{
	check_items("lighting", B "/2024-06-20/1 " P "/2023-10-10/119~19 " P "/2023-09-12/114");
	check_items("neglect body:cabinet", "cabinet/2023-09-12/8 " U "/7");
}

static void
set_window(const char *earliest, const char *latest)
{
	g_autofree char *sql = g_strdup_printf("UPDATE meeting SET date_earliest = %s, date_latest = %s WHERE date IS NULL",
	    earliest, latest);
	g_autoptr(GError) error = NULL;
	sqlite3 *own = NULL;

	sqlite3_open(kit.path, &own);
	db_exec(own, sql, &error);
	g_assert_no_error(error);
	sqlite3_close(own);
}

/* Whatever day it was on, it was in that stretch. */
static void
undated_ones_are_found_by_their_window(void)
{
	set_window("'2024-01-23'", "'2024-02-14'");
	check_items("neglect body:cabinet year:2023/24", "cabinet/2023-09-12/8 " U "/7");
	check_meetings("date:2024-01..2024-02", U);
	check_meetings("date:2024-02", "");
	check_items("undated -date:2024", "");
	check_items("undated -date:2023", U "/7");
	set_window("NULL", "'2023-08-01'");
	check_meetings("date:..2023-08", U);
	check_meetings("date:2023-08", "");
	set_window("NULL", "NULL");
	check_meetings("date:..2023-08", "");
	check_items("undated -date:2023", U "/7");
}

static void
all_words_must_be_in_one_item(void)
{
	check_items("lighting mended", P "/2023-10-10/119~19");
	check_items("lighting -mended", B "/2024-06-20/1 " P "/2023-09-12/114");
	check_items("grant OR mended", P "/2023-10-10/119~19 cabinet/2023-09-12/8");
	check_items("lighting mended OR praised", P "/2023-10-10/119~19 " P "/2023-09-12/114");
}

static void
phrases_and_prefixes_are_found(void)
{
	check_items("\"streets of averley\"", P "/2023-09-12/114");
	check_items("\"averley of streets\"", "");
	check_items("prais*", P "/2023-09-12/114");
	check_items("\"streets of av\"*", P "/2023-09-12/114");
	check_items("prais", "");
}

static void
apostrophes_dashes_and_accents_make_no_difference(void)
{
	check_items("children's", P "/2023-09-12/114");
	check_items("children’s", P "/2023-09-12/114");
	check_items("well–lit", P "/2023-09-12/114");
	check_items("CAFE", P "/2023-10-10/120");
}

static void
words_are_searched_for_where_in_says(void)
{
	check_items("in:title neglect body:" P, P "/2023-10-10/119~19");
	check_items("in:minutes neglect body:" P, P "/2023-09-12/114");
	check_items("in:minutes in:title neglect body:" P, P "/2023-10-10/119~19 " P "/2023-09-12/114");
	check_items("title:neglect lighting", P "/2023-10-10/119~19");
	check_items("in:agenda petition", P "/2023-09-12/114");
	check_items("in:minutes petition", "");
}

static void
days_months_years_and_ranges(void)
{
	check_items("lighting date:2023-09-12", P "/2023-09-12/114");
	check_items("lighting date:2023-10", P "/2023-10-10/119~19");
	check_items("lighting date:2024", B "/2024-06-20/1");
	check_items("lighting date:2023-10..2024-06-20", B "/2024-06-20/1 " P "/2023-10-10/119~19");
	check_items("lighting date:..2023-09", P "/2023-09-12/114");
	check_items("lighting date:>2023-09-12 date:<2024", P "/2023-10-10/119~19");
	check_items("lighting -date:2023", B "/2024-06-20/1");
	check_items("lighting year:2024/25", B "/2024-06-20/1");
	check_items("lighting year:23/24", P "/2023-10-10/119~19 " P "/2023-09-12/114");
}

static void
fields_narrow_and_are_joined_by_or(void)
{
	check_items("min:1 council:berrow", B "/2024-06-20/1");
	check_items("min:119/19", P "/2023-10-10/119~19");
	check_items("min:120 OR min:8", P "/2023-10-10/120 cabinet/2023-09-12/8");
	check_items("min:120 OR grant", P "/2023-10-10/120 cabinet/2023-09-12/8");
	check_items("body:ipsp min:114(2)", P "/2023-09-12/114");
	check_items("neglect -body:cabinet -body:improving date:2023-09", A "/2023-09-12/1");
	check_items("body:nowhere", "");
	check_items("is:truncated", P "/2023-10-10/119~19");
	check_items("is:undated", U "/7");
	check_items("-is:undated neglect in:title", P "/2023-10-10/119~19 " A "/2023-09-12/1");
	check_items("is:draft", "");
	check_items("-neglect body:cabinet", "");
	check_items("-grant body:cabinet", U "/7");
}

static void
what_holds_no_word_finds_nothing(void)
{
	check_items("--", "");
	check_items("\"", "");
	check_meetings("( )", "");
	check_items("mended --", P "/2023-10-10/119~19");
	check_meetings("-- body:berrow:audit", B "/2024-06-20");
}

static void
two_councils_may_have_a_body_of_one_name(void)
{
	check_meetings("body:audit-committee", B "/2024-06-20 " A "/2023-09-12");
	check_meetings("body:averley-borough-council:audit-committee", A "/2023-09-12");
	check_meetings("body:ac council:bdc", B "/2024-06-20");
}

static void
a_meeting_matches_by_its_items(void)
{
	check_meetings("lighting", B "/2024-06-20 " P "/2023-10-10 " P "/2023-09-12");
	check_meetings("is:truncated", P "/2023-10-10");
	check_meetings("body:cabinet neglect", "cabinet/2023-09-12 " U);
}

static void
pages_go_by_row_both_ways(void)
{
	g_autofree char *all = item_keys(NULL, NULL);
	g_autoptr(GString) paged = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	struct page page = { .limit = 2 };
	gint64 last = 0;

	for (;;) {
		GPtrArray *rows = query_items(db, 0, NULL, &page, &error);

		g_assert_no_error(error);
		for (guint i = 0; i < rows->len; i++) {
			const struct item_row *row = rows->pdata[i];

			g_string_append_printf(paged, "%s%s", paged->len > 0 ? " " : "", row->key);
			last = page.after = row->id;
		}
		if (rows->len == 0) {
			g_ptr_array_unref(rows);
			break;
		}
		g_ptr_array_unref(rows);
	}
	g_assert_cmpstr(paged->str, ==, all);

	page = (struct page){ .after = last, .is_backwards = TRUE, .limit = 2 };
	{
		g_autofree char *before = without_hashes(item_keys(NULL, &page));
		g_autofree char *end = g_strconcat(before, " " U "/7", NULL);

		g_assert_true(g_str_has_suffix(without_hashes(all), end));
	}
}

/* Three meetings of one day, whose items needn't come in the order of the meetings. */
static void
meetings_found_by_items_page_like_others(void)
{
	const char *words[] = { NULL, "neglect", "neglect OR lighting OR grant" };

	for (guint w = 0; w < G_N_ELEMENTS(words); w++) {
		g_autofree char *all = meeting_keys(words[w], NULL);
		g_autoptr(GString) paged = g_string_new(NULL), backwards = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		struct filter *filter = filter_parse(words[w], NULL, NULL);
		struct page page = { .limit = 1 };
		GPtrArray *rows;

		while ((rows = query_meetings(db, filter, &page, &error))->len > 0) {
			const struct meeting_row *row = rows->pdata[0];

			g_assert_cmpuint(rows->len, ==, 1);
			g_string_append_printf(paged, "%s%s", paged->len > 0 ? " " : "", row->key);
			page.after = row->id;
			g_ptr_array_unref(rows);
		}
		g_ptr_array_unref(rows);
		g_assert_cmpstr(paged->str, ==, all);
		page.is_backwards = TRUE;
		g_string_assign(backwards, strrchr(all, ' ') + 1);
		while ((rows = query_meetings(db, filter, &page, &error))->len > 0) {
			const struct meeting_row *row = rows->pdata[0];

			g_string_prepend(backwards, " ");
			g_string_prepend(backwards, row->key);
			page.after = row->id;
			g_ptr_array_unref(rows);
		}
		g_ptr_array_unref(rows);
		g_assert_cmpstr(backwards->str, ==, all);
		filter_free(filter);
	}
}

static void
check_hit(const char *words, const char *where, const char *snippet)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse(words, NULL, &error);
	g_autoptr(GPtrArray) rows = query_items(db, 0, filter, &(struct page){ .limit = 1 }, &error);
	const struct item_row *row;

	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 1);
	row = rows->pdata[0];
	g_assert_cmpstr(row->where, ==, where);
	g_assert_cmpstr(row->snippet, ==, snippet);
	filter_free(filter);
}

static void
a_hit_says_where_it_stands(void)
{
	check_hit("drains", "title", "Neglect of \x02" "drains\x03");
	check_hit("petition", "agenda", "To consider the children’s \x02petition\x03.");
	check_hit("lighting council:berrow", "minutes", "Approved, \x02lighting\x03 included.");
	check_hit("title:accounts lighting", "title", "\x02" "Accounts\x03");
	/* The field that holds most of it, and among those that hold as much the title. */
	check_hit("lighting praised neglect", "minutes",
	    "The well-lit streets of Averley were \x02praised\x03, \x02neglect\x03 was not.");
	check_hit("matters mended", "title", "\x02Matters\x03 arising: neglect");
	check_hit("matters lighting mended", "minutes", "\x02Lighting\x03 had been \x02mended\x03.");
	check_hit("neglect OR mended OR lighting body:ipsp date:2023-10", "title", "Matters arising: \x02neglect\x03");
}

static void
count_agrees_with_the_list(void)
{
	const char *words[] = { NULL, "neglect", "neglect body:cabinet", "neglect date:2023-09", "-neglect", "is:truncated" };
	gint64 expected[] = { 9, 5, 2, 3, 4, 1 };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autoptr(GError) error = NULL;
		struct filter *filter = filter_parse(words[i], NULL, &error);
		gint64 count = -1;

		g_assert_true(query_count(db, filter, &count, &error));
		g_assert_cmpint(count, ==, expected[i]);
		filter_free(filter);
	}
}

static const struct meeting_row *
row_of(GPtrArray *rows, const char *key)
{
	for (guint i = 0; i < rows->len; i++) {
		const struct meeting_row *row = rows->pdata[i];

		if (strcmp(row->key, key) == 0)
			return row;
	}
	g_assert_not_reached();
}

static void
meeting_rows_tell_what_is_in_them(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = query_meetings(db, NULL, NULL, &error);
	const struct meeting_row *row;

	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 6);
	row = row_of(rows, P "/2023-09-12");
	g_assert_cmpuint(row->items, ==, 3);
	g_assert_cmpuint(row->sources, ==, 1);
	g_assert_cmpstr(row->start_time, ==, "10:00");
	g_assert_false(row->is_truncated);
	g_assert_true(row_of(rows, P "/2023-10-10")->is_truncated);
	row = row_of(rows, A "/2023-09-12");
	g_assert_cmpstr(row->council, ==, "Averley Borough Council");
	g_assert_cmpstr(row->body, ==, "Audit Committee");
}

static void
a_meeting_is_read_whole(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = query_meetings(db, NULL, NULL, &error);
	struct meeting *meeting = query_meeting(db, row_of(rows, P "/2023-09-12")->id, 0, &error);
	const struct item *item;

	g_assert_no_error(error);
	g_assert_cmpstr(meeting->body, ==, "Improving Places Scrutiny Panel");
	g_assert_cmpint(meeting->body_basis, ==, BASIS_STATED);
	g_assert_cmpuint(meeting->attendance->len, ==, 2);
	g_assert_cmpuint(meeting->items->len, ==, 3);
	item = meeting->items->pdata[1];
	g_assert_cmpstr(item->key, ==, P "/2023-09-12/114");
	g_assert_cmpstr(item->agenda.text.str, ==, "To consider the children’s petition.");
	g_assert_cmpuint(item->documents->len, ==, 2);
	g_assert_cmpstr(((struct document *)item->documents->pdata[1])->label, ==, "Appendix A");
	item = meeting->items->pdata[2];
	g_assert_null(item->number);
	g_assert_cmpstr(item->key, ==, P "/2023-09-12/@3");
	g_assert_cmpuint(item->documents->len, ==, 0);
	g_assert_cmpuint(meeting->sources->len, ==, 1);
	g_assert_cmpstr(((struct source *)meeting->sources->pdata[0])->path, ==, "/m/1.txt");
	meeting_free(meeting);
}

static void
one_item_is_read_alone(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = NULL;
	struct filter *filter = filter_parse("min:114", NULL, &error);
	const struct item_row *row;
	struct meeting *meeting;

	rows = query_items(db, 0, filter, NULL, &error);
	row = rows->pdata[0];
	meeting = query_meeting(db, row->meeting_id, row->id, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(meeting->items->len, ==, 1);
	g_assert_cmpuint(((struct item *)meeting->items->pdata[0])->documents->len, ==, 2);
	meeting_free(meeting);
	meeting = query_meeting(db, row->meeting_id, row->id + 12345, &error);
	g_assert_null(meeting);
	g_assert_error(error, MB_ERROR, MB_ERROR_NOT_FOUND);
	filter_free(filter);
}

static void
items_of_a_meeting_come_as_in_the_document(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) meetings = query_meetings(db, NULL, NULL, &error);
	g_autoptr(GPtrArray) rows = query_items(db, row_of(meetings, P "/2023-09-12")->id, NULL, NULL, &error);

	g_assert_cmpuint(rows->len, ==, 3);
	g_assert_cmpstr(((struct item_row *)rows->pdata[0])->number, ==, "113");
	g_assert_cmpstr(((struct item_row *)rows->pdata[2])->title, ==, "Urgent business");
}

static void
bodies_have_their_days(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = query_bodies(db, NULL, &error);
	struct filter *filter = filter_parse("neglect date:2023-09", NULL, NULL);
	const struct body_row *row;

	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 4);
	row = rows->pdata[2];
	g_assert_cmpstr(row->slug, ==, "cabinet");
	g_assert_cmpuint(row->meetings, ==, 2);
	g_assert_cmpuint(row->undated, ==, 1);
	g_assert_cmpstr(row->first_date, ==, "2023-09-12");
	row = rows->pdata[3];
	g_assert_cmpstr(row->last_date, ==, "2023-10-10");
	g_clear_pointer(&rows, g_ptr_array_unref);
	rows = query_bodies(db, filter, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 3);
	filter_free(filter);
}

static void
sources_name_their_meetings(void)
{
	g_autoptr(GError) error = NULL;
	struct filter *filter = filter_parse("council:averley", NULL, NULL);
	g_autoptr(GPtrArray) rows = query_sources(db, NULL, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 6);
	g_assert_cmpstr(((struct source_row *)rows->pdata[0])->meeting_keys, ==, P "/2023-09-12");
	g_clear_pointer(&rows, g_ptr_array_unref);
	rows = query_sources(db, filter, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(rows->len, ==, 1);
	g_assert_cmpstr(((struct source_row *)rows->pdata[0])->path, ==, "/m/3.txt");
	filter_free(filter);
}

static void
export_goes_by_council_body_and_date(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) ids = query_export_order(db, NULL, &error);
	const char *expected[] = { "cabinet/2023-09-12", "cabinet/undated-", P "/2023-09-12", P "/2023-10-10",
		A "/2023-09-12", B "/2024-06-20" };

	g_assert_no_error(error);
	g_assert_cmpuint(ids->len, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < ids->len; i++) {
		struct meeting *meeting = query_meeting(db, g_array_index(ids, gint64, i), 0, &error);

		without_hashes(meeting->key);
		g_assert_cmpstr(meeting->key, ==, expected[i]);
		meeting_free(meeting);
	}
}

static void
the_source_text_is_what_was_stored(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = query_meetings(db, NULL, NULL, &error);
	gsize size;
	g_autofree char *text = query_source_text(db, row_of(rows, A "/2023-09-12")->id, 0, &size, &error);

	g_assert_cmpstr(text, ==, files[2][2]);
	g_assert_cmpuint(size, ==, strlen(files[2][2]));
	g_assert_null(query_source_text(db, row_of(rows, A "/2023-09-12")->id, 1, &size, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_NOT_FOUND);
}

static void
the_age_is_told(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *loaded = NULL;
	gint64 meetings;

	g_assert_true(query_age(db, &meetings, &loaded, &error));
	g_assert_cmpint(meetings, ==, 6);
	g_assert_cmpuint(strlen(loaded), ==, strlen("2026-11-21T10:00:00Z"));
}

static void
meetings_before_one_are_counted(void)
{
	struct page page = { 0 };
	g_autoptr(GPtrArray) rows = query_meetings(db, NULL, &page, NULL);

	for (guint i = 0; i < rows->len; i++) {
		const struct meeting_row *row = g_ptr_array_index(rows, i);
		gint64 before = -1;

		g_assert_true(query_meetings_before(db, row->id, &before, NULL));
		g_assert_cmpint(before, ==, i);
	}
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/query/hits come newest first, undated last", hits_come_newest_first_undated_last);
	g_test_add_func("/query/undated meetings are found by all days they can have been on", undated_ones_are_found_by_their_window);
	g_test_add_func("/query/all words must be in one item", all_words_must_be_in_one_item);
	g_test_add_func("/query/phrases and prefixes are found", phrases_and_prefixes_are_found);
	g_test_add_func("/query/apostrophes, dashes and accents make no difference", apostrophes_dashes_and_accents_make_no_difference);
	g_test_add_func("/query/words are searched for where in: says", words_are_searched_for_where_in_says);
	g_test_add_func("/query/days, months, years and ranges", days_months_years_and_ranges);
	g_test_add_func("/query/fields narrow and are joined by OR", fields_narrow_and_are_joined_by_or);
	g_test_add_func("/query/what holds no word finds nothing", what_holds_no_word_finds_nothing);
	g_test_add_func("/query/two councils may have a body of one name", two_councils_may_have_a_body_of_one_name);
	g_test_add_func("/query/a meeting matches by its items", a_meeting_matches_by_its_items);
	g_test_add_func("/query/pages go by row both ways", pages_go_by_row_both_ways);
	g_test_add_func("/query/meetings found by items page like others", meetings_found_by_items_page_like_others);
	g_test_add_func("/query/a hit says where it stands", a_hit_says_where_it_stands);
	g_test_add_func("/query/count agrees with the list", count_agrees_with_the_list);
	g_test_add_func("/query/meeting rows tell what is in them", meeting_rows_tell_what_is_in_them);
	g_test_add_func("/query/a meeting is read whole", a_meeting_is_read_whole);
	g_test_add_func("/query/one item is read alone", one_item_is_read_alone);
	g_test_add_func("/query/items of a meeting come as in the document", items_of_a_meeting_come_as_in_the_document);
	g_test_add_func("/query/bodies have their days", bodies_have_their_days);
	g_test_add_func("/query/sources name their meetings", sources_name_their_meetings);
	g_test_add_func("/query/export goes by council, body and date", export_goes_by_council_body_and_date);
	g_test_add_func("/query/the source text is what was stored", the_source_text_is_what_was_stored);
	g_test_add_func("/query/the age is told", the_age_is_told);
	g_test_add_func("/query/meetings before one are counted", meetings_before_one_are_counted);
	db = kit_cache(&kit, files);
	status = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return status;
}
