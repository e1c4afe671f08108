#include "base/settings.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

struct taken {
	GString *words; /* "1:a,b 3:c" */
	GPtrArray *faults;
};

static void
take(const struct settings_line *line, gpointer data)
{
	struct taken *taken = data;
	g_autofree char *words = g_strjoinv(",", line->words);

	g_assert_cmpuint(line->n_words, ==, g_strv_length(line->words));
	g_string_append_printf(taken->words, "%s%u:%s", taken->words->len > 0 ? " " : "", line->number, words);
	if (strcmp(line->words[0], "wrong") == 0)
		settings_fault(line, "this is %s", "wrong");
}

static void
begin(struct taken *taken)
{
	taken->words = g_string_new(NULL);
	taken->faults = g_ptr_array_new_with_free_func(g_free);
}

static void
end(struct taken *taken)
{
	g_string_free(taken->words, TRUE);
	g_ptr_array_unref(taken->faults);
}

static void
test_lines(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "", "" }, { "\n\n", "" }, { "# a remark\n  # another\n", "" }, { "one", "1:one" },
		{ "a b\n\nc\n", "1:a,b 3:c" }, { " \ta \t b\r\n", "1:a,b" }, { "a #b\n", "1:a,#b" },
		{ "é ü\n\r\n\tx", "1:é,ü 3:x" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct taken taken;

		begin(&taken);
		settings_read(cases[i].text, strlen(cases[i].text), take, &taken, taken.faults);
		g_assert_cmpstr(taken.words->str, ==, cases[i].words);
		g_assert_cmpuint(taken.faults->len, ==, 0);
		end(&taken);
	}
}

static void
test_bytes(void)
{
	static const char text[] = "a\nb \xff\nc\0d\nwrong\ne";
	struct taken taken;

	begin(&taken);
	settings_read(text, sizeof(text) - 1, take, &taken, taken.faults);
	g_assert_cmpstr(taken.words->str, ==, "1:a 4:wrong 5:e");
	g_assert_cmpuint(taken.faults->len, ==, 3);
	g_assert_cmpstr(taken.faults->pdata[0], ==, "line 2: not valid UTF-8");
	g_assert_cmpstr(taken.faults->pdata[1], ==, "line 3: not valid UTF-8");
	g_assert_cmpstr(taken.faults->pdata[2], ==, "line 4: this is wrong");
	end(&taken);
}

static void
test_many(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct taken taken;

	for (int i = 0; i < 1000; i++)
		g_string_append(text, "wrong\n");
	begin(&taken);
	settings_read(text->str, text->len, take, &taken, taken.faults);
	g_assert_cmpuint(taken.faults->len, ==, SETTINGS_FAULTS + 1);
	g_assert_cmpstr(taken.faults->pdata[SETTINGS_FAULTS], ==, "further faults are not told");
	end(&taken);
}

static void
test_files(void)
{
	g_autofree char *folder = g_dir_make_tmp("minutebook-settings-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "config", NULL);
	g_autofree char *pipe = g_build_filename(folder, "pipe", NULL);
	struct taken taken;

	begin(&taken);
	settings_read_file(path, take, &taken, taken.faults);
	g_assert_cmpuint(taken.faults->len, ==, 0);
	g_assert_true(g_file_set_contents(path, "a b\n", -1, NULL));
	settings_read_file(path, take, &taken, taken.faults);
	g_assert_cmpstr(taken.words->str, ==, "1:a,b");
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	settings_read_file(pipe, take, &taken, taken.faults);
	settings_read_file(folder, take, &taken, taken.faults);
	g_assert_cmpuint(taken.faults->len, ==, 2);
	g_assert_cmpstr(taken.faults->pdata[0], ==, "not a regular file, left out");
	end(&taken);
	g_remove(pipe);
	g_remove(path);
	g_rmdir(folder);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/settings/words of lines, without remarks and blanks", test_lines);
	g_test_add_func("/settings/any bytes: a line that is no text is named, the others count", test_bytes);
	g_test_add_func("/settings/a file of faults is not told whole", test_many);
	g_test_add_func("/settings/a missing file is fine, a pipe is not waited for", test_files);
	return g_test_run();
}
