#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit.h"

/*
 * The real program on a terminal, over a small cache of its own. Whole screens are compared with
 * golden/NAME.txt; `make update-goldens` writes those anew, to be looked at before they are kept.
 */

/* --- Whole screens --------------------------------------------------------------------------- */

static void
test_screens(int rows, int columns, gboolean is_utf8)
{
	g_auto(GStrv) variables =
	    environment(is_utf8 ? "LC_ALL=C.UTF-8" : "LC_ALL=C", "TERM=xterm-256color", NULL);
	struct terminal *terminal = start_in(variables, rows, columns);

	terminal_wait(terminal, "3 meetings");
	compare(terminal, "meetings", rows, columns, is_utf8);
	terminal_type(terminal, "jj\r");
	terminal_wait(terminal, "Items 1/5");
	terminal_type(terminal, "jj");
	terminal_wait(terminal, "Items 3/5");
	compare(terminal, "items", rows, columns, is_utf8);
	terminal_type(terminal, "3");
	terminal_wait(terminal, "Resolutions 1/");
	compare(terminal, "resolutions", rows, columns, is_utf8);
	terminal_type(terminal, "4");
	terminal_wait(terminal, "Actions 1/");
	compare(terminal, "actions", rows, columns, is_utf8);
	terminal_type(terminal, "sreport");
	terminal_wait(terminal, "Hit 1 of 2 ");
	compare(terminal, "search", rows, columns, is_utf8);
	terminal_type(terminal, "\rj");
	terminal_wait(terminal, "Hit 2 of 2");
	compare(terminal, "hits", rows, columns, is_utf8);
	terminal_type(terminal, "q2");
	terminal_wait(terminal, "Items 3/5");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "line 1 of");
	compare(terminal, "reading", rows, columns, is_utf8);
	terminal_type(terminal, "1k");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, "l");
	terminal_wait(terminal, "Items 1/2");
	compare(terminal, "wide-characters", rows, columns, is_utf8);
	terminal_type(terminal, "?");
	terminal_wait(terminal, "Moving");
	compare(terminal, "help", rows, columns, is_utf8);
	terminal_type(terminal, "page");
	terminal_wait(terminal, "Keys with: page");
	compare(terminal, "help-narrowed", rows, columns, is_utf8);
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Items 1/2");
	quit(terminal);
}

static const struct {
	int rows, columns;
} sizes[] = { { 10, 40 }, { 24, 80 }, { 40, 120 }, { 60, 200 } };

static void
test_golden(gconstpointer data)
{
	guint i = GPOINTER_TO_UINT(data);

	test_screens(sizes[i / 2].rows, sizes[i / 2].columns, i % 2 == 0);
}

/* --- Cursor and size ------------------------------------------------------------------------- */

static void
check_cursor(struct terminal *terminal)
{
	int row, column;
	g_autofree char *text = NULL;

	terminal_cursor(terminal, &row, &column);
	text = terminal_row(terminal, row);
	g_test_message("cursor at row %d, column %d: %s", row, column, text);
	g_assert_cmpint(g_utf8_get_char(g_utf8_offset_to_pointer(text, column)), ==, '>');
	g_assert_true(terminal_shows_cursor(terminal));
}

static void
test_cursor(void)
{
	struct terminal *terminal = start("", 40, 120);

	terminal_wait(terminal, "Meetings 1/3");
	check_cursor(terminal);
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/3");
	check_cursor(terminal);
	terminal_type(terminal, "G\t");
	terminal_wait(terminal, "Items 1/5");
	check_cursor(terminal);
	terminal_type(terminal, "\033[B");
	terminal_wait(terminal, "Items 2/5");
	check_cursor(terminal);
	quit(terminal);
}

static void
test_resize(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "Glj");
	terminal_wait(terminal, "> 113");
	terminal_resize(terminal, 10, 40);
	terminal_wait(terminal, "> 113");
	terminal_resize(terminal, 60, 200);
	terminal_wait(terminal, "> 113");
	check_cursor(terminal);
	terminal_resize(terminal, 6, 50);
	terminal_wait(terminal, "Terminal too small: 40x8 needed, 50x6 now. q quits");
	terminal_resize(terminal, 4, 20);
	terminal_wait(terminal, "too small");
	terminal_resize(terminal, 1, 1);
	terminal_resize(terminal, 24, 80);
	terminal_wait(terminal, "> 113");
	terminal_wait(terminal, "Items 2/5");
	quit(terminal);
}

static void
test_small(void)
{
	struct terminal *terminal = start("", 4, 20);
	int status;

	terminal_wait(terminal, "too small");
	terminal_type(terminal, "q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	terminal_free(terminal);
}

/* --- Ways out -------------------------------------------------------------------------------- */

static void
check_left(struct terminal *terminal)
{
	const char *bytes = terminal_bytes(terminal);
	const char *paste_on = g_strrstr(bytes, "\033[?2004h"), *paste_off = g_strrstr(bytes, "\033[?2004l");

	g_assert_nonnull(paste_on);
	g_assert_true(paste_off > paste_on);
	g_assert_false(terminal_is_alternate(terminal));
	g_assert_true(terminal_shows_cursor(terminal));
	g_assert_true(terminal_is_restored(terminal));
}

static void
test_quit(void)
{
	struct terminal *terminal = start("", 24, 80);
	int status;

	terminal_wait(terminal, "Meetings 1/3");
	g_assert_true(terminal_is_alternate(terminal));
	terminal_type(terminal, "lq");
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	check_left(terminal);
	terminal_free(terminal);
}

static void
test_signal(gconstpointer data)
{
	int number = GPOINTER_TO_INT(data), status;
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_signal(terminal, number);
	status = terminal_end(terminal);
	g_assert_true(WIFSIGNALED(status));
	g_assert_cmpint(WTERMSIG(status), ==, number);
	check_left(terminal);
	terminal_free(terminal);
}

/* Ends an overlay first, whether it comes as a key or as a signal. */
static void
test_interrupt(void)
{
	struct terminal *terminal = start("", 24, 80);
	int status;

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "?");
	terminal_wait(terminal, "Moving");
	terminal_type(terminal, "\003");
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "?");
	terminal_wait(terminal, "Moving");
	terminal_signal(terminal, SIGINT);
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "\003");
	status = terminal_end(terminal);
	g_assert_true(WIFSIGNALED(status));
	g_assert_cmpint(WTERMSIG(status), ==, SIGINT);
	check_left(terminal);
	terminal_free(terminal);
}

/* Nobody could continue it here, so it goes on at once. */
static void
test_suspend(void)
{
	struct terminal *terminal = start("", 24, 80);
	const char *left, *off;

	terminal_wait(terminal, "Meetings 1/3");
	terminal_signal(terminal, SIGTSTP);
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/3");
	off = strstr(terminal_bytes(terminal), "\033[?2004l");
	left = strstr(terminal_bytes(terminal), "\033[?1049l");
	g_assert_true(off != NULL && left != NULL && off < left);
	g_assert_nonnull(strstr(left, "\033[?2004h"));
	g_assert_true(terminal_is_alternate(terminal));
	quit(terminal);
}

