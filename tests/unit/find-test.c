#include "query-kit.h"

static struct kit kit;
static sqlite3 *db;

static const char *const files[][3] = {
	{ "/m/1.txt", NULL,
	    "body Improving Lives Select Commission\ndate 2023-09-12\n"
	    "item 113 Apologies\nitem 114 Safeguarding\n"
	    "recommended That it be made.\nresolved 1 That it be noted.\nresolved 2 That a note be circulated.\n"
	    "action That a note be circulated.\n"
	    "item 119/19 Matters\nitem 120 One\nitem 120 Two\nitem - Urgent\n"
	    "item 3a Small\nitem 3A Large\n" },
	{ "/m/2.txt", NULL, "body Improving Lives Select Commission\ndate 2023-10-31\nitem 121 Grants\n" },
	{ "/m/3.txt", "Averley", "body Audit Committee\ndate 2023-09-12\nitem 1 Drains\n" },
	{ "/m/4.txt", "Berrow", "body Audit Committee\ndate 2023-09-12\nitem 1 Accounts\n" },
	{ "/m/5.txt", NULL, "body Health and Wellbeing Board\nitem 5 Water\n" },
	{ "/m/6.txt", NULL, "body Cabinet\ndate 2023-09-12\nitem 1 Grants\n" },
	{ "/m/7.txt", NULL, "body Cabinet Sub-Committee\ndate 2023-09-12\nitem 1 Grants\n" },
	{ NULL }
};

#define I "improving-lives-select-commission"

/* The key that was found: the meeting's, and the item's number behind it. */
static char *
found(const char *typed, GError **error)
{
	gint64 id = 0, item = 0;
	struct meeting *meeting;
	char *key;

	if (!query_find(db, typed, &id, &item, error))
		return NULL;
	meeting = query_meeting(db, id, item, error);
	g_assert_nonnull(meeting);
	key = g_strdup(item != 0 ? ((struct item *)meeting->items->pdata[0])->key : meeting->key);
	meeting_free(meeting);
	return key;
}

static void
check(const char *typed, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *key = found(typed, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(key, ==, expected);
}

static void
check_fails(const char *typed, enum mb_error code, const char *part)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *key = found(typed, &error);

	g_assert_cmpstr(key, ==, NULL);
	g_assert_error(error, MB_ERROR, (gint)code);
	if (strstr(error->message, part) == NULL)
		g_error("'%s' does not hold '%s'", error->message, part);
}

static void
whole_keys_are_found(void)
{
	check(I "/2023-09-12", I "/2023-09-12");
	check(I "/2023-09-12/114", I "/2023-09-12/114");
	check(I "/2023-09-12/119~19", I "/2023-09-12/119~19");
	check(I "/2023-09-12/120.2", I "/2023-09-12/120.2");
	check(I "/2023-09-12/@6", I "/2023-09-12/@6");
	check("averley:audit-committee/2023-09-12/1", "averley:audit-committee/2023-09-12/1");
}

static void
a_meeting_is_asked_for_by_its_very_key(void)
{
	g_assert_true(query_has_meeting(db, "averley:audit-committee/2023-09-12"));
	g_assert_true(query_has_meeting(db, "averley:audit-committee/2023-09-12/999/a1"));
	g_assert_false(query_has_meeting(db, "verley:audit-committee/2023-09-12"));
	g_assert_false(query_has_meeting(db, "averley:audit-committee/2023-09-1"));
	g_assert_false(query_has_meeting(db, "averley:audit-committee"));
}

static void
at_n_counts_numbered_items_too(void)
{
	check(I "/2023-09-12/@1", I "/2023-09-12/113");
	check("ilsc/2023-09-12/@5", I "/2023-09-12/120.2");
	check_fails("ilsc/2023-09-12/@0", MB_ERROR_NOT_FOUND, "has no item '@0'");
	check_fails("ilsc/2023-09-12/@99", MB_ERROR_NOT_FOUND, "has no item '@99'");
}

