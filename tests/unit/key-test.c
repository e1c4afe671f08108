#include <string.h>
#include "model/key.h"

static void
check_slug(const char *name, const char *expected)
{
	g_autofree char *slug = key_slug(name);

	g_assert_cmpstr(slug, ==, expected);
}

static void
slug_is_lower_case_with_dashes(void)
{
	check_slug("Improving Places Scrutiny Panel", "improving-places-scrutiny-panel");
	check_slug("  Health & Well-being (Joint) Board. ", "health-well-being-joint-board");
	check_slug("Children’s Panel", "children-s-panel");
	check_slug("Cabinet\302\240Sub–Committee", "cabinet-sub-committee");
}

static void
slug_drops_accents_and_keeps_other_scripts(void)
{
	check_slug("Pwyllgor Tŷ Hâf", "pwyllgor-ty-haf");
	check_slug("COISTE ÁITIÚIL", "coiste-aitiuil");
	check_slug("e\314\201te\314\201", "ete");
	check_slug("委員会", "委員会");
}

static void
slug_of_nothing_is_empty(void)
{
	check_slug("", "");
	check_slug("– –", "");
	check_slug("\377\376", "");
}

static void
check_key(const char *council, const char *body, const char *date, const char *expected)
{
	struct meeting *meeting = meeting_new();
	const char *text = "abc";
	g_autofree char *key = NULL;

	meeting->council = g_strdup(council);
	meeting->body = g_strdup(body);
	meeting->date = g_strdup(date);
	meeting->ends = strlen(text);
	key = key_of_meeting(meeting, text);
	g_assert_cmpstr(key, ==, expected);
	meeting_free(meeting);
}

static void
meeting_key_is_council_body_date(void)
{
	check_key("Averley", "Audit Committee", "2023-09-12", "averley:audit-committee/2023-09-12");
	check_key(NULL, "Audit Committee", "2023-09-12", "audit-committee/2023-09-12");
	check_key(NULL, NULL, "2023-09-12", "unnamed/2023-09-12");
	check_key("–", "–", "2023-09-12", "unnamed/2023-09-12");
}

static void
undated_meeting_is_named_by_its_text(void)
{
	/* FIPS 180-2, appendix B.1: the hash of "abc" begins so. */
	check_key(NULL, "Cabinet", NULL, "cabinet/undated-ba7816bf");
}

static void
undated_meetings_of_one_file_differ(void)
{
	struct meeting *meeting = meeting_new();
	g_autofree char *key = NULL;

	meeting->starts = 3;
	meeting->ends = 6;
	key = key_of_meeting(meeting, "xyzabcxyz");
	g_assert_cmpstr(key, ==, "unnamed/undated-ba7816bf");
	meeting_free(meeting);
}

static void
check_items(const char *const *numbers, guint n, const char *const *expected)
{
	struct meeting *meeting = meeting_new();

	for (guint i = 0; i < n; i++)
		meeting_add_item(meeting)->number = arena_copy(&meeting->arena, numbers[i], -1);
	meeting_set_keys(meeting, "cabinet/2023-09-12");
	/* A second time, from its own key: nothing is counted twice. */
	meeting_set_keys(meeting, meeting->key);
	g_assert_cmpstr(meeting->key, ==, "cabinet/2023-09-12");
	for (guint i = 0; i < n; i++) {
		const struct item *item = meeting->items->pdata[i];
		g_autofree char *key = g_strconcat("cabinet/2023-09-12/", expected[i], NULL);

		g_assert_cmpstr(item->key, ==, key);
	}
	meeting_free(meeting);
}

static void
item_key_holds_the_number_as_printed(void)
{
	const char *numbers[] = { "114", "119/19", "3a", "item 36" };
	const char *expected[] = { "114", "119~19", "3a", "item_36" };

	check_items(numbers, G_N_ELEMENTS(numbers), expected);
}

static void
item_without_number_is_counted_among_all(void)
{
	const char *numbers[] = { "114", NULL, "115", "" };
	const char *expected[] = { "114", "@2", "115", "@4" };

	check_items(numbers, G_N_ELEMENTS(numbers), expected);
}

static void
number_met_again_gets_a_count(void)
{
	const char *numbers[] = { "3", "4", "3", "3", "119/19", "119~19" };
	const char *expected[] = { "3", "4", "3.2", "3.3", "119~19", "119~19.2" };

	check_items(numbers, G_N_ELEMENTS(numbers), expected);
}

static void
keys_stay_unique_whatever_is_printed(void)
{
	const char *numbers[] = { "3.2", "3", "3", "@5", NULL };
	const char *expected[] = { "3.2", "3", "3.3", "@5", "@5.2" };

	check_items(numbers, G_N_ELEMENTS(numbers), expected);
}

static void
nobody_attends_twice(void)
{
	struct meeting *meeting = meeting_new();
	const struct attendee *first;

	meeting_add_attendee(meeting, "Councillor Ashdown", ROLE_CHAIR, NULL);
	meeting_add_attendee(meeting, "Councillor Ashdown", ROLE_PRESENT, NULL);
	meeting_add_attendee(meeting, "B. Oakes", ROLE_APOLOGIES, "Fire Authority");
	g_assert_cmpuint(meeting->attendance->len, ==, 2);
	first = meeting->attendance->pdata[0];
	g_assert_cmpint(first->role, ==, ROLE_CHAIR);
	meeting_free(meeting);
}

