#include <glib/gstdio.h>
#include <string.h>

#include "kit.h"

/*
 * Finding one's way: search, find, filter, sort, follow, and back again from each. Over the sample
 * minutes, at 80x24.
 */

static struct terminal *
open_sample(void)
{
	g_auto(GStrv) variables = with_sample("LC_ALL=C.UTF-8");
	struct terminal *terminal = start_in(variables, 24, 80);

	terminal_wait(terminal, "Meetings 1/27");
	return terminal;
}

static gboolean
row_has(struct terminal *terminal, int row, const char *text)
{
	g_autofree char *line = terminal_row(terminal, row);

	g_test_message("row %d: %s", row, line);
	return strstr(line, text) != NULL;
}

/* --- Search -------------------------------------------------------------------------------------- */

static void
hits_come_while_words_are_typed(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "jjslibr");
	terminal_wait(terminal, "Hit 1 of 15");
	g_assert_true(row_has(terminal, 2, "[Libraries]"));
	terminal_type(terminal, "aries");
	terminal_wait(terminal, "Hit 1 of 6");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 3/27");
	quit(terminal);
}

/* What the command line prints of a search, as TSV. The caller frees. */
static char *
searched(const char *option, const char *words)
{
	g_auto(GStrv) variables = with_sample("LC_ALL=C.UTF-8");
	const char *argv[] = { program, "search", "--format", "tsv", option, "--", words, NULL };
	char *out = NULL;

	g_assert_true(g_spawn_sync(NULL, (char **)argv, variables, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL));
	return out;
}

static guint
count_lines(const char *text)
{
	guint n = 0;

	for (; *text != '\0'; text++)
		n += *text == '\n';
	return n;
}

/* The list of hits, written to a file. The caller frees. */
static char *
listed(struct terminal *terminal, const char *keys, guint hits)
{
	g_autofree char *path = g_build_filename(home, "hits.tsv", NULL);
	g_autofree char *there = g_strdup_printf("Hit 1 of %u ", hits), *written = g_strdup_printf("%u rows written", hits);
	g_autofree char *typed = g_strconcat("e\025", path, "\r", NULL);
	char *text = NULL;

	terminal_type(terminal, keys);
	terminal_wait(terminal, "m in its meeting");
	terminal_wait(terminal, there);
	terminal_type(terminal, typed);
	terminal_wait(terminal, written);
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_unlink(path);
	return text;
}

/* Whichever way they are found: streamed while the last word is only begun, or asked of the index. */
static void
hits_are_those_of_the_command_line(void)
{
	static const char *const searches[] = { "report", "\"annual report\"", "libr*", "~consult", "NEAR(report committee, 8)",
		"report -annual", "report OR plan", "in:resolution report", "in:action report", "title:report", "is:overdue report",
		"/repor[tl]/ date:2024", "body:improving lighting", "person:councillor report", NULL };
	struct terminal *terminal = open_sample();

	for (guint i = 0; searches[i] != NULL; i++) {
		g_autofree char *expected = searched("--sort=date", searches[i]), *keys = g_strconcat("s", searches[i], " \r", NULL);
		g_autofree char *found = listed(terminal, keys, count_lines(expected));

		g_assert_cmpuint(count_lines(expected), >, 1);
		g_assert_cmpstr(found, ==, expected);
		terminal_type(terminal, "q");
		terminal_wait(terminal, "Meetings 1/27");
	}
	quit(terminal);
}

static void
so_are_those_of_a_regular_expression(void)
{
	struct terminal *terminal = open_sample();
	g_autofree char *expected = searched("--regex", "libr[ae]r");
	g_autofree char *found = listed(terminal, "s\022libr[ae]r\r", count_lines(expected));

	g_assert_cmpstr(found, ==, expected);
	quit(terminal);
}

