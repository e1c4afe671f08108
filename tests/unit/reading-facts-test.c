/* What the reading pane says of an item's facts, where it leads, and what it marks. */
#include "view/reading.h"

#include <string.h>

#include "base/cells.h"
#include "view/shown.h"

#define MINUTES "Further to Minute No. 109, lamps were seen.\n\nResolved: (1) That a note be sent to each member of the panel."

/* An item as query_meeting() gives it: its minutes stand in the source from byte 100 on. */
static struct meeting *
sample(void)
{
	struct meeting *meeting = meeting_new();
	struct item *item = meeting_add_item(meeting);

	meeting->body = g_strdup("Audit Committee");
	meeting->date = g_strdup("2023-09-12");
	item->number = arena_copy(item->arena, "114", -1);
	item->title = arena_copy(item->arena, "Lighting", -1);
	g_string_append(&item->minutes.text, MINUTES);
	spans_add(&item->minutes.spans, (struct span){ 0, 100 });
	item->links = links_new();
	return meeting;
}

static struct item *
item_of(struct meeting *meeting)
{
	return meeting->items->pdata[0];
}

/* Where some of the words of the minutes stand in the source. */
static void
set_place(const char *words, gsize *starts, gsize *ends)
{
	*starts = 100 + (strstr(MINUTES, words) - MINUTES);
	*ends = *starts + strlen(words);
}

static struct resolution *
add_resolution(struct item *item, const char *label, const char *text)
{
	struct resolution *resolution = resolution_new(item->arena);

	resolution->label = arena_copy(item->arena, label, -1);
	resolution->text = arena_copy(item->arena, text, -1);
	resolution->word = arena_copy(item->arena, "RESOLVED:-", -1);
	item_add_resolution(item, resolution);
	return resolution;
}

static struct action *
add_action(struct item *item, int resolution, const char *text)
{
	struct action *action = action_new(item->arena);

	action->text = arena_copy(item->arena, text, -1);
	action->resolution = resolution;
	item_add_action(item, action);
	g_ptr_array_add(item->links->outcomes, outcome_new());
	return action;
}

static struct cited *
cited(const char *key, const char *title)
{
	struct cited *cited = cited_new();

	cited->key = g_strdup(key);
	cited->body = g_strdup("Panel");
	cited->date = g_strdup("2023-10-10");
	cited->number = g_strdup(strrchr(key, '/') + 1);
	cited->title = g_strdup(title);
	return cited;
}

static const struct reading_line *
line(const struct reading *reading, guint i)
{
	g_assert_cmpuint(i, <, reading->lines->len);
	return &g_array_index(reading->lines, struct reading_line, i);
}

/* The reading of the item at this width; frees the meeting. */
static struct reading *
read_at(struct meeting *meeting, int width)
{
	struct reading *reading = reading_of_item(meeting, item_of(meeting));

	meeting_free(meeting);
	reading_wrap(reading, width, 0);
	return reading;
}

/* The lines from this one on. The caller frees. */
static char *
lines_from(const struct reading *reading, guint from)
{
	GString *text = g_string_new(NULL);

	for (guint i = from; i < reading->lines->len; i++)
		g_string_append_printf(text, "%s\n", line(reading, i)->text);
	return g_string_free(text, FALSE);
}

