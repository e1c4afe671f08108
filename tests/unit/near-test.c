#include "base/near.h"

static const char *const names[] = { "blue", "black", "bold", "beside", "x", NULL };

static void
test_slips(void)
{
	g_assert_cmpstr(near_find("bleu", names), ==, "blue");
	g_assert_cmpstr(near_find("blu", names), ==, "blue");
	g_assert_cmpstr(near_find("bluue", names), ==, "blue");
	g_assert_cmpstr(near_find("blck", names), ==, "black");
	g_assert_cmpstr(near_find("besaide", names), ==, "beside");
}

static void
test_far(void)
{
	g_autofree char *long_word = g_strnfill(1 << 20, 'b');

	g_assert_null(near_find("purple", names));
	g_assert_null(near_find("", names));
	/* One slip, but nothing of the name is left. */
	g_assert_null(near_find("y", names));
	g_assert_null(near_find(long_word, names));
	g_assert_null(near_find("bleu", (const char *const[]){ NULL }));
}

static void
test_hint(void)
{
	g_autofree char *near = near_hint("bodl", names), *far = near_hint("purple", names);

	g_assert_cmpstr(near, ==, "; did you mean 'bold'?");
	g_assert_cmpstr(far, ==, "");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/near/one or two slips are forgiven, the nearest wins", test_slips);
	g_test_add_func("/near/another word is near to none", test_far);
	g_test_add_func("/near/the hint is part of a sentence or nothing", test_hint);
	return g_test_run();
}