static void
test_escape(void)
{
	struct terminal *terminal = start("", 24, 80);
	gint64 begun;

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "?");
	terminal_wait(terminal, "Moving");
	begun = g_get_monotonic_time();
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 1/3");
	/* 50 ms of them are the wait for quiet; the rest is room for a busy machine. */
	g_assert_cmpint(g_get_monotonic_time() - begun, <, 500000);
	quit(terminal);
}

static void
test_hang_up(void)
{
	struct terminal *terminal = start("", 24, 80);
	gint64 begun;
	int status;

	terminal_wait(terminal, "Meetings 1/3");
	begun = g_get_monotonic_time();
	terminal_hang_up(terminal);
	status = terminal_end(terminal);
	g_assert_true(WIFSIGNALED(status));
	g_assert_cmpint(g_get_monotonic_time() - begun, <, G_USEC_PER_SEC);
	terminal_free(terminal);
}

static void
test_print(void)
{
	struct terminal *terminal = start("", 60, 80);
	g_autofree char *screen = NULL;
	int status;

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "GljjP");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	check_left(terminal);
	screen = terminal_screen(terminal);
	g_assert_nonnull(strstr(screen, "Treasurer’s report, first quarter of the year"));
	g_assert_nonnull(strstr(screen, "That the report be noted."));
	terminal_free(terminal);
}

static void
test_print_meeting(void)
{
	struct terminal *terminal = start("", 50, 80);
	g_autofree char *screen = NULL;

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "P");
	terminal_end(terminal);
	screen = terminal_screen(terminal);
	g_assert_nonnull(strstr(screen, "Minutes of the previous meeting"));
	g_assert_nonnull(strstr(screen, "Winter gritting"));
	terminal_free(terminal);
}

/* --- Picking --------------------------------------------------------------------------------- */

/* Its standard input and output are no terminal; what it prints goes into home/picked. */
static struct terminal *
start_picking(const char *term, int rows, int columns)
{
	g_autofree char *script = g_strdup_printf("exec '%s' browse --pick </dev/null >'%s/picked'", program, home);
	char *argv[] = { "/bin/sh", "-c", script, NULL };
	g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", term, NULL);

	return terminal_new(argv, variables, rows, columns);
}

static void
check_picked(struct terminal *terminal, int expected, const char *what)
{
	g_autofree char *path = g_build_filename(home, "picked", NULL), *text = NULL;
	int status = terminal_end(terminal);

	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, expected);
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_null(strstr(text, "\033"));
	if (what != NULL)
		g_assert_nonnull(strstr(text, what));
	else
		g_assert_cmpstr(text, ==, "");
}

static void
test_pick(void)
{
	struct terminal *terminal = start_picking("TERM=xterm-256color", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "G\r");
	terminal_wait(terminal, "Enter choose");
	terminal_resize(terminal, 40, 120);
	terminal_wait(terminal, "[2] ITEMS");
	terminal_type(terminal, "jj\r");
	check_picked(terminal, 0, "That the report be noted.");
	check_left(terminal);
	terminal_free(terminal);
}

static void
test_pick_meeting(void)
{
	struct terminal *terminal = start_picking("TERM=xterm-256color", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "P");
	check_picked(terminal, 0, "Winter gritting");
	terminal_free(terminal);
}

static void
test_pick_nothing(void)
{
	struct terminal *terminal = start_picking("TERM=xterm-256color", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "q");
	check_picked(terminal, 1, NULL);
	check_left(terminal);
	terminal_free(terminal);
	terminal = start_picking("TERM=dumb", 24, 200);
	check_picked(terminal, 4, NULL);
	g_assert_nonnull(strstr(terminal_bytes(terminal), "browse needs a terminal whose cursor it can move"));
	terminal_free(terminal);
}

/* --- Keys ------------------------------------------------------------------------------------ */

static void
test_moving(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "jjj");
	terminal_wait(terminal, "Meetings 3/3");
	terminal_type(terminal, "\033OA");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, "G");
	terminal_wait(terminal, "Meetings 3/3");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Items 1/5");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Items 1/5  line 1 of");
	terminal_type(terminal, "JJ");
	terminal_wait(terminal, "Item 114");
	terminal_type(terminal, " ");
	terminal_wait(terminal, "That the report be noted.");
	terminal_type(terminal, "z");
	terminal_wait(terminal, "Resolved");
	terminal_type(terminal, "K");
	terminal_wait(terminal, "There were no declarations of interest.");
	terminal_type(terminal, "qq");
	terminal_wait(terminal, "Meetings 3/3");
	quit(terminal);
}

static void
test_unbound(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "%");
	terminal_wait(terminal, "% is no key here; ? shows the keys");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
}

static void
test_paste(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "\033[200~jQ\nq\033[201~");
	terminal_wait(terminal, "Pasted text was left out");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/3");
	/* The end mark got lost. */
	terminal_type(terminal, "\033[200~Q");
	terminal_wait(terminal, "Pasted text was left out");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 3/3");
	quit(terminal);
}

static void
write_setting(const char *name, const char *text)
{
	g_autofree char *folder = g_build_filename(home, ".config", "minutebook", NULL);
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void
write_keys(const char *text)
{
	write_setting("keys", text);
}

static void
test_user_keys(void)
{
	struct terminal *terminal;

	write_keys("move-down n\nnothing j\n");
	terminal = start("", 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "n");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "j is no key here");
	terminal_type(terminal, "?");
	terminal_wait(terminal, "Down n");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
	write_keys("move-dwon n\nmove-down n\n");
	terminal = start("", 24, 80);
	terminal_wait(terminal, "keys, line 1: there is no request 'move-dwon'");
	terminal_type(terminal, "n");
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
	write_keys("");
}

static void
test_help(void)
{
	struct terminal *terminal = start("", 10, 40);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "?");
	terminal_wait(terminal, "> j Down");
	check_cursor(terminal);
	terminal_type(terminal, "\033[B\033[B\033[A");
	terminal_wait(terminal, "> k Up");
	for (int i = 0; i < 20; i++)
		terminal_type(terminal, "\033[6~");
	terminal_wait(terminal, "> Q ");
	check_cursor(terminal);
	terminal_type(terminal, "\033[A");
	terminal_wait(terminal, "> ^Z");
	for (int i = 0; i < 20; i++)
		terminal_type(terminal, "\033[5~");
	terminal_wait(terminal, "Moving\n> j Down");
	terminal_type(terminal, "\033[F");
	terminal_wait(terminal, "> Q ");
	/* Letters are no keys here: Q does not quit. */
	terminal_type(terminal, "Quite");
	terminal_wait(terminal, "No key with: Quite");
	terminal_type(terminal, "\r\177");
	terminal_wait(terminal, "Keys with: Quit\n");
	terminal_type(terminal, "\025last");
	terminal_wait(terminal, "Keys with: last\n");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Meetings 3/3");
	terminal_type(terminal, "?\007k");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, "?quit\r");
	g_assert_cmpint(terminal_end(terminal), ==, 0);
	terminal_free(terminal);
}

static void
test_meeting_text(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "\033[Z");
	terminal_wait(terminal, "Meetings 1/3  line 1 of");
	terminal_type(terminal, "J");
	terminal_wait(terminal, "Improving Places Scrutiny Panel, 3 October 2023");
	terminal_type(terminal, "qj");
	terminal_wait(terminal, "Meetings 3/3");
	quit(terminal);
}

/* --- A load meanwhile ------------------------------------------------------------------------ */

