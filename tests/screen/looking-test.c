#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "terminal.h"

/* Searching, finding, filtering and sorting in the real program, over the sample minutes. */

static char *program, *home;

/* --- The program's world ------------------------------------------------------------------------- */

static char **
environment(void)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();

	g_ptr_array_add(all, g_strdup_printf("HOME=%s", home));
	g_ptr_array_add(all, g_strdup_printf("XDG_STATE_HOME=%s/state", home));
	g_ptr_array_add(all, g_strdup_printf("MINUTEBOOK_CACHE=%s/cache.db", home));
	g_ptr_array_add(all, g_strdup("MINUTEBOOK_TODAY=2025-11-20"));
	g_ptr_array_add(all, g_strdup("LC_ALL=C.UTF-8"));
	g_ptr_array_add(all, g_strdup("TERM=xterm-256color"));
	g_ptr_array_add(all, NULL);
	return (char **)g_ptr_array_steal(all, NULL);
}

static void
remove_all(const char *path)
{
	g_autoptr(GDir) folder = NULL;
	const char *name;

	if (g_remove(path) == 0)
		return;
	folder = g_dir_open(path, 0, NULL);
	while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *inside = g_build_filename(path, name, NULL);

		remove_all(inside);
	}
	g_remove(path);
}

static void
set_up(void)
{
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL);
	g_auto(GStrv) variables = NULL;
	char *argv[] = { NULL, "load", sample, NULL };

	program = g_test_build_filename(G_TEST_BUILT, "minutebook", NULL);
	home = g_dir_make_tmp("minutebook-looking-XXXXXX", NULL);
	variables = environment();
	argv[0] = program;
	g_assert_true(g_spawn_sync(NULL, argv, variables, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
	    NULL, NULL, NULL, NULL));
}

