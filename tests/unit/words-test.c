#include <string.h>
#include "sql/db.h"
#include "store/words.h"

static void
execute(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	sqlite3_exec(db, sql, NULL, NULL, &why);
	g_assert_cmpstr(why, ==, NULL);
}

/* A table with an index, and what the index holds. */
static void
make_table(sqlite3 *db)
{
	execute(db, "CREATE VIRTUAL TABLE word USING fts5(text, tokenize = 'unicode61 remove_diacritics 2 separators ''ʹʻʼʽˈ''');"
	    "CREATE VIRTUAL TABLE place USING fts5vocab(word, instance)");
}

static void
insert(sqlite3 *db, const char *text, gsize size)
{
	sqlite3_stmt *stmt;

	g_assert_cmpint(sqlite3_prepare_v2(db, "INSERT INTO word VALUES(?1)", -1, &stmt, NULL), ==, SQLITE_OK);
	sqlite3_bind_text(stmt, 1, text, size, SQLITE_STATIC);
	g_assert_cmpint(sqlite3_step(stmt), ==, SQLITE_DONE);
	sqlite3_finalize(stmt);
}

static char *
lines(sqlite3 *db, const char *sql)
{
	g_autoptr(GString) all = g_string_new(NULL);
	sqlite3_stmt *stmt;

	g_assert_cmpint(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		g_string_append_printf(all, "%s\n", db_text(stmt, 0));
	sqlite3_finalize(stmt);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static int
compare(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static char *
fresh_words(struct words *words)
{
	g_autoptr(GString) all = g_string_new(NULL);
	GPtrArray *fresh = words_fresh(words);

	g_ptr_array_sort(fresh, compare);
	for (guint i = 0; i < fresh->len; i++)
		g_string_append_printf(all, "%s\n", (char *)fresh->pdata[i]);
	g_ptr_array_set_size(fresh, 0);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

/* The stock index and ours hold the same words at the same places; snippets cut at the same bytes;
 * the words noted are those. */
static void
check_same(const char *text, gsize size)
{
	static const char places[] = "SELECT term || ' ' || offset FROM place ORDER BY term, offset";
	static const char marked[] = "SELECT highlight(word, 0, '<', '>') FROM word WHERE word MATCH"
	    " (SELECT '\"' || max(term) || '\"' FROM place)";
	sqlite3 *stock, *own;
	struct words *words;
	g_autofree char *expected = NULL, *got = NULL, *terms = NULL, *noted = NULL, *here = NULL, *there = NULL;

	g_assert_cmpint(sqlite3_open(":memory:", &stock), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_open(":memory:", &own), ==, SQLITE_OK);
	words = words_new(own, NULL);
	make_table(stock);
	make_table(own);
	insert(stock, text, size);
	insert(own, text, size);
	expected = lines(stock, places);
	got = lines(own, places);
	g_assert_cmpstr(got, ==, expected);
	terms = lines(stock, "SELECT DISTINCT term FROM place ORDER BY term");
	noted = fresh_words(words);
	g_assert_cmpstr(noted, ==, terms);
	here = lines(own, marked);
	there = lines(stock, marked);
	g_assert_cmpstr(here, ==, there);
	sqlite3_close(stock);
	sqlite3_close(own);
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
	g_autofree char *first = NULL, *second = NULL;
	struct words *words;
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	words = words_new(db, NULL);
	make_table(db);
	insert(db, "One two. ONE", 12);
	first = fresh_words(words);
	g_assert_cmpstr(first, ==, "one\ntwo\n");
	insert(db, "two three", 9);
	second = fresh_words(words);
	g_assert_cmpstr(second, ==, "three\n");
	sqlite3_close(db);
	words_free(words);
}

static void
words_taken_out_are_doubtful_and_may_come_back(void)
{
	g_autofree char *again = NULL;
	struct words *words;
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	words = words_new(db, NULL);
	make_table(db);
	insert(db, "one antidisestablishmentarianism caf\xc3\xa9", 38);
	g_free(fresh_words(words));
	words_expect(words, WORDS_TAKEN_OUT);
	execute(db, "DELETE FROM word");
	g_assert_true(g_hash_table_contains(words_doubtful(words), "one"));
	g_assert_true(g_hash_table_contains(words_doubtful(words), "antidisestablishmentarianism"));
	g_assert_true(g_hash_table_contains(words_doubtful(words), "cafe"));
	words_expect(words, WORDS_TAKEN_IN);
	insert(db, "one two", 7);
	again = fresh_words(words);
	g_assert_cmpstr(again, ==, "one\ntwo\n");
	sqlite3_close(db);
	words_free(words);
}

static void
query_notes_nothing(void)
{
	g_autofree char *found = NULL, *noted = NULL;
	struct words *words;
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	words = words_new(db, NULL);
	make_table(db);
	insert(db, "Caf\xc3\xa9 here", 10);
	g_free(fresh_words(words));
	found = lines(db, "SELECT text FROM word WHERE word MATCH 'cafe here OR nowhere'");
	noted = fresh_words(words);
	g_assert_cmpstr(found, ==, "Caf\xc3\xa9 here\n");
	g_assert_cmpstr(noted, ==, "");
	sqlite3_close(db);
	words_free(words);
}

static void
endings_share_a_stem(void)
{
	static const char *const same[] = { "safeguard", "safeguards", "safeguarded", "safeguarding" };
	struct words *words;
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	words = words_new(db, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree char *stem = words_stem(words, same[i], NULL);

		g_assert_cmpstr(stem, ==, "safeguard");
	}
	sqlite3_close(db);
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
	ADD(words_taken_out_are_doubtful_and_may_come_back);
	ADD(query_notes_nothing);
	ADD(endings_share_a_stem);
	return g_test_run();
}
