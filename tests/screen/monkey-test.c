#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terminal.h"

/*
 * Keys at random: every key, prompts with all sorts of text, pastes, broken sequences, sizes from 1x1 on. The
 * program must answer within seconds, write nothing beside the screen, end as it should and leave the
 * terminal as it was. Built with sanitizers (CFLAGS='-fsanitize=address,undefined'), it says more.
 *
 *   MONKEY_SEED=7         another walk
 *   MONKEY_SECONDS=600    a long one, over several starts of the program; each with the next seed
 *   MONKEY_CACHE=FILE     over these minutes, rather than the samples
 */

enum {
	STEPS = 250,      /* of one start, unless the program is left before */
	LEAST = 500,      /* of all starts */
	BETWEEN = 20,     /* steps between looks whether the program still answers */
	PATIENCE = 20000, /* ms */
	TOLD = 60         /* steps that are told where something is wrong */
};

static char *program, *home, *errors_path, *cache;

struct monkey {
	GRand *random;
	struct terminal *terminal;
	GPtrArray *steps; /* what was done last */
	gboolean may_have_lost; /* output of the program, by a key with which the terminal drops what isn't read yet */
};

/* --- What went wrong --------------------------------------------------------------------------- */

G_NORETURN static void
fail(struct monkey *monkey, const char *what)
{
	g_autofree char *errors = NULL, *screen = terminal_screen(monkey->terminal);
	g_autofree char *tail = g_strjoinv(" ", (char **)monkey->steps->pdata);

	g_file_get_contents(errors_path, &errors, NULL, NULL);
	g_error("%s\nlast steps: %s\nstandard error: %s\n%s", what, tail, errors, screen);
}

static void
note(struct monkey *monkey, const char *step)
{
	GPtrArray *steps = monkey->steps;

	/* A NULL ends it, for g_strjoinv(). */
	g_ptr_array_insert(steps, steps->len - 1, g_strescape(step, NULL));
	if (steps->len > TOLD)
		g_ptr_array_remove_index(steps, 0);
}

/* But for what a shell says of commands that were typed by chance. */
static gboolean
is_silent(void)
{
	g_autofree char *errors = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(errors_path, &errors, NULL, NULL))
		return TRUE;
	lines = g_strsplit(errors, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++)
		if (*lines[i] != '\0' && !g_regex_match_simple("^minutebook: [0-9]+: ", lines[i], 0, 0))
			return FALSE;
	return TRUE;
}

/* --- What a monkey does -------------------------------------------------------------------------- */

static void
drain(struct monkey *monkey)
{
	for (int i = 0; i < 200 && terminal_take(monkey->terminal, 1); i++)
		;
}

static void
type(struct monkey *monkey, const char *keys)
{
	note(monkey, keys);
	monkey->may_have_lost |= strpbrk(keys, "\x03\x1a") != NULL;
	if (!terminal_has_ended(monkey->terminal))
		terminal_type(monkey->terminal, keys);
	drain(monkey);
}

static const char *
one_of(struct monkey *monkey, const char *const *these, guint n)
{
	return these[g_rand_int_range(monkey->random, 0, n)];
}

/* Those that lead on; what leaves the program is pressed seldom. */
static const char *const keys[] = { "j", "k", "j", "k", " ", "b", "\x04", "\x15", "g", "G", "\r", "\r", "l", "h", "\t", "\033[Z",
	"1", "2", "3", "4", "\x14", "J", "K", "o", "O", "z", "s", "/", "n", "N", "f", "F", "m", "t", "r", "]", "[", "x",
	"u", "D", "p", "|", "e", "y", "v", "?", ":", "R", "\x0c", "\x07", "\033[A", "\033[B", "\033[C", "\033[D",
	"\033OA", "\033OB", "\033[5~", "\033[6~", "\033[H", "\033[F", "\033OP", "\x1a", "\033", "\x12", "\x7f" };
static const char *const last_keys[] = { "q", "q", "q", "q", "q", "q", "Q", "P", "\x03" };
static const char *const words[] = { "report", "the", "safeg", "is:silent", "is:open", "in:action", "\"a phrase\"", "-the", "date:2023",
	"body:audit", "a OR b", "NEAR(a b)", "~care", "(", ")", "\"", "*", "re.*t", "[a-", "(a+)+$", "\\p{L}+", "straße", "会議",
	"e\xcc\x81", "👨‍👩‍👧", "\xe2\x80\xae", "xyzzy", "due:<2024", "nosuch:1", "min:109", "list.tsv", "2023-09-05", "go ",
	"go audit", "messages", "filter ", "search report", "find the", "", "%s%n", "--", "0" };
static const char *const line_keys[] = { "\033[D", "\033[C", "\x01", "\x05", "\x0b", "\x15", "\x17", "\x7f", "\033[A", "\033[B",
	"\t", "\x12", "\x14", "\033c", "\033[3~", "\033[1;5D", "\033b", "\x19", "\033[6~", "\033[5~" };