static void
facts_are_set_off(void)
{
	struct meeting *meeting = sample();
	struct item *item = item_of(meeting);
	struct resolution *resolution = add_resolution(item, "1", "That a note be sent.");
	struct action *action = add_action(item, 0, "That a note be sent.");
	struct outcome *outcome = item->links->outcomes->pdata[0];
	struct reading *reading;
	g_autofree char *text = NULL;

	resolution->mover = arena_copy(item->arena, "Councillor Novakova", -1);
	resolution->has_vote = TRUE;
	resolution->vote = (struct vote){ 7, 0, -1 };
	action->owner = arena_copy(item->arena, "the Clerk", -1);
	action->due = arena_copy(item->arena, "2023-10-31", -1);
	action->due_text = arena_copy(item->arena, "by the end of October", -1);
	action->heard = "silent";
	outcome->note = g_strdup("rang them");
	outcome->meetings_since = 2;
	add_action(item, 0, "That lamps be counted.");
	add_resolution(item, "2", "That the order be made.")->is_recommendation = TRUE;
	((struct resolution *)item->resolutions->pdata[1])->word = arena_copy(item->arena, "AGREED", -1);
	add_action(item, -1, "A visit would be arranged.")->state_basis = STATE_MINUTES;
	((struct action *)item->actions->pdata[2])->state = ACTION_DONE;
	reading = read_at(meeting, 84);
	text = lines_from(reading, 7);
	g_assert_cmpstr(text, ==,
	    "\n"
	    "RESOLVED 1, ACTION a1  That a note be sent.\n"
	    "    Moved by: Councillor Novakova   Vote: 7 for, 0 against\n"
	    "    open, overdue: nothing was minuted of it since it was due\n"
	    "    Owner: the Clerk   Due: 31 October 2023, “by the end of October”   Meetings\n"
	    "      since: 2\n"
	    "    Note: rang them\n"
	    "  ACTION a2  That lamps be counted.\n"
	    "      open\n"
	    "\n"
	    "RECOMMENDED 2  That the order be made.\n"
	    "    Decided by: AGREED\n"
	    "\n"
	    "ACTION a3  A visit would be arranged.\n"
	    "    done: a later minute reports back\n");
	g_assert_cmpint(line(reading, 10)->look, ==, LOOK_NOTE);
	g_assert_cmpint(line(reading, 15)->look, ==, LOOK_PLAIN);
	reading_free(reading);
}

static void
facts_have_their_lines(void)
{
	struct meeting *meeting = sample();
	struct reading *reading;

	add_resolution(item_of(meeting), "1", "That a note be sent.");
	add_resolution(item_of(meeting), NULL, "That it be noted.");
	add_action(item_of(meeting), 0, "That a note be sent.");
	add_action(item_of(meeting), 0, "That lamps be counted.");
	reading = read_at(meeting, 84);
	for (int width = 84; width > 20; width -= 7) {
		reading_wrap(reading, width, 0);
		g_assert_true(g_str_has_prefix(line(reading, reading_line_of_resolution(reading, 0))->text, "RESOLVED 1, ACTION"));
		g_assert_true(g_str_has_prefix(line(reading, reading_line_of_resolution(reading, 1))->text, "RESOLVED  That"));
		g_assert_cmpuint(reading_line_of_action(reading, 0), ==, reading_line_of_resolution(reading, 0));
		g_assert_true(g_str_has_prefix(line(reading, reading_line_of_action(reading, 1))->text, "  ACTION a2"));
		g_assert_cmpuint(reading_line_of_resolution(reading, 2), ==, 0);
		g_assert_cmpuint(reading_line_of_action(reading, 9), ==, 0);
	}
	reading_free(reading);
}

/* An item with all that leads somewhere. */
static struct meeting *
linked(void)
{
	struct meeting *meeting = sample();
	struct item *item = item_of(meeting);
	struct reference *reference = reference_new(item->arena);
	struct report *report = report_new();

	reference->minute = arena_copy(item->arena, "109", -1);
	reference->target = arena_copy(item->arena, "panel/2023-07-11/109", -1);
	set_place("Minute No. 109", &reference->starts, &reference->ends);
	item_add_reference(item, reference);
	add_action(item, -1, "A visit would be arranged.");
	report->item = cited("panel/2023-10-10/120", "Visits to places with lamps");
	report->words = g_strdup("Further to Minute No. 114, it was made.");
	g_ptr_array_add(((struct outcome *)item->links->outcomes->pdata[0])->reports, report);
	g_ptr_array_add(item->links->refers_to, cited("panel/2023-07-11/109", "Lamps"));
	g_ptr_array_add(item->links->referred_by, cited("panel/2023-10-10/120", "Visits"));
	g_ptr_array_add(item->links->same_matter, cited("panel/2023-10-10/120", "Visits"));
	g_ptr_array_add(item->links->same_matter, cited("panel/2023-10-10/121", "More visits"));
	item->links->same_matter_count = 4;
	meeting->neighbours = neighbours_new();
	meeting->neighbours->confirmed_in = cited("panel/2023-10-10/119", "Minutes");
	return meeting;
}

