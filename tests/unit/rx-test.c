#include "base/rx.h"
#include "base/error.h"

#include <string.h>

static enum rx_result
search(const char *pattern, enum rx_flags flags, const char *text, gsize size, gsize *group, guint groups)
{
	g_autoptr(GError) error = NULL;
	struct rx *rx = rx_new(pattern, flags, &error);
	enum rx_result result;

	g_assert_no_error(error);
	result = rx_search(rx, text, size, 0, group, groups);
	rx_free(rx);
	return result;
}

static void
test_groups_are_bytes_of_the_text(void)
{
	gsize group[8];

	g_assert_cmpint(search("(é)(x)?(b)", 0, "aéb", 4, group, 4), ==, RX_MATCH);
	g_assert_cmpuint(group[0], ==, 1);
	g_assert_cmpuint(group[1], ==, 4);
	g_assert_cmpuint(group[2], ==, 1);
	g_assert_cmpuint(group[3], ==, 3);
	g_assert_cmpuint(group[4], ==, G_MAXSIZE);
	g_assert_cmpuint(group[5], ==, G_MAXSIZE);
	g_assert_cmpuint(group[6], ==, 3);
	g_assert_cmpuint(group[7], ==, 4);
}

static void
test_groups_that_the_pattern_lacks_are_unset(void)
{
	gsize group[6];

	g_assert_cmpint(search("a(b)", 0, "ab", 2, group, 3), ==, RX_MATCH);
	g_assert_cmpuint(group[4], ==, G_MAXSIZE);
	g_assert_cmpint(search("a(b)(c)", 0, "abc", 3, group, 1), ==, RX_MATCH);
	g_assert_cmpuint(group[1], ==, 3);
	g_assert_cmpint(search("abc", 0, "abc", 3, NULL, 0), ==, RX_MATCH);
}

static void
test_words_are_ascii_where_that_is_asked_for(void)
{
	g_assert_cmpint(search("^\\w+$", 0, "Siân", 5, NULL, 0), ==, RX_MATCH);
	g_assert_cmpint(search("^\\w+$", RX_ASCII, "Siân", 5, NULL, 0), ==, RX_NO_MATCH);
	g_assert_cmpint(search("^\\p{L}+$", RX_ASCII, "Siân", 5, NULL, 0), ==, RX_MATCH);
	g_assert_cmpint(search("^siÂn$", RX_ASCII | RX_CASELESS, "Siân", 5, NULL, 0), ==, RX_MATCH);
}

static void
test_many_groups_are_all_given(void)
{
	g_autoptr(GString) pattern = g_string_new(NULL), text = g_string_new(NULL);
	gsize group[200];

	for (int i = 0; i < 90; i++) {
		g_string_append(pattern, "(.)");
		g_string_append_c(text, 'x');
	}
	g_assert_cmpint(search(pattern->str, 0, text->str, text->len, group, 91), ==, RX_MATCH);
	g_assert_cmpuint(group[180], ==, 89);
	g_assert_cmpuint(group[181], ==, 90);
}

static void
test_flags_do_what_they_say(void)
{
	g_assert_cmpint(search("RESOLVED", 0, "resolved", 8, NULL, 0), ==, RX_NO_MATCH);
	g_assert_cmpint(search("RÉSOLU", RX_CASELESS, "résolu", 7, NULL, 0), ==, RX_MATCH);
	g_assert_cmpint(search("^b$", 0, "a\nb\nc", 5, NULL, 0), ==, RX_NO_MATCH);
	g_assert_cmpint(search("^b$", RX_MULTILINE, "a\nb\nc", 5, NULL, 0), ==, RX_MATCH);
	g_assert_cmpint(search("a b # said", RX_EXTENDED, "ab", 2, NULL, 0), ==, RX_MATCH);
	g_assert_cmpint(search("^\\w+$", 0, "Cofnodéion", 11, NULL, 0), ==, RX_MATCH);
}

static void
test_a_search_begins_where_it_is_told(void)
{
	struct rx *rx = rx_new("a", 0, NULL);
	gsize group[2];

	g_assert_cmpint(rx_search(rx, "abab", 4, 1, group, 1), ==, RX_MATCH);
	g_assert_cmpuint(group[0], ==, 2);
	g_assert_cmpint(rx_search(rx, "abab", 4, 3, group, 1), ==, RX_NO_MATCH);
	g_assert_cmpint(rx_search(rx, "abab", 4, 9, group, 1), ==, RX_NO_MATCH);
	g_assert_cmpint(rx_search(rx, "b\0a", 3, 0, group, 1), ==, RX_MATCH);
	rx_free(rx);
}

static void
test_bad_bytes_do_not_end_a_search(void)
{
	g_assert_cmpint(search("tail", 0, "broken \xff\xe2 tail", 14, NULL, 0), ==, RX_MATCH);
}