static void
test_refresh(void)
{
	g_auto(GStrv) variables = with_cache("growing.db");
	struct terminal *terminal;

	load(variables, "--jobs=1", "audit-2023-09-12.txt");
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/1");
	terminal_type(terminal, "lj");
	terminal_wait(terminal, "Items 2/5");
	load(variables, "--jobs=1", "cabinet-2023-11-13.txt");
	terminal_wait(terminal, "new data, press R");
	terminal_type(terminal, "R");
	terminal_wait(terminal, "Read again");
	terminal_wait(terminal, "> 113");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 2/2");
	/* A rebuild puts another file in the cache's place. */
	terminal_type(terminal, "l");
	load(variables, "--rebuild", "");
	terminal_wait(terminal, "new data, press R");
	terminal_type(terminal, "R");
	terminal_wait(terminal, "Read again");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "loaded ");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 3/3");
	quit(terminal);
}

/* --- Where it starts ------------------------------------------------------------------------- */

static void
test_start_at(void)
{
	struct terminal *terminal = start(" browse audit-committee/2023-09-12/114", 24, 80);

	terminal_wait(terminal, "Items 3/5  line 1 of");
	terminal_type(terminal, "qq");
	terminal_wait(terminal, "Meetings 3/3");
	quit(terminal);
	terminal = start(" browse gritting", 24, 80);
	terminal_wait(terminal, "Meetings 1/1  filter: gritting");
	quit(terminal);
	terminal = start(" browse budget -gritting", 24, 80);
	terminal_wait(terminal, "Meetings 1/1  filter: budget -gritting");
	quit(terminal);
}

static void
test_position(void)
{
	g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", NULL);
	struct terminal *terminal = start_in(variables, 24, 80);
	g_autofree char *path = g_build_filename(home, ".local", "state", "minutebook", "position", NULL);
	int status;

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "Gljj\r");
	terminal_wait(terminal, "Items 3/5  line 1 of");
	quit(terminal);
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 3/3");
	terminal_type(terminal, "l");
	terminal_wait(terminal, "Items 3/5");
	terminal_type(terminal, "qk");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, "q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	terminal_free(terminal);
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
	g_assert_true(g_file_set_contents(path, "no key file", -1, NULL));
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	quit(terminal);
}

/* A meeting that has gone is not looked for under a like name. */
static void
test_position_gone(void)
{
	g_auto(GStrv) variables = with_cache("shrinking.db");
	struct terminal *terminal;

	load(variables, "--jobs=1", "");
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "G");
	terminal_wait(terminal, "Meetings 3/3");
	quit(terminal);
	load(variables, "--rebuild", "cabinet-2023-11-13.txt");
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/1");
	quit(terminal);
}

static void
test_no_match(void)
{
	struct terminal *terminal = start(" browse xyzzy", 24, 80);
	int status = terminal_end(terminal);
	g_autofree char *row = terminal_row(terminal, 0);

	g_assert_cmpint(WEXITSTATUS(status), ==, 1);
	g_assert_cmpstr(row, ==, "minutebook: no meeting matches: xyzzy");
	g_assert_null(strstr(terminal_bytes(terminal), "\033"));
	terminal_free(terminal);
}

static void
check_refused(char **variables, int expected, const char *what)
{
	struct terminal *terminal = start_in(variables, 24, 200);
	int status = terminal_end(terminal);
	g_autofree char *row = terminal_row(terminal, 0), *next = terminal_row(terminal, 1);

	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, expected);
	g_assert_true(g_str_has_prefix(row, "minutebook: "));
	g_assert_nonnull(strstr(row, what));
	g_assert_cmpstr(next, ==, "");
	g_assert_null(strstr(terminal_bytes(terminal), "\033"));
	terminal_free(terminal);
}

static void
test_terminals(void)
{
	static const char *const terms[] = { "TERM=dumb", "TERM=", "TERM=no-such-terminal", "A=" };

	for (guint i = 0; i < G_N_ELEMENTS(terms); i++) {
		g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", terms[i], NULL);

		check_refused(variables, 4, "browse needs a terminal");
	}
}

static void
test_no_terminal(void)
{
	const char *arguments[] = { "browse", NULL };
	g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", "TERM=xterm", NULL);
	g_autofree char *errors = NULL;

	g_assert_cmpint(run(arguments, variables, &errors), ==, 4);
	g_assert_cmpstr(errors, ==, "minutebook: browse needs a terminal (standard output is not one). "
	    "Use \"minutebook list\" or \"minutebook search\".\n");
}

/* Where the program was built it finds the sample beside itself, elsewhere as installed. */
static void
install_sample(char ***variables)
{
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL);
	g_autofree char *folder = g_build_filename(home, "share", "minutebook", NULL);
	g_autofree char *link = g_build_filename(folder, "sample", NULL);
	g_autofree char *folders = g_build_filename(home, "share", NULL);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_cmpint(symlink(sample, link), ==, 0);
	*variables = g_environ_setenv(*variables, "XDG_DATA_DIRS", folders, TRUE);
}

static void
test_first_start(void)
{
	g_auto(GStrv) variables = with_cache("first.db");
	g_autofree char *path = g_build_filename(home, "first.db", NULL), *row = NULL;
	struct terminal *terminal;

	install_sample(&variables);
	terminal = start_in(variables, 8, 40);
	terminal_wait(terminal, "No minutes are loaded yet. In a shell:");
	terminal_wait(terminal, "minutebook load FOLDER");
	terminal_wait(terminal, "Enter loads a sample; to take it out:");
	terminal_resize(terminal, 24, 80);
	terminal_type(terminal, "\t");
	terminal_wait(terminal, "Nothing is loaded yet");
	terminal_type(terminal, "R");
	terminal_wait(terminal, "no cache yet");
	g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "This is the sample");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/27");
	quit(terminal);
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 2/27");
	quit(terminal);
}

static void
test_first_load_beside(void)
{
	g_auto(GStrv) variables = with_cache("beside.db");
	g_autofree char *path = g_build_filename(home, "beside.db", NULL);
	struct terminal *terminal;
	int status;

	/* An empty file is as good as none. */
	g_assert_true(g_file_set_contents(path, "", 0, NULL));
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "No minutes are loaded yet");
	load(variables, "--jobs=1", "");
	terminal_wait(terminal, "new data, press R");
	terminal_type(terminal, "R");
	terminal_wait(terminal, "> 2023-11-13");
	terminal_type(terminal, "lq");
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	terminal_free(terminal);
}

/* All was forgotten again: nothing is loaded, and no fault. */
static void
test_first_again(void)
{
	g_auto(GStrv) variables = with_cache("forgotten.db");
	g_autofree char *minutes = g_build_filename(home, "minutes", NULL);
	g_autofree char *errors = NULL;
	const char *arguments[] = { "forget", minutes, NULL };
	struct terminal *terminal;

	load(variables, "--jobs=1", "");
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "lj");
	terminal_wait(terminal, "Items 2/2");
	if (run(arguments, variables, &errors) != 0)
		g_error("cannot forget: %s", errors);
	terminal_wait(terminal, "new data, press R");
	terminal_type(terminal, "R");
	terminal_wait(terminal, "No minutes are loaded yet");
	terminal_type(terminal, "q");
	g_assert_true(WIFEXITED(terminal_end(terminal)));
	terminal_free(terminal);
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "No minutes are loaded yet");
	quit(terminal);
}

