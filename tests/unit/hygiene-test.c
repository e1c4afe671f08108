#include "base/hygiene.h"

#include <string.h>

struct cleaning {
	const char *text, *clean; /* clean: NULL where nothing is to be changed */
	struct hygiene counts;
};

#define FAMILY "👩‍👩‍👧‍👦"
#define WALES "\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xb7\xf3\xa0\x81\xac\xf3\xa0\x81\xb3\xf3\xa0\x81\xbf"
#define FOUR "\xcc\x81\xcc\x81\xcc\x81\xcc\x81"

static const struct cleaning cleanings[] = {
	{ "", NULL },
	{ "Plain words,\n\tand a tab.", NULL },
	{ "“Quoted” – é ü ß £ · 教育 ก็ हिन्दी ﷽", NULL },
	{ "no-break\xc2\xa0space", NULL },
	{ FAMILY " \xe2\x9d\xa4\xef\xb8\x8f", NULL },
	{ "می\xe2\x80\x8cخواهم", NULL },
	{ "e" FOUR FOUR FOUR FOUR "x", NULL },
	{ "a\x1b[2Jb", "a\xe2\x90\x9b[2Jb", { .controls = 1 } },
	{ "\x07\x08\x7f\r", "␇␈␡␍", { .controls = 4 } },
	{ "\x0e\x0f\x0b\x0c", "␎␏␋␌", { .controls = 4 } },
	{ "c1 \xc2\x9b" "2J \xc2\x85", "c1 \xef\xbf\xbd" "2J \xef\xbf\xbd", { .controls = 2 } },
	{ "line\xe2\x80\xa8paragraph\xe2\x80\xa9", "line\xef\xbf\xbdparagraph\xef\xbf\xbd", { .controls = 2 } },
	{ "\xe2\x80\xaertl\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9 \xe2\x80\x8f\xe2\x80\x8e\xd8\x9c",
	  "\xef\xbf\xbdrtl\xef\xbf\xbd \xef\xbf\xbdx\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", { .bidi = 7 } },
	{ "hid\xf3\xa0\x81\xa8\xf3\xa0\x81\xa9", "hid\xef\xbf\xbd\xef\xbf\xbd", { .tags = 2 } },
	{ WALES " flag", "\xf0\x9f\x8f\xb4 flag", { 0 } },
	{ WALES "x\xf3\xa0\x81\xa8", "\xf0\x9f\x8f\xb4x\xef\xbf\xbd", { .tags = 1 } },
	{ "W\xe2\x80\x8bork\xe2\x80\x8c Pro\xe2\x80\x8dgram\xe2\x81\xa0me\xef\xbb\xbf \xc2\xad", "Work Programme ", { 0 } },
	{ "ب\xe2\x80\x8d\xe2\x80\x8b" "a ب\xe2\x80\x8d\xe2\x80\x8d\xe2\x80\x8dب", "بa ب\xe2\x80\x8dب", { 0 } },
	{ "e" FOUR FOUR FOUR FOUR "\x1b\xcc\x81", "e" FOUR FOUR FOUR FOUR "␛\xcc\x81", { .controls = 1 } },
	{ "e" FOUR FOUR FOUR FOUR "\xcc\x81\xcc\x82z\xcc\x81", "e" FOUR FOUR FOUR FOUR "z\xcc\x81", { .piled = 2 } },
	{ "e" FOUR FOUR FOUR FOUR "\xe2\x80\x8b\xcc\x81", "e" FOUR FOUR FOUR FOUR, { .piled = 1 } },
};

static void
check_counts(const struct hygiene *counts, const struct hygiene *expected)
{
	g_assert_cmpuint(counts->controls, ==, expected->controls);
	g_assert_cmpuint(counts->bidi, ==, expected->bidi);
	g_assert_cmpuint(counts->tags, ==, expected->tags);
	g_assert_cmpuint(counts->piled, ==, expected->piled);
}

