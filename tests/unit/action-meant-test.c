/* Which action is meant by who marks one, and under which key it was marked. */
#include "marks/marks.h"
#include "query-kit.h"

#define P "places-panel"

static const char *const files[][3] = {
	{ "a.txt", NULL, "body Places Panel\ndate 2023-09-12\n"
	    "item 113 Lighting\nminutes Lamps were discussed.\n"
	    "item 114 Weir Lane\nminutes Resolved.\n"
	    "resolved 1 That the report be noted.\n"
	    "resolved 2 That a note be circulated.\naction That a note be circulated.\n"
	    "resolved 3 That a visit be arranged and a report be made.\naction That a visit be arranged.\naction That a report be made.\n"
	    "item 115 Ferry\nminutes Resolved.\nresolved 1 That the pier be mended.\naction That the pier be mended.\n" },
	{ NULL, NULL, NULL },
};

static const struct {
	const char *typed, *key; /* key: or what is wrong */
	int code;
} cases[] = {
	{ P "/2023-09-12/114/a2", P "/2023-09-12/114/a2", -1 },
	{ P "/2023-09-12/115", P "/2023-09-12/115/a1", -1 },
	{ P "/2023-09-12/114/r2", P "/2023-09-12/114/a1", -1 },
	{ P "/2023-09-12/114/r1", "no follow-up action", MB_ERROR_NOT_FOUND },
	{ P "/2023-09-12/113", "no follow-up action", MB_ERROR_NOT_FOUND },
	{ P "/2023-09-12/114/r3", "fits more than one: " P "/2023-09-12/114/a2, " P "/2023-09-12/114/a3", MB_ERROR_USAGE },
	{ P "/2023-09-12", "a whole meeting", MB_ERROR_USAGE },
	{ P "/2023-09-12/999", "", MB_ERROR_NOT_FOUND },
};

static void
check(sqlite3 *db, guint i)
{
	g_autoptr(GError) error = NULL;
	struct action_meant meant;
	gboolean is_found = query_find_action(db, cases[i].typed, &meant, &error);

	if (cases[i].code < 0) {
		g_assert_no_error(error);
		g_assert_true(is_found);
		g_assert_cmpstr(meant.key, ==, cases[i].key);
		g_assert_cmpint(meant.state, ==, ACTION_OPEN);
	} else {
		g_assert_false(is_found);
		g_assert_error(error, MB_ERROR, cases[i].code);
		g_assert_nonnull(strstr(error->message, cases[i].key));
	}
	action_meant_clear(&meant);
}

static void
the_only_action_of_what_is_named_is_meant(void)
{
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		check(db, i);
	cache_close(db);
	kit_clear(&kit);
}

static void
what_has_gone_is_not_found(void)
{
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct action_meant meant;
	struct whereabouts where;

	g_assert_true(query_find_fact(db, P "/2023-09-12/115/a1", &where, &error));
	where.action -= 5;
	g_assert_false(query_action_at(db, &where, &meant, &error));
	g_assert_error(error, MB_ERROR, MB_ERROR_NOT_FOUND);
	action_meant_clear(&meant);
	cache_close(db);
	kit_clear(&kit);
}

static struct marks *
open_marks(const struct kit *kit)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = g_build_filename(kit->folder, "marks.db", NULL);
	struct marks *marks = marks_open_writer(path, NULL, &error);

	g_assert_no_error(error);
	return marks;
}

static void
a_word_keeps_the_hash_of_the_actions_words(void)
{
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	g_autofree char *hash = word_hash("That the pier be mended."), *key = NULL;
	struct marks *marks = open_marks(&kit);
	struct action_meant meant;
	struct word *word;

	g_assert_true(query_find_action(db, P "/2023-09-12/115", &meant, &error));
	word = action_meant_word(&meant, "waiting");
	g_assert_cmpstr(word->key, ==, P "/2023-09-12/115/a1");
	g_assert_cmpstr(word->field, ==, FIELD_STATE);
	g_assert_cmpstr(word->words, ==, hash);
	/* Its item had another number when it was marked. */
	word_set(&word->key, g_strdup(P "/2023-09-12/99/a1"));
	g_assert_true(marks_say(marks, word, &error));
	key = query_marked_key(db, marks, &meant, &error);
	g_assert_cmpstr(key, ==, P "/2023-09-12/99/a1");
	marks_free(marks);
	action_meant_clear(&meant);
	cache_close(db);
	kit_clear(&kit);
}

static void
what_is_supposed_is_shown_and_not_saved(void)
{
	g_autoptr(GError) error = NULL;
	struct kit kit;
	sqlite3 *db = kit_cache(&kit, files);
	struct marks *marks = open_marks(&kit);
	struct action_meant meant;

	g_assert_true(query_find_action(db, P "/2023-09-12/115", &meant, &error));
	marks_suppose(marks, action_meant_word(&meant, "done"));
	g_assert_true(query_use_marks(db, marks, &error));
	action_meant_clear(&meant);
	g_assert_true(query_find_action(db, P "/2023-09-12/115", &meant, &error));
	g_assert_cmpint(meant.state, ==, ACTION_DONE);
	action_meant_clear(&meant);
	marks_free(marks);
	marks = open_marks(&kit);
	g_assert_cmpuint(marks_words(marks)->len, ==, 0);
	marks_free(marks);
	cache_close(db);
	kit_clear(&kit);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/action-meant/the only action of what is named is meant", the_only_action_of_what_is_named_is_meant);
	g_test_add_func("/action-meant/what has gone is not found", what_has_gone_is_not_found);
	g_test_add_func("/action-meant/a word keeps the hash of the action's words",
	    a_word_keeps_the_hash_of_the_actions_words);
	g_test_add_func("/action-meant/what is supposed is shown and not saved", what_is_supposed_is_shown_and_not_saved);
	return g_test_run();
}