static void
what_is_wrong_leaves_the_last_hits(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "s\022libr[ae]r");
	terminal_wait(terminal, "Hit 1 of 15");
	terminal_type(terminal, "(");
	terminal_wait(terminal, "missing closing parenthesis");
	g_assert_true(row_has(terminal, 2, "[Librar]ies"));
	terminal_type(terminal, "\b\r");
	terminal_wait(terminal, "m in its meeting");
	g_assert_true(row_has(terminal, 22, "Hit 1 of 15"));
	quit(terminal);
}

static void
a_search_can_be_narrowed(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "jslibr");
	terminal_wait(terminal, "Search all meetings (words): libr");
	terminal_wait(terminal, "Hit 1 of 15");
	terminal_type(terminal, "\024");
	terminal_wait(terminal, "Search this meeting (words): libr");
	terminal_wait(terminal, "Hit 1 of 1 ");
	terminal_type(terminal, "\024");
	terminal_wait(terminal, "Search this committee (words): libr");
	terminal_wait(terminal, "Hit 1 of 5");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 2/27");
	quit(terminal);
}

static void
a_search_honours_the_filter(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "fyear:2023/24\r");
	terminal_wait(terminal, "filter: year:2023/24");
	terminal_type(terminal, "slibr");
	terminal_wait(terminal, "Search all meetings (words) in year:2023/24: libr");
	terminal_wait(terminal, "Hit 1 of 9");
	terminal_type(terminal, "\rqF");
	terminal_wait(terminal, "Meetings 1/27");
	/* in: of the filter is about its own words. */
	terminal_type(terminal, "2\024\024fin:title street\r");
	terminal_wait(terminal, "Items 1/3");
	terminal_type(terminal, "slamps \r");
	terminal_wait(terminal, "Hit 1 of 2  items for \"lamps\" and \"street\" in the");
	quit(terminal);
}

static void
nothing_found_says_what_to_try(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "szeppelin");
	terminal_wait(terminal, "No match");
	g_assert_true(row_has(terminal, 22, "in 27 meetings"));
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 1/27");
	/* Whatever else there is to say. */
	terminal_type(terminal, "sgulls \"zeppelin\r");
	terminal_wait(terminal, "No match; the quotation mark before");
	quit(terminal);
}

/* Title and number are theirs, too. */
static void
nothing_found_leaves_the_last_hits(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "slibrar");
	terminal_wait(terminal, "Hit 1 of 15");
	terminal_type(terminal, "qq");
	terminal_wait(terminal, "No match for \"librarqq\" in 27 meetings");
	g_assert_true(row_has(terminal, 0, "Search, all meetings: librar "));
	g_assert_true(row_has(terminal, 2, "[Libraries]"));
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "m in its meeting");
	terminal_wait(terminal, "Search, all meetings: librar*");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Hit 2 of 15");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
}

static void
nothing_found_leaves_the_list_one_came_from(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "jjs\033[200~zeppelin\033[201~");
	terminal_wait(terminal, "No match for \"zeppelin\"");
	g_assert_true(row_has(terminal, 0, "[1]MTGS"));
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "No match: \"zeppelin\" stands nowhere");
	g_assert_true(row_has(terminal, 0, "[1]MTGS"));
	terminal_type(terminal, "jk");
	terminal_wait(terminal, "Meetings 3/27");
	terminal_type(terminal, "slibrar\r");
	terminal_wait(terminal, "Hit 1 of 15");
	terminal_type(terminal, "jj");
	terminal_wait(terminal, "Hit 3 of 15");
	terminal_type(terminal, "s\033[200~zeppelin\033[201~\r");
	terminal_wait(terminal, "m in its meeting");
	terminal_wait(terminal, "No match: \"zeppelin\" stands nowhere");
	g_assert_true(row_has(terminal, 0, "Search, all meetings: librar*"));
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Hit 4 of 15");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 3/27");
	quit(terminal);
}

