/* Where marks belong once minutes have changed. */
#include <string.h>
#include "marks/homes.h"

struct kit {
	GPtrArray *words, *said, *places;
};

static void
kit_init(struct kit *kit)
{
	kit->words = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
	kit->said = g_ptr_array_new_with_free_func((GDestroyNotify)word_free);
	kit->places = g_ptr_array_new_with_free_func(place_free);
}

static void
kit_clear(struct kit *kit)
{
	g_ptr_array_unref(kit->words);
	g_ptr_array_unref(kit->said);
	g_ptr_array_unref(kit->places);
}

static void
mark(struct kit *kit, const char *key, const char *words)
{
	struct word *word = word_new(key, FIELD_STATE, "done");

	word->n = kit->words->len + 1;
	word_set(&word->words, g_strdup(words));
	g_ptr_array_add(kit->words, word);
}

static void
place(struct kit *kit, const char *key, const char *words)
{
	struct place *new = g_new0(struct place, 1);

	new->key = g_strdup(key);
	new->words = g_strdup(words);
	g_ptr_array_add(kit->places, new);
}

/* In a meeting that is set. */
static void
moved_place(struct kit *kit, const char *key, const char *words)
{
	place(kit, key, words);
	((struct place *)kit->places->pdata[kit->places->len - 1])->is_moved = TRUE;
}

/* "sure KEY, moved KEY, none". */
static void
assert_homes(struct kit *kit, const char *expected)
{
	static const char *const kinds[] = { "sure", "moved", "changed", "later", "none" };
	g_autoptr(GHashTable) moves = marks_moves(kit->said);
	g_autoptr(GArray) homes = marks_find_homes(kit->words, kit->places, moves);
	g_autoptr(GString) line = g_string_new(NULL);

	for (guint i = 0; i < homes->len; i++) {
		const struct home *home = &g_array_index(homes, struct home, i);

		g_string_append_printf(line, "%s%s%s%s", i > 0 ? ", " : "", kinds[home->kind],
		    home->place != NULL ? " " : "", home->place != NULL ? home->place->key : "");
	}
	g_assert_cmpstr(line->str, ==, expected);
	kit_clear(kit);
}

static void
test_key_and_words(void)
{
	struct kit kit;

	kit_init(&kit);
	place(&kit, "panel/2023-09-12/114/a1", "note");
	place(&kit, "panel/2023-09-12/114/a2", "note");
	mark(&kit, "panel/2023-09-12/114/a2", "note");
	assert_homes(&kit, "sure panel/2023-09-12/114/a2");
}

static void
test_renumbered_items_keep_their_marks(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/113/a1", "map");
	mark(&kit, "panel/2023-09-12/114/a1", "note");
	place(&kit, "panel/2023-09-12/114/a1", "map");
	place(&kit, "panel/2023-09-12/115/a1", "note");
	assert_homes(&kit, "moved panel/2023-09-12/114/a1, moved panel/2023-09-12/115/a1");
}

static void
test_an_action_that_came_before_does_not_take_the_mark(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/114/a1", "note");
	place(&kit, "panel/2023-09-12/114/a1", "letter");
	place(&kit, "panel/2023-09-12/114/a2", "note");
	assert_homes(&kit, "moved panel/2023-09-12/114/a2");
}

static void
test_changed_words_keep_the_key(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/114/a1", "note");
	place(&kit, "panel/2023-09-12/114/a1", "short note");
	assert_homes(&kit, "changed panel/2023-09-12/114/a1");
}

static void
test_the_same_words_elsewhere_are_another_action(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/114/a1", "note");
	place(&kit, "panel/2023-10-10/114/a1", "note");
	place(&kit, "audit/2023-09-12/114/a1", "note");
	place(&kit, "panel/2023-09-12/115/a1", "map");
	assert_homes(&kit, "none");
}

static void
test_two_marks_do_not_share_an_action(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/114/a1", "note");
	mark(&kit, "panel/2023-09-12/114/a2", "note");
	place(&kit, "panel/2023-09-12/114/a1", "note");
	assert_homes(&kit, "sure panel/2023-09-12/114/a1, none");
}

static void
test_a_council_that_comes_to_be_known(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/114/a1", "note");
	mark(&kit, "averley:panel/2023-09-12/115/a1", "map");
	place(&kit, "averley:panel/2023-09-12/114/a1", "note");
	place(&kit, "otherby:panel/2023-09-12/115/a1", "map");
	assert_homes(&kit, "sure averley:panel/2023-09-12/114/a1, none");
}

static void
test_an_imported_mark_has_only_its_key(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/2023-09-12/114/a1", "");
	mark(&kit, "panel/2023-09-12/115/a1", "");
	place(&kit, "panel/2023-09-12/114/a1", "note");
	assert_homes(&kit, "sure panel/2023-09-12/114/a1, none");
}

static void
set(struct kit *kit, const char *key, const char *field, const char *value)
{
	g_ptr_array_add(kit->said, word_new(key, field, value));
}

