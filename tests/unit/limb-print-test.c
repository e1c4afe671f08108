/* Resolutions and actions by themselves. */
#include <stdio.h>
#include <string.h>
#include "base/gate.h"
#include "print/print.h"

static struct meeting *
example(void)
{
	struct meeting *meeting = meeting_new();
	struct item *item = meeting_add_item(meeting);
	struct resolution *resolution = resolution_new(item->arena);
	struct action *action = action_new(item->arena);
	struct outcome *outcome = outcome_new();
	struct report *report = report_new();

	meeting->key = g_strdup("places/2023-09-12");
	meeting->body = g_strdup("Places Panel");
	meeting->date = g_strdup("2023-09-12");
	item->key = arena_copy(item->arena, "places/2023-09-12/114", -1);
	item->number = arena_copy(item->arena, "114", -1);
	resolution->key = arena_copy(item->arena, "places/2023-09-12/114/r1", -1);
	resolution->label = arena_copy(item->arena, "2", -1);
	resolution->text = arena_copy(item->arena, "That a note be circulated and the report be noted.", -1);
	resolution->has_vote = TRUE;
	resolution->vote.in_favour = 6;
	resolution->vote.against = 4;
	item_add_resolution(item, resolution);
	action->key = arena_copy(item->arena, "places/2023-09-12/114/a1", -1);
	action->text = arena_copy(item->arena, "That a note be circulated.", -1);
	action->resolution = 0;
	action->due = arena_copy(item->arena, "2023-11", -1);
	action->due_text = arena_copy(item->arena, "before the winter", -1);
	action->due_rule = arena_copy(item->arena, "season", -1);
	item_add_action(item, action);
	report->item = cited_new();
	report->item->key = g_strdup("places/2023-11-07/120");
	report->item->body = g_strdup("Places Panel");
	report->item->date = g_strdup("2023-11-07");
	report->item->number = g_strdup("120");
	report->item->title = g_strdup("Matters arising");
	report->words = g_strdup("Further to Minute No. 114(2)");
	g_ptr_array_add(outcome->reports, report);
	action->heard = "silent";
	outcome->meetings_since = 3;
	item->links = links_new();
	g_ptr_array_add(item->links->outcomes, outcome);
	return meeting;
}

static char *
printed(const struct meeting *meeting, void (*print)(FILE *out, const struct meeting *meeting,
    const struct item *item, guint position, enum item_format format, int width), enum item_format format)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	print(out, meeting, meeting->items->pdata[0], 0, format, 60);
	fclose(out);
	return text;
}

static void
check_printed(const struct meeting *meeting, void (*print)(FILE *out, const struct meeting *meeting,
    const struct item *item, guint position, enum item_format format, int width), enum item_format format,
    const char *expected)
{
	char *text = printed(meeting, print, format);

	g_assert_cmpstr(text, ==, expected);
	free(text);
}

static void
an_action_tells_what_became_of_it(void)
{
	struct meeting *meeting = example();

	check_printed(meeting, print_action, ITEM_TEXT,
	    "That a note be circulated.\n\n"
	    "Places Panel, 12 September 2023, Minute No. 114(2)\n"
	    "places/2023-09-12/114/a1\n\n"
	    "Kind           request\n"
	    "Due            November 2023, “before the winter” (season)\n"
	    "State          open, overdue: nothing was minuted of it\n"
	    "               since it was due\n"
	    "Reported in    Places Panel, 7 November 2023, Minute No.\n"
	    "               120: Matters arising\n"
	    "               places/2023-11-07/120\n"
	    "               “Further to Minute No. 114(2)”\n"
	    "Meetings since 3\n"
	    "Resolution     That a note be circulated and the report be\n"
	    "               noted.\n"
	    "               places/2023-09-12/114/r1\n");
	meeting_free(meeting);
}

static void
a_closed_action_is_not_overdue(void)
{
	struct meeting *meeting = example();
	struct action *action = ((struct item *)meeting->items->pdata[0])->actions->pdata[0];
	char *text;

	action->state = ACTION_DONE;
	action->state_basis = STATE_MINUTES;
	text = printed(meeting, print_action, ITEM_MARKDOWN);
	g_assert_nonnull(strstr(text, "- **State:** done: a later minute reports back\n"));
	g_assert_false(action_is_overdue(action, "2024-06-01"));
	free(text);
	meeting_free(meeting);
}

static void
a_resolution_tells_vote_and_actions(void)
{
	struct meeting *meeting = example();

	check_printed(meeting, print_resolution, ITEM_MARKDOWN,
	    "> That a note be circulated and the report be noted.\n\n"
	    "Places Panel, 12 September 2023, Minute No. 114(2)  \n"
	    "`places/2023-09-12/114/r1`\n\n"
	    "- **Vote:** 6 for, 4 against\n"
	    "- **Action:** open, overdue: nothing was minuted of it since it was due\n"
	    "  `places/2023-09-12/114/a1`\n");
	meeting_free(meeting);
}

static void
a_month_is_over_when_the_next_has_begun(void)
{
	char month[] = "2023-11", day[] = "2023-11-30";
	struct action action = { .due = month };

	g_assert_false(action_is_overdue(&action, "2023-11-30"));
	g_assert_true(action_is_overdue(&action, "2023-12-01"));
	action.due = NULL;
	g_assert_false(action_is_overdue(&action, "2023-12-01"));
	action.due_latest = day;
	g_assert_false(action_is_overdue(&action, "2023-11-30"));
	g_assert_true(action_is_overdue(&action, "2023-12-01"));
}

static void
an_item_shows_what_is_tied_to_it(void)
{
	struct meeting *meeting = example();
	struct item *item = meeting->items->pdata[0];
	struct cited *cited = cited_new();
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	cited->key = g_strdup("cabinet/2023-05-02/7");
	cited->body = g_strdup("Cabinet");
	cited->date = g_strdup("2023-05-02");
	cited->number = g_strdup("7");
	g_ptr_array_add(item->links->refers_to, cited);
	print_item(out, meeting, item, ITEM_TEXT, 60);
	fclose(out);
	g_assert_cmpstr(strstr(text, "\nActions"), ==, "\nActions\n"
	    "    - That a note be circulated.\n"
	    "      a1: open, overdue: nothing was minuted of it since it\n"
	    "      was due; due November 2023 (season)\n"
	    "      reported in Places Panel, 7 November 2023, Minute No.\n"
	    "      120: Matters arising\n"
	    "\nRefers to\n"
	    "    - Cabinet, 2 May 2023, Minute No. 7\n");
	free(text);
	meeting_free(meeting);
}

int
main(int argc, char **argv)
{
	g_setenv("MINUTEBOOK_TODAY", "2024-06-01", TRUE);
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/limb/an action tells what became of it", an_action_tells_what_became_of_it);
	g_test_add_func("/limb/an item shows what is tied to it", an_item_shows_what_is_tied_to_it);
	g_test_add_func("/limb/a closed action is not overdue", a_closed_action_is_not_overdue);
	g_test_add_func("/limb/a resolution tells its vote and its actions", a_resolution_tells_vote_and_actions);
	g_test_add_func("/limb/a month is over when the next has begun", a_month_is_over_when_the_next_has_begun);
	return g_test_run();
}