/* Whether it was for the text, rather than lost: it waits for hits a while, and not for ever. */
static gboolean
key_behind_a_search_moves(struct terminal *terminal, const char *key, const char *line)
{
	g_autofree char *keys = g_strconcat("s\033[200~zeppelin\033[201~\r", key, NULL);

	terminal_type(terminal, keys);
	for (int i = 0; i < 1000; i++) {
		g_autofree char *screen = terminal_screen(terminal);

		if (strstr(screen, line) != NULL)
			return TRUE;
		if (strstr(screen, "No match: ") != NULL && !terminal_take(terminal, 300))
			break;
		terminal_take(terminal, 20);
	}
	return FALSE;
}

static void
nothing_found_leads_back_to_a_text_before_the_next_key(void)
{
	struct terminal *terminal = open_sample();
	int moved = 0;

	terminal_type(terminal, "\r\r");
	terminal_wait(terminal, "line 1 of ");
	for (int i = 0; i < 10; i++) {
		if (!key_behind_a_search_moves(terminal, "j", "line 2 of "))
			continue;
		moved++;
		terminal_type(terminal, "k");
		terminal_wait(terminal, "line 1 of ");
	}
	g_assert_cmpint(moved, >, 0);
	quit(terminal);
}

static void
a_hit_is_shown_in_its_meeting_and_q_comes_back(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "slibrar\r");
	terminal_wait(terminal, "Hit 1 of 15");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Hit 2 of 15");
	terminal_type(terminal, "m");
	terminal_wait(terminal, "Items 5/11");
	g_assert_true(row_has(terminal, 0, "Improving Places Scrutiny Panel > 2025-01-14"));
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Hit 2 of 15");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
}

static void
former_hits_come_back(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "slibrar\r");
	terminal_wait(terminal, "Hit 1 of 15");
	terminal_type(terminal, "jj");
	terminal_wait(terminal, "Hit 3 of 15");
	terminal_type(terminal, "sgulls\r");
	terminal_wait(terminal, "Search, all meetings: gulls*");
	terminal_wait(terminal, "Hit 1 of ");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Search, all meetings: librar*");
	terminal_wait(terminal, "Hit 3 of 15");
	quit(terminal);
}

static void
pasted_text_goes_into_the_prompt(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "s\033[200~lib\nrary\033[201~");
	terminal_wait(terminal, "Search all meetings (words): lib rary");
	terminal_type(terminal, "\025libraries");
	terminal_wait(terminal, "Hit 1 of 6");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
}

/* So much, so often: "lib" again and again. */
static char *
repeated(const char *text, gsize size)
{
	GString *all = g_string_sized_new(size + strlen(text));

	while (all->len < size)
		g_string_append(all, text);
	return g_string_free(all, FALSE);
}

static void
paste(struct terminal *terminal, const char *text, const char *end)
{
	g_autofree char *pasted = g_strconcat("\033[200~", text, end, NULL);

	terminal_type(terminal, pasted);
}

/* Out of whatever stands in the prompt, and a search that is right. */
static void
check_the_next_search(struct terminal *terminal)
{
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "q quit"); /* where the prompt was */
	terminal_type(terminal, "slibraries");
	terminal_wait(terminal, "Hit 1 of 6");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 1/27");
}

/* Before anything is pasted: it would else go to no prompt. */
static void
open_prompt(struct terminal *terminal, const char *keys)
{
	terminal_type(terminal, keys);
	while (row_has(terminal, 23, "q quit") && terminal_take(terminal, 20000))
		;
}

static void
brackets_without_end_are_borne(void)
{
	struct terminal *terminal = open_sample();
	g_autofree char *brackets = repeated("(", 10000);
	static const char *const prompts[] = { "s", "s\022", "/", "/\022", "f", ":" };

	for (gsize i = 0; i < G_N_ELEMENTS(prompts); i++) {
		open_prompt(terminal, prompts[i]);
		paste(terminal, brackets, "\033[201~");
		terminal_wait(terminal, "((((");
		check_the_next_search(terminal);
		open_prompt(terminal, prompts[i]);
		terminal_type(terminal, brackets);
		terminal_wait(terminal, "((((");
		check_the_next_search(terminal);
	}
	quit(terminal);
}