static void
ties_are_listed(void)
{
	struct reading *reading = read_at(linked(), 84);
	g_autofree char *text = lines_from(reading, reading_line_of_action(reading, 0));

	g_assert_cmpstr(text, ==,
	    "ACTION a1  A visit would be arranged.\n"
	    "    open\n"
	    "    Reported in: Panel, 10 October 2023, Minute No. 120: Visits to places with lamps\n"
	    "      “Further to Minute No. 114, it was made.”\n"
	    "\n"
	    "Refers to\n"
	    "- Panel, 10 October 2023, Minute No. 109: Lamps\n"
	    "\n"
	    "Referred to by\n"
	    "- Panel, 10 October 2023, Minute No. 120: Visits\n"
	    "\n"
	    "The same matter at other meetings\n"
	    "- Panel, 10 October 2023, Minute No. 121: More visits\n"
	    "- and 2 more\n"
	    "\n"
	    "Confirmed in\n"
	    "- Panel, 10 October 2023, Minute No. 119: Minutes\n");
	reading_free(reading);
}

static void
links_are_stepped_through(void)
{
	static const char *const targets[] = { "panel/2023-07-11/109", "panel/2023-10-10/120", "panel/2023-07-11/109",
		"panel/2023-10-10/120", "panel/2023-10-10/121", "panel/2023-10-10/119" };
	struct reading *reading = read_at(linked(), 40);
	guint last = reading->lines->len - 1;

	for (int i = 0; i < (int)G_N_ELEMENTS(targets); i++) {
		guint at = reading_link_line(reading, i);

		g_assert_cmpstr(reading_link(reading, i), ==, targets[i]);
		g_assert_cmpint(reading_link_from(reading, at, 1), ==, i);
		g_assert_cmpint(reading_link_from(reading, at, -1), ==, i);
		g_assert_cmpint(reading_link_from(reading, at + 1, 1), ==, i + 1 < (int)G_N_ELEMENTS(targets) ? i + 1 : -1);
	}
	g_assert_null(reading_link(reading, -1));
	g_assert_null(reading_link(reading, G_N_ELEMENTS(targets)));
	g_assert_cmpint(reading_link_from(reading, 0, -1), ==, -1);
	g_assert_cmpint(reading_link_from(reading, last, -1), ==, G_N_ELEMENTS(targets) - 1);
	reading_free(reading);
}

/* The line with what is no plain text in brackets: "<link>", "*look*", "{hit}". The caller frees. */
static char *
drawn(const struct reading *reading, guint at)
{
	g_autoptr(GArray) pieces = reading_pieces(reading, at);
	GString *text = g_string_new(NULL);
	guint end = 0;

	for (guint i = 0; i < pieces->len; i++) {
		const struct reading_piece *piece = &g_array_index(pieces, struct reading_piece, i);
		const char *marks = piece->is_hit ? "{}" : piece->link >= 0 ? "<>" : piece->look == LOOK_DECIDED ? "[]" :
		    piece->look == LOOK_TO_FOLLOW ? "()" : piece->look == LOOK_LABEL ? "**" : "";

		g_assert_cmpuint(piece->start, ==, end);
		end += piece->size;
		g_string_append_printf(text, "%.1s%.*s%s", marks, (int)piece->size, line(reading, at)->text + piece->start,
		    *marks != '\0' ? marks + 1 : "");
	}
	g_assert_cmpuint(end, ==, strlen(line(reading, at)->text));
	return g_string_free(text, FALSE);
}