/* Beside the program lies no sample, and none is installed. */
static void
test_no_sample(void)
{
	g_auto(GStrv) variables = with_cache("none.db");
	g_autofree char *copy = g_build_filename(home, "minutebook", NULL), *bytes = NULL;
	char *argv[] = { copy, NULL };
	struct terminal *terminal;
	gsize size;

	if (g_file_test(MB_DATADIR "/sample", G_FILE_TEST_EXISTS)) {
		g_test_skip("a minutebook is installed here");
		return;
	}
	g_assert_true(g_file_get_contents(program, &bytes, &size, NULL));
	g_assert_true(g_file_set_contents_full(copy, bytes, size, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
	variables = g_environ_setenv(variables, "XDG_DATA_DIRS", "/nowhere", TRUE);
	terminal = terminal_new(argv, variables, 24, 80);
	terminal_wait(terminal, "Sample minutes are not installed here.");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Sample minutes are not installed here\n");
	quit(terminal);
}

static void
make_newer(const char *path)
{
	g_autofree char *line = g_strdup_printf("cp '%s' '%s' && sqlite3 '%s' 'PRAGMA user_version = 9999'", cache, path, path);
	char *argv[] = { "/bin/sh", "-c", line, NULL };
	int status;

	g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
	g_assert_cmpint(status, ==, 0);
}

static void
test_newer_cache(void)
{
	g_auto(GStrv) variables = with_cache("newer.db");
	g_autofree char *path = g_build_filename(home, "newer.db", NULL), *tool = g_find_program_in_path("sqlite3");

	if (tool == NULL) {
		g_test_skip("no sqlite3 at hand");
		return;
	}
	make_newer(path);
	check_refused(variables, 3, "made by a newer minutebook");
}

static void
test_locked_cache(void)
{
	g_auto(GStrv) variables = with_cache("shut/cache.db");
	g_autofree char *folder = g_build_filename(home, "shut", NULL);

	if (geteuid() == 0) {
		g_test_skip("root can open everything");
		return;
	}
	g_assert_cmpint(g_mkdir(folder, 0), ==, 0);
	check_refused(variables, 3, "ermission denied");
	g_assert_cmpint(g_chmod(folder, 0700), ==, 0);
}

static void
test_caches(void)
{
	static const struct {
		const char *content, *what;
	} cases[] = { { "no database", "not a database" }, { "x", "of another program" } };

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) variables = with_cache("other.db");
		g_autofree char *path = g_build_filename(home, "other.db", NULL);

		g_assert_true(g_file_set_contents(path, cases[i].content, -1, NULL));
		check_refused(variables, 3, cases[i].what);
	}
}

/* --- The user's own word --------------------------------------------------------------------- */

/* An item with two actions, and no date. */
static const char undated[] = "Agenda and minutes\nFerry Working Group\n\nItems\nNo. Item\n\n1.\n\nApologies for absence\n\n"
    "Minutes:\n\nThere were none.\n\n2.\n\nFares on the lower ferry\n\nMinutes:\n\nThe fares were discussed.\n\n"
    "Resolved:-\n\n(1) That the Ferry Manager report on fares to the next meeting.\n\n"
    "(2) That the Treasurer be requested to write to the operator.\n";

/* With marks in a file of this name, and a cache of its own where `text` is given. */
static char **
marks_environment(const char *name, const char *text)
{
	g_autofree char *marks = g_strdup_printf("MINUTEBOOK_MARKS=%s/%s", home, name);
	char **variables = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", marks, NULL);
	g_autofree char *minutes = g_strdup_printf("%s/ferry.txt", home), *errors = NULL;
	const char *arguments[] = { "load", minutes, NULL };

	if (text == NULL)
		return variables;
	g_free(variables[1]);
	variables[1] = g_strdup_printf("MINUTEBOOK_CACHE=%s/%s.cache", home, name);
	g_assert_true(g_file_set_contents(minutes, text, -1, NULL));
	g_assert_cmpint(run(arguments, variables, &errors), ==, 0);
	return variables;
}

/* What a list of actions begins with: the first key; "" where there is none. */
static char *
first_action(char **variables, const char *words)
{
	char *argv[] = { program, (char *)"list", (char *)"--format", (char *)"tsv", (char *)"actions", (char *)words, NULL };
	char *out = NULL;

	g_assert_true(g_spawn_sync(NULL, argv, variables, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, NULL));
	out[strcspn(out, "\t")] = '\0';
	return out;
}

static void
assert_first_action(char **variables, const char *words, const char *key)
{
	g_autofree char *first = first_action(variables, words);

	g_assert_cmpstr(first, ==, key);
}

/* The action of the meeting of 12 September; all panes are in sight. */
static struct terminal *
start_at_action(char **variables)
{
	struct terminal *terminal = start_in(variables, 60, 200);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "G4");
	terminal_wait(terminal, "Actions 1");
	return terminal;
}

#define LAMPS "audit-committee/2023-09-12/114/a1"

static void
test_mark(void)
{
	g_auto(GStrv) variables = marks_environment("marks.db", NULL);
	struct terminal *terminal = start_at_action(variables);

	terminal_type(terminal, "x");
	terminal_wait(terminal, "State of a1: o open  d done  w waiting  x dropped  Esc");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "o, d, w or x; Esc leaves it open");
	terminal_type(terminal, "d");
	terminal_wait(terminal, "Note (Enter for none):");
	terminal_type(terminal, "seen in Quay Street\r");
	terminal_wait(terminal, "saved: " LAMPS " is done");
	terminal_wait(terminal, "Note: seen in Quay Street");
	assert_first_action(variables, "is:done", LAMPS);
	/* The text's own action is the item's only one. */
	terminal_type(terminal, "2jj\rxw\r");
	terminal_wait(terminal, "saved: " LAMPS " is waiting");
	terminal_wait(terminal, "waiting: your own mark");
	assert_first_action(variables, "is:waiting", LAMPS);
	terminal_type(terminal, "u");
	terminal_wait(terminal, "saved: " LAMPS " is done again");
	terminal_type(terminal, "u");
	terminal_wait(terminal, "saved: " LAMPS " is open again");
	terminal_type(terminal, "u");
	terminal_wait(terminal, "nothing was marked there");
	assert_first_action(variables, "is:done", "");
	terminal_type(terminal, "1x");
	terminal_wait(terminal, "Only an action has a state; 4 shows them");
	terminal_type(terminal, "4x\033");
	terminal_wait(terminal, "Actions 1");
	quit(terminal);
	assert_first_action(variables, "is:open", LAMPS);
}

/* The list asks for what is open: what was marked is no longer under the cursor. */
static void
test_undo_out_of_sight(void)
{
	g_auto(GStrv) variables = marks_environment("marks.db", NULL);
	struct terminal *terminal = start_at_action(variables);

	terminal_type(terminal, "fis:open\r");
	terminal_wait(terminal, "Actions 1/1  filter: is:open");
	terminal_type(terminal, "xd\r");
	terminal_wait(terminal, "saved: " LAMPS " is done");
	terminal_wait(terminal, "nothing here");
	terminal_type(terminal, "u");
	terminal_wait(terminal, "saved: " LAMPS " is open again");
	terminal_type(terminal, "u");
	terminal_wait(terminal, "nothing was marked there");
	quit(terminal);
}