/* More than a prompt takes, with what no prompt takes. */
static void
a_long_paste_is_cut(void)
{
	struct terminal *terminal = open_sample();
	g_autofree char *text = repeated("the \033[A\xff libraries\n\302\205", 1000000);

	for (int i = 0; i < 2; i++) {
		terminal_type(terminal, "s");
		terminal_wait(terminal, "Search all meetings (words):");
		paste(terminal, text, i == 0 ? "\033[201~" : "");
		terminal_wait(terminal, "libraries  the");
		terminal_type(terminal, "x");
		terminal_wait(terminal, "No more than 4096 bytes");
		check_the_next_search(terminal);
	}
	quit(terminal);
}

/* By a terminal that does not mark it: line ends are no Enter, and no letter is a key. */
static void
a_paste_without_marks_is_one(void)
{
	struct terminal *terminal = open_sample();
	g_autofree char *text = repeated("Q\nlibraries ", 1000000);

	terminal_type(terminal, text);
	terminal_wait(terminal, "Pasted text was left out");
	terminal_type(terminal, "s");
	terminal_wait(terminal, "Search all meetings (words):");
	terminal_type(terminal, text);
	terminal_wait(terminal, "libraries Q libraries");
	check_the_next_search(terminal);
	terminal_type(terminal, "s");
	terminal_wait(terminal, "Search all meetings (words):");
	terminal_type(terminal, text);
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "q quit"); /* where the prompt was */
	quit(terminal);
}

/* What was typed behind it has come with it. */
static void
keys_behind_a_paste_are_keys(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "s\033[200~librar\033[201~ies\177s\033[D\033[1;3D\001\004");
	terminal_wait(terminal, "Search all meetings (words): ibraries");
	terminal_type(terminal, "\033[200~l\033[201~\r\033[B\033[200~x\033[201~");
	terminal_wait(terminal, "Pasted text was left out");
	terminal_type(terminal, "\033[B");
	terminal_wait(terminal, "Hit 3 of 6");
	quit(terminal);
}

static void
what_was_typed_before_comes_back(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "sgulls\rq");
	terminal_wait(terminal, "Meetings 1/27");
	terminal_type(terminal, "s\033[A");
	terminal_wait(terminal, "Search all meetings (words): gulls");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
	terminal = open_sample();
	terminal_type(terminal, "s\033[A");
	terminal_wait(terminal, "Search all meetings (words): gulls");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
}

static void
searches_are_saved_by_name(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "slibraries\r");
	terminal_wait(terminal, "Hit 1 of 6");
	terminal_type(terminal, ":save books\r");
	terminal_wait(terminal, "saved: @books is libraries*");
	terminal_type(terminal, "qs");
	terminal_wait(terminal, "Saved (Tab completes): @books");
	terminal_type(terminal, "@b\t");
	terminal_wait(terminal, "Search all meetings (words): @books");
	terminal_wait(terminal, "Hit 1 of 6");
	terminal_type(terminal, "\b\b");
	terminal_type(terminal, "x\r");
	terminal_wait(terminal, "there is no saved search '@boox'");
	quit(terminal);
}

static void
an_operator_waits_for_what_is_behind_it(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "sstreet ");
	terminal_wait(terminal, "Hit 1 of 23");
	terminal_type(terminal, "NOT");
	terminal_wait(terminal, "(words): street NOT");
	terminal_wait(terminal, "Hit 1 of 23");
	terminal_type(terminal, " lighting");
	terminal_wait(terminal, "Hit 1 of 19");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "items for \"street\" without \"lighting\"");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 1/27");
	terminal_type(terminal, "sstreet NOT\r");
	terminal_wait(terminal, "NOT stands before what must not be there");
	quit(terminal);
}

static void
n_goes_by_the_hits_of_the_search_in_its_text(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "sNEAR(chapel grove, 4) /de\\wighted/\r");
	terminal_wait(terminal, "Hit 1 of 1");
	terminal_type(terminal, "\t");
	terminal_wait(terminal, "line 1 of");
	terminal_type(terminal, "nn");
	terminal_wait(terminal, "One was delighted");
	terminal_type(terminal, "n");
	terminal_wait(terminal, "Found going on from the beginning");
	terminal_type(terminal, "/cone\r");
	terminal_wait(terminal, "a cone would fail");
	quit(terminal);
}

