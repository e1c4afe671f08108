#include "base/bytes.h"

/* Each search in a copy of its own size, so that reading past its end is found out. */
static gssize
find(const char *text, gsize size, const char *what, gboolean is_caseless)
{
	g_autofree char *copy = g_memdup2(size > 0 ? text : " ", MAX(size, 1));
	const char *at = is_caseless ? bytes_find_caseless(copy, size, what, strlen(what)) : bytes_find(copy, size, what, strlen(what));

	return at != NULL ? at - copy : -1;
}

static void
test_words_are_found_wherever_they_stand(void)
{
	char text[80];

	for (gsize size = 0; size < sizeof(text); size++)
		for (gsize at = 0; at + 8 <= size; at++) {
			memset(text, 'r', sizeof(text));
			memcpy(text + at, "resolved", 8);
			g_assert_cmpint(find(text, size, "resolved", FALSE), ==, at);
			g_assert_cmpint(find(text, size, "RESOLVED", TRUE), ==, at);
			g_assert_cmpint(find(text, size, "RESOLVED", FALSE), ==, -1);
			g_assert_cmpint(find(text, at + 7, "resolved", FALSE), ==, -1);
		}
	g_assert_cmpint(find("", 0, "a", FALSE), ==, -1);
	g_assert_cmpint(find("ba", 2, "a", FALSE), ==, 1);
}

static void
test_digits_are_found_wherever_they_stand(void)
{
	char text[80];

	for (gsize at = 0; at < sizeof(text); at++)
		for (char digit = '/'; digit <= ':'; digit++) {
			memset(text, 0xB1, sizeof(text));
			text[at] = digit;
			g_assert_cmpuint(bytes_next_digit(text, 0, sizeof(text)), ==, g_ascii_isdigit(digit) ? at : sizeof(text));
			g_assert_cmpuint(bytes_next_digit(text, 0, at), ==, at);
		}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bytes/words are found wherever they stand", test_words_are_found_wherever_they_stand);
	g_test_add_func("/bytes/digits are found wherever they stand", test_digits_are_found_wherever_they_stand);
	return g_test_run();
}