static void
a_day_alone_is_of_any_body(void)
{
	check("2023-10-31", I "/2023-10-31");
	check("2023-10", I "/2023-10-31");
	check("2023-10-31/121", I "/2023-10-31/121");
	check_fails("2023-09-12", MB_ERROR_USAGE, "fits more than one: ");
	check_fails("2023-09-13", MB_ERROR_NOT_FOUND, "nothing by that name");
}

static void
a_slash_in_a_number_may_be_typed(void)
{
	check("ilsc/2023-09-12/119/19", I "/2023-09-12/119~19");
	check("ilsc/2023-09-12/114(2)", I "/2023-09-12/114");
	check("ilsc/2023-09-12/114.", I "/2023-09-12/114");
}

/* The key of the resolution or action that was found. */
static void
check_fact(const char *typed, const char *expected)
{
	g_autoptr(GError) error = NULL;
	struct whereabouts found;
	struct meeting *meeting;
	const struct item *item;
	const char *key;

	query_find_fact(db, typed, &found, &error);
	g_assert_no_error(error);
	meeting = query_meeting(db, found.meeting, found.item, &error);
	g_assert_no_error(error);
	item = meeting->items->pdata[0];
	key = found.resolution != 0 ?
	    ((struct resolution *)item->resolutions->pdata[fact_position(found.resolution)])->key :
	    found.action != 0 ? ((struct action *)item->actions->pdata[fact_position(found.action)])->key : item->key;
	g_assert_cmpstr(key, ==, expected);
	meeting_free(meeting);
}

static void
facts_are_found(void)
{
	check_fact(I "/2023-09-12/114/r2", I "/2023-09-12/114/r2");
	check_fact("ilsc/2023-09-12/114/r1", I "/2023-09-12/114/r1");
	check_fact("2023-09-12/114/a1", I "/2023-09-12/114/a1");
	check_fact("ilsc/2023-09-12/@2/a1", I "/2023-09-12/114/a1");
	check_fact("ILSC 12 September 2023 minute 114/a1", I "/2023-09-12/114/a1");
	check("ilsc/2023-09-12/114/a1", I "/2023-09-12/114");
	check_fails("ilsc/2023-09-12/114/r3", MB_ERROR_NOT_FOUND, "no resolution 'r3'");
	check_fails("ilsc/2023-09-12/113/a1", MB_ERROR_NOT_FOUND, "no action 'a1'");
}

static void
a_label_in_brackets_is_a_resolution_where_there_is_one(void)
{
	check_fact("ILSC 12 September 2023 minute 114(2)", I "/2023-09-12/114/r2");
	check_fact("ILSC, 12 September 2023, Minute No. 114 (2) (draft minutes)", I "/2023-09-12/114/r2");
	check_fact("ilsc/2023-09-12/114(1)", I "/2023-09-12/114/r1");
	check_fact("ILSC 12 September 2023 minute 114(7)", I "/2023-09-12/114");
	check_fact("ILSC 12 September 2023 minute 113(2)", I "/2023-09-12/113");
}

static void
bodies_may_be_abbreviated(void)
{
	check("ilsc/2023-09-12/114", I "/2023-09-12/114");
	check("ILSC/2023-09-12", I "/2023-09-12");
	check("lives/2023-09-12/114", I "/2023-09-12/114");
	check("select-comm/2023-09-12", I "/2023-09-12");
	check("improving/2023-10", I "/2023-10-31");
	check("berrow:ac/2023-09-12", "berrow:audit-committee/2023-09-12");
	check("av:audit/2023", "averley:audit-committee/2023-09-12");
	check("cabinet/2023-09-12", "cabinet/2023-09-12");
	check("csc/2023-09-12", "cabinet-sub-committee/2023-09-12");
}

static void
undated_meetings_are_found(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *key = found("hwb/undated", &error);
	g_autofree char *item = g_strconcat(key, "/5", NULL);

	g_assert_no_error(error);
	g_assert_true(g_str_has_prefix(key, "health-and-wellbeing-board/undated-"));
	check(key, key);
	check(item, item);
	check("hawb", key);
	check(strchr(key, '/') + 1, key);
	check("undated-", key);
	check("HWB undated", key);
	check("Health and Wellbeing Board, date not known, Minute No. 5", item);
}