/* --- Find ---------------------------------------------------------------------------------------- */

static void
find_goes_to_the_next_row_and_back(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "j/audit");
	terminal_wait(terminal, "Find in Meetings (words): audit");
	terminal_wait(terminal, "Meetings 3/27");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 2/27");
	terminal_type(terminal, "/audit\r");
	terminal_wait(terminal, "Meetings 3/27");
	terminal_type(terminal, "n");
	terminal_wait(terminal, "Meetings 7/27");
	terminal_type(terminal, "N");
	terminal_wait(terminal, "Meetings 3/27");
	terminal_type(terminal, "N");
	terminal_wait(terminal, "Found going on from the end");
	quit(terminal);
}

static void
find_says_where_nothing_is(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "/zeppelin\r");
	terminal_wait(terminal, "No match for \"zeppelin\" in Meetings");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/27");
	quit(terminal);
}

static void
find_goes_through_a_text(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, ":go ipsp/2025-01-14/47\r");
	terminal_wait(terminal, "Item 47");
	terminal_type(terminal, "/chart");
	terminal_wait(terminal, "Find in this text (words): chart");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "a chart of them");
	quit(terminal);
}

/* --- Lists ---------------------------------------------------------------------------------------- */

static void
a_filter_leaves_what_matches(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "fcabinet\r");
	terminal_wait(terminal, "filter: cabinet");
	terminal_type(terminal, "fnosuch:x\r");
	terminal_wait(terminal, "nosuch");
	terminal_type(terminal, "k");
	terminal_wait(terminal, "filter: cabinet");
	terminal_type(terminal, "F");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
}

static void
lists_are_sorted_by_their_columns(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "oo");
	terminal_wait(terminal, "sort: Committee");
	terminal_type(terminal, "g");
	terminal_wait(terminal, "Meetings 1/27  sort: Committee");
	g_assert_true(row_has(terminal, 2, "Audit and Governance Committee"));
	terminal_type(terminal, "Og");
	terminal_wait(terminal, "sort: Committee, reversed");
	terminal_wait(terminal, "Meetings 1/27");
	g_assert_true(row_has(terminal, 2, "Improving Places Scrutiny Panel"));
	quit(terminal);
}

static void
a_sorted_list_is_found_in_in_its_order(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "oog/cabinet\r");
	terminal_wait(terminal, "sort: Committee");
	terminal_wait(terminal, "Meetings 9/27");
	terminal_type(terminal, "n");
	terminal_wait(terminal, "Meetings 10/27");
	quit(terminal);
}

static void
scope_widens_to_the_committee_and_to_all(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, "4\024");
	terminal_wait(terminal, "of this committee");
	terminal_type(terminal, "G");
	terminal_wait(terminal, "2023-06-13");
	terminal_type(terminal, "\024");
	terminal_wait(terminal, "of all meetings");
	terminal_type(terminal, "\024");
	terminal_wait(terminal, "of this meeting");
	quit(terminal);
}

/* --- References ----------------------------------------------------------------------------------- */

static void
references_are_followed_and_q_comes_back(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, ":go ipsp/2025-01-14/45\r");
	terminal_wait(terminal, "Item 45");
	terminal_type(terminal, "rr");
	terminal_wait(terminal, "Cabinet, 14 October 2024");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Improving Places Scrutiny Panel, 14 January 2025");
	quit(terminal);
}

