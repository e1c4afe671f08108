#include "view/position.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder, *path;

static void
check(const char *cache, const char *meeting, const char *item)
{
	struct position position;

	position_read(cache, &position);
	g_assert_cmpstr(position.meeting, ==, meeting);
	g_assert_cmpstr(position.item, ==, item);
	position_clear(&position);
}

static gboolean
leave(const char *cache, const char *meeting, const char *item)
{
	struct position position = { (char *)meeting, (char *)item };

	return position_write(cache, &position);
}

static void
put_file(const char *text, gssize size)
{
	g_autofree char *inside = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(inside, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, size, NULL));
}

static void
test_a_position_comes_back(void)
{
	g_remove(path);
	check("/c/cache.db", NULL, NULL);
	g_assert_true(leave("/c/cache.db", "audit-committee/2023-09-12", "audit-committee/2023-09-12/114"));
	check("/c/cache.db", "audit-committee/2023-09-12", "audit-committee/2023-09-12/114");
	g_assert_true(leave("/c/cache.db", "cabinet/2023-11-13", NULL));
	check("/c/cache.db", "cabinet/2023-11-13", NULL);
}

static void
test_caches_are_kept_apart(void)
{
	g_remove(path);
	g_assert_true(leave("/c/cache.db", "a/2023-01-01", NULL));
	g_assert_true(leave("/c/other \xff.db", "b/2023-01-01", "b/2023-01-01/1"));
	check("/c/cache.db", "a/2023-01-01", NULL);
	check("/c/other \xff.db", "b/2023-01-01", "b/2023-01-01/1");
	check("/c/../c/cache.db", "a/2023-01-01", NULL);
	check("/c/third.db", NULL, NULL);
}

static void
test_the_file_is_nobody_elses(void)
{
	GStatBuf st;

	g_remove(path);
	umask(022);
	g_assert_true(leave("/c/cache.db", "a/2023-01-01", NULL));
	g_assert_cmpint(g_stat(path, &st), ==, 0);
	g_assert_cmpint(st.st_mode & 0777, ==, 0600);
}

static void
test_a_damaged_file_is_as_if_not_there(void)
{
	static const char zeros[] = "\0\0\0[\0";

	put_file("[half\nmeeting", -1);
	check("/c/cache.db", NULL, NULL);
	g_assert_true(leave("/c/cache.db", "a/2023-01-01", NULL));
	check("/c/cache.db", "a/2023-01-01", NULL);
	put_file(zeros, sizeof(zeros));
	check("/c/cache.db", NULL, NULL);
	g_remove(path);
	g_assert_cmpint(mkfifo(path, 0600), ==, 0);
	check("/c/cache.db", NULL, NULL);
	g_remove(path);
}

static void
test_old_caches_are_forgotten(void)
{
	g_autofree char *text = NULL;

	g_remove(path);
	for (int i = 0; i < 200; i++) {
		g_autofree char *cache = g_strdup_printf("/c/%d.db", i);

		g_assert_true(leave(cache, "a/2023-01-01", NULL));
	}
	check("/c/0.db", NULL, NULL);
	check("/c/199.db", "a/2023-01-01", NULL);
	check("/c/150.db", "a/2023-01-01", NULL);
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_cmpuint(strlen(text), <, 10000);
}

static void
test_no_place_is_no_fault(void)
{
	g_autofree char *file = g_build_filename(folder, "file", NULL);

	g_assert_true(g_file_set_contents(file, "", -1, NULL));
	g_setenv("XDG_STATE_HOME", file, TRUE);
	g_assert_false(leave("/c/cache.db", "a/2023-01-01", NULL));
	check("/c/cache.db", NULL, NULL);
	g_setenv("XDG_STATE_HOME", folder, TRUE);
	g_remove(file);
}

int
main(int argc, char **argv)
{
	g_autofree char *inside = NULL;
	int failed;

	g_test_init(&argc, &argv, NULL);
	folder = g_dir_make_tmp("minutebook-position-XXXXXX", NULL);
	g_setenv("XDG_STATE_HOME", folder, TRUE);
	inside = g_build_filename(folder, "minutebook", NULL);
	path = g_build_filename(inside, "position", NULL);
	g_test_add_func("/position/a position comes back", test_a_position_comes_back);
	g_test_add_func("/position/caches are kept apart", test_caches_are_kept_apart);
	g_test_add_func("/position/the file is for nobody else to read", test_the_file_is_nobody_elses);
	g_test_add_func("/position/a damaged file is as if it were not there", test_a_damaged_file_is_as_if_not_there);
	g_test_add_func("/position/caches left long ago are forgotten", test_old_caches_are_forgotten);
	g_test_add_func("/position/no place to keep it is no fault", test_no_place_is_no_fault);
	failed = g_test_run();
	g_remove(path);
	g_rmdir(inside);
	g_rmdir(folder);
	g_free(folder);
	g_free(path);
	return failed;
}