static void
test_mark_one_of_several(void)
{
	g_auto(GStrv) variables = marks_environment("ferry.db", undated);
	struct terminal *terminal = start_in(variables, 24, 80);

	terminal_wait(terminal, "Meetings 1/1");
	terminal_type(terminal, "lj");
	terminal_wait(terminal, "Items 2/2");
	terminal_type(terminal, "x");
	terminal_wait(terminal, "There are several actions: choose one");
	terminal_type(terminal, "jxx\r");
	terminal_wait(terminal, "/2/a2 is dropped");
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Items 2/2");
	quit(terminal);
}

static void
test_set_date(void)
{
	g_auto(GStrv) variables = marks_environment("dates.db", undated);
	struct terminal *terminal = start_in(variables, 24, 120);

	terminal_wait(terminal, "Meetings 1/1");
	terminal_wait(terminal, "undated");
	terminal_type(terminal, "D2024-02-31\r");
	terminal_wait(terminal, "date needs a day as YYYY-MM-DD, not '2024-02-31'");
	terminal_type(terminal, "\0252024-02-27\r");
	terminal_wait(terminal, " is now ferry-working-group/2024-02-27");
	terminal_wait(terminal, "> 2024-02-27");
	assert_first_action(variables, "date:2024-02-27", "ferry-working-group/2024-02-27/2/a1");
	terminal_type(terminal, "D\r");
	terminal_wait(terminal, "saved: ferry-working-group/2024-02-27 is now ferry-working-group/undated-");
	terminal_wait(terminal, "> undated");
	terminal_type(terminal, "D\r");
	terminal_wait(terminal, "There is no date of yours to take back");
	quit(terminal);
}

static void
test_dated_by_its_minutes(void)
{
	g_auto(GStrv) variables = marks_environment("marks.db", NULL);
	struct terminal *terminal = start_in(variables, 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, "D");
	terminal_wait(terminal, "The minutes date this meeting");
	quit(terminal);
}

/* What cannot be saved, since a file lies where the folder should be; a root's chmod would be none. */
static struct terminal *
mark_against_obstacle(char **variables, const char *obstacle)
{
	struct terminal *terminal;

	g_assert_true(g_file_set_contents(obstacle, "", -1, NULL));
	terminal = start_at_action(variables);
	terminal_type(terminal, "xdlater\r");
	terminal_wait(terminal, "NOT SAVED: ");
	terminal_wait(terminal, "done, unsaved");
	terminal_wait(terminal, "Note: not saved yet; later");
	return terminal;
}

static void
test_unsaved(void)
{
	g_auto(GStrv) variables = marks_environment("obstacle/marks.db", NULL);
	g_autofree char *obstacle = g_build_filename(home, "obstacle", NULL), *screen = NULL;
	struct terminal *terminal = mark_against_obstacle(variables, obstacle);

	terminal_type(terminal, "Q");
	terminal_wait(terminal, "1 mark is not saved: q again leaves without it");
	g_remove(obstacle);
	terminal_wait(terminal, "saved: " LAMPS " is done");
	screen = terminal_screen(terminal);
	g_assert_null(strstr(screen, "unsaved"));
	g_assert_null(strstr(screen, "not saved yet"));
	quit(terminal);
	assert_first_action(variables, "is:done", LAMPS);
}

static void
test_unsaved_is_taken_back(void)
{
	g_auto(GStrv) variables = marks_environment("obstacle-2/marks.db", NULL);
	g_autofree char *obstacle = g_build_filename(home, "obstacle-2", NULL);
	struct terminal *terminal = mark_against_obstacle(variables, obstacle);

	terminal_type(terminal, "u");
	terminal_wait(terminal, "Taken back before it was saved: " LAMPS " is open");
	quit(terminal);
}