static void
names_of_roles_go_both_ways(void)
{
	enum role role;
	enum basis basis;
	enum meeting_status status;

	for (enum role each = ROLE_CHAIR; each <= ROLE_ABSENT; each++) {
		g_assert_true(role_from_name(role_name(each), &role));
		g_assert_cmpint(role, ==, each);
	}
	g_assert_false(role_from_name("mayor", &role));
	g_assert_true(basis_from_name("file name", &basis));
	g_assert_cmpint(basis, ==, BASIS_FILE_NAME);
	g_assert_true(basis_from_name(NULL, &basis));
	g_assert_cmpint(basis, ==, BASIS_NONE);
	g_assert_true(status_from_name("cancelled", &status));
	g_assert_cmpint(status, ==, STATUS_CANCELLED);
	g_assert_null(status_name(STATUS_UNKNOWN));
}

static void
add_spans(struct passage *passage, const struct span *spans, gsize n)
{
	for (gsize i = 0; i < n; i++)
		spans_add(&passage->spans, spans[i]);
}

static void
passage_bytes_lead_back_to_the_source(void)
{
	struct meeting *meeting = meeting_new();
	struct passage *passage = &meeting_add_item(meeting)->minutes;
	struct span spans[] = { { 0, 100 }, { 10, 150 }, { 30, 171 } };

	g_assert_cmpuint(passage_source(passage, 5), ==, 0);
	add_spans(passage, spans, G_N_ELEMENTS(spans));
	g_assert_cmpuint(passage_source(passage, 0), ==, 100);
	g_assert_cmpuint(passage_source(passage, 9), ==, 109);
	g_assert_cmpuint(passage_source(passage, 10), ==, 150);
	g_assert_cmpuint(passage_source(passage, 35), ==, 176);
	meeting_free(meeting);
}

static void
put_in_bytes_lead_to_the_next_span(void)
{
	struct meeting *meeting = meeting_new();
	struct passage *passage = &meeting_add_item(meeting)->minutes;
	struct span spans[] = { { 2, 100 }, { 14, 108 } };

	/* "- eight by\n\n- more": a bullet before, a blank line and a bullet between. */
	add_spans(passage, spans, G_N_ELEMENTS(spans));
	g_assert_cmpuint(passage_source(passage, 0), ==, 100);
	g_assert_cmpuint(passage_source(passage, 12), ==, 108);
	meeting_free(meeting);
}

static void
source_bytes_lead_to_the_passage(void)
{
	struct meeting *meeting = meeting_new();
	struct passage *passage = &meeting_add_item(meeting)->minutes;
	struct span spans[] = { { 2, 100 }, { 14, 108 }, { 20, 50 } };

	g_assert_cmpuint(passage_find(passage, 100), ==, 0);
	g_string_assign(&passage->text, "- eight by\n\n- more, fifty");
	add_spans(passage, spans, G_N_ELEMENTS(spans));
	g_assert_cmpuint(passage_find(passage, 100), ==, 2);
	g_assert_cmpuint(passage_find(passage, 107), ==, 9);
	g_assert_cmpuint(passage_find(passage, 108), ==, 14);
	g_assert_cmpuint(passage_find(passage, 51), ==, 21);
	/* Before all, and behind all. */
	g_assert_cmpuint(passage_find(passage, 49), ==, passage->text.len);
	g_assert_cmpuint(passage_find(passage, 500), ==, passage->text.len);
	meeting_free(meeting);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/key/slug is lower case with dashes", slug_is_lower_case_with_dashes);
	g_test_add_func("/key/slug drops accents and keeps other scripts", slug_drops_accents_and_keeps_other_scripts);
	g_test_add_func("/key/slug of nothing is empty", slug_of_nothing_is_empty);
	g_test_add_func("/key/a meeting's key is council, body, date", meeting_key_is_council_body_date);
	g_test_add_func("/key/source bytes lead to the passage", source_bytes_lead_to_the_passage);
	g_test_add_func("/key/an undated meeting is named by its text", undated_meeting_is_named_by_its_text);
	g_test_add_func("/key/undated meetings of one file differ", undated_meetings_of_one_file_differ);
	g_test_add_func("/key/an item's key holds the number as printed", item_key_holds_the_number_as_printed);
	g_test_add_func("/key/an item without a number is counted among all", item_without_number_is_counted_among_all);
	g_test_add_func("/key/a number met again gets a count", number_met_again_gets_a_count);
	g_test_add_func("/key/keys stay unique whatever is printed", keys_stay_unique_whatever_is_printed);
	g_test_add_func("/meeting/nobody attends twice", nobody_attends_twice);
	g_test_add_func("/meeting/names of roles go both ways", names_of_roles_go_both_ways);
	g_test_add_func("/meeting/passage bytes lead back to the source", passage_bytes_lead_back_to_the_source);
	g_test_add_func("/meeting/put in bytes lead to the next span", put_in_bytes_lead_to_the_next_span);
	return g_test_run();
}