static const char *const odd[] = { "\xff", "\xc3", "\xf0\x9f", "\033[", "\033[999;999~", "\033[200~", "\033[201~", "\033]0;x\a", "\033[M !!",
	"\xc2\x9b", "\033O", "\xe2\x80\x8b" };

#define ONE_OF(monkey, these) one_of(monkey, these, G_N_ELEMENTS(these))

static void
press(struct monkey *monkey)
{
	gboolean is_last = g_rand_int_range(monkey->random, 0, 60) == 0;
	const char *key = is_last ? ONE_OF(monkey, last_keys) : ONE_OF(monkey, keys);
	g_autoptr(GString) all = g_string_new(key);

	if (!is_last && g_rand_int_range(monkey->random, 0, 6) == 0)
		for (int i = g_rand_int_range(monkey->random, 1, 40); i > 0; i--)
			g_string_append(all, key);
	type(monkey, all->str);
}

/* No prompt is asked for by this: it is typed wherever the program is. */
static void
type_line(struct monkey *monkey)
{
	static const char *const asking[] = { "s", "s", "/", "/", "f", "f", ":", "s\x12", "/\x12", "s\x14", "s\x14\x14", "e", "1f", "3/", "4f", "4xd", "D" };
	static const char *const ends[] = { "\r", "\r", "\r", "\033", "\x07", "\x03", "" };

	type(monkey, ONE_OF(monkey, asking));
	for (int i = g_rand_int_range(monkey->random, 0, 4); i > 0; i--) {
		type(monkey, ONE_OF(monkey, words));
		if (g_rand_boolean(monkey->random))
			type(monkey, ONE_OF(monkey, line_keys));
		else
			type(monkey, " ");
	}
	type(monkey, ONE_OF(monkey, ends));
}

static void
paste(struct monkey *monkey)
{
	g_autoptr(GString) text = g_string_new("\033[200~");

	for (int i = g_rand_int_range(monkey->random, 0, 60); i > 0; i--)
		g_string_append(text, ONE_OF(monkey, words));
	if (g_rand_int_range(monkey->random, 0, 5) > 0)
		g_string_append(text, "\033[201~");
	type(monkey, text->str);
}

static void
resize(struct monkey *monkey)
{
	gboolean is_small = g_rand_int_range(monkey->random, 0, 4) == 0;
	int rows = g_rand_int_range(monkey->random, 1, is_small ? 12 : 80);
	int columns = g_rand_int_range(monkey->random, 1, is_small ? 60 : 250);
	g_autofree char *step = g_strdup_printf("<%dx%d>", columns, rows);

	note(monkey, step);
	terminal_tell_size(monkey->terminal, rows, columns);
	if (g_rand_boolean(monkey->random))
		drain(monkey);
}

static void
do_something(struct monkey *monkey)
{
	int what = g_rand_int_range(monkey->random, 0, 100);

	if (what < 65)
		press(monkey);
	else if (what < 85)
		type_line(monkey);
	else if (what < 88)
		paste(monkey);
	else if (what < 95)
		resize(monkey);
	else
		type(monkey, ONE_OF(monkey, odd));
}

/* --- Whether all is well ------------------------------------------------------------------------- */

/* Whatever it shows, another size makes it draw. A command that was run may wait for Enter. */
static void
expect_answer(struct monkey *monkey)
{
	gint64 limit = g_get_monotonic_time() + PATIENCE * 1000;
	gboolean is_wide = TRUE;

	note(monkey, "<?>");
	drain(monkey);
	for (int i = 0; !terminal_has_ended(monkey->terminal); i++) {
		is_wide = !is_wide;
		terminal_tell_size(monkey->terminal, 24, is_wide ? 81 : 80);
		if (terminal_take(monkey->terminal, 500))
			break;
		if (i > 0 && i % 4 == 0)
			terminal_type(monkey->terminal, "\r");
		if (g_get_monotonic_time() > limit)
			fail(monkey, "no answer");
	}
	monkey->may_have_lost = monkey->may_have_lost && terminal_has_ended(monkey->terminal);
	if (!is_silent() && !terminal_has_ended(monkey->terminal))
		fail(monkey, "something was written beside the screen");
}

static void
expect_order(struct monkey *monkey, int status)
{
	struct terminal *terminal = monkey->terminal;
	const char *paste_on = g_strrstr(terminal_bytes(terminal), "\033[?2004h");

	if (!is_silent())
		fail(monkey, "there is something on standard error");
	if (!(WIFEXITED(status) && WEXITSTATUS(status) <= 1) && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)) {
		g_autofree char *what = g_strdup_printf("it ended with status %#x", status);

		fail(monkey, what);
	}
	if (!terminal_is_restored(terminal))
		fail(monkey, "the terminal's modes are not as they were");
	if (monkey->may_have_lost)
		return;
	if (paste_on != NULL && strstr(paste_on, "\033[?2004l") == NULL)
		fail(monkey, "pasting is left bracketed");
	if (terminal_is_alternate(terminal) || !terminal_shows_cursor(terminal))
		fail(monkey, "the terminal is not as it was");
}

