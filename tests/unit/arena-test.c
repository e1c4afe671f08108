#include <string.h>
#include "base/arena.h"

static void
test_pieces_do_not_touch_each_other(void)
{
	enum { PIECES = 5000, LONGEST = 40 };
	struct arena arena = { 0 };
	char *texts[PIECES];
	gint64 *numbers[PIECES];

	for (guint i = 0; i < PIECES; i++) {
		g_autofree char *text = g_strnfill(i % LONGEST, 'a' + i % 26);

		texts[i] = arena_copy(&arena, text, -1);
		numbers[i] = arena_get(&arena, sizeof(gint64));
		g_assert_cmpint((guintptr)numbers[i] % sizeof(gint64), ==, 0);
		g_assert_cmpint(*numbers[i], ==, 0);
		*numbers[i] = -1;
	}
	for (guint i = 0; i < PIECES; i++) {
		g_autofree char *text = g_strnfill(i % LONGEST, 'a' + i % 26);

		g_assert_cmpstr(texts[i], ==, text);
	}
	arena_clear(&arena);
}

static void
test_a_piece_may_be_longer_than_a_block(void)
{
	struct arena arena = { 0 };
	gsize size = 1 << 20;
	char *text = arena_take(&arena, g_strnfill(size, 'x'));
	char *room = arena_room(&arena, 4);

	memcpy(room, "abc", 4);
	arena_use(&arena, 4);
	g_assert_cmpuint(strlen(text), ==, size);
	g_assert_cmpstr(arena_copy(&arena, text, 3), ==, "xxx");
	g_assert_cmpstr(room, ==, "abc");
	g_assert_null(arena_copy(&arena, NULL, -1));
	arena_clear(&arena);
	g_assert_null(arena.last);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/arena/pieces do not touch each other", test_pieces_do_not_touch_each_other);
	g_test_add_func("/arena/a piece may be longer than a block", test_a_piece_may_be_longer_than_a_block);
	return g_test_run();
}
