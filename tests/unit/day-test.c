#include "model/day.h"

#include <string.h>

struct reading {
	const char *words, *iso, *named;
	enum day_doubt doubt;
};

static const struct reading dates[] = {
	{ "Panel - Tuesday 29 October 2024 10.00 a.m.", "2024-10-29", "Tuesday 29 October 2024", DAY_SURE },
	{ "Thursday, 4th February, 2016 10.30 a.m.", "2016-02-04", "Thursday, 4th February, 2016", DAY_SURE },
	{ "Friday, 24th June, 2011 9.30 a.m.", "2011-06-24", "Friday, 24th June, 2011", DAY_SURE },
	{ "Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch", "2014-10-09", "Dydd Iau, 9fed Hydref, 2014", DAY_SURE },
	{ "Dydd Mawrth 5 Rhagfyr 2023", "2023-12-05", "Dydd Mawrth 5 Rhagfyr 2023", DAY_SURE },
	{ "5 Mawrth 2024", "2024-03-05", "5 Mawrth 2024", DAY_SURE },
	{ "12 Meán Fómhair 2023", "2023-09-12", "12 Meán Fómhair 2023", DAY_SURE },
	{ "1ú Eanáir 2020", "2020-01-01", "1ú Eanáir 2020", DAY_SURE },
	{ "held on the 1st of June 2016 at", "2016-06-01", "1st of June 2016", DAY_SURE },
	{ "September 12th, 2023", "2023-09-12", "September 12th, 2023", DAY_SURE },
	{ "LIBRARIES PANEL - 09/07/19", "2019-07-09", "09/07/19", DAY_SURE },
	{ "30.01.2024", "2024-01-30", "30.01.2024", DAY_SURE },
	{ "panel/2019-07-09.txt", "2019-07-09", "2019-07-09", DAY_SURE },
	{ "Printed minutes 30th-Jan-2024", "2024-01-30", "30th-Jan-2024", DAY_SURE },
	{ "4.00pm1 July 2021", "2021-07-01", "1 July 2021", DAY_SURE },
	{ "1\xc2\xa0July\xc2\xa0""2021", "2021-07-01", "1\xc2\xa0July\xc2\xa0""2021", DAY_SURE },
	{ "Monday 5 December 2023", "2023-12-05", "Monday 5 December 2023", DAY_WRONG_WEEKDAY },
	{ "Tuesday 31 February 2024", "", "Tuesday 31 February 2024", DAY_IMPOSSIBLE },
	{ "5 December 0000", "", "5 December 0000", DAY_IMPOSSIBLE },
	{ "5 December 9999", "", "5 December 9999", DAY_IMPOSSIBLE },
	{ "17 September 2204", "", "17 September 2204", DAY_IMPOSSIBLE },
};

static const char *const no_dates[] = {
	"Minute 109(2)", "in the 2023/24 municipal year", "paragraph 2.3.3", "the May meeting of 2024",
	"12 Marches 2020", "by 5 December", "1.2.3", "", "10.00 a.m.", "item 35/20 of March",
};

static void
test_dates_are_read_as_people_write_them(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
		struct day_found found;
		const char *words = dates[i].words;
		g_test_message("%s", words);
		g_assert_true(day_find(words, strlen(words), 0, &found));
		g_assert_cmpstr(found.iso, ==, dates[i].iso);
		g_assert_cmpint(found.doubt, ==, dates[i].doubt);
		g_autofree char *named = g_strndup(words + found.starts, found.ends - found.starts);
		g_assert_cmpstr(named, ==, dates[i].named);
	}
}

static void
test_what_is_no_date_is_not_read_as_one(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(no_dates); i++) {
		struct day_found found;
		g_test_message("%s", no_dates[i]);
		g_assert_false(day_find(no_dates[i], strlen(no_dates[i]), 0, &found));
	}
}

