#include "tui/config.h"

#include <string.h>

static GPtrArray *
read_text(struct config *config, const char *text)
{
	GPtrArray *faults = g_ptr_array_new_with_free_func(g_free);

	config_init(config);
	config_read(config, text, strlen(text), faults);
	return faults;
}

static void
test_defaults(void)
{
	struct config config;

	config_init(&config);
	g_assert_cmpint(config.looks[STYLE_PLAIN].colour, ==, COLOUR_OWN);
	g_assert_cmpuint(config.looks[STYLE_PLAIN].attributes, ==, 0);
	g_assert_cmpuint(config.looks[STYLE_SELECTED].attributes, ==, LOOK_REVERSE);
	g_assert_cmpint(config.looks[STYLE_HEADING].colour, ==, 6);
	g_assert_cmpuint(config.looks[STYLE_HEADING].attributes, ==, LOOK_BOLD);
	g_assert_cmpint(config.thresholds.stacked, ==, 60);
	g_assert_cmpint(config.thresholds.beside, ==, 110);
	g_assert_cmpint(config.thresholds.three, ==, 160);
	g_assert_cmpint(config.thresholds.rows, ==, 16);
	g_assert_cmpint(config.thresholds.lists, ==, 30);
	g_assert_cmpint(config.thresholds.text, ==, 84);
}

/* data/config tells the reader of all there is. */
static void
test_whole(void)
{
	static const char *const names[] = { "stacked", "beside", "three", "rows", "lists", "text" };
	g_autofree char *path = g_test_build_filename(G_TEST_DIST, "data", "config", NULL), *text = NULL;
	guint colours = 0;

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	for (const char *at = text; (at = strstr(at, "\ncolour ")) != NULL; at++)
		colours++;
	g_assert_cmpuint(colours, ==, STYLES);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *line = g_strdup_printf("\nlayout %s ", names[i]);

		g_assert_nonnull(strstr(text, line));
	}
}

/* The lines of the manual, examples included, can be read. */
static void
test_manual(void)
{
	g_autofree char *path = g_test_build_filename(G_TEST_DIST, "man", "minutebook-config.5", NULL), *text = NULL;
	g_auto(GStrv) lines = NULL;
	guint found = 0;

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		struct config config;
		g_autoptr(GPtrArray) faults = NULL;

		if (!g_str_has_prefix(*line, "colour ") && !g_str_has_prefix(*line, "layout "))
			continue;
		faults = read_text(&config, *line);
		g_assert_cmpuint(faults->len, ==, 0);
		found++;
	}
	g_assert_cmpuint(found, >, STYLES);
}

static void
test_user(void)
{
	struct config config;
	g_autoptr(GPtrArray) faults = read_text(&config, "colour heading bold red underline\r\n"
	    "colour selected none\n colour\tplain  white\nlayout three never\nlayout beside 120\n");

	g_assert_cmpuint(faults->len, ==, 0);
	g_assert_cmpint(config.looks[STYLE_HEADING].colour, ==, 1);
	g_assert_cmpuint(config.looks[STYLE_HEADING].attributes, ==, LOOK_BOLD | LOOK_UNDERLINE);
	g_assert_cmpuint(config.looks[STYLE_SELECTED].attributes, ==, 0);
	g_assert_cmpint(config.looks[STYLE_PLAIN].colour, ==, 7);
	g_assert_cmpint(config.thresholds.three, >, 65535); /* as many as a terminal can have */
	g_assert_cmpint(config.thresholds.beside, ==, 120);
	g_assert_cmpint(config.thresholds.stacked, ==, 60);
}