/* The row, the line of its text and the reference, one press each; not out of a list that was gone to meanwhile. */
static void
q_leads_back_from_a_reference_at_once(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, ":go ipsp/2025-01-14/45\r");
	terminal_wait(terminal, "Item 45");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 1/27");
	terminal_type(terminal, ":go ipsp/2025-01-14/45\r");
	terminal_wait(terminal, "Item 45");
	terminal_type(terminal, "rr");
	terminal_wait(terminal, "Cabinet, 14 October 2024");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Improving Places Scrutiny Panel, 14 January 2025");
	terminal_type(terminal, "r");
	terminal_wait(terminal, "Cabinet, 14 October 2024");
	terminal_type(terminal, "2");
	terminal_wait(terminal, "Enter read");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Space page");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Enter read");
	g_assert_true(row_has(terminal, 0, "Cabinet > 2024-10-14"));
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Improving Places Scrutiny Panel, 14 January 2025");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 1/27");
	quit(terminal);
}

static void
the_thread_of_a_matter_is_a_list(void)
{
	struct terminal *terminal = open_sample();

	terminal_type(terminal, ":go cabinet/2024-07-08/16\r");
	terminal_wait(terminal, "Item 16");
	terminal_type(terminal, "t");
	terminal_wait(terminal, "The same matter: Libraries: self-service");
	terminal_wait(terminal, "Hit 2 of 2");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Cabinet > 2024-07-08");
	quit(terminal);
}

#define ADD(name, test) g_test_add_func("/finding/" name, test)

int
main(int argc, char **argv)
{
	int failed;

	g_test_init(&argc, &argv, NULL);
	set_up();
	ADD("hits come while words are typed, Esc leads back", hits_come_while_words_are_typed);
	ADD("hits are those of the command line", hits_are_those_of_the_command_line);
	ADD("those of a regular expression, too", so_are_those_of_a_regular_expression);
	ADD("what is wrong with a pattern leaves the last hits", what_is_wrong_leaves_the_last_hits);
	ADD("^T narrows a search to the meeting and the committee", a_search_can_be_narrowed);
	ADD("a search honours the filter on the screen", a_search_honours_the_filter);
	ADD("nothing found says what to try", nothing_found_says_what_to_try);
	ADD("nothing found leaves the last hits", nothing_found_leaves_the_last_hits);
	ADD("nothing found leaves the list that one came from", nothing_found_leaves_the_list_one_came_from);
	ADD("nothing found leads back to a text before the next key", nothing_found_leads_back_to_a_text_before_the_next_key);
	ADD("m shows a hit in its meeting, q comes back", a_hit_is_shown_in_its_meeting_and_q_comes_back);
	ADD("q leads to the hits before", former_hits_come_back);
	ADD("pasted text goes into the prompt", pasted_text_goes_into_the_prompt);
	ADD("10,000 brackets are borne by each prompt", brackets_without_end_are_borne);
	ADD("a long paste is cut, with its end mark or without", a_long_paste_is_cut);
	ADD("a paste without marks is one, too", a_paste_without_marks_is_one);
	ADD("keys that come with a paste are keys", keys_behind_a_paste_are_keys);
	ADD("what was typed before comes back, in another run, too", what_was_typed_before_comes_back);
	ADD("searches are saved by name", searches_are_saved_by_name);
	ADD("an operator waits for what is behind it", an_operator_waits_for_what_is_behind_it);
	ADD("n goes by the hits of a search in its text", n_goes_by_the_hits_of_the_search_in_its_text);
	ADD("/ finds rows, Esc leads back, n and N go on", find_goes_to_the_next_row_and_back);
	ADD("/ says where nothing is", find_says_where_nothing_is);
	ADD("/ finds in the text", find_goes_through_a_text);
	ADD("f filters a list, F no longer", a_filter_leaves_what_matches);
	ADD("o sorts, O the other way", lists_are_sorted_by_their_columns);
	ADD("/ goes through a sorted list in its order", a_sorted_list_is_found_in_in_its_order);
	ADD("^T widens lists to the committee and to all", scope_widens_to_the_committee_and_to_all);
	ADD("r follows a reference, q comes back", references_are_followed_and_q_comes_back);
	ADD("q leads back from a reference at once", q_leads_back_from_a_reference_at_once);
	ADD("t lists the thread of a matter", the_thread_of_a_matter_is_a_list);
	failed = g_test_run();
	remove_all(home);
	return failed;
}