static void
test_unsaved_is_named_at_the_end(void)
{
	g_auto(GStrv) variables = marks_environment("obstacle-3/marks.db", NULL);
	g_autofree char *obstacle = g_build_filename(home, "obstacle-3", NULL), *screen = NULL;
	struct terminal *terminal = mark_against_obstacle(variables, obstacle);
	int status;

	terminal_type(terminal, "P");
	terminal_wait(terminal, "q again leaves without it");
	terminal_type(terminal, "Q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, 3);
	screen = terminal_screen(terminal);
	g_assert_nonnull(strstr(screen, "not saved: " LAMPS " is done"));
	g_assert_null(strstr(screen, "That the report be noted."));
	terminal_free(terminal);
	assert_first_action(variables, "is:done", "");
}

static void
test_another_writer(void)
{
	g_auto(GStrv) variables = marks_environment("busy.db", NULL);
	g_autofree char *lock = g_build_filename(home, "busy.db.lock", NULL);
	struct terminal *terminal = start_at_action(variables);
	int fd = g_open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	g_assert_cmpint(flock(fd, LOCK_EX), ==, 0);
	terminal_type(terminal, "xw\r");
	terminal_wait(terminal, "NOT SAVED: another minutebook is writing there");
	terminal_wait(terminal, "waiting, unsaved");
	close(fd);
	terminal_wait(terminal, "saved: " LAMPS " is waiting");
	quit(terminal);
	assert_first_action(variables, "is:waiting", LAMPS);
}

/* --- Colour ---------------------------------------------------------------------------------- */

static gboolean
has_colour(const char *bytes)
{
	return g_regex_match_simple("\033\\[([0-9;]*;)?[34][0-7](;[0-9;]*)?m", bytes, 0, 0);
}

static void
test_no_color(void)
{
	g_auto(GStrv) without =
	    environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", "NO_COLOR=1", NULL);
	g_auto(GStrv) with = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", NULL);
	struct terminal *terminal = start_in(without, 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	g_assert_false(has_colour(terminal_bytes(terminal)));
	quit(terminal);
	terminal = start_in(with, 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	g_assert_true(has_colour(terminal_bytes(terminal)));
	quit(terminal);
}

/* --- Settings -------------------------------------------------------------------------------- */

static void
test_colours(void)
{
	g_auto(GStrv) without =
	    environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", "NO_COLOR=1", NULL);
	struct terminal *terminal;

	write_setting("config", "colour heading magenta underline\ncolour note none\ncolour selected green bold\n");
	terminal = start("", 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	g_assert_true(g_regex_match_simple("\033\\[[0-9;]*35m", terminal_bytes(terminal), 0, 0));
	g_assert_true(g_regex_match_simple("\033\\[[0-9;]*32m", terminal_bytes(terminal), 0, 0));
	g_assert_false(g_regex_match_simple("\033\\[([0-9;]*;)?(33|36|4[0-7])m", terminal_bytes(terminal), 0, 0));
	/* The ground stays the terminal's, and nothing is reversed any more. */
	g_assert_false(g_regex_match_simple("\033\\[([0-9;]*;)?7[;m]", terminal_bytes(terminal), 0, 0));
	quit(terminal);
	terminal = start_in(without, 24, 80);
	terminal_wait(terminal, "Meetings 1/3");
	g_assert_false(has_colour(terminal_bytes(terminal)));
	g_assert_true(g_regex_match_simple("\033\\[([0-9;]*;)?4[;m]", terminal_bytes(terminal), 0, 0));
	quit(terminal);
	write_setting("config", "");
}

static void
test_thresholds(void)
{
	struct terminal *terminal;

	write_setting("config", "layout beside 70\nlayout text 40\n");
	terminal = start("", 24, 80);
	terminal_wait(terminal, "[1] MEETINGS 3");
	terminal_wait(terminal, "[2] Items");
	quit(terminal);
	write_setting("config", "layout beside never\nlayout three never\n");
	terminal = start("", 40, 200);
	terminal_wait(terminal, "[1]MTGS");
	quit(terminal);
	write_setting("config", "");
}

static void
test_config_faults(void)
{
	struct terminal *terminal;

	write_setting("config", "# mine\n\ncolour heading bleu\nlayout beside 70\n");
	terminal = start("", 24, 80);
	terminal_wait(terminal, "config, line 3: there is no colour 'bleu'; did you mean 'blue'?");
	terminal_wait(terminal, "[1] MEETINGS 3");
	quit(terminal);
	write_setting("config", "");
}

/* --- Commands -------------------------------------------------------------------------------- */

static void
test_commands(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, ":move-down\r");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, ":  end  \r");
	terminal_wait(terminal, "Meetings 3/3");
	terminal_type(terminal, ":zoom\r");
	terminal_wait(terminal, "cut off");
	terminal_type(terminal, ":\r");
	terminal_wait(terminal, "Enter open");
	terminal_type(terminal, ":filter gritting\r");
	terminal_wait(terminal, "Meetings 1/1  filter: gritting");
	terminal_type(terminal, ":filter\r");
	terminal_wait(terminal, "Filter Meetings");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Enter open");
	terminal_type(terminal, ":clear-filter\r");
	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, ":find audit\r");
	terminal_wait(terminal, "Meetings 3/3");
	terminal_type(terminal, ":search gritting\r");
	terminal_wait(terminal, "Search, all meetings: gritting");
	terminal_type(terminal, ":back\r");
	terminal_wait(terminal, "Meetings 3/3");
	/* The loop does this one. */
	terminal_type(terminal, ":redraw\r");
	terminal_wait(terminal, "Enter open");
	terminal_type(terminal, ":quit\r");
	g_assert_cmpint(terminal_end(terminal), ==, 0);
	terminal_free(terminal);
}

static void
test_command_completion(void)
{
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	terminal_type(terminal, ":mo\t");
	terminal_wait(terminal, ": move-");
	terminal_type(terminal, "d\t\r");
	terminal_wait(terminal, "Meetings 2/3");
	terminal_type(terminal, ":go Aud\t");
	terminal_wait(terminal, ": go audit-committee/");
	terminal_type(terminal, "2023-09-12/114\r");
	terminal_wait(terminal, "Items 3/5  line 1 of");
	/* Back is where it was called, at once. */
	terminal_type(terminal, "q");
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
}

static void
test_command_faults(void)
{
	static const struct {
		const char *typed, *said;
	} cases[] = {
		{ "filter body:", "body:" },
		{ "zomo", "There is no command 'zomo'; did you mean 'zoom'?" },
		{ "xyzzy", "There is no command 'xyzzy'; Tab goes through all" },
		{ "zoom in", "Nothing may stand behind 'zoom'" },
		{ "messages now", "Nothing may stand behind 'messages'" },
		{ "go", "'go' needs a reference behind it" },
		{ "go nowhere/2001-01-01", "nowhere/2001-01-01: nothing by that name" },
		{ "\xc3\xa9t\xc3\xa9", "There is no command '\xc3\xa9t\xc3\xa9'" },
	};
	struct terminal *terminal = start("", 24, 80);

	terminal_wait(terminal, "Meetings 1/3");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *line = g_strdup_printf(":%s\r", cases[i].typed);

		terminal_type(terminal, line);
		terminal_wait(terminal, cases[i].said);
	}
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
}

static void
test_messages(void)
{
	struct terminal *terminal;

	write_setting("config", "colour heading bleu\nlayout aside 70\n");
	terminal = start("", 10, 80);
	terminal_wait(terminal, "config, line 1: there is no colour 'bleu'");
	terminal_type(terminal, ":zomo\r");
	terminal_wait(terminal, "did you mean 'zoom'?");
	terminal_type(terminal, ":messages\r");
	terminal_wait(terminal, "config, line 1: there is no colour 'bleu'");
	terminal_wait(terminal, "config, line 2: there is no layout 'aside'");
	terminal_wait(terminal, "There is no command 'zomo'");
	terminal_wait(terminal, "any other key closes this");
	terminal_type(terminal, "j");
	terminal_wait(terminal, "any other key closes this");
	terminal_resize(terminal, 24, 120);
	terminal_wait(terminal, "There is no command 'zomo'");
	terminal_type(terminal, "x");
	terminal_wait(terminal, "Meetings 1/3");
	quit(terminal);
	write_setting("config", "");
}

/* --- Taking away ----------------------------------------------------------------------------- */

static char *
in_home(const char *name)
{
	return g_build_filename(home, name, NULL);
}

/* With these set besides; the second one may be NULL. */
static struct terminal *
start_with(const char *first, const char *second)
{
	g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", "PATH=/usr/bin:/bin", first,
	    second, NULL);
	struct terminal *terminal = start_in(variables, 24, 80);

	terminal_wait(terminal, "Meetings 1/");
	return terminal;
}

/* What the program writes to standard output for these arguments, parted by blanks. */
static char *
output_of(const char *arguments)
{
	g_autofree char *line = g_strdup_printf("%s %s", program, arguments);
	g_auto(GStrv) argv = g_strsplit(line, " ", -1), variables = environment("LC_ALL=C.UTF-8", NULL);
	char *output = NULL;
	int status;

	g_assert_true(g_spawn_sync(NULL, argv, variables, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL));
	g_assert_cmpint(status, ==, 0);
	return output;
}

/* A file of the home folder comes to hold this. */
static void
wait_for_content(const char *name, const char *expected)
{
	enum { LIMIT = 5 };
	g_autofree char *path = in_home(name), *content = NULL;
	gint64 limit = g_get_monotonic_time() + LIMIT * G_USEC_PER_SEC;

	while (g_get_monotonic_time() < limit && g_strcmp0(content, expected) != 0) {
		g_clear_pointer(&content, g_free);
		g_file_get_contents(path, &content, NULL, NULL);
		g_thread_yield();
	}
	g_assert_cmpstr(content, ==, expected);
}

static void
check_pager(const char *keys, const char *place, const char *key)
{
	g_autofree char *pager = g_strdup_printf("PAGER=cat >%s/paged", home);
	g_autofree char *print = g_strdup_printf("print %s", key), *expected = output_of(print);
	struct terminal *terminal = start_with(pager, NULL);

	terminal_type(terminal, keys);
	terminal_wait(terminal, place);
	terminal_type(terminal, "p");
	wait_for_content("paged", expected);
	terminal_wait(terminal, place);
	quit(terminal);
}

static void
test_pager(void)
{
	check_pager("Gljj", "Items 3/5", "audit-committee/2023-09-12/114");
	check_pager("G", "Meetings 3/3", "audit-committee/2023-09-12");
	check_pager("G3j", "Resolutions 2/3", "audit-committee/2023-09-12/114/r2");
	check_pager("G4", "Actions 1/1", "audit-committee/2023-09-12/114/a1");
}