static void
check_drawn(const struct reading *reading, guint at, const char *expected)
{
	g_autofree char *found = drawn(reading, at);

	g_assert_cmpstr(found, ==, expected);
}

static void
words_of_facts_are_marked_in_the_minutes(void)
{
	struct meeting *meeting = linked();
	struct item *item = item_of(meeting);
	struct resolution *resolution = add_resolution(item, "1", "That a note be sent to each member of the panel.");
	struct action *action = add_action(item, 0, "a note be sent");
	struct reading *reading;

	set_place("That a note be sent to each member of the panel.", &resolution->starts, &resolution->ends);
	set_place("a note be sent", &action->starts, &action->ends);
	reading = read_at(meeting, 40);
	check_drawn(reading, 5, "Further to <Minute No. 109>, lamps were");
	check_drawn(reading, 6, "seen.");
	check_drawn(reading, 8, "Resolved: (1) [That ](a note be sent)[ to]");
	check_drawn(reading, 9, "[each member of the panel.]");
	check_drawn(reading, 11, "*RESOLVED 1*  That a note be sent to each");
	check_drawn(reading, 12, "  member of the panel.");
	reading_free(reading);
}

static void
what_has_no_place_is_not_marked(void)
{
	struct meeting *meeting = sample();
	struct resolution *resolution = add_resolution(item_of(meeting), "1", "That a note be sent.");
	struct action *action = add_action(item_of(meeting), -1, "a note");
	struct reading *reading;

	resolution->starts = 5;
	resolution->ends = 100000;
	action->starts = 130;
	action->ends = 120;
	reading = read_at(meeting, 84);
	check_drawn(reading, 6, "Resolved: (1) That a note be sent to each member of the panel.");
	reading_free(reading);
}

static void
marks_go_with_what_is_shown_of_the_words(void)
{
	struct meeting *meeting = sample();
	struct item *item = item_of(meeting);
	struct resolution *resolution = add_resolution(item, NULL, "x");
	struct reading *reading;

	g_string_assign(&item->minutes.text, "“Čapek” was\x1bnamed – so it be done");
	resolution->starts = 100 + strlen("“Čapek” was\x1bnamed – ");
	resolution->ends = resolution->starts + strlen("so it be");
	reading = reading_of_item(meeting, item);
	reading_wrap(reading, 84, 0);
	check_drawn(reading, 4, "“Čapek” was␛named – [so it be] done");
	reading_free(reading);
	shown_set_utf8(FALSE);
	reading = read_at(meeting, 84);
	shown_set_utf8(TRUE);
	check_drawn(reading, 4, "\"Capek\" wasESCnamed - [so it be] done");
	reading_free(reading);
}

static void
hits_are_marked_over_line_breaks(void)
{
	struct reading *reading = read_at(linked(), 40);
	struct matcher *matcher = matcher_of_words(NULL, "\"were seen\" note member*", FALSE);

	g_assert_cmpint(reading_highlight(reading, matcher), ==, RX_MATCH);
	check_drawn(reading, 5, "Further to <Minute No. 109>, lamps {were}");
	check_drawn(reading, 6, "{seen}.");
	check_drawn(reading, 8, "Resolved: (1) That a {note} be sent to");
	check_drawn(reading, 9, "each {member} of the panel.");
	matcher_free(matcher);
	matcher = matcher_of_words(NULL, "109", FALSE);
	reading_highlight(reading, matcher);
	check_drawn(reading, 5, "Further to <Minute No. >{109}, lamps were");
	g_assert_cmpint(reading_highlight(reading, NULL), ==, RX_NO_MATCH);
	check_drawn(reading, 5, "Further to <Minute No. 109>, lamps were");
	matcher_free(matcher);
	reading_free(reading);
}

