#include <glib.h>
#include <glib/gstdio.h>

#include "base/error.h"
#include "query/saved.h"

static char *folder, *path;

static struct saved *
read_text(const char *text, guint faults)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	struct saved *saved = saved_new();

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	saved_read_file(saved, path, found);
	g_assert_cmpuint(found->len, ==, faults);
	return saved;
}

static void
check(const struct saved *saved, const char *typed, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *words = saved_expand(saved, typed, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(words, ==, expected);
}

static void
names_stand_for_their_words(void)
{
	struct saved *saved = read_text("# mine\nsilent  is:silent in:action\nlibs libraries @silent\n", 0);

	check(saved, "@silent", "is:silent in:action");
	check(saved, "year:2023/24 @silent neglect", "year:2023/24 is:silent in:action neglect");
	check(saved, "@libs", "libraries is:silent in:action");
	check(saved, "neglect -@silent", "neglect -is:silent in:action");
	check(saved, "x-@silent", "x-@silent");
	check(saved, "jo@silent \"at @silent\" @ words", "jo@silent \"at @silent\" @ words");
	check(saved, "", "");
	g_assert_true(saved_ends("a @silent"));
	g_assert_true(saved_ends("@silent"));
	g_assert_true(saved_ends("a -@silent"));
	g_assert_false(saved_ends("@silent "));
	g_assert_false(saved_ends("a@silent"));
	g_assert_false(saved_ends("@"));
	saved_free(saved);
}

/* Two blanks are something else to a pattern than one. */
static void
blanks_stay_as_they_are_saved(void)
{
	struct saved *saved = read_text("  signed \t /Chair  -  signed/\t\r\n", 0);
	g_autoptr(GError) error = NULL;

	check(saved, "@signed", "/Chair  -  signed/");
	g_assert_true(saved_keep(saved, path, "gap", "/a  b/", &error));
	g_assert_no_error(error);
	saved_free(saved);
	saved = saved_new();
	saved_read_file(saved, path, NULL);
	check(saved, "@gap @signed", "/a  b/ /Chair  -  signed/");
	saved_free(saved);
}

static void
unknown_names_are_said(void)
{
	struct saved *saved = read_text("promised in:action\nround @round\n", 0);
	g_autoptr(GError) error = NULL;

	g_assert_null(saved_expand(saved, "@promisd", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_nonnull(strstr(error->message, "did you mean 'promised'"));
	g_clear_error(&error);
	g_assert_null(saved_expand(saved, "@round", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_nonnull(strstr(error->message, "'@round' stands for itself"));
	saved_free(saved);
}

/* Each stands for fifty of the one before: in full that would fill any memory. */
static void
what_names_stand_for_is_bounded(void)
{
	g_autoptr(GString) text = g_string_new("a0 words\n");
	g_autoptr(GError) error = NULL;
	struct saved *saved;

	for (guint i = 1; i < 7; i++) {
		g_string_append_printf(text, "a%u", i);
		for (guint n = 0; n < 50; n++)
			g_string_append_printf(text, " @a%u", i - 1);
		g_string_append_c(text, '\n');
	}
	saved = read_text(text->str, 0);
	g_assert_null(saved_expand(saved, "@a6", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	saved_free(saved);
}

static void
faults_leave_the_others(void)
{
	struct saved *saved = read_text("bad! words\nalone\ngood words here\ngood other words\n", 2);
	const GPtrArray *searches = saved_list(saved);

	g_assert_cmpuint(searches->len, ==, 1);
	g_assert_cmpstr(((struct saved_search *)searches->pdata[0])->words, ==, "other words");
	saved_free(saved);
}

static void
keeping_leaves_other_lines(void)
{
	struct saved *saved = read_text("# a remark\n\none  first words\ntwo second", 0);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;

	g_assert_true(saved_keep(saved, path, "one", " is:open\nowner:\"jo dent\" ", &error));
	g_assert_true(saved_keep(saved, path, "new-one", "neglect*", &error));
	g_assert_no_error(error);
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_cmpstr(text, ==, "# a remark\n\ntwo second\none  is:open owner:\"jo dent\"\nnew-one  neglect*\n");
	check(saved, "@one", "is:open owner:\"jo dent\"");
	g_assert_false(saved_keep(saved, path, "no name", "words", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_clear_error(&error);
	g_assert_false(saved_keep(saved, path, "empty", "  ", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	saved_free(saved);
}

static void
a_file_that_cannot_be_written_says_so(void)
{
	struct saved *saved = saved_new();
	g_autofree char *below = g_build_filename(path, "below", NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(g_file_set_contents(path, "one words\n", -1, NULL));
	g_assert_false(saved_keep(saved, below, "one", "words", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_SYSTEM);
	g_assert_cmpuint(saved_list(saved)->len, ==, 0);
	saved_free(saved);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	folder = g_dir_make_tmp("minutebook-saved-XXXXXX", NULL);
	path = g_build_filename(folder, "searches", NULL);
	g_test_add_func("/saved/a name stands for its words", names_stand_for_their_words);
	g_test_add_func("/saved/a name that there isn't is said", unknown_names_are_said);
	g_test_add_func("/saved/what names stand for is bounded", what_names_stand_for_is_bounded);
	g_test_add_func("/saved/blanks stay as they are saved", blanks_stay_as_they_are_saved);
	g_test_add_func("/saved/lines with faults leave the others", faults_leave_the_others);
	g_test_add_func("/saved/keeping one leaves the other lines", keeping_leaves_other_lines);
	g_test_add_func("/saved/a file that cannot be written says so", a_file_that_cannot_be_written_says_so);
	status = g_test_run();
	g_remove(path);
	g_rmdir(folder);
	return status;
}
