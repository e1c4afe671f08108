#include "base/place.h"
#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *const variables[] = {
	"MINUTEBOOK_CACHE", "MINUTEBOOK_MARKS", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"
};

static void
clear_environment(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(variables); i++)
		g_unsetenv(variables[i]);
	g_setenv("HOME", "/home/averley", TRUE);
}

static void
assert_path(char *path, const char *expected)
{
	g_assert_cmpstr(path, ==, expected);
	g_free(path);
}

static void
test_files_lie_below_home(void)
{
	clear_environment();
	assert_path(place_cache(NULL, NULL), "/home/averley/.cache/minutebook/cache.db");
	assert_path(place_marks(NULL, NULL), "/home/averley/.local/share/minutebook/marks.db");
	assert_path(place_setting("keys"), "/home/averley/.config/minutebook/keys");
	assert_path(place_state("history"), "/home/averley/.local/state/minutebook/history");
}

static void
test_xdg_folders_come_before_home(void)
{
	clear_environment();
	g_setenv("XDG_CACHE_HOME", "/var/c", TRUE);
	g_setenv("XDG_DATA_HOME", "/var/d", TRUE);
	g_setenv("XDG_CONFIG_HOME", "/var/f", TRUE);
	g_setenv("XDG_STATE_HOME", "/var/s", TRUE);
	assert_path(place_cache(NULL, NULL), "/var/c/minutebook/cache.db");
	assert_path(place_marks(NULL, NULL), "/var/d/minutebook/marks.db");
	assert_path(place_setting("keys"), "/var/f/minutebook/keys");
	assert_path(place_state("history"), "/var/s/minutebook/history");
}

static void
test_a_path_is_typed_as_a_shell_reads_it(void)
{
	assert_path(place_typed("/srv/minutes-2023/a.txt"), "/srv/minutes-2023/a.txt");
	assert_path(place_typed("/srv/our minutes"), "'/srv/our minutes'");
	assert_path(place_typed(""), "''");
}

static void
test_the_call_names_a_cache_in_another_place(void)
{
	clear_environment();
	assert_path(place_call("/home/averley/.cache/minutebook/cache.db"), "minutebook");
	assert_path(place_call("/tmp/c.db"), "minutebook --cache /tmp/c.db");
	g_setenv("MINUTEBOOK_CACHE", "/tmp/c.db", TRUE);
	assert_path(place_call("/tmp/c.db"), "minutebook");
}

static void
test_the_sample_lies_among_the_systems_data(void)
{
	g_autofree char *folder = g_dir_make_tmp("minutebook-place-XXXXXX", NULL);
	g_autofree char *above = g_build_filename(folder, "minutebook", NULL);
	g_autofree char *sample = g_build_filename(above, "sample", NULL);

	g_assert_cmpint(g_mkdir_with_parents(sample, 0700), ==, 0);
	g_setenv("XDG_DATA_DIRS", folder, TRUE); /* GLib looks once */
	assert_path(place_sample(), sample);
	g_rmdir(sample);
	g_rmdir(above);
	g_rmdir(folder);
}

static void
test_relative_and_empty_xdg_values_are_ignored(void)
{
	clear_environment();
	g_setenv("XDG_CACHE_HOME", "relative", TRUE);
	g_setenv("XDG_DATA_HOME", "", TRUE);
	assert_path(place_cache(NULL, NULL), "/home/averley/.cache/minutebook/cache.db");
	assert_path(place_marks(NULL, NULL), "/home/averley/.local/share/minutebook/marks.db");
}

static void
test_the_option_comes_first_then_our_variable(void)
{
	clear_environment();
	g_setenv("XDG_CACHE_HOME", "/var/c", TRUE);
	g_setenv("MINUTEBOOK_CACHE", "here.db", TRUE);
	g_setenv("MINUTEBOOK_MARKS", "", TRUE);
	assert_path(place_cache("chosen.db", NULL), "chosen.db");
	assert_path(place_cache(NULL, NULL), "here.db");
	assert_path(place_marks(NULL, NULL), "/home/averley/.local/share/minutebook/marks.db");
}

static void
test_no_place_at_all_is_said(void)
{
	g_autoptr(GError) error = NULL;

	clear_environment();
	g_setenv("HOME", "relative", TRUE);
	g_assert_null(place_cache(NULL, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_CACHE);
	g_assert_nonnull(strstr(error->message, "HOME"));
	g_assert_null(place_setting("keys"));
	g_assert_null(place_state("history"));
}

static void
test_folders_are_made_for_their_owner_only(void)
{
	g_autofree char *root = g_dir_make_tmp("place-test-XXXXXX", NULL);
	g_autofree char *folder = g_build_filename(root, "a", "b", NULL);
	g_autofree char *path = g_build_filename(folder, "cache.db", NULL);
	g_autofree char *below_file = g_build_filename(path, "c", NULL);
	g_autoptr(GError) error = NULL;
	struct stat st;

	g_assert_true(place_make_folder_of(path, &error));
	g_assert_true(place_make_folder_of(path, &error));
	g_assert_cmpint(stat(folder, &st), ==, 0);
	g_assert_cmpint(st.st_mode & 0777, ==, 0700);
	g_assert_true(g_file_set_contents(path, "", 0, NULL));
	g_assert_false(place_make_folder_of(below_file, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_CACHE);
	g_assert_nonnull(strstr(error->message, path));
	g_unlink(path);
	g_rmdir(folder);
	*strrchr(folder, '/') = 0;
	g_rmdir(folder);
	g_rmdir(root);
}

/* The answer is kept for the whole run, so each value has a child of its own. */
static void
check_today(const char *value, gboolean is_taken)
{
	if (g_test_subprocess()) {
		g_assert_cmpint(g_str_equal(place_today(), g_getenv("MINUTEBOOK_TODAY")), ==, *g_getenv("TAKEN") == '1');
		g_assert_cmpuint(strlen(place_today()), ==, 10);
		return;
	}
	g_setenv("MINUTEBOOK_TODAY", value, TRUE);
	g_setenv("TAKEN", is_taken ? "1" : "0", TRUE);
	g_test_trap_subprocess(NULL, 0, 0);
	g_test_trap_assert_passed();
}

static void
test_the_clock_can_be_set(void)
{
	check_today("2031-05-14", TRUE);
	if (g_test_subprocess())
		return;
	check_today("2031-02-30", FALSE);
	check_today("tomorrow", FALSE);
	check_today("2031-05-14 ", FALSE);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/place/files lie below home", test_files_lie_below_home);
	g_test_add_func("/place/XDG folders come before home", test_xdg_folders_come_before_home);
	g_test_add_func("/place/a path is typed as a shell reads it", test_a_path_is_typed_as_a_shell_reads_it);
	g_test_add_func("/place/the call names a cache in another place", test_the_call_names_a_cache_in_another_place);
	g_test_add_func("/place/the sample lies among the system's data", test_the_sample_lies_among_the_systems_data);
	g_test_add_func("/place/relative and empty XDG values are ignored", test_relative_and_empty_xdg_values_are_ignored);
	g_test_add_func("/place/the option comes first, then our variable", test_the_option_comes_first_then_our_variable);
	g_test_add_func("/place/no place at all is said", test_no_place_at_all_is_said);
	g_test_add_func("/place/folders are made for their owner only", test_folders_are_made_for_their_owner_only);
	g_test_add_func("/place/the clock can be set", test_the_clock_can_be_set);
	return g_test_run();
}