static void
hits_are_found_downwards_and_upwards(void)
{
	struct reading *reading = read_at(sample(), 40);
	struct matcher *matcher = matcher_of_regex("were\\s+seen|member|panel", NULL);

	g_assert_cmpint(reading_find(reading, 0, 1), ==, -1);
	g_assert_cmpint(reading_highlight(reading, matcher), ==, RX_MATCH);
	g_assert_cmpint(reading_find(reading, 0, 1), ==, 5);
	g_assert_cmpint(reading_find(reading, 5, 1), ==, 5);
	g_assert_cmpint(reading_find(reading, 6, 1), ==, 9);
	g_assert_cmpint(reading_find(reading, 10, 1), ==, -1);
	g_assert_cmpint(reading_find(reading, 8, -1), ==, 5);
	g_assert_cmpint(reading_find(reading, 99, -1), ==, 9);
	g_assert_cmpint(reading_find(reading, -1, -1), ==, -1);
	g_assert_cmpint(reading_find(reading, -1, 1), ==, 5);
	matcher_free(matcher);
	reading_free(reading);
}

/* The lines on which hits begin. */
static void
check_lines_of_hits(const struct reading *reading, const char *expected)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	for (int line = -1; (line = reading_find(reading, line + 1, 1)) >= 0;)
		g_string_append_printf(lines, "%s%d", lines->len > 0 ? " " : "", line);
	g_assert_cmpstr(lines->str, ==, expected);
}

static void
check_highlight(struct reading *reading, struct matcher *matcher, const char *expected)
{
	g_assert_nonnull(matcher);
	reading_highlight(reading, matcher);
	check_lines_of_hits(reading, expected);
	matcher_free(matcher);
}

static struct matcher *
limited(const char *words)
{
	struct matcher *matcher = matcher_of_words(NULL, words, FALSE);

	matcher_limit(matcher);
	return matcher;
}

static void
a_text_is_looked_through_as_a_whole(void)
{
	struct reading *reading = read_at(sample(), 84);

	/* Line 4 is "Further ... were seen.", 5 is empty, 6 is "Resolved ...". */
	check_highlight(reading, matcher_of_words(NULL, "\"were seen resolved\"", FALSE), "4");
	check_highlight(reading, matcher_of_words(NULL, "NEAR(lamps note, 6)", FALSE), "4 6");
	check_highlight(reading, matcher_of_words(NULL, "NEAR(lamps note, 5)", FALSE), "");
	check_highlight(reading, matcher_of_regex("seen\\.\\s+Resolved", NULL), "4");
	check_highlight(reading, matcher_of_regex("^Resolved", NULL), "6");
	check_highlight(reading, matcher_of_regex("seen\\.$", NULL), "4");
	reading_highlight(reading, NULL);
	check_lines_of_hits(reading, "");
	reading_free(reading);
}

static void
a_hit_over_two_paragraphs_is_marked_in_both(void)
{
	struct reading *reading = read_at(sample(), 84);
	struct matcher *matcher = matcher_of_words(NULL, "\"were seen resolved\"", FALSE);

	reading_highlight(reading, matcher);
	check_drawn(reading, 4, "Further to Minute No. 109, lamps {were seen.}");
	check_drawn(reading, 6, "{Resolved}: (1) That a note be sent to each member of the panel.");
	matcher_free(matcher);
	reading_free(reading);
}

/* Lines: 0 the title, 1 the citation, 4 to 6 the minutes, 8 the resolution, 10 the action. */
static void
a_search_marks_only_what_it_finds(void)
{
	struct meeting *meeting = sample();
	struct item *item = item_of(meeting);
	struct reading *reading;

	item->title = arena_copy(item->arena, "A note to the panel", -1);
	add_resolution(item, "1", "That a note be sent to each member of the panel.");
	add_action(item, -1, "send the note");
	reading = read_at(meeting, 84);
	check_highlight(reading, limited("note"), "0 6 8 10");
	check_highlight(reading, limited("title:note"), "0");
	check_highlight(reading, limited("in:minutes note"), "6 8 10");
	check_highlight(reading, limited("in:resolution note"), "8");
	check_highlight(reading, limited("in:action note"), "10");
	check_highlight(reading, limited("in:action /^send/"), "10");
	check_highlight(reading, limited("title:/^a note/ /seen\\.\\s+resolved/"), "0 4");
	/* The citation, labels and states are no texts; "/" finds in them all the same. */
	check_highlight(reading, limited("committee OR resolved OR open OR action"), "6");
	check_highlight(reading, matcher_of_words(NULL, "committee OR resolved OR open", FALSE), "1 6 8 11");
	reading_free(reading);
}