static void
test_what_may_not_be_shown_is_replaced_and_counted(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cleanings); i++) {
		const struct cleaning *c = &cleanings[i];
		struct hygiene counts = { 0 };
		gsize size = 0;
		g_autofree char *clean = hygiene_clean(c->text, strlen(c->text), &size, &counts);

		g_assert_cmpstr(clean, ==, c->clean);
		if (clean)
			g_assert_cmpuint(size, ==, strlen(clean));
		check_counts(&counts, &c->counts);
	}
}

static void
test_clean_text_stays_clean(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cleanings); i++) {
		const char *clean = cleanings[i].clean ? cleanings[i].clean : cleanings[i].text;

		g_assert_cmpuint(hygiene_first(clean, strlen(clean)), ==, strlen(clean));
	}
}

static void
test_the_first_trouble_is_found_where_it_starts(void)
{
	g_assert_cmpuint(hygiene_first("abc\x1b", 4), ==, 3);
	g_assert_cmpuint(hygiene_first("é\xe2\x80\xae", 5), ==, 2);
	g_assert_cmpuint(hygiene_first("abc", 3), ==, 3);
}

static void
test_what_is_ordinary_is_valid_and_stays(void)
{
	static const char *const not_ordinary[] = { "a\xC3", "a\xC3 b", "\xE2\x80", "\xC2\xAD", "\xC2\x85", "\xE2\x80\xA8", "\xFF", "\x1b",
		"fifteen letters\x7F", "fifteen letters\r\n" };

	g_assert_true(hygiene_is_ordinary("1\t£5 – “é”\n\xC2\xA0", strlen("1\t£5 – “é”\n\xC2\xA0")));
	for (gsize i = 0; i < G_N_ELEMENTS(not_ordinary); i++)
		g_assert_false(hygiene_is_ordinary(not_ordinary[i], strlen(not_ordinary[i])));
	g_assert_false(hygiene_is_ordinary("a\0b", 3));
	for (gunichar c = 1; c < 0x3100; c++) {
		char bytes[7];
		gsize size = g_unichar_to_utf8(c, bytes);

		bytes[size] = '\0';
		if (hygiene_is_ordinary(bytes, size))
			g_assert_cmpuint(hygiene_first(bytes, size), ==, size);
	}
}

static void
test_a_nul_is_a_control_character_like_others(void)
{
	struct hygiene counts = { 0 };
	gsize size;
	g_autofree char *clean = hygiene_clean("a\0b", 3, &size, &counts);

	g_assert_cmpstr(clean, ==, "a␀b");
	g_assert_cmpuint(counts.controls, ==, 1);
}

static void
test_counts_are_added_to(void)
{
	struct hygiene counts = { .controls = 5 };
	gsize size;

	g_free(hygiene_clean("\a", 1, &size, &counts));
	g_free(hygiene_clean("\a", 1, &size, NULL));
	g_assert_cmpuint(counts.controls, ==, 6);
}

/* Every control character of every width, so that no table has a hole. */
static void
test_no_control_character_passes(void)
{
	for (gunichar c = 0; c < 0xA0; c++) {
		char bytes[6];
		gsize size = g_unichar_to_utf8(c, bytes);
		gboolean may_pass = (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';

		g_assert_cmpuint(hygiene_first(bytes, size), ==, may_pass ? size : 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hygiene/what may not be shown is replaced and counted", test_what_may_not_be_shown_is_replaced_and_counted);
	g_test_add_func("/hygiene/clean text stays clean", test_clean_text_stays_clean);
	g_test_add_func("/hygiene/the first trouble is found where it starts", test_the_first_trouble_is_found_where_it_starts);
	g_test_add_func("/hygiene/what is ordinary is valid and stays", test_what_is_ordinary_is_valid_and_stays);
	g_test_add_func("/hygiene/a NUL is a control character like others", test_a_nul_is_a_control_character_like_others);
	g_test_add_func("/hygiene/counts are added to", test_counts_are_added_to);
	g_test_add_func("/hygiene/no control character passes", test_no_control_character_passes);
	return g_test_run();
}