static void
test_faults(void)
{
	static const struct {
		const char *text, *fault;
	} cases[] = {
		{ "color heading red", "there is no setting 'color'; did you mean 'colour'?" },
		{ "mouse on off", "there is no setting 'mouse'" },
		{ "colour", "words are missing: colour STYLE COLOUR" },
		{ "colour heading", "words are missing: colour STYLE COLOUR" },
		{ "colour headnig red", "there is no style 'headnig'; did you mean 'heading'?" },
		{ "colour heading bleu", "there is no colour 'bleu'; did you mean 'blue'?" },
		{ "colour heading bold mauve", "there is no colour 'mauve'" },
		{ "colour heading red bold blue", "'blue' is a second colour" },
		{ "colour heading red none", "'none' stands alone" },
		{ "colour heading none bold", "'none' stands alone" },
		{ "layout beside", "words are missing: layout NAME NUMBER" },
		{ "layout aside 120", "there is no layout 'aside'; did you mean 'beside'?" },
		{ "layout beside 59", "'59' is no number from 60 to 9999, nor 'never'" },
		{ "layout beside 10000", "'10000' is no number from 60 to 9999, nor 'never'" },
		{ "layout beside -120", "'-120' is no number from 60 to 9999, nor 'never'" },
		{ "layout beside 120x40", "'120x40' is no number from 60 to 9999, nor 'never'" },
		{ "layout text never", "'never' is no number from 40 to 9999" },
		{ "layout beside 120 40", "one number is enough for 'beside'" },
		{ "\xff", "not valid UTF-8" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct config config, usual;
		g_autofree char *text = g_strdup_printf("# mine\n\n%s\nlayout stacked 70\n", cases[i].text);
		g_autofree char *fault = g_strdup_printf("line 3: %s", cases[i].fault);
		g_autoptr(GPtrArray) faults = read_text(&config, text);

		g_assert_cmpuint(faults->len, ==, 1);
		g_assert_cmpstr(faults->pdata[0], ==, fault);
		/* The line is left out whole, the next one counts. */
		config_init(&usual);
		usual.thresholds.stacked = 70;
		g_assert_cmpmem(&config, sizeof(config), &usual, sizeof(usual));
	}
}

static void
test_any_bytes(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	static const char *const pieces[] = { "colour", "layout", " ", "\n", "heading", "red", "\xff", "\xe2\x80",
		"none", "99999999999999999999", "-1", "beside", "#", "\t", "%s%n", "é" };

	for (int i = 0; i < 2000; i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
		struct config config;

		for (int j = g_rand_int_range(random, 0, 40); j > 0; j--)
			g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		if (text->len > 0)
			text->str[g_rand_int_range(random, 0, text->len)] = g_rand_int_range(random, 0, 256);
		config_init(&config);
		config_read(&config, text->str, text->len, faults);
		for (guint j = 0; j < faults->len; j++)
			g_assert_true(g_utf8_validate(faults->pdata[j], -1, NULL));
		g_assert_cmpint(config.thresholds.beside, >=, 60);
	}
}

/* "%.60s" would cut a character in two. */
static void
test_long_words(void)
{
	struct config config;
	g_autofree char *word = g_strnfill(1 << 20, 'a');
	g_autofree char *text = g_strdup_printf("%s a b\ncolour %s red\ncolour heading %s\nlayout beside x%s\n",
	    word, word, word, "ééééééééééééééééééééééééééééééééééééééééééééé");
	g_autoptr(GPtrArray) faults = read_text(&config, text);

	g_assert_cmpuint(faults->len, ==, 4);
	for (guint i = 0; i < faults->len; i++) {
		g_assert_cmpuint(strlen(faults->pdata[i]), <, 160);
		g_assert_true(g_utf8_validate(faults->pdata[i], -1, NULL));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/config/data/config is compiled in", test_defaults);
	g_test_add_func("/config/data/config tells of every setting", test_whole);
	g_test_add_func("/config/the lines of the manual can be read", test_manual);
	g_test_add_func("/config/the user's file changes what it sets, the rest stays", test_user);
	g_test_add_func("/config/what is wrong is named by its line and left out, the rest counts", test_faults);
	g_test_add_func("/config/any bytes can be read", test_any_bytes);
	g_test_add_func("/config/a long word is not said whole, nor cut within a character", test_long_words);
	return g_test_run();
}