static void
test_times_are_read_where_they_are_certain(void)
{
	static const char *const times[][2] = { { "10.00 a.m.", "10:00" }, { "2.00pm", "14:00" },
		{ "10am", "10:00" }, { "at 5.30 p.m. in", "17:30" }, { "17:30", "17:30" }, { "14.00", "14:00" },
		{ "12 noon", "12:00" }, { "12.15 am", "00:15" }, { "12.30pm", "12:30" }, { "09:15", "09:15" },
		{ "6.00 pm, NEW", "18:00" }, { "4.00pm1 July 2021", "16:00" },
		{ "2.00 o'r gloch", "" }, { "2.3.3", "" }, { "25.00", "" }, { "10 items", "" }, { "13.00 pm", "" } };

	for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
		char hhmm[6] = "";
		g_test_message("%s", times[i][0]);
		g_assert_cmpint(day_find_time(times[i][0], strlen(times[i][0]), 0, hhmm, NULL), ==, *times[i][1] != 0);
		g_assert_cmpstr(hhmm, ==, times[i][1]);
	}
}

static void
test_days_count_and_count_back(void)
{
	char iso[DAY_TEXT];

	g_assert_cmpint(day_number("0001-01-01"), ==, 1);
	g_assert_cmpint(day_number("2024-03-01") - day_number("2024-02-28"), ==, 2);
	g_assert_cmpint(day_number("2023-02-29"), ==, 0);
	g_assert_cmpint(day_number(NULL), ==, 0);
	day_from_number(day_number("2019-07-09"), iso);
	g_assert_cmpstr(iso, ==, "2019-07-09");
}

static void
test_the_municipal_year_turns_in_may(void)
{
	char label[8];

	day_municipal_year("2024-05-14", label);
	g_assert_cmpstr(label, ==, "2023/24");
	day_municipal_year("2024-05-15", label);
	g_assert_cmpstr(label, ==, "2024/25");
	day_municipal_year("1999-12-01", label);
	g_assert_cmpstr(label, ==, "1999/00");
}

static void
test_what_an_impossible_date_was_meant_for_stands_beside_it(void)
{
	static const struct {
		const char *words, *text, *iso; /* NULL: nothing is proposed */
	} cases[] = {
		{ "17 September 2204", "the minutes of 17 September 2024", "2024-09-17" },
		{ "Tuesday 17th September, 2204", "17/09/2024", "2024-09-17" },
		{ "17 September 2204", "17 September 2204 and 17 September 2024, 17 September 2024", "2024-09-17" },
		{ "29 February 2204", "29 February 2024", "2024-02-29" },
		{ "17 September 2204", "18 September 2024", NULL },
		{ "17 September 2204", "17 September 2024, 17 September 2023", NULL },
		{ "17 September 2204", "17 September", NULL },
		{ "31 February 2204", "28 February 2024", NULL },
		{ "17 September", "17 September 2024", NULL },
		{ "", "", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		char iso[DAY_TEXT];
		gboolean is_meant = day_meant(cases[i].words, strlen(cases[i].words), cases[i].text, strlen(cases[i].text), iso);

		g_assert_cmpstr(is_meant ? iso : NULL, ==, cases[i].iso);
	}
}

static void
test_what_is_typed_is_one_day_and_no_more(void)
{
	static const struct {
		const char *typed, *iso; /* NULL: none */
	} cases[] = {
		{ "2024-03-05", "2024-03-05" },
		{ " 5 March 2024 ", "2024-03-05" },
		{ "05/03/2024", "2024-03-05" },
		{ "2024-02-30", NULL },
		{ "5 March 2024, or 6", NULL },
		{ "Monday 5 March 2024", NULL }, /* it was a Tuesday */
		{ "March 2024", NULL },
		{ "", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *day = day_typed(cases[i].typed, "date", &error);

		g_assert_cmpstr(day, ==, cases[i].iso);
		if (day == NULL)
			g_assert_true(g_str_has_prefix(error->message, "date needs a day as YYYY-MM-DD, not '"));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/day/dates are read as people write them", test_dates_are_read_as_people_write_them);
	g_test_add_func("/day/what is no date is not read as one", test_what_is_no_date_is_not_read_as_one);
	g_test_add_func("/day/times are read where they are certain", test_times_are_read_where_they_are_certain);
	g_test_add_func("/day/days count and count back", test_days_count_and_count_back);
	g_test_add_func("/day/the municipal year turns in May", test_the_municipal_year_turns_in_may);
	g_test_add_func("/day/what an impossible date was meant for stands beside it",
	    test_what_an_impossible_date_was_meant_for_stands_beside_it);
	g_test_add_func("/day/what is typed is one day and no more", test_what_is_typed_is_one_day_and_no_more);
	return g_test_run();
}