static void
test_pager_ends(void)
{
	struct terminal *terminal = start_with("PAGER=exit 3", NULL);

	terminal_type(terminal, "p");
	terminal_wait(terminal, "'exit 3' ended with 3");
	g_assert_true(terminal_is_alternate(terminal));
	quit(terminal);
	terminal = start_with("PAGER=no-such-pager", NULL);
	terminal_type(terminal, "p");
	terminal_wait(terminal, "Press Enter to come back to minutebook");
	g_assert_false(terminal_is_alternate(terminal));
	g_assert_nonnull(strstr(terminal_bytes(terminal), "no-such-pager: not found"));
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "cannot run: no-such-pager: there is no such command");
	quit(terminal);
}

/* Its modes are the shell's, and after it they are ours again; ^C is the child's, and so is another size. */
static void
test_child(void)
{
	struct terminal *terminal = start_with("A=", NULL);

	terminal_type(terminal, "|echo ready; sleep 100\r");
	terminal_wait(terminal, "ready");
	g_assert_true(terminal_is_restored(terminal));
	terminal_resize(terminal, 10, 40);
	terminal_type(terminal, "\003");
	terminal_wait(terminal, "Press Enter");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "was ended by");
	g_assert_true(terminal_is_alternate(terminal));
	terminal_type(terminal, "j");
	terminal_wait(terminal, "Meetings 2/3");
	quit(terminal);
}

static void
test_pipe(void)
{
	g_autofree char *expected = output_of("print audit-committee/2023-09-12/113");
	g_autofree char *keys = g_strdup_printf("|cat >%s/piped\r", home);
	struct terminal *terminal = start_with("A=", NULL);

	terminal_type(terminal, "Glj|");
	terminal_wait(terminal, "Pipe this item to:");
	terminal_type(terminal, "\033");
	terminal_wait(terminal, "Items 2/5");
	terminal_type(terminal, keys);
	wait_for_content("piped", expected);
	terminal_wait(terminal, "Items 2/5");
	terminal_type(terminal, "|grep -c declarations\r");
	terminal_wait(terminal, "Press Enter to come back to minutebook");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "Items 2/5");
	/* Ends before it has read anything. */
	terminal_type(terminal, "|exec <&-; exit 1\r");
	terminal_wait(terminal, "'exec <&-; exit 1' ended with 1");
	quit(terminal);
}

static void
check_export(struct terminal *terminal, const char *name, const char *told, const char *list)
{
	g_autofree char *keys = g_strdup_printf("e~/%s\r", name), *expected = output_of(list);

	terminal_type(terminal, keys);
	terminal_wait(terminal, told);
	wait_for_content(name, expected);
}

static void
test_export(void)
{
	struct terminal *terminal = start_with("A=", NULL);

	check_export(terminal, "all.tsv", "3 rows written", "list meetings --format tsv");
	check_export(terminal, "all.csv", "3 rows written", "list meetings --format csv");
	check_export(terminal, "all.json", "3 rows written", "list meetings --format json");
	check_export(terminal, "all.txt", "3 rows written", "list meetings --format table");
	terminal_type(terminal, "G2");
	terminal_wait(terminal, "Items 1/5");
	check_export(terminal, "items.tsv", "5 rows written", "list items --format tsv body:audit");
	terminal_type(terminal, "\024\024");
	terminal_wait(terminal, "of all meetings");
	check_export(terminal, "items.csv", "9 rows written", "list items --format csv");
	terminal_type(terminal, "3");
	terminal_wait(terminal, "RES");
	check_export(terminal, "res.csv", "6 rows written", "list resolutions --format csv");
	terminal_type(terminal, "4");
	terminal_wait(terminal, "ACTS");
	check_export(terminal, "acts.csv", "1 row written", "list actions --format csv");
	quit(terminal);
}

static void
test_export_refused(void)
{
	g_autofree char *path = in_home("kept.tsv");
	struct terminal *terminal = start_with("A=", NULL);

	g_assert_true(g_file_set_contents(path, "mine\n", -1, NULL));
	terminal_type(terminal, "e~/ke\t");
	terminal_wait(terminal, "Export Meetings to file (FILE.tsv, .csv, .json, .txt): ~/kept.tsv");
	terminal_type(terminal, "\r");
	terminal_wait(terminal, "File exists: y overwrites it");
	terminal_type(terminal, "n");
	terminal_wait(terminal, "Nothing was written");
	wait_for_content("kept.tsv", "mine\n");
	terminal_type(terminal, "e~/kept.doc\r");
	terminal_wait(terminal, "The name's ending says the form");
	terminal_type(terminal, "e/no/such/folder.tsv\r");
	terminal_wait(terminal, "cannot write: No such file or directory");
	terminal_type(terminal, "e~/kept.tsv\ry");
	terminal_wait(terminal, "3 rows written");
	g_assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
	quit(terminal);
}

static void
test_copy(void)
{
	static const char key[] = "audit-committee/2023-09-12/113";
	g_autofree char *coded = g_base64_encode((const guchar *)key, strlen(key));
	g_autofree char *expected = g_strdup_printf("\033]52;c;%s\a", coded);
	struct terminal *terminal = start_with("A=", NULL);

	terminal_type(terminal, "Glj");
	terminal_wait(terminal, "Items 2/5");
	g_assert_null(strstr(terminal_bytes(terminal), "\033]52"));
	terminal_type(terminal, "y");
	terminal_wait(terminal, "Sent to terminal: audit-committee/2023-09-12/113");
	g_assert_nonnull(strstr(terminal_bytes(terminal), expected));
	quit(terminal);
}

static void
test_view_source(void)
{
	g_autofree char *pager = g_strdup_printf("PAGER=printf '%%s\\n' >%s/arguments", home);
	g_autofree char *expected = g_strdup_printf("+27\n%s/minutes/audit-2023-09-12.txt\n", home);
	struct terminal *terminal = start_with(pager, "BROWSER=false");

	terminal_type(terminal, "Gljj");
	terminal_wait(terminal, "Items 3/5");
	terminal_type(terminal, "v");
	wait_for_content("arguments", expected);
	terminal_wait(terminal, "The address of the page is not known");
	quit(terminal);
}

/* Loads a file of its own with this text into a cache of its own, and shows the browser over it. */
static struct terminal *
start_over(const char *path, const char *text, const char *pager, const char *web_browser)
{
	g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", "PATH=/usr/bin:/bin", pager,
	    web_browser, NULL);
	const char *arguments[] = { "load", path, NULL };
	struct terminal *terminal;

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_free(variables[1]);
	variables[1] = g_strdup_printf("MINUTEBOOK_CACHE=%s.db", path);
	g_assert_cmpint(run(arguments, variables, NULL), ==, 0);
	terminal = start_in(variables, 24, 80);
	terminal_wait(terminal, "Meetings 1/1");
	return terminal;
}

static const char changing[] =
    "Agenda and minutes\nParks Panel - Tuesday 3 October 2023 1.30 p.m.\n\nItems\nNo. Item\n\n"
    "1.\n\nBenches\n\nMinutes:\n\nThe benches were counted.\n";

