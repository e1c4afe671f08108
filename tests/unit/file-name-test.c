#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "view/file_name.h"

static char *folder;

static void
touch(const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	g_assert_true(g_file_set_contents(path, "", 0, NULL));
}

/* Candidates for `typed` with the cursor at its end, joined by blanks. */
static char *
candidates(const char *typed, gsize *start)
{
	g_autoptr(GPtrArray) names = NULL;

	*start = 0;
	names = file_name_candidates(typed, strlen(typed), start, NULL);
	g_ptr_array_add(names, NULL);
	return g_strjoinv(" ", (char **)names->pdata);
}

static void
check(const char *end, const char *expected)
{
	g_autofree char *typed = g_strconcat(folder, "/", end, NULL), *names = NULL;
	gsize start;

	names = candidates(typed, &start);
	g_assert_cmpstr(names, ==, expected);
	g_assert_cmpuint(start, ==, strlen(folder) + 1 + (strrchr(end, '/') != NULL ? strrchr(end, '/') + 1 - end : 0));
}

static void
test_candidates(void)
{
	check("", "actions.tsv log.csv logs/");
	check("lo", "log.csv logs/");
	check("logs/", "old.csv");
	check(".", ".hidden");
	check("x", "");
	check("no-such-folder/", "");
}

static void
test_home(void)
{
	g_autofree char *whole = file_name_expand(" ~/a b.csv "), *other = file_name_expand("a~b");
	g_autofree char *home = file_name_expand("~"), *user = file_name_expand("~somebody/x"), *names = NULL;
	gsize start;

	g_assert_true(g_str_has_prefix(whole, g_get_home_dir()) && g_str_has_suffix(whole, "/a b.csv"));
	g_assert_cmpstr(other, ==, "a~b");
	g_assert_cmpstr(home, ==, g_get_home_dir());
	g_assert_cmpstr(user, ==, "~somebody/x");
	names = candidates("~/lo", &start);
	g_assert_cmpuint(start, ==, 2);
	g_assert_cmpstr(names, ==, "log.csv logs/");
}

static void
make_folder(void)
{
	g_autofree char *inside = NULL;

	folder = g_dir_make_tmp("minutebook-file-name-XXXXXX", NULL);
	inside = g_build_filename(folder, "logs", NULL);
	g_assert_cmpint(g_mkdir(inside, 0700), ==, 0);
	touch("log.csv");
	touch("actions.tsv");
	touch(".hidden");
	touch("logs/old.csv");
	touch("one\nline.csv");
	g_setenv("HOME", folder, TRUE);
}

static void
remove_folder(void)
{
	static const char *const names[] = { "log.csv", "actions.tsv", ".hidden", "logs/old.csv", "one\nline.csv", "logs", "" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(folder, names[i], NULL);

		g_remove(path);
	}
}

int
main(int argc, char **argv)
{
	int failed;

	g_test_init(&argc, &argv, NULL);
	make_folder();
	g_test_add_func("/file name/Tab finds files and folders, hidden ones only when asked", test_candidates);
	g_test_add_func("/file name/~ is the home folder", test_home);
	failed = g_test_run();
	remove_folder();
	return failed;
}