static void
test_a_meeting_that_was_moved_keeps_its_marks(void)
{
	struct kit kit;

	kit_init(&kit);
	set(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	mark(&kit, "panel/undated-12345678/7/a1", "note");
	mark(&kit, "panel/2024-03-05/8/a1", "map");
	moved_place(&kit, "panel/2024-03-05/7/a1", "note");
	moved_place(&kit, "panel/2024-03-05/8/a1", "map");
	assert_homes(&kit, "sure panel/2024-03-05/7/a1, sure panel/2024-03-05/8/a1");
	kit_init(&kit);
	/* And when it is taken back, or the body is set, too. */
	set(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	set(&kit, "panel/undated-12345678", FIELD_BODY, "Audit Committee");
	set(&kit, "panel/undated-12345678", FIELD_DATE, "");
	mark(&kit, "panel/2024-03-05/7/a1", "note");
	moved_place(&kit, "audit-committee/undated-12345678/7/a1", "note");
	assert_homes(&kit, "sure audit-committee/undated-12345678/7/a1");
}

static void
test_of_two_marks_at_one_place_the_later_holds(void)
{
	struct kit kit;

	kit_init(&kit);
	set(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	mark(&kit, "panel/undated-12345678/7/a1", "note");
	mark(&kit, "panel/2024-03-05/7/a1", "note");
	moved_place(&kit, "panel/2024-03-05/7/a1", "note");
	assert_homes(&kit, "later panel/2024-03-05/7/a1, sure panel/2024-03-05/7/a1");
}

static void
test_meetings_set_to_one_day_keep_their_marks(void)
{
	struct kit kit;

	kit_init(&kit);
	set(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	set(&kit, "panel/undated-87654321", FIELD_DATE, "2024-03-05");
	mark(&kit, "panel/undated-12345678/7/a1", "note");
	mark(&kit, "panel/undated-87654321/7/a1", "map");
	moved_place(&kit, "panel/2024-03-05/7/a1", "map");
	moved_place(&kit, "panel/2024-03-05.2/7/a1", "note");
	assert_homes(&kit, "sure panel/2024-03-05.2/7/a1, sure panel/2024-03-05/7/a1");
	/* By the key alone it could be either. */
	kit_init(&kit);
	set(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	set(&kit, "panel/undated-87654321", FIELD_DATE, "2024-03-05");
	mark(&kit, "panel/undated-12345678/7/a1", "note");
	moved_place(&kit, "panel/2024-03-05/7/a1", "map");
	moved_place(&kit, "panel/2024-03-05.2/7/a1", "letter");
	assert_homes(&kit, "none");
}

static void
test_what_was_set_and_has_gone_leaves_its_marks_to_no_other(void)
{
	struct kit kit;

	kit_init(&kit);
	set(&kit, "panel/undated-12345678", FIELD_DATE, "2024-03-05");
	mark(&kit, "panel/undated-12345678/7/a1", "note");
	mark(&kit, "panel/undated-12345678/8/a1", "map");
	place(&kit, "panel/2024-03-05/7/a1", "letter");
	place(&kit, "panel/2024-03-05/8/a1", "map");
	assert_homes(&kit, "none, none");
}

static void
test_a_corrected_undated_meeting_keeps_its_marks(void)
{
	struct kit kit;

	kit_init(&kit);
	mark(&kit, "panel/undated-12345678/7/a1", "note");
	mark(&kit, "panel/undated-12345678/8/a1", "map");
	place(&kit, "panel/undated-99999999/7/a1", "note");
	place(&kit, "panel/undated-99999999/8/a1", "map");
	place(&kit, "panel/undated-55555555/9/a1", "map");
	place(&kit, "panel/2024-03-05/7/a1", "note");
	assert_homes(&kit, "moved panel/undated-99999999/7/a1, none");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/homes/a mark belongs where its key and words are", test_key_and_words);
	g_test_add_func("/homes/renumbered items keep their marks", test_renumbered_items_keep_their_marks);
	g_test_add_func("/homes/an action that came before doesn't take the mark",
	    test_an_action_that_came_before_does_not_take_the_mark);
	g_test_add_func("/homes/changed words keep the key", test_changed_words_keep_the_key);
	g_test_add_func("/homes/the same words elsewhere are another action",
	    test_the_same_words_elsewhere_are_another_action);
	g_test_add_func("/homes/two marks don't share an action", test_two_marks_do_not_share_an_action);
	g_test_add_func("/homes/a council that comes to be known", test_a_council_that_comes_to_be_known);
	g_test_add_func("/homes/an imported mark has only its key", test_an_imported_mark_has_only_its_key);
	g_test_add_func("/homes/a meeting that was moved keeps its marks", test_a_meeting_that_was_moved_keeps_its_marks);
	g_test_add_func("/homes/meetings set to one day keep their marks", test_meetings_set_to_one_day_keep_their_marks);
	g_test_add_func("/homes/what was set and has gone leaves its marks to no other",
	    test_what_was_set_and_has_gone_leaves_its_marks_to_no_other);
	g_test_add_func("/homes/of two marks at one place the later holds", test_of_two_marks_at_one_place_the_later_holds);
	g_test_add_func("/homes/a corrected undated meeting keeps its marks", test_a_corrected_undated_meeting_keeps_its_marks);
	return g_test_run();
}
