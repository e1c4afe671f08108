#include "base/cells.h"

#include <string.h>

#define FAMILY "👩‍👩‍👧‍👦"

struct measure {
	const char *text;
	gsize first; /* bytes of the first cluster */
	int first_cells, cells;
};

static const struct measure measures[] = {
	{ "", 0, 0, 0 },
	{ "a", 1, 1, 1 },
	{ "Minutes", 1, 1, 7 },
	{ "é", 2, 1, 1 },
	{ "e\xcc\x81t", 3, 1, 2 },
	{ "教育", 3, 2, 4 },
	{ "ｆｕｌｌ", 3, 2, 8 },
	{ FAMILY "x", sizeof(FAMILY) - 1, 2, 3 },
	{ "🇬🇧🇮🇪", 8, 2, 4 },
	{ "\xe2\x80\x8b", 3, 0, 0 },
	{ "’", 3, 1, 1 },
};

static void
test_clusters_have_the_width_that_is_seen(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(measures); i++) {
		const struct measure *m = &measures[i];
		int cells = -1;

		g_assert_cmpuint(cells_next(m->text, strlen(m->text), &cells), ==, m->first);
		g_assert_cmpint(cells, ==, m->first_cells);
		g_assert_cmpint(cells_width(m->text, -1), ==, m->cells);
	}
}

/* A pile of marks is longer than any window that looks for its end. */
static void
test_a_long_cluster_is_one(void)
{
	g_autoptr(GString) text = g_string_new("e");
	int cells;

	for (int i = 0; i < 1000; i++)
		g_string_append(text, "\xcc\x81");
	g_string_append(text, "x");
	g_assert_cmpuint(cells_next(text->str, text->len, &cells), ==, text->len - 1);
	g_assert_cmpint(cells, ==, 1);
}

static void
test_bytes_that_are_no_text_harm_nothing(void)
{
	static const char bad[] = "a\xff\xe2\x82" "b\xf0\x9f";
	gsize at = 0, size = sizeof(bad) - 1;

	while (at < size)
		at += cells_next(bad + at, size - at, NULL);
	g_assert_cmpuint(at, ==, size);
}

static void
test_a_prefix_ends_between_clusters(void)
{
	int used;

	g_assert_cmpuint(cells_prefix("Minutes", -1, 3, &used), ==, 3);
	g_assert_cmpint(used, ==, 3);
	g_assert_cmpuint(cells_prefix("教育", -1, 3, &used), ==, 3);
	g_assert_cmpint(used, ==, 2);
	g_assert_cmpuint(cells_prefix("ae\xcc\x81", -1, 2, &used), ==, 4);
	g_assert_cmpuint(cells_prefix(FAMILY, -1, 1, &used), ==, 0);
	g_assert_cmpint(used, ==, 0);
	g_assert_cmpuint(cells_prefix("short", -1, 80, &used), ==, 5);
	g_assert_cmpint(used, ==, 5);
}

struct fit {
	const char *text;
	int width;
	const char *fitted;
};

static const struct fit fits[] = {
	{ "Audit", 8, "Audit   " },
	{ "Audit", 5, "Audit" },
	{ "Audit", 4, "Aud…" },
	{ "Audit", 1, "…" },
	{ "Audit", 0, "" },
	{ "Audit", -3, "" },
	{ "教育委員会", 4, "教… " },
	{ "教育", 4, "教育" },
	{ "", 2, "  " },
};

static void
test_a_fitted_text_has_exactly_its_width(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fits); i++) {
		g_autofree char *fitted = cells_fit(fits[i].text, fits[i].width);

		g_assert_cmpstr(fitted, ==, fits[i].fitted);
	}
}

static void
add_line(const char *text, gsize size, gpointer data)
{
	GString *out = data;

	g_string_append_len(out, text, size);
	g_string_append_c(out, '|');
}

struct wrapping {
	const char *text;
	int width, first, rest;
	const char *lines;
};

static const struct wrapping wrappings[] = {
	{ "", 20, 0, 0, "|" },
	{ "one", 20, 0, 0, "one|" },
	{ "The Chair welcomed everyone", 10, 0, 0, "The Chair|welcomed|everyone|" },
	{ "1234567890 1234567890", 10, 0, 0, "1234567890|1234567890|" },
	{ "1234567890   x ", 10, 0, 0, "1234567890|x|" },
	{ "aaaa bbbb cccc", 12, 4, 2, "aaaa|bbbb cccc|" },
	{ "aaaaaaaaaaaaaaaaaaaa b", 8, 0, 0, "aaaaaaaa|aaaaaaaa|aaaa b|" },
	{ "co-ordinated follow-up", 11, 0, 0, "co-|ordinated|follow-up|" },
	{ "no\xc2\xa0" "break here", 9, 0, 0, "no\xc2\xa0" "break|here|" },
	{ "教育委員会の会議", 8, 0, 0, "教育委員|会の会議|" },
	{ "narrow", 1, 0, 0, "narrow|" },
	{ "wide", 8, 20, 20, "w|i|d|e|" },
};

static void
test_lines_are_wrapped_at_words(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wrappings); i++) {
		const struct wrapping *w = &wrappings[i];
		g_autoptr(GString) out = g_string_new(NULL);

		cells_wrap(w->text, -1, w->width, w->first, w->rest, add_line, out);
		g_assert_cmpstr(out->str, ==, w->lines);
	}
}

static void
check_line(const char *text, gsize size, gpointer data)
{
	g_assert_cmpint(cells_width(text, size), <=, *(int *)data);
}

static void
test_no_line_is_wider_than_asked(void)
{
	static const char text[] = "The Panel 教育委員会 considered a very-long-hyphenated-word, " FAMILY FAMILY FAMILY FAMILY
	    " https://averley.example/a/very/long/address/that/has/no/blank and e\xcc\x81" "e\xcc\x81 more.";

	for (int width = 8; width < 60; width++)
		cells_wrap(text, -1, width, 0, 0, check_line, &width);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cells/clusters have the width that is seen", test_clusters_have_the_width_that_is_seen);
	g_test_add_func("/cells/a long cluster is one", test_a_long_cluster_is_one);
	g_test_add_func("/cells/bytes that are no text harm nothing", test_bytes_that_are_no_text_harm_nothing);
	g_test_add_func("/cells/a prefix ends between clusters", test_a_prefix_ends_between_clusters);
	g_test_add_func("/cells/a fitted text has exactly its width", test_a_fitted_text_has_exactly_its_width);
	g_test_add_func("/cells/lines are wrapped at words", test_lines_are_wrapped_at_words);
	g_test_add_func("/cells/no line is wider than asked", test_no_line_is_wider_than_asked);
	return g_test_run();
}
