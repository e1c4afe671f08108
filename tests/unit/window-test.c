/* What proves when an undated meeting can have been. */
#include <string.h>
#include "extract/extract.h"
#include "extract/scene.h"

struct want {
	const char *minutes, *earliest, *latest;
};

static struct meeting *
meeting_with(const char *title, const char *agenda, const char *minutes, const char *next)
{
	struct meeting *meeting = meeting_new();
	struct item *item = meeting_add_item(meeting);

	item->title = arena_copy(item->arena, title, -1);
	g_string_append(&item->agenda.text, agenda);
	g_string_append(&item->minutes.text, minutes);
	meeting->next_date = g_strdup(next);
	find_window(meeting, extract_phrases(NULL));
	return meeting;
}

static void
check(const struct meeting *meeting, const char *what, const char *earliest, const char *latest)
{
	if (g_strcmp0(meeting->date_earliest, earliest) != 0 || g_strcmp0(meeting->date_latest, latest) != 0) {
		g_test_message("%s\n  want %s..%s, have %s..%s", what, earliest, latest, meeting->date_earliest, meeting->date_latest);
		g_test_fail();
	}
}

static void
check_all(const struct want *wants, gsize n)
{
	for (gsize i = 0; i < n; i++) {
		struct meeting *meeting = meeting_with("Lamps", "", wants[i].minutes, NULL);

		check(meeting, wants[i].minutes, wants[i].earliest, wants[i].latest);
		meeting_free(meeting);
	}
}

static void
what_was_done_was_before(void)
{
	static const struct want wants[] = {
		{ "The Chair said that the Housing Board met on 23 January 2024.", "2024-01-23", NULL },
		{ "The actions had been considered by the Cabinet on 19th February, 2018 and also at the meeting of the Council held on 28th February, 2018 (Minute No. 16 refers).", "2018-02-28", NULL },
		{ "A letter received on 21 February 2024 was read out.", "2024-02-21", NULL },
		{ "The Chair read out the answer, which had come on 21 February 2024.", "2024-02-21", NULL },
		{ "The new terms were agreed at Cabinet on the 22 January 2024.", "2024-01-22", NULL },
		{ "That the minutes of the meeting held on 5 December 2023, be approved as a correct record.", "2023-12-05", NULL },
		{ "The visit to the yard had taken place on 13 February 2024.", "2024-02-13", NULL },
		{ "The first was held on 1 March 2023, the second on 1 May 2023.", "2023-03-01", NULL },
		{ "The lamps had been bought in May 2023.", NULL, NULL },
		{ "The lamps had been bought on 31 April 2023.", NULL, NULL },
		{ "The lamps had been bought on Monday 2 May 2023.", NULL, NULL },
	};

	check_all(wants, G_N_ELEMENTS(wants));
}

static void
what_was_to_come_was_after(void)
{
	static const struct want wants[] = {
		{ "The next meeting of the Board would be held on 19th March 2024 and an update would follow.", NULL, "2024-03-18" },
		{ "A spotlight review had been arranged for the 15th February 2024. Details would follow.", NULL, "2024-02-14" },
		{ "The review arranged for the 15th February 2024 had been cancelled.", NULL, NULL },
		{ "The update would be shown at the meeting on the 5 March 2024.", NULL, "2024-03-04" },
		{ "That a further meeting be held on Tuesday, 24th April, 2018, commencing at 5.30 p.m.", NULL, "2018-04-23" },
		{ "That comments be sent to the clerk by 5 December 2023.", NULL, "2023-12-04" },
		{ "The update would be shown at the meeting on the 5 March 2204.", NULL, NULL },
		{ "The works would take until spring.", NULL, NULL },
	};

	check_all(wants, G_N_ELEMENTS(wants));
}

static void
the_tightest_is_kept_and_contradictions_fall(void)
{
	static const struct want wants[] = {
		{ "The Board met on 23 January 2024. It had met on 2 January 2024. A review had been arranged for 15 February 2024. The plan would be shown on 5 March 2024.", "2024-01-23", "2024-02-14" },
		{ "A review had been arranged for 15 January 2024. The Board met on 23 January 2024.", "2024-01-23", NULL },
		{ "The Board met on 23 March 2024. The plan would be shown on 5 March 2024.", NULL, NULL },
		{ "The Board met on 5 March 2024. The plan would be shown on 6 March 2024.", "2024-03-05", "2024-03-05" },
	};

	check_all(wants, G_N_ELEMENTS(wants));
}

static void
title_agenda_and_next_meeting_prove_it_too(void)
{
	struct meeting *meeting = meeting_with("Minutes of the previous meeting held on 23rd January, 2018",
	    "To prepare the seminar, which would be held on 1 February 2018.", "", "2018-04-24");

	check(meeting, "title", "2018-01-23", "2018-04-23");
	g_assert_cmpuint(meeting->clues->len, ==, 2);
	meeting_free(meeting);
	meeting = meeting_with("Minutes", "To agree the minutes of the meeting of 9 January 2024.", "", NULL);
	check(meeting, "agenda", "2024-01-09", NULL);
	meeting_free(meeting);
	/* A slip of the pen in the minutes is less sure than the item on the next meeting. */
	meeting = meeting_with("Lamps", "", "The Board met on 23 March 2042.", "2024-04-24");
	check(meeting, "slip", NULL, "2024-04-23");
	meeting_free(meeting);
}

int
main(int argc, char **argv)
{
	/* The tester's own phrases take no part. */
	g_setenv("XDG_CONFIG_HOME", "/nonexistent", TRUE);
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/window/" #test, test)
	ADD(what_was_done_was_before);
	ADD(what_was_to_come_was_after);
	ADD(the_tightest_is_kept_and_contradictions_fall);
	ADD(title_agenda_and_next_meeting_prove_it_too);
	return g_test_run();
}
