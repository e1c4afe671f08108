#include "view/reading.h"

#include <string.h>

#include "base/cells.h"
#include "query/query.h"
#include "view/shown.h"

static struct meeting *
sample(void)
{
	struct meeting *meeting = meeting_new();
	struct item *item = meeting_add_item(meeting);

	meeting->body = g_strdup("Audit Committee");
	meeting->date = g_strdup("2023-09-12");
	meeting->venue = g_strdup("Averley Town Hall");
	meeting_add_attendee(meeting, "Councillor Novakova", ROLE_CHAIR, NULL);
	item->number = arena_copy(item->arena, "114", -1);
	item->title = arena_copy(item->arena, "Treasurer’s report", -1);
	g_string_append(&item->agenda.text, "To consider the report.");
	g_string_append(&item->minutes.text,
	    "The Treasurer presented the report for July to September, and was asked about lighting.\n\n"
	    "- that the report be approved and sent to each member of the panel before it meets\n"
	    "  - and noted");
	return meeting;
}

static const struct reading_line *
line(const struct reading *reading, guint i)
{
	g_assert_cmpuint(i, <, reading->lines->len);
	return &g_array_index(reading->lines, struct reading_line, i);
}

static char *
all_lines(const struct reading *reading)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < reading->lines->len; i++)
		g_string_append_printf(text, "%s\n", line(reading, i)->text);
	return g_string_free(text, FALSE);
}

static void
test_item(void)
{
	struct meeting *meeting = sample();
	struct reading *reading = reading_of_item(meeting, meeting->items->pdata[0]);
	g_autofree char *text = NULL;

	reading_wrap(reading, 40, 0);
	text = all_lines(reading);
	g_assert_cmpstr(reading->title, ==, "Item 114");
	g_assert_cmpstr(text, ==,
	    "Treasurer’s report\n"
	    "Audit Committee, 12 September 2023,\n"
	    "Minute No. 114\n"
	    "\n"
	    "Agenda\n"
	    "To consider the report.\n"
	    "\n"
	    "Minutes\n"
	    "The Treasurer presented the report for\n"
	    "July to September, and was asked about\n"
	    "lighting.\n"
	    "\n"
	    "- that the report be approved and sent\n"
	    "  to each member of the panel before it\n"
	    "  meets\n"
	    "  - and noted\n");
	g_assert_cmpint(line(reading, 0)->look, ==, LOOK_HEADING);
	reading_free(reading);
	meeting_free(meeting);
}

static void
test_cut_off(void)
{
	struct meeting *meeting = sample();
	struct item *item = meeting->items->pdata[0];
	struct reading *reading;
	g_autofree char *text = NULL;

	item->is_truncated = TRUE;
	reading = reading_of_item(meeting, item);
	reading_wrap(reading, 84, 0);
	text = all_lines(reading);
	g_assert_nonnull(strstr(text, "The published page breaks off here"));
	reading_free(reading);
	meeting_free(meeting);
}

static void
test_width(void)
{
	struct meeting *meeting = sample();
	struct reading *reading = reading_of_item(meeting, meeting->items->pdata[0]);

	for (int width = 26; width <= 84; width++) {
		reading_wrap(reading, width, 0);
		for (guint i = 0; i < reading->lines->len; i++)
			g_assert_cmpint(cells_width(line(reading, i)->text, -1), <=, width);
	}
	reading_free(reading);
	meeting_free(meeting);
}

static void
test_place(void)
{
	struct meeting *meeting = sample();
	struct reading *reading = reading_of_item(meeting, meeting->items->pdata[0]);
	guint top, bullet;

	reading_wrap(reading, 84, 0);
	for (bullet = 0; !g_str_has_prefix(line(reading, bullet)->text, "- that"); bullet++)
		;
	top = reading_wrap(reading, 30, bullet);
	g_assert_cmpuint(top, >, bullet);
	g_assert_true(g_str_has_prefix(line(reading, top)->text, "- that"));
	top = reading_wrap(reading, 84, top);
	g_assert_cmpuint(top, ==, bullet);
	reading_free(reading);
	meeting_free(meeting);
}

