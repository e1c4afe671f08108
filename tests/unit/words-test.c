#include <string.h>
#include "store/db.h"
#include "store/words.h"

/* The words that FTS5's own index of the text holds, in their order, each once. */
static char *
indexed_words(const char *text, gsize size)
{
	g_autoptr(GString) all = g_string_new(NULL);
	sqlite3 *db;
	sqlite3_stmt *stmt;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db,
	    "CREATE VIRTUAL TABLE word USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');"
	    "CREATE VIRTUAL TABLE term USING fts5vocab(word, row)", NULL, NULL, NULL), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_prepare_v2(db, "INSERT INTO word VALUES(?1)", -1, &stmt, NULL), ==, SQLITE_OK);
	sqlite3_bind_text(stmt, 1, text, size, SQLITE_STATIC);
	g_assert_cmpint(sqlite3_step(stmt), ==, SQLITE_DONE);
	sqlite3_finalize(stmt);
	g_assert_cmpint(sqlite3_prepare_v2(db, "SELECT term FROM term ORDER BY term", -1, &stmt, NULL), ==, SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		g_string_append_printf(all, "%s\n", db_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static int
compare(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static char *
collected_words(struct words *words, const char *text, gsize size)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) all = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(words_collect(words, text, size, found, &error));
	g_assert_no_error(error);
	g_ptr_array_sort(found, compare);
	for (guint i = 0; i < found->len; i++)
		g_string_append_printf(all, "%s\n", (char *)found->pdata[i]);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static void
check_same(const char *text, gsize size)
{
	struct words *words = words_new(NULL);
	g_autofree char *expected = indexed_words(text, size), *got = collected_words(words, text, size);

	g_assert_cmpstr(got, ==, expected);
	words_free(words);
}

static void
words_are_those_of_the_index(void)
{
	static const char *const texts[] = {
		"", " ", "a", "Minute 109(2) of 12/09/2023, e.g. O'Brien's co-op",
		"UPPER lower MiXeD 3rd x_y under_score £476,000 50% café CAFÉ",
		"na\xc3\xafve Caf\x65\xcc\x81 \xe2\x80\x9cquoted\xe2\x80\x9d councillor\xe2\x80\x99s 10\xe2\x80\x93" "12",
		"Tŷ Hâf Pwyllgor Craffu \xce\xa9mega stra\xc3\x9f" "e \xef\xac\x81sh \xe2\x85\xa3 \xc2\xbd 5\xc2\xbd",
		"Coiste Áitiúil \xe5\xa7\x94\xe5\x93\xa1\xe4\xbc\x9a \xf0\x9f\x98\x80 smile\xf0\x9f\x98\x80smile",
		"a\xc2\xa0" "b\xe2\x80\xa8" "c \xcc\x81lone \xcc\x81",
		"antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis",
		"exactly-twentythreelettersss abcdefghijklmnopqrstuvw abcdefghijklmnopqrstuvwx",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		check_same(texts[i], strlen(texts[i]));
}

static void
very_long_words_are_cut_alike(void)
{
	g_autofree char *plain = g_strnfill(70000, 'x');
	g_autoptr(GString) accented = g_string_new(NULL);

	check_same(plain, 70000);
	for (int i = 0; i < 40000; i++)
		g_string_append(accented, "\xc3\xa9");
	check_same(accented->str, accented->len);
}

/* Every character by itself, between letters and between blanks. */
static void
every_character_parts_words_as_in_the_index(void)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (gunichar c = 1; c < 0x30000; c++) {
		if (c >= 0xd800 && c < 0xe000)
			continue;
		g_string_append_printf(text, " w%x", c);
		g_string_append_unichar(text, c);
		g_string_append_printf(text, "v%x ", c);
		g_string_append_unichar(text, c);
	}
	check_same(text->str, text->len);
}

static void
word_is_handed_on_once(void)
{
	struct words *words = words_new(NULL);
	g_autofree char *first = collected_words(words, "One two. ONE", 12);
	g_autofree char *second = collected_words(words, "two three", 9);
	g_autofree char *third = NULL;

	g_assert_cmpstr(first, ==, "one\ntwo\n");
	g_assert_cmpstr(second, ==, "three\n");
	words_forget(words);
	third = collected_words(words, "two three", 9);
	g_assert_cmpstr(third, ==, "three\ntwo\n");
	words_free(words);
}

static void
endings_share_a_stem(void)
{
	static const char *const same[] = { "safeguard", "safeguards", "safeguarded", "safeguarding" };
	struct words *words = words_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree char *stem = words_stem(words, same[i], NULL);

		g_assert_cmpstr(stem, ==, "safeguard");
	}
	words_free(words);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/words/" #test, test)
	ADD(words_are_those_of_the_index);
	ADD(very_long_words_are_cut_alike);
	ADD(every_character_parts_words_as_in_the_index);
	ADD(word_is_handed_on_once);
	ADD(endings_share_a_stem);
	return g_test_run();
}