/* Out of whatever it shows. */
static int
end(struct monkey *monkey)
{
	for (int i = 0; i < 40 && !terminal_has_ended(monkey->terminal); i++) {
		type(monkey, i % 2 == 0 ? "\033" : "Q");
		for (int waited = 0; waited < 20 && !terminal_has_ended(monkey->terminal); waited++)
			terminal_take(monkey->terminal, 10);
		if (i % 5 == 4)
			expect_answer(monkey);
	}
	return terminal_end(monkey->terminal);
}

/* --- Its world ----------------------------------------------------------------------------------- */

static char **
environment(gboolean is_utf8)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();

	g_ptr_array_add(all, g_strdup_printf("HOME=%s", home));
	g_ptr_array_add(all, g_strdup_printf("MINUTEBOOK_CACHE=%s", cache));
	g_ptr_array_add(all, g_strdup("MINUTEBOOK_TODAY=2025-11-20"));
	/* A command that is typed by chance is not found. */
	g_ptr_array_add(all, g_strdup("PATH=/nonexistent"));
	g_ptr_array_add(all, g_strdup("PAGER=:"));
	g_ptr_array_add(all, g_strdup("TERM=xterm-256color"));
	g_ptr_array_add(all, g_strdup("ASAN_OPTIONS=abort_on_error=0:exitcode=99:detect_leaks=1"));
	g_ptr_array_add(all, g_strdup("UBSAN_OPTIONS=print_stacktrace=1"));
	g_ptr_array_add(all, g_strdup(is_utf8 ? "LC_ALL=C.UTF-8" : "LC_ALL=C"));
	g_ptr_array_add(all, NULL);
	return (char **)g_ptr_array_steal(all, NULL);
}

static void
load(const char *folder)
{
	g_auto(GStrv) variables = environment(TRUE);
	g_autofree char *path = g_test_build_filename(G_TEST_DIST, folder, NULL);
	char *argv[] = { program, "load", path, NULL };

	g_assert_true(g_spawn_sync(NULL, argv, variables, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
	    NULL, NULL, NULL, NULL));
}

/* Exports land in the home, too. */
static void
set_up(void)
{
	program = g_test_build_filename(G_TEST_BUILT, "minutebook", NULL);
	home = g_dir_make_tmp("minutebook-monkey-XXXXXX", NULL);
	errors_path = g_build_filename(home, "errors", NULL);
	cache = g_strdup(g_getenv("MONKEY_CACHE"));
	g_assert_cmpint(g_chdir(home), ==, 0);
	if (cache != NULL)
		return;
	cache = g_build_filename(home, "cache.db", NULL);
	load("tests/screen/minutes");
	load("data/sample");
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

/* --- A walk -------------------------------------------------------------------------------------- */

static guint
walk(guint32 seed)
{
	guint done = 0;
	struct monkey monkey = { .random = g_rand_new_with_seed(seed) };
	g_auto(GStrv) variables = environment(seed % 4 != 3);
	char *pick = seed % 5 == 4 ? "--pick" : NULL;
	char *argv[] = { "/bin/sh", "-c", "exec \"$0\" \"$@\" 2>errors", program, "browse", pick, NULL };

	monkey.steps = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(monkey.steps, NULL);
	monkey.terminal = terminal_new(argv, variables, 24, 80);
	terminal_take(monkey.terminal, PATIENCE);
	while (done < STEPS && !terminal_has_ended(monkey.terminal)) {
		do_something(&monkey);
		if (++done % BETWEEN == 0)
			expect_answer(&monkey);
	}
	expect_order(&monkey, end(&monkey));
	terminal_free(monkey.terminal);
	g_ptr_array_unref(monkey.steps);
	g_rand_free(monkey.random);
	return done;
}

static void
test_monkey(void)
{
	const char *first = g_getenv("MONKEY_SEED"), *seconds = g_getenv("MONKEY_SECONDS");
	gint64 until = g_get_monotonic_time() + (seconds != NULL ? g_ascii_strtoll(seconds, NULL, 10) : 0) * G_USEC_PER_SEC;
	guint32 seed = first != NULL ? g_ascii_strtoull(first, NULL, 10) : 1;

	for (guint steps = 0; steps < LEAST || g_get_monotonic_time() < until; seed++) {
		g_test_message("seed %u", seed);
		steps += walk(seed);
	}
}

int
main(int argc, char **argv)
{
	int failures;

	g_test_init(&argc, &argv, NULL);
	set_up();
	g_test_add_func("/monkey/keys-at-random-do-no-harm", test_monkey);
	failures = g_test_run();
	if (failures == 0 && g_chdir("/") == 0)
		remove_all(home);
	return failures;
}
