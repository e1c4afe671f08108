#include "view/history.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "view/prompt.h"

static char *folder, *path;

static void
set_up(void)
{
	folder = g_dir_make_tmp("history-test-XXXXXX", NULL);
	path = g_build_filename(folder, "state", "minutebook", "history", NULL);
}

static void
tear_down(void)
{
	g_autofree char *below = g_path_get_dirname(path), *above = g_path_get_dirname(below);

	g_remove(path);
	g_remove(below);
	g_remove(above);
	g_remove(folder);
	g_clear_pointer(&folder, g_free);
	g_clear_pointer(&path, g_free);
}

static char *
joined(struct history *history, const char *name)
{
	const GPtrArray *entries = history_entries(history, name);
	GString *line = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++)
		g_string_append_printf(line, "%s%s", i > 0 ? "|" : "", (char *)g_ptr_array_index(entries, i));
	return g_string_free(line, FALSE);
}

static void
holds(struct history *history, const char *name, const char *expected)
{
	g_autofree char *entries = joined(history, name);

	g_assert_cmpstr(entries, ==, expected);
}

static void
save(struct history *history)
{
	g_autoptr(GError) error = NULL;

	g_assert_true(history_save(history, &error));
	g_assert_no_error(error);
}

static void
file_holds(const char *name, const char *expected)
{
	struct history *history = history_open(path);

	holds(history, name, expected);
	history_free(history);
}

static void
write_file(const char *text, gssize size)
{
	g_autofree char *below = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(below, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, size, NULL));
}

/* --- Entries --------------------------------------------------------------------------------- */

static void
test_kept(void)
{
	struct history *history;
	struct stat st;

	set_up();
	history = history_open(path);
	holds(history, "search", "");
	history_add(history, "search", "lights");
	history_add(history, "search", "mill\tstreet");
	history_add(history, "find", "é");
	save(history);
	history_free(history);
	g_assert_cmpint(stat(path, &st), ==, 0);
	g_assert_cmpint(st.st_mode & 0777, ==, 0600);
	file_holds("search", "lights|mill\tstreet");
	file_holds("find", "é");
	file_holds("pipe", "");
	tear_down();
}

static void
test_doubles(void)
{
	struct history *history = history_open(NULL);

	history_add(history, "search", "a");
	history_add(history, "search", "a");
	history_add(history, "search", "b");
	history_add(history, "search", "a");
	history_add(history, "search", "");
	history_add(history, "search", "  ");
	history_add(history, "search", "two\nlines");
	history_add(history, "search", "\377");
	holds(history, "search", "a|b|a");
	save(history);
	history_free(history);
}

static void
test_most(void)
{
	struct history *history;
	const GPtrArray *entries;

	set_up();
	history = history_open(path);
	for (int i = 0; i < HISTORY_ENTRIES + 50; i++) {
		g_autofree char *text = g_strdup_printf("entry %d", i);

		history_add(history, "search", text);
	}
	save(history);
	history_free(history);
	history = history_open(path);
	entries = history_entries(history, "search");
	g_assert_cmpuint(entries->len, ==, HISTORY_ENTRIES);
	g_assert_cmpstr(g_ptr_array_index(entries, 0), ==, "entry 50");
	history_free(history);
	tear_down();
}

/* --- The file -------------------------------------------------------------------------------- */

static void
test_damaged(void)
{
	static const char bytes[] = "search\tgood\nno tab\n\tno name\nsearch\t\n\377\tbad\nsearch\t\377\nnew\tlater\nsearch\tcut";
	g_autofree char *huge = g_strnfill(PROMPT_BYTES + 1, 'x');
	g_autofree char *line = g_strdup_printf("search\t%s\nsearch\tgood\n", huge);

	set_up();
	write_file(bytes, sizeof(bytes) - 1);
	file_holds("search", "good|cut");
	file_holds("new", "later");
	write_file("search\tgood\nsearch\tx\0y\n", 24);
	file_holds("find", "");
	write_file(line, -1);
	file_holds("search", "good");
	tear_down();
}

static void
test_no_file(void)
{
	g_autofree char *target = NULL;
	struct history *history;

	set_up();
	g_assert_cmpint(g_mkdir_with_parents(path, 0700), ==, 0);
	history = history_open(path);
	history_add(history, "search", "a");
	save(history); /* a folder is left alone */
	history_free(history);
	g_assert_true(g_file_test(path, G_FILE_TEST_IS_DIR));
	g_assert_cmpint(g_rmdir(path), ==, 0);
	g_assert_cmpint(symlink("/dev/null", path), ==, 0);
	history = history_open(path);
	history_add(history, "search", "a");
	save(history); /* so is a link to nowhere: what users make who want no history */
	history_free(history);
	target = g_file_read_link(path, NULL);
	g_assert_cmpstr(target, ==, "/dev/null");
	tear_down();
}

static void
test_nowhere(void)
{
	g_autoptr(GError) error = NULL;
	struct history *history;
	g_autofree char *below = NULL;

	set_up();
	below = g_build_filename(folder, "file", "history", NULL);
	*strrchr(below, '/') = '\0';
	g_assert_true(g_file_set_contents(below, "", 0, NULL));
	below[strlen(below)] = '/';
	history = history_open(below);
	history_add(history, "search", "a");
	g_assert_false(history_save(history, &error));
	g_assert_nonnull(error);
	holds(history, "search", "a");
	history_free(history);
	*strrchr(below, '/') = '\0';
	g_remove(below);
	tear_down();
}

static void
test_unchanged(void)
{
	struct history *history;

	set_up();
	history = history_open(path);
	save(history);
	g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	history_add(history, "search", "a");
	save(history);
	g_assert_cmpint(g_remove(path), ==, 0);
	history_add(history, "search", "a");
	save(history);
	g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	history_free(history);
	tear_down();
}

/* Two browsers at once. */
static void
test_two(void)
{
	struct history *one, *two;

	set_up();
	one = history_open(path);
	two = history_open(path);
	history_add(one, "search", "from one");
	history_add(two, "search", "from two");
	history_add(two, "find", "there");
	save(one);
	save(two);
	history_add(one, "search", "more");
	save(one);
	history_free(one);
	history_free(two);
	file_holds("search", "from one|from two|more");
	file_holds("find", "there");
	tear_down();
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/history/entries are kept by name, for their owner only", test_kept);
	g_test_add_func("/history/no doubles in a row, no blanks, no lines", test_doubles);
	g_test_add_func("/history/the oldest go", test_most);
	g_test_add_func("/history/a damaged file gives what is left of it", test_damaged);
	g_test_add_func("/history/what is no file is left alone", test_no_file);
	g_test_add_func("/history/without a place it stays in memory and says so", test_nowhere);
	g_test_add_func("/history/nothing is written where nothing changed", test_unchanged);
	g_test_add_func("/history/two browsers lose nothing of each other", test_two);
	return g_test_run();
}