static void
test_meeting(void)
{
	struct meeting *meeting = sample();
	struct item_row row = { .id = 1, .number = (char *)"114", .title = (char *)"Treasurer’s report" };
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	struct reading *reading;
	g_autofree char *text = NULL;

	g_ptr_array_add(rows, &row);
	reading = reading_of_meeting(meeting, rows, NULL);
	reading_wrap(reading, 84, 0);
	text = all_lines(reading);
	g_assert_cmpstr(text, ==,
	    "Audit Committee, 12 September 2023\n"
	    "Venue        Averley Town Hall\n"
	    "\n"
	    "Attendance\n"
	    "Councillor Novakova (chair)\n"
	    "\n"
	    "Items\n"
	    "114   Treasurer’s report\n");
	reading_free(reading);
	meeting_free(meeting);
}

/* As of a list that was taken for minutes. */
static void
test_many_items(void)
{
	struct meeting *meeting = sample();
	struct item_row row = { .id = 1, .title = (char *)"Lamps" };
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	struct reading *reading;

	for (int i = 0; i < ITEMS_SHOWN + 1; i++)
		g_ptr_array_add(rows, &row);
	reading = reading_of_meeting(meeting, rows, NULL);
	reading_wrap(reading, 84, 0);
	g_assert_cmpstr(line(reading, reading->lines->len - 1)->text, ==, "and more, in the list of items");
	g_assert_cmpuint(reading->lines->len, <, ITEMS_SHOWN + 20);
	reading_free(reading);
	meeting_free(meeting);
}

static void
test_undated(void)
{
	struct meeting *meeting = sample();
	struct clue *clue = clue_new();
	struct reading *reading;
	g_autofree char *text = NULL;

	g_clear_pointer(&meeting->date, g_free);
	meeting->date_latest = g_strdup("2023-10-01");
	clue->is_latest = TRUE;
	clue->date = g_strdup("2023-10-01");
	clue->words = g_strdup("to be held on 1 October");
	g_ptr_array_add(meeting->clues, clue);
	reading = reading_of_meeting(meeting, NULL, NULL);
	reading_wrap(reading, 84, 0);
	text = all_lines(reading);
	g_assert_true(g_str_has_prefix(text,
	    "Audit Committee, date not known, 1 October 2023 or earlier\n"
	    "Not after    1 October 2023: “to be held on 1 October”\n"));
	reading_free(reading);
	meeting_free(meeting);
}

static struct cited *
cited(const char *key, const char *date, const char *number, const char *title)
{
	struct cited *cited = cited_new();

	cited->key = g_strdup(key);
	cited->body = g_strdup("Audit Committee");
	cited->date = g_strdup(date);
	cited->number = g_strdup(number);
	cited->title = g_strdup(title);
	return cited;
}

static struct gap *
gap(int first, int last, const char *meeting, const char *date)
{
	struct gap *gap = gap_new();

	*gap = (struct gap){ first, last, g_strdup(meeting), g_strdup(date) };
	return gap;
}

