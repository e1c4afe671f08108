#include "kit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

char *program, *home, *cache;
static char *goldens;

/* --- The program's world --------------------------------------------------------------------- */

/* As if the browser had not been used before: it would come back to where a test left it. */
static void
forget_position(void)
{
	g_autofree char *path = g_build_filename(home, ".local", "state", "minutebook", "position", NULL);

	g_remove(path);
}

char **
environment(const char *first, ...)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	va_list more;

	forget_position();
	g_ptr_array_add(all, g_strdup_printf("HOME=%s", home));
	g_ptr_array_add(all, g_strdup_printf("MINUTEBOOK_CACHE=%s", cache));
	g_ptr_array_add(all, g_strdup("MINUTEBOOK_TODAY=2023-12-01"));
	g_ptr_array_add(all, g_strdup("TZ=UTC0"));
	va_start(more, first);
	for (const char *variable = first; variable != NULL; variable = va_arg(more, const char *))
		g_ptr_array_add(all, g_strdup(variable));
	va_end(more);
	g_ptr_array_add(all, NULL);
	return (char **)g_ptr_array_steal(all, NULL);
}

/* The world as it is, but for the cache. */
char **
with_cache(const char *name)
{
	char **variables = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", NULL);

	g_free(variables[1]);
	variables[1] = g_strdup_printf("MINUTEBOOK_CACHE=%s/%s", home, name);
	return variables;
}

/* In a UTF-8 locale on a common terminal, with these arguments (parted by blanks). */
struct terminal *
start(const char *arguments, int rows, int columns)
{
	g_autofree char *line = g_strdup_printf("%s%s", program, arguments);
	g_auto(GStrv) argv = g_strsplit(line, " ", -1);
	g_auto(GStrv) variables = environment("LC_ALL=C.UTF-8", "TERM=xterm-256color", NULL);

	return terminal_new(argv, variables, rows, columns);
}

struct terminal *
start_in(char **variables, int rows, int columns)
{
	char *argv[] = { program, NULL };

	return terminal_new(argv, variables, rows, columns);
}

/* Runs it without a terminal. */
int
run(const char *const *arguments, char **variables, char **errors)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	int status;

	g_ptr_array_add(argv, program);
	for (; *arguments != NULL; arguments++)
		g_ptr_array_add(argv, (char *)*arguments);
	g_ptr_array_add(argv, NULL);
	g_assert_true(g_spawn_sync(NULL, (char **)argv->pdata, variables, G_SPAWN_STDOUT_TO_DEV_NULL,
	    NULL, NULL, NULL, errors, &status, NULL));
	g_assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

void
load(char **variables, const char *option, const char *name)
{
	g_autofree char *minutes = g_build_filename(home, "minutes", name, NULL);
	const char *arguments[] = { "load", option, minutes, NULL };
	g_autofree char *errors = NULL;

	if (run(arguments, variables, &errors) != 0)
		g_error("cannot load: %s", errors);
}

/* Not as xterm, which has "rep": after repeated characters libvterm's emulator goes on to the next row
 * one cell too early. */
char **
with_sample(const char *locale)
{
	g_autofree char *sample = g_test_build_filename(G_TEST_DIST, "data", "sample", NULL);
	g_autofree char *path = g_build_filename(home, "sample.db", NULL), *errors = NULL;
	const char *arguments[] = { "load", sample, NULL };
	char **variables = environment(locale, "TERM=screen", NULL);

	variables = g_environ_setenv(variables, "MINUTEBOOK_CACHE", path, TRUE);
	variables = g_environ_setenv(variables, "MINUTEBOOK_TODAY", "2025-04-01", TRUE);
	if (!g_file_test(path, G_FILE_TEST_EXISTS) && run(arguments, variables, &errors) != 0)
		g_error("cannot load the sample: %s", errors);
	return variables;
}

/* Into the home, of which the screen says "~": elsewhere goldens would hold where the tests lie. */
static void
copy_minutes(void)
{
	g_autofree char *from = g_test_build_filename(G_TEST_DIST, "tests", "screen", "minutes", NULL);
	g_autofree char *to = g_build_filename(home, "minutes", NULL);
	g_autoptr(GDir) folder = g_dir_open(from, 0, NULL);
	const char *name;

	g_mkdir(to, 0700);
	while ((name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *file = g_build_filename(from, name, NULL), *copy = g_build_filename(to, name, NULL);
		g_autofree char *text = NULL;
		gsize size;

		g_assert_true(g_file_get_contents(file, &text, &size, NULL));
		g_assert_true(g_file_set_contents(copy, text, size, NULL));
	}
}

void
set_up(void)
{
	g_auto(GStrv) variables = NULL;

	program = g_test_build_filename(G_TEST_BUILT, "minutebook", NULL);
	goldens = g_test_build_filename(G_TEST_DIST, "tests", "screen", "golden", NULL);
	home = g_dir_make_tmp("minutebook-screen-XXXXXX", NULL);
	cache = g_build_filename(home, "cache.db", NULL);
	copy_minutes();
	variables = environment("LC_ALL=C.UTF-8", NULL);
	load(variables, "--jobs=1", "");
}

/* A link goes, and what it leads to stays. */
void
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

void
quit(struct terminal *terminal)
{
	int status;

	terminal_type(terminal, "Q");
	status = terminal_end(terminal);
	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, 0);
	terminal_free(terminal);
}

/* --- Whole screens --------------------------------------------------------------------------- */

/* The time of the load is the only thing that differs from run to run. */
static char *
without_time(const char *screen)
{
	g_autoptr(GRegex) time = g_regex_new("loaded [0-9 ]?[0-9] [A-Z][a-z]{2} [0-9:]{5}", 0, 0, NULL);
	g_autoptr(GRegex) blanks = g_regex_new(" +(?=[0-9]+ meetings)", 0, 0, NULL);
	g_autofree char *masked = g_regex_replace_literal(time, screen, -1, 0, "loaded DAY HH:MM", 0, NULL);

	/* The day has one digit or two. */
	return g_regex_replace_literal(blanks, masked, -1, 0, "  ", 0, NULL);
}

void
compare(struct terminal *terminal, const char *name, int rows, int columns, gboolean is_utf8)
{
	g_autofree char *raw = terminal_screen(terminal), *screen = without_time(raw);
	g_autofree char *file = g_strdup_printf("%s-%dx%d%s.txt", name, columns, rows, is_utf8 ? "" : "-c");
	g_autofree char *path = g_build_filename(goldens, file, NULL), *expected = NULL;

	if (g_getenv("UPDATE_GOLDENS") != NULL) {
		g_assert_true(g_file_set_contents(path, screen, -1, NULL));
		return;
	}
	g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
	if (strcmp(screen, expected) != 0)
		g_test_message("%s should be\n%sbut is\n%s", file, expected, screen);
	g_assert_true(strcmp(screen, expected) == 0);
}
