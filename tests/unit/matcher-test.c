#include "view/matcher.h"

#include <string.h>

#include "base/error.h"

/* The text with its hits in brackets. The caller frees. */
static char *
marked(const struct matcher *matcher, guint columns, const char *text)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));
	GString *out = g_string_new(NULL);
	gsize size = strlen(text), at = 0;

	matcher_find(matcher, columns, text, places);
	for (guint i = 0; i < places->len; i++) {
		struct hit_bytes place = g_array_index(places, struct hit_bytes, i);

		g_assert_cmpuint(at, <=, place.starts);
		g_assert_cmpuint(place.starts, <, place.ends);
		g_assert_cmpuint(place.ends, <=, size);
		g_string_append_printf(out, "%.*s[%.*s]", (int)(place.starts - at), text + at, (int)(place.ends - place.starts),
		    text + place.starts);
		at = place.ends;
	}
	g_string_append(out, text + at);
	return g_string_free(out, FALSE);
}

static void
check(struct matcher *matcher, const char *text, const char *expected)
{
	g_autofree char *found = NULL;

	g_assert_nonnull(matcher);
	found = marked(matcher, 0, text);
	g_assert_cmpstr(found, ==, expected);
	matcher_free(matcher);
}

static void
check_words(const char *query, const char *text, const char *expected)
{
	check(matcher_of_words(NULL, query, FALSE), text, expected);
}

static void
check_regex(const char *pattern, const char *text, const char *expected)
{
	g_autoptr(GError) error = NULL;
	struct matcher *matcher = matcher_of_regex(pattern, &error);

	g_assert_no_error(error);
	check(matcher, text, expected);
}

static void
words_are_whole(void)
{
	check_words("light", "Light, lighting, light.", "[Light], lighting, [light].");
	check_words("light*", "Light, lighting, twilight.", "[Light], [lighting], twilight.");
	check_words("light panel", "The Panel saw light", "The [Panel] saw [light]");
	check_words("\xc3\x89t\xc3\xa9", "ete, \xc3\x89T\xc3\x89, \xc3\xa9t\xc3\xa9s", "[ete], [\xc3\x89T\xc3\x89], \xc3\xa9t\xc3\xa9s");
	check_words("ete", "e\xcc\x81te\xcc\x81", "[e\xcc\x81te\xcc\x81]");
	check_words("\xc5\xb4yl", "W\xcc\x82YL", "[W\xcc\x82YL]");
}

static void
the_shape_of_marks_does_not_matter(void)
{
	check_words("O'Hara", "on O\xe2\x80\x99Hara Street", "on [O\xe2\x80\x99Hara] Street");
	check_words("follow\xe2\x80\x93up", "a follow-up, a followup", "a [follow-up], a followup");
	check_words("\"weir lane\"", "Weir\nLane; lane, weir; Weir-lane", "[Weir\nLane]; lane, weir; [Weir-lane]");
	check_words("\"weir la\"*", "Weir Lane, weir lamp, weir", "[Weir Lane], [weir lamp], weir");
}

static void
the_longest_that_begins_there_wins(void)
{
	check_words("weir \"weir lane\"", "weir lane weir", "[weir lane] [weir]");
}

static void
what_must_not_be_there_and_fields_are_no_hits(void)
{
	check_words("weir -lane body:lane OR", "weir lane or", "[weir] lane [or]");
	check_words("weir OR lane", "weir or lane", "[weir] or [lane]");
	check_words("title:lane", "lane", "[lane]");
	g_assert_null(matcher_of_words(NULL, "-lane body:audit", FALSE));
	g_assert_null(matcher_of_words(NULL, "", TRUE));
	g_assert_null(matcher_of_words(NULL, "-- ,", TRUE));
	g_assert_null(matcher_of_words(NULL, "\xcc\x81*", TRUE));
}

static void
what_is_no_query_is_words(void)
{
	check_words("colour:red", "A colour, red", "A [colour], [red]");
	check_words("is:", "it is", "it [is]");
	g_assert_null(matcher_of_words(NULL, "\xff", FALSE));
}

static void
the_last_word_is_a_beginning_while_typing(void)
{
	check(matcher_of_words(NULL, "weir la", TRUE), "weirs, lamp", "weirs, [lamp]");
	check(matcher_of_words(NULL, "weir la ", TRUE), "lamp, la", "lamp, [la]");
	check(matcher_of_words(NULL, "\"weir la\"", TRUE), "weir lamp", "weir lamp");
}

static void
no_word_begins_within_one(void)
{
	check_words("light", "twilight light", "twilight [light]");
	check_words("light", "twilight", "twilight");
	check_words("light", "", "");
}

static void
a_capital_makes_a_pattern_exact(void)
{
	check_regex("lights?", "Light, lights", "[Light], [lights]");
	check_regex("Light", "Light, light", "[Light], light");
	check_regex("\\Sight\\W", "Light light ", "[Light ][light ]");
	check_regex("\xc3\x89t\xc3\xa9", "\xc3\x89t\xc3\xa9 \xc3\xa9t\xc3\xa9", "[\xc3\x89t\xc3\xa9] \xc3\xa9t\xc3\xa9");
}

static void
an_empty_match_is_no_hit(void)
{
	check_regex("x*", "abxxc", "ab[xx]c");
	check_regex("\\b", "a b", "a b");
	check_regex("x*", "\xc3\xa9x", "\xc3\xa9[x]");
}

static void
a_wrong_pattern_says_where(void)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(matcher_of_regex("(lights?", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_assert_nonnull(strstr(error->message, "at character 9"));
	g_clear_error(&error);
	g_assert_null(matcher_of_regex("a\xff", &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	g_clear_error(&error);
	g_assert_null(matcher_of_regex("", &error));
	g_assert_no_error(error);
}

static void
what_pcre2_gives_up_is_not_called_no_match(void)
{
	struct matcher *matcher = matcher_of_regex("(a+)+$", NULL);
	g_autofree char *text = g_strnfill(64, 'a');
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct hit_bytes));

	text[63] = 'b';
	g_assert_cmpint(matcher_find(matcher, 0, text, places), ==, RX_TOO_COMPLEX);
	matcher_free(matcher);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/matcher/words are whole, without case and accents", words_are_whole);
	g_test_add_func("/matcher/the shape of apostrophes and dashes does not matter", the_shape_of_marks_does_not_matter);
	g_test_add_func("/matcher/the longest hit that begins there wins", the_longest_that_begins_there_wins);
	g_test_add_func("/matcher/what must not be there, and fields, are no hits", what_must_not_be_there_and_fields_are_no_hits);
	g_test_add_func("/matcher/what is no query is looked for word by word", what_is_no_query_is_words);
	g_test_add_func("/matcher/while typing, the last word is a beginning", the_last_word_is_a_beginning_while_typing);
	g_test_add_func("/matcher/no word begins within one", no_word_begins_within_one);
	g_test_add_func("/matcher/a capital makes a pattern exact", a_capital_makes_a_pattern_exact);
	g_test_add_func("/matcher/an empty match is no hit", an_empty_match_is_no_hit);
	g_test_add_func("/matcher/a wrong pattern says where", a_wrong_pattern_says_where);
	g_test_add_func("/matcher/what PCRE2 gives up is not called no match", what_pcre2_gives_up_is_not_called_no_match);
	return g_test_run();
}