/* In the list of meetings, whatever a test before has left. */
static struct terminal *
start(void)
{
	g_autofree char *state = g_build_filename(home, "state", NULL);
	g_auto(GStrv) variables = environment();
	char *argv[] = { program, NULL };
	struct terminal *terminal;

	remove_all(state);
	terminal = terminal_new(argv, variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/27");
	return terminal;
}

static void
press(struct terminal *terminal, const char *keys, const char *text)
{
	terminal_type(terminal, keys);
	terminal_wait(terminal, text);
}

static void
expect_row(struct terminal *terminal, int row, const char *text)
{
	g_autofree char *line = terminal_row(terminal, row);

	if (strstr(line, text) == NULL)
		g_error("'%s' is not on '%s'", text, line);
}

static void
expect_no(struct terminal *terminal, const char *text)
{
	g_autofree char *screen = terminal_screen(terminal);

	if (strstr(screen, text) != NULL)
		g_error("'%s' is on:\n%s", text, screen);
}

static void
quit(struct terminal *terminal)
{
	int status;

	terminal_type(terminal, "Q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	terminal_free(terminal);
}

/* --- Tests --------------------------------------------------------------------------------------- */

/* The oldest first: forwards from there are the newer ones. */
static void
test_find_in_order(void)
{
	struct terminal *terminal = start();

	press(terminal, "o", "sort: Date");
	press(terminal, "g", "Meetings 1/27");
	press(terminal, "/2025-01-30\r", "> 2025-01-30");
	expect_no(terminal, "going on from the beginning");
	press(terminal, "n", "Found going on from the beginning");
	quit(terminal);
}

/* More than the screenful that is searched for while words are typed. */
static void
test_scope(void)
{
	struct terminal *terminal = start();

	press(terminal, "sthe\x14\x14", "Search this committee");
	terminal_wait(terminal, "Hit 1 of 120");
	for (int i = 0; i < 8; i++)
		terminal_type(terminal, "\033[6~");
	terminal_wait(terminal, "Hit 65 of 120");
	expect_no(terminal, "Cabinet ");
	expect_no(terminal, "Audit and ");
	press(terminal, "\033", "Meetings 1/27");
	quit(terminal);
}

/* Looked through with a page of hits in hand that a regular expression gave, and with an order of their own. */
static void
test_regex_hits(void)
{
	struct terminal *terminal = start();

	press(terminal, "s\x12taxi.rank\r", "Hit 1 of 4");
	press(terminal, "o", "sort: Date");
	press(terminal, "G", "Hit 4 of 4");
	press(terminal, "ooooo", "newest first");
	press(terminal, "g", "Hit 1 of 4");
	press(terminal, "/nothingofthekind\r", "No match for \"nothingofthekind\" in Hits");
	quit(terminal);
}

/* The same with a pattern among words; and a filter that has one. */
static void
test_pattern_hits(void)
{
	struct terminal *terminal = start();

	press(terminal, "s/tax[i].rank/ OR zebra", "Hit 1 of 4  words");
	press(terminal, "\r", "Hit 1 of 4");
	press(terminal, "G", "Hit 4 of 4");
	press(terminal, "o", "sort: Date");
	press(terminal, "g", "Hit 1 of 4");
	press(terminal, "q", "Meetings 1/27");
	press(terminal, "2\x14\x14", "all meetings");
	press(terminal, "f/tax[i].rank/\r", "Items 1/4  filter: /tax[i].rank/");
	press(terminal, "f/(tax/\r", "missing closing parenthesis");
	press(terminal, "j", "Items 2/4  filter: /tax[i].rank/");
	quit(terminal);
}

static void
test_other_prompt(void)
{
	struct terminal *terminal = start();

	press(terminal, "sreport\r", "Hit 1 of");
	press(terminal, "|lpr", " to: lpr");
	terminal_wait(terminal, "Search, all meetings: report");
	press(terminal, "\033", "Hit 1 of");
	quit(terminal);
}

static void
test_none(void)
{
	struct terminal *terminal = start();

	press(terminal, "sxyzzy", "No match for \"xyzzy\" in 27 meetings. ^R regex");
	press(terminal, "\x14", "No match for \"xyzzy\" in this meeting. ^T widens, ^R regex");
	press(terminal, "\033", "Meetings 1/27");
	/* Once it is typed, why. */
	press(terminal, "sstreet xyzzy\r", "No match: \"xyzzy\" stands nowhere in these minutes");
	press(terminal, "sipsp/2023-07-18/18\r", "No match: that is a reference, which :go ipsp/2023-07-18/18 opens");
	press(terminal, "scllr lumley\r", "No match: not in the texts; person:lumley finds 26 items");
	press(terminal, "sXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX /y/\r", "No match for \"XXXXXXXXXXXXXXXXXXXXXXXXXXXXX\u2026\" in 27 meetings");
	quit(terminal);
}

/* From a place in the middle, too. */
static void
test_numbers(void)
{
	struct terminal *terminal = start();

	press(terminal, "jjjjjjjjjjjjjjj", "Meetings 16/27");
	press(terminal, "sxyzzy", "No match");
	press(terminal, "\033", "Meetings 16/27");
	press(terminal, "staxi\r", "Hit 1 of");
	press(terminal, "m", "Items ");
	terminal_wait(terminal, "/11");
	expect_no(terminal, "?/");
	quit(terminal);
}

/* A long list is counted while nothing else is done. */
static void
test_status(void)
{
	struct terminal *terminal = start();

	terminal_wait(terminal, "Meetings 1/27  sort: date  filter: none  ");
	press(terminal, "f2025\r", "filter: 2025 (17 hidden)");
	terminal_wait(terminal, "Meetings 1/10");
	press(terminal, "F", "filter: none");
	press(terminal, "4\x14\x14", "Items, resolutions and actions of all");
	press(terminal, "j", "Actions 2/99  sort: date");
	quit(terminal);
}

/* What comes before a row in the middle is counted with the rest. */
static void
test_middle(void)
{
	struct terminal *terminal = start();

	press(terminal, "4\x14\x14G", "Actions 99/99");
	press(terminal, "\033[5~\033[5~\033[5~\033[5~\033[5~\033[5~", "Actions 51/99");
	press(terminal, "R", "Read again");
	press(terminal, "j", "Actions 52/99");
	press(terminal, "fis:open\r", "filter: is:open");
	press(terminal, "G", "Actions 63/63");
	press(terminal, "\033[5~\033[5~R", "Read again");
	press(terminal, "k", "Actions 46/63");
	quit(terminal);
}

/* A mark shows in the row, and moves nothing. */
static void
test_mark_in_hits(void)
{
	struct terminal *terminal = start();

	terminal_resize(terminal, 40, 120);
	press(terminal, "sin:action report\r", "Hit 1 of");
	press(terminal, "jj", "Hit 3 of");
	expect_row(terminal, 4, "action");
	press(terminal, "xd\r", "saved");
	expect_row(terminal, 4, "> 2025-03-11");
	expect_row(terminal, 4, "done");
	press(terminal, "j", "Hit 4 of");
	press(terminal, "ku", "is open again");
	expect_row(terminal, 4, "> 2025-03-11");
	expect_row(terminal, 4, "action");
	quit(terminal);
}

/* Nor in a list that is sorted by it, nor the number of a row in the middle. */
static void
test_mark_in_lists(void)
{
	struct terminal *terminal = start();
	g_autofree char *before = NULL, *after = NULL;

	press(terminal, "4\x14\x14G", "Actions 99/99");
	press(terminal, "\033[5~\033[5~\033[5~\033[5~\033[5~\033[5~", "Actions 5");
	before = terminal_row(terminal, 22);
	press(terminal, "xd\r", "saved");
	press(terminal, "u", "again");
	terminal_type(terminal, "jk");
	terminal_wait(terminal, "Actions 5");
	after = terminal_row(terminal, 22);
	g_assert_cmpstr(after, ==, before);
	press(terminal, "ooooo", "sort: State");
	press(terminal, "gjjj", "Actions 4/99");
	g_clear_pointer(&before, g_free);
	before = terminal_row(terminal, 5);
	press(terminal, "xx\r", "saved");
	expect_row(terminal, 5, "> ");
	expect_row(terminal, 5, "dropped");
	press(terminal, "u", "again");
	g_clear_pointer(&after, g_free);
	after = terminal_row(terminal, 5);
	g_assert_cmpstr(after, ==, before);
	quit(terminal);
}

/* The next row takes the place of one that goes. */
static void
test_mark_in_filter(void)
{
	struct terminal *terminal = start();

	press(terminal, "4\x14\x14", "all meetings");
	press(terminal, "fis:open\r", "filter: is:open");
	press(terminal, "oooo", "sort: Due");
	press(terminal, "gjjj", "Actions 4/");
	expect_row(terminal, 5, ">");
	press(terminal, "xd\r", "saved");
	expect_row(terminal, 5, ">");
	press(terminal, "u", "again");
	press(terminal, "jk", "Actions ");
	quit(terminal);
}

/* And out of nothing at all there is a message. */
static void
test_escape(void)
{
	struct terminal *terminal = start();

	press(terminal, "\033", "Nothing is going on");
	press(terminal, ":messages\r", "any other key closes this");
	press(terminal, "\003", "Meetings 1/27");
	quit(terminal);
}

int
main(int argc, char **argv)
{
	int failures;

	g_test_init(&argc, &argv, NULL);
	set_up();
	g_test_add_func("/looking/n goes on in the list's own order", test_find_in_order);
	g_test_add_func("/looking/hits of one committee go on with its own", test_scope);
	g_test_add_func("/looking/hits of words with a pattern, too, and rows of a filter with one", test_pattern_hits);
	g_test_add_func("/looking/hits of a regular expression can be sorted and looked through", test_regex_hits);
	g_test_add_func("/looking/another prompt leaves the title of a search alone", test_other_prompt);
	g_test_add_func("/looking/where nothing is found, the keys that widen are named", test_none);
	g_test_add_func("/looking/coming back leaves a list its numbers", test_numbers);
	g_test_add_func("/looking/the status line counts, and says order and filter", test_status);
	g_test_add_func("/looking/a row in the middle has its number, too", test_middle);
	g_test_add_func("/looking/a mark shows in a hit and moves nothing", test_mark_in_hits);
	g_test_add_func("/looking/a mark moves no row, nor its number", test_mark_in_lists);
	g_test_add_func("/looking/the next row takes the place of one that goes", test_mark_in_filter);
	g_test_add_func("/looking/Esc and ^C give up what is in progress, and only that", test_escape);
	failures = g_test_run();
	remove_all(home);
	return failures;
}