/* Each of these runs for minutes under PCRE2's own limits. */
static void
test_a_hopeless_search_is_given_up_soon(void)
{
	static const char *const patterns[] = { "(a+)+$", "(.*)*[xy]", "(a|aa)+$", "(*LIMIT_MATCH=4000000000)(a+)+$" };
	g_autofree char *line = g_strnfill(2000, 'a');

	line[1999] = '!';
	for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
		gint64 start = g_get_monotonic_time();

		g_assert_cmpint(search(patterns[i], 0, line, 2000, NULL, 0), ==, RX_TOO_COMPLEX);
		g_assert_cmpint(g_get_monotonic_time() - start, <, G_USEC_PER_SEC);
	}
}

static void
test_too_deep_a_search_is_not_called_no_match(void)
{
	g_autofree char *line = g_strnfill(1 << 20, 'a');

	g_assert_cmpint(search("((.)(.))*x", 0, line, 1 << 20, NULL, 0), ==, RX_TOO_COMPLEX);
}

/* Without RX_GIVEN these are fine where PCRE2 has mended it. */
static void
test_a_given_pattern_is_not_misjudged(void)
{
	static const char *const patterns[] = { "[a-c]+(?:x)?+bca", "[a-c]+(?:xy){0,3}+bca", "[a-c]+(?>(?:x)?)bca", "[a-c]+(x)?+bca",
		"[a-c]+(*atomic:(x)?)bca", "[a-c]+(?:(?:x)?)?+bca", "(?x)[a-c]+ (?:x)?+ bca" };

	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
		if (search(patterns[i], RX_GIVEN, "bcaaabca", 8, NULL, 0) != RX_MATCH)
			g_error("/%s/ is not found", patterns[i]);
	}
}

static void
assert_wrong(const char *pattern, const char *cause)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(rx_new(pattern, 0, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_USAGE);
	if (!strstr(error->message, cause))
		g_error("'%s' does not say '%s'", error->message, cause);
}

static void
test_a_wrong_pattern_says_where(void)
{
	g_autofree char *brackets = g_strnfill(4000, '('), *letters = g_strnfill(5000, 'a');

	assert_wrong("é(b", "at character 4");
	assert_wrong("a\\Cb", "\\C is disabled");
	assert_wrong("a\xff", "not valid UTF-8");
	assert_wrong(brackets, "too deep");
	assert_wrong(letters, "longer than 4096 bytes");
}

static void
test_groups_have_names(void)
{
	struct rx *rx = rx_new("(?<day>\\d+) (?<month>\\w+)", 0, NULL);

	g_assert_cmpint(rx_group(rx, "month"), ==, 2);
	g_assert_cmpint(rx_group(rx, "year"), ==, -1);
	rx_free(rx);
}

static struct rx *shared;

static gpointer
search_often(gpointer text)
{
	const struct rx *rx = rx_own(&shared, "(\\d+)\\.", 0);
	gsize group[4], size = strlen(text);

	for (int i = 0; i < 2000; i++) {
		g_assert_cmpint(rx_search(rx, text, size, 0, group, 2), ==, RX_MATCH);
		g_assert_cmpuint(group[3] - group[2], ==, size - 1);
	}
	return NULL;
}

static void
test_threads_share_a_pattern(void)
{
	GThread *one = g_thread_new("one", search_often, (gpointer) "12.");
	GThread *other = g_thread_new("other", search_often, (gpointer) "12345.");

	g_thread_join(one);
	g_thread_join(other);
	g_assert_true(rx_own(&shared, "unused", 0) == shared);
	rx_free(shared);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rx/a given pattern is not misjudged", test_a_given_pattern_is_not_misjudged);
	g_test_add_func("/rx/groups are bytes of the text", test_groups_are_bytes_of_the_text);
	g_test_add_func("/rx/groups that the pattern lacks are unset", test_groups_that_the_pattern_lacks_are_unset);
	g_test_add_func("/rx/words are ASCII where that is asked for", test_words_are_ascii_where_that_is_asked_for);
	g_test_add_func("/rx/many groups are all given", test_many_groups_are_all_given);
	g_test_add_func("/rx/flags do what they say", test_flags_do_what_they_say);
	g_test_add_func("/rx/a search begins where it is told", test_a_search_begins_where_it_is_told);
	g_test_add_func("/rx/bad bytes do not end a search", test_bad_bytes_do_not_end_a_search);
	g_test_add_func("/rx/a hopeless search is given up soon", test_a_hopeless_search_is_given_up_soon);
	g_test_add_func("/rx/too deep a search is not called no match", test_too_deep_a_search_is_not_called_no_match);
	g_test_add_func("/rx/a wrong pattern says where", test_a_wrong_pattern_says_where);
	g_test_add_func("/rx/groups have names", test_groups_have_names);
	g_test_add_func("/rx/threads share a pattern", test_threads_share_a_pattern);
	return g_test_run();
}