static void
citations_are_read(void)
{
	check("ILSC 12 September 2023 minute 114", I "/2023-09-12/114");
	check("Improving Lives Select Commission, 12 September 2023, Minute No. 114(2)", I "/2023-09-12/114");
	check("Improving Lives Select Commission, 12 September 2023, Minute No. 119/19", I "/2023-09-12/119~19");
	check("Minute 114, ILSC, 12th September, 2023", I "/2023-09-12/114");
	check("ILSC 12 September 2023 114", I "/2023-09-12/114");
	check("ilsc 2023-09-12 @6", I "/2023-09-12/@6");
	check("ILSC 31 October 2023", I "/2023-10-31");
	check("12 September 2023 minute 114", I "/2023-09-12/114");
	check("ILSC minute 121", I "/2023-10-31/121");
	check("Berrow, Audit Committee, 12 September 2023, Minute No. 1 (draft minutes)", "berrow:audit-committee/2023-09-12/1");
}

static void
case_decides_where_it_must(void)
{
	check("ilsc/2023-09-12/3a", I "/2023-09-12/3a");
	check("ilsc/2023-09-12/3A", I "/2023-09-12/3A");
}

static void
several_that_fit_are_named(void)
{
	check_fails("audit-committee/2023-09-12", MB_ERROR_USAGE,
	    "averley:audit-committee/2023-09-12, berrow:audit-committee/2023-09-12");
	check_fails("ilsc/2023", MB_ERROR_USAGE, I "/2023-10-31, " I "/2023-09-12");
	check_fails("ilsc", MB_ERROR_USAGE, "more than one");
}

static void
what_is_not_there_is_said_to_be_missing(void)
{
	check_fails("ilsc/2023-09-12/999", MB_ERROR_NOT_FOUND, I "/2023-09-12 has no item '999'");
	check_fails("ilsc/2021-01-01", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("planning/2023-09-12", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("/", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("//", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("%/2023-09-12", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("\377\376", MB_ERROR_NOT_FOUND, "nothing");
	check_fails("12 September 2023", MB_ERROR_USAGE, "more than one");
	check_fails("the minutes of some meeting", MB_ERROR_NOT_FOUND, "nothing");
}

static void
parts_that_are_not_there_are_missing(void)
{
	check_fails(I "/2023-09-12/113/r2", MB_ERROR_NOT_FOUND, "no resolution 'r2'");
	check_fails("ilsc/2023-09-12/119/19/a1", MB_ERROR_NOT_FOUND, "no action");
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/find/resolutions and actions are found", facts_are_found);
	g_test_add_func("/find/a label in brackets is a resolution where there is one",
	    a_label_in_brackets_is_a_resolution_where_there_is_one);
	g_test_add_func("/find/whole keys are found", whole_keys_are_found);
	g_test_add_func("/find/a meeting is asked for by its very key", a_meeting_is_asked_for_by_its_very_key);
	g_test_add_func("/find/at n counts numbered items, too", at_n_counts_numbered_items_too);
	g_test_add_func("/find/a day alone is of any body", a_day_alone_is_of_any_body);
	g_test_add_func("/find/a slash in a number may be typed", a_slash_in_a_number_may_be_typed);
	g_test_add_func("/find/bodies may be abbreviated", bodies_may_be_abbreviated);
	g_test_add_func("/find/undated meetings are found", undated_meetings_are_found);
	g_test_add_func("/find/citations are read", citations_are_read);
	g_test_add_func("/find/case decides where it must", case_decides_where_it_must);
	g_test_add_func("/find/several that fit are named", several_that_fit_are_named);
	g_test_add_func("/find/what is not there is said to be missing", what_is_not_there_is_said_to_be_missing);
	g_test_add_func("/find/parts that are not there are said to be missing", parts_that_are_not_there_are_missing);
	db = kit_cache(&kit, files);
	status = g_test_run();
	cache_close(db);
	kit_clear(&kit);
	return status;
}
