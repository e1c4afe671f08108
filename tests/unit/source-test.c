#include <glib.h>
#include <string.h>

#include "view/source.h"

static void
test_line(void)
{
	static const char text[] = "one\ntwo\n\nfour";

	g_assert_cmpuint(source_line(text, strlen(text), 0), ==, 1);
	g_assert_cmpuint(source_line(text, strlen(text), 4), ==, 2);
	g_assert_cmpuint(source_line(text, strlen(text), 6), ==, 2);
	/* The end of a line and the blank one behind it are not what is meant. */
	g_assert_cmpuint(source_line(text, strlen(text), 7), ==, 4);
	g_assert_cmpuint(source_line(text, strlen(text), 1000), ==, 4);
	g_assert_cmpuint(source_line("", 0, 0), ==, 1);
}

static void
test_lines(void)
{
	g_assert_true(source_has_lines("a\nb\n", 4, "a\r\nb\r\n", 6));
	g_assert_true(source_has_lines("a\nb\n", 4, "a\nb", 3));
	g_assert_false(source_has_lines("a\nb\nc\n", 6, "a b c", 5));
}

static void
check_address(const char *text, const char *expected)
{
	g_autofree char *address = source_address(text, strlen(text));

	g_assert_cmpstr(address, ==, expected);
}

static void
test_address(void)
{
	check_address("<!-- saved from url=(0038)https://averley.example/minutes?MId=12 -->\nCabinet\n",
	    "https://averley.example/minutes?MId=12");
	check_address("---\ntitle: Cabinet\nsource: \"https://averley.example/12\"\n---\n", "https://averley.example/12");
	check_address("Cabinet\nURL: <http://averley.example/12>\n", "http://averley.example/12");
	check_address("Cabinet\nThe webcast can be viewed at https://averley.example/webcast\n", NULL);
	check_address("Source: the clerk\n", NULL);
	check_address("Source: javascript:alert(1)\n", NULL);
	check_address("", NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/source/a byte's line is counted from 1", test_line);
	g_test_add_func("/source/line ends of either kind are the same lines", test_lines);
	g_test_add_func("/source/only an address that is said to be the page's is taken", test_address);
	return g_test_run();
}