static void
test_neighbours(void)
{
	struct meeting *meeting = sample();
	struct meeting_counts counts = { 3, 1, 2, 2, 1, 0 };
	struct reading *reading;
	g_autofree char *text = NULL;

	meeting->neighbours = neighbours_new();
	meeting->neighbours->confirmed_in = cited("audit/2023-10-10/120", "2023-10-10", "120", "Minutes");
	meeting->neighbours->gap_before = gap(110, 111, "audit/2023-08-01", "2023-08-01");
	meeting->neighbours->gap_after = gap(119, 119, "audit/2023-10-10", NULL);
	meeting->status = STATUS_DRAFT;
	meeting->next_date = g_strdup("2023-10-10");
	meeting->next_time = g_strdup("10:00");
	meeting_add_source(meeting)->path = g_strdup("/m/1.txt");
	meeting_add_source(meeting)->path = g_build_filename(g_get_home_dir(), "m", "2.txt", NULL);
	reading = reading_of_meeting(meeting, NULL, &counts);
	reading_wrap(reading, 84, 0);
	text = all_lines(reading);
	g_assert_cmpstr(text, ==,
	    "Audit Committee, 12 September 2023 (draft minutes)\n"
	    "Status       draft\n"
	    "Venue        Averley Town Hall\n"
	    "Next meeting 10 October 2023, 10:00\n"
	    "Confirmed in Audit Committee, 10 October 2023, Minute No. 120: Minutes\n"
	    "Not loaded   minutes 110 to 111, after those of 1 August 2023\n"
	    "Not loaded   minute 119, before those of a meeting without a date\n"
	    "Resolutions  3, 1 recommendation\n"
	    "Actions      2, 2 open, 1 overdue\n"
	    "\n"
	    "Attendance\n"
	    "Councillor Novakova (chair)\n"
	    "\n"
	    "Sources\n"
	    "- /m/1.txt\n"
	    "- ~/m/2.txt\n");
	g_assert_cmpstr(reading_link(reading, 0), ==, "audit/2023-10-10/120");
	g_assert_cmpstr(reading_link(reading, 1), ==, "audit/2023-08-01");
	g_assert_cmpstr(reading_link(reading, 2), ==, "audit/2023-10-10");
	g_assert_null(reading_link(reading, 3));
	g_assert_cmpint(line(reading, 8)->look, ==, LOOK_NOTE);
	reading_free(reading);
	meeting_free(meeting);
}

static void
test_shown(void)
{
	g_autofree char *escape = shown_text("a\033[31mb\nc\td", -1);
	g_autofree char *invalid = shown_text("a\xff", -1);
	g_autofree char *cut = shown_fit("Apologies", 5, FALSE);
	g_autofree char *filled = shown_fit("été", 5, FALSE);
	g_autofree char *right = shown_fit("12", 5, TRUE);

	g_assert_cmpstr(escape, ==, "a␛[31mb c d");
	g_assert_cmpstr(invalid, ==, "a\357\277\275");
	g_assert_cmpstr(cut, ==, "Apol…");
	g_assert_cmpstr(filled, ==, "été  ");
	g_assert_cmpstr(right, ==, "   12");
}

static void
test_ascii(void)
{
	g_autofree char *text = NULL, *cut = NULL, *other = NULL;

	shown_set_utf8(FALSE);
	text = shown_text("Treasurer’s “Café” – Ŵyl…", -1);
	cut = shown_fit("Café Fée", 6, FALSE);
	other = shown_text("議事録", -1);
	shown_set_utf8(TRUE);
	g_assert_cmpstr(text, ==, "Treasurer's \"Cafe\" - Wyl...");
	g_assert_cmpstr(cut, ==, "Cafe ~");
	g_assert_cmpstr(other, ==, "???");
}

int
main(int argc, char **argv)
{
	g_setenv("HOME", "/home/somebody", TRUE);
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reading/an item has title, citation, agenda and minutes apart", test_item);
	g_test_add_func("/reading/a cut-off item says so", test_cut_off);
	g_test_add_func("/reading/no line is wider than the pane", test_width);
	g_test_add_func("/reading/another width keeps the reader's place", test_place);
	g_test_add_func("/reading/a meeting has its head, attendance and items", test_meeting);
	g_test_add_func("/reading/of very many items a meeting's text names the first", test_many_items);
	g_test_add_func("/reading/a meeting without a date has its window", test_undated);
	g_test_add_func("/reading/a meeting has what its neighbours say, counts and sources", test_neighbours);
	g_test_add_func("/shown/nothing drives the terminal or leaves its cells", test_shown);
	g_test_add_func("/shown/ASCII stands in where the terminal has no UTF-8", test_ascii);
	return g_test_run();
}