static void
test_view_changed(void)
{
	g_autofree char *path = in_home("changing.txt"), *changed = g_strconcat("new\n", changing, NULL);
	g_autofree char *pager = g_strdup_printf("PAGER=[ -t 0 ] || cat >%s/shown; :", home);
	struct terminal *terminal = start_over(path, changing, pager, NULL);

	g_assert_true(g_file_set_contents(path, changed, -1, NULL));
	terminal_type(terminal, "lv");
	terminal_wait(terminal, "changing.txt' has changed");
	g_assert_cmpint(g_remove(path), ==, 0);
	terminal_type(terminal, "v");
	terminal_wait(terminal, "changing.txt' has gone");
	wait_for_content("shown", changing);
	quit(terminal);
}

static void
test_view_page(void)
{
	g_autofree char *path = in_home("page.txt"), *opener = g_strdup_printf("BROWSER=printf '%%s\\n' >%s/opened", home);
	g_autofree char *text = g_strconcat("Source: https://averley.example/minutes?id=1&x=$(id)\n", changing, NULL);
	struct terminal *terminal = start_over(path, text, "PAGER=false", opener);

	terminal_type(terminal, "lv");
	wait_for_content("opened", "https://averley.example/minutes?id=1&x=$(id)\n");
	terminal_wait(terminal, "Opened: https://averley.example/minutes?id=1&x=$(id)");
	quit(terminal);
}

static void
add_taking_away(void)
{
	g_test_add_func("/screen/p pages what print prints", test_pager);
	g_test_add_func("/screen/a pager that fails or ends at once is said", test_pager_ends);
	g_test_add_func("/screen/^C and another size are a child's own", test_child);
	g_test_add_func("/screen/| pipes the item and waits where something was written", test_pipe);
	g_test_add_func("/screen/e exports as list prints", test_export);
	g_test_add_func("/screen/e overwrites only what it is told to", test_export_refused);
	g_test_add_func("/screen/y hands the reference to the terminal", test_copy);
	g_test_add_func("/screen/v shows the file at its line", test_view_source);
	g_test_add_func("/screen/v says so of a file that changed or went", test_view_changed);
	g_test_add_func("/screen/v opens the page whose address the file gives", test_view_page);
}

/* --- All ------------------------------------------------------------------------------------- */

static void
add_goldens(void)
{
	for (guint i = 0; i < 2 * G_N_ELEMENTS(sizes); i++) {
		g_autofree char *name = g_strdup_printf("/screen/every pane at %dx%d%s", sizes[i / 2].columns,
		    sizes[i / 2].rows, i % 2 == 0 ? "" : " in the C locale");

		g_test_add_data_func(name, GUINT_TO_POINTER(i), test_golden);
	}
}

static void
add_others(void)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

	g_test_add_func("/screen/the cursor stands on the selected row", test_cursor);
	g_test_add_func("/screen/another size keeps the record", test_resize);
	g_test_add_func("/screen/q leaves a terminal that is too small", test_small);
	g_test_add_func("/screen/q gives the terminal back", test_quit);
	for (guint i = 0; i < G_N_ELEMENTS(signals); i++) {
		g_autofree char *name = g_strdup_printf("/screen/signal %d gives the terminal back, then kills", signals[i]);

		g_test_add_data_func(name, GINT_TO_POINTER(signals[i]), test_signal);
	}
	g_test_add_func("/screen/^C ends an overlay first, then the program", test_interrupt);
	g_test_add_func("/screen/the terminal is given back while the program is stopped", test_suspend);
	g_test_add_func("/screen/Esc acts at once", test_escape);
	g_test_add_func("/screen/a terminal that goes away ends the program", test_hang_up);
	g_test_add_func("/screen/--pick prints what Enter chooses, elsewhere", test_pick);
	g_test_add_func("/screen/--pick prints a meeting that P chooses", test_pick_meeting);
	g_test_add_func("/screen/--pick with nothing chosen is status 1", test_pick_nothing);
	g_test_add_func("/screen/P leaves and prints the item", test_print);
	g_test_add_func("/screen/P on a meeting prints all of it", test_print_meeting);
	g_test_add_func("/screen/keys move, open and go back", test_moving);
	g_test_add_func("/screen/a key without a meaning says so", test_unbound);
	g_test_add_func("/screen/pasted text is not taken for keys", test_paste);
	g_test_add_func("/screen/the user's keys count, faults are named by line", test_user_keys);
	g_test_add_func("/screen/the overlay of the keys narrows and runs", test_help);
	g_test_add_func("/screen/what a meeting's own text says can be read", test_meeting_text);
	g_test_add_func("/screen/R reads a cache that was loaded or rebuilt meanwhile", test_refresh);
	g_test_add_func("/screen/x sets an action's state, u takes it back", test_mark);
	g_test_add_func("/screen/u takes back what a filter has hidden since", test_undo_out_of_sight);
	g_test_add_func("/screen/x leads to the actions where there are several", test_mark_one_of_several);
	g_test_add_func("/screen/D dates an undated meeting and takes the date back", test_set_date);
	g_test_add_func("/screen/D leaves the date of the minutes", test_dated_by_its_minutes);
	g_test_add_func("/screen/a mark that cannot be saved is kept and tried again", test_unsaved);
	g_test_add_func("/screen/u forgets a mark that is not saved yet", test_unsaved_is_taken_back);
	g_test_add_func("/screen/marks that are lost are asked about and named", test_unsaved_is_named_at_the_end);
	g_test_add_func("/screen/another writer of marks is not waited for", test_another_writer);
	g_test_add_func("/screen/browse begins at a reference or with what words find", test_start_at);
	g_test_add_func("/screen/it begins where it was left", test_position);
	g_test_add_func("/screen/a place that is gone is as if there was none", test_position_gone);
	g_test_add_func("/screen/words that find nothing never open the screen", test_no_match);
	g_test_add_func("/screen/a terminal without cursor is refused in one line", test_terminals);
	g_test_add_func("/screen/no terminal is refused with what to use instead", test_no_terminal);
	g_test_add_func("/screen/a first start says how to load, and loads the sample", test_first_start);
	g_test_add_func("/screen/a first load in another terminal is seen", test_first_load_beside);
	g_test_add_func("/screen/a cache of which all was forgotten is a first start", test_first_again);
	g_test_add_func("/screen/a sample that isn't there is not offered", test_no_sample);
	g_test_add_func("/screen/a cache of a newer program says what to type", test_newer_cache);
	g_test_add_func("/screen/a cache that may not be opened says so", test_locked_cache);
	g_test_add_func("/screen/a cache that is none says what to type", test_caches);
	g_test_add_func("/screen/NO_COLOR sends no colour", test_no_color);
	g_test_add_func("/screen/colours are those of the user's file, none with NO_COLOR", test_colours);
	g_test_add_func("/screen/thresholds of the user's file change the layout", test_thresholds);
	g_test_add_func("/screen/a fault of the user's file is named by line, the rest counts", test_config_faults);
	g_test_add_func("/screen/: runs requests and words by their names", test_commands);
	g_test_add_func("/screen/: completes names, and bodies behind go", test_command_completion);
	g_test_add_func("/screen/: says what is wrong with a line", test_command_faults);
	g_test_add_func("/screen/messages are kept and shown again", test_messages);
}

int
main(int argc, char **argv)
{
	int failed;

	g_test_init(&argc, &argv, NULL);
	set_up();
	add_goldens();
	if (g_getenv("UPDATE_GOLDENS") == NULL) {
		add_others();
		add_taking_away();
	}
	failed = g_test_run();
	remove_all(home);
	return failed;
}