static void
a_hit_is_never_inside_a_cluster(void)
{
	struct meeting *meeting = sample();
	struct matcher *matcher = matcher_of_regex("e", NULL);
	struct reading *reading;

	g_string_assign(&item_of(meeting)->minutes.text, "ne\xcc\x81" "e, e\xcc\x81");
	reading = read_at(meeting, 84);
	reading_highlight(reading, matcher);
	check_drawn(reading, 4, "n{e\xcc\x81" "e}, {e\xcc\x81}");
	matcher_free(matcher);
	reading_free(reading);
}

static void
what_could_not_be_searched_is_told(void)
{
	struct meeting *meeting = sample();
	g_autofree char *many = g_strnfill(64, 'a');
	struct matcher *matcher = matcher_of_regex("(a+)+$|lamps", NULL);
	struct reading *reading;

	g_string_append_printf(&item_of(meeting)->minutes.text, "\n\n%sb", many);
	reading = read_at(meeting, 84);
	g_assert_cmpint(reading_highlight(reading, matcher), ==, RX_TOO_COMPLEX);
	g_assert_cmpint(reading_find(reading, 0, 1), ==, 4);
	matcher_free(matcher);
	reading_free(reading);
}

static void
pieces_cover_every_line_at_every_width(void)
{
	struct reading *reading = read_at(linked(), 84);
	struct matcher *matcher = matcher_of_regex(".", NULL);

	reading_highlight(reading, matcher);
	for (int width = 8; width <= 84; width++) {
		reading_wrap(reading, width, 0);
		for (guint i = 0; i < reading->lines->len; i++) {
			g_autofree char *text = drawn(reading, i);

			g_assert_nonnull(text);
		}
	}
	matcher_free(matcher);
	reading_free(reading);
}

int
main(int argc, char **argv)
{
	g_setenv("MINUTEBOOK_TODAY", "2024-06-01", TRUE);
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/facts/resolutions and actions are set off", facts_are_set_off);
	g_test_add_func("/facts/each has the line with which it begins", facts_have_their_lines);
	g_test_add_func("/facts/the minutes that an item is tied to are listed", ties_are_listed);
	g_test_add_func("/links/are stepped through in the order of the text", links_are_stepped_through);
	g_test_add_func("/marks/words of facts are marked in the minutes", words_of_facts_are_marked_in_the_minutes);
	g_test_add_func("/marks/what has no place is not marked", what_has_no_place_is_not_marked);
	g_test_add_func("/marks/go with what is shown of the words", marks_go_with_what_is_shown_of_the_words);
	g_test_add_func("/hits/are marked over line breaks", hits_are_marked_over_line_breaks);
	g_test_add_func("/hits/are found downwards and upwards", hits_are_found_downwards_and_upwards);
	g_test_add_func("/hits/a text is looked through as a whole", a_text_is_looked_through_as_a_whole);
	g_test_add_func("/hits/one over two paragraphs is marked in both", a_hit_over_two_paragraphs_is_marked_in_both);
	g_test_add_func("/hits/a search marks only what it finds", a_search_marks_only_what_it_finds);
	g_test_add_func("/hits/are never inside a cluster", a_hit_is_never_inside_a_cluster);
	g_test_add_func("/hits/what could not be searched is told", what_could_not_be_searched_is_told);
	g_test_add_func("/pieces/cover every line at every width", pieces_cover_every_line_at_every_width);
	return g_test_run();
}
