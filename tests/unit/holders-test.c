/*
 * What finding words by their letters relies on: the index's tokenizer never parts two letters or digits, and
 * folds all that PCRE2 takes for one of them to the same small letter.
 */
#include <sqlite3.h>
#include <string.h>
#include "base/rx.h"
#include "query/holders.h"
#include "sql/db.h"

enum { PLANES_END = 0x20000 };

/* Small and capital letters, digits, and what else matches one of them without regard to case. */
static const char alphabet[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\xc5\xbf\xe2\x84\xaa";

static gboolean
is_character(gunichar c)
{
	return c != 0 && g_unichar_validate(c);
}

/* An index of one text; the caller closes. */
static sqlite3 *
index_of(const GString *text)
{
	sqlite3 *db = db_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	g_autoptr(sqlite3_stmt) put = NULL;

	db_exec(db, "CREATE VIRTUAL TABLE word USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 2 separators ''ʹʻʼʽˈ''');"
	    "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, word, row)", NULL);
	put = db_prepare(db, "INSERT INTO word(rowid, text) VALUES(1, ?1)", NULL);
	g_assert_true(db_bind_sized(put, 1, text->str, text->len, NULL) && db_run(put, NULL));
	return db;
}

static gint64
number(sqlite3 *db, const char *sql)
{
	gint64 n = 0;

	g_assert_true(db_number(db, sql, &n, NULL));
	return n;
}

static void
two_letters_stay_together(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	sqlite3 *db;
	gint64 n = g_utf8_strlen(alphabet, -1);

	for (const char *a = alphabet; *a != '\0'; a = g_utf8_next_char(a)) {
		for (const char *b = alphabet; *b != '\0'; b = g_utf8_next_char(b)) {
			g_string_append_unichar(text, g_utf8_get_char(a));
			g_string_append_unichar(text, g_utf8_get_char(b));
			g_string_append_c(text, ' ');
		}
	}
	db = index_of(text);
	g_assert_cmpint(number(db, "SELECT sum(cnt) FROM terms WHERE term GLOB '[0-9a-z][0-9a-z]'"), ==, n * n);
	g_assert_cmpint(number(db, "SELECT sum(cnt) FROM terms"), ==, n * n);
	sqlite3_close(db);
}

static void
whatever_stands_before_or_behind(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	gint64 n = 0;
	sqlite3 *db;

	for (gunichar c = 1; c < PLANES_END; c++) {
		if (!is_character(c))
			continue;
		g_string_append_unichar(text, c);
		g_string_append(text, "Qz7");
		g_string_append_unichar(text, c);
		g_string_append_c(text, ' ');
		n++;
	}
	db = index_of(text);
	g_assert_cmpint(number(db, "SELECT sum(cnt) FROM terms WHERE instr(term, 'qz7')"), ==, n);
	sqlite3_close(db);
}

static void
what_matches_a_letter_is_folded_to_it(void)
{
	struct rx *rx = rx_new("[a-z0-9]", RX_CASELESS, NULL);

	for (gunichar c = 0x80; c < 0x110000; c++) {
		char letter[8] = { 0 };

		if (!is_character(c))
			continue;
		g_unichar_to_utf8(c, letter);
		if (rx_search(rx, letter, strlen(letter), 0, NULL, 0) == RX_MATCH && strstr(alphabet, letter) == NULL)
			g_error("U+%04X matches a letter", c);
	}
	rx_free(rx);
}

static void
they_are_folded_to_the_right_one(void)
{
	g_autoptr(GString) text = g_string_new("q\xc5\xbfq w\xe2\x84\xaaw QSQ WKW");
	sqlite3 *db = index_of(text);

	g_assert_cmpint(number(db, "SELECT sum(cnt) FROM terms WHERE term IN ('qsq', 'wkw')"), ==, 4);
	sqlite3_close(db);
}

/* Of a list of words: those of which the index is to be asked for a literal, "*" behind a beginning. */
static char *
holders_of(const char *list, const char *literal)
{
	sqlite3 *db = db_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	g_autoptr(sqlite3_stmt) put = NULL;
	g_autoptr(GPtrArray) clause = g_ptr_array_new(), clauses = g_ptr_array_new(), found = NULL;
	GString *holders = g_string_new(NULL);

	g_assert_true(db_exec(db, "CREATE TABLE wordlist(words BLOB)", NULL));
	put = db_prepare(db, "INSERT INTO wordlist VALUES(?1)", NULL);
	g_assert_true(db_bind_blob(put, 1, list, strlen(list), NULL) && db_run(put, NULL));
	g_ptr_array_add(clause, (char *)literal);
	g_ptr_array_add(clauses, clause);
	found = find_holders(db, clauses, NULL);
	g_assert_nonnull(found);
	for (guint i = 0; found->pdata[0] != NULL && i < ((GPtrArray *)found->pdata[0])->len; i++) {
		const struct holder *holder = ((GPtrArray *)found->pdata[0])->pdata[i];

		g_string_append_printf(holders, "%s%s%s", i > 0 ? " " : "", holder->word, holder->is_prefix ? "*" : "");
	}
	g_clear_pointer(&put, sqlite3_finalize);
	sqlite3_close(db);
	return g_string_free(holders, FALSE);
}

static void
a_word_does_not_stand_for_those_it_begins(void)
{
	g_autofree char *before = holders_of("stra\nstraße\n", "stra");
	g_autofree char *behind = holders_of("straße\nstra\n", "stra");
	g_autofree char *plain = holders_of("stra\nstrand\nstra\n", "stra");

	g_assert_cmpstr(before, ==, "stra*");
	g_assert_cmpstr(behind, ==, "stra*");
	g_assert_cmpstr(plain, ==, "stra strand");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/holders/two letters stay together in a word", two_letters_stay_together);
	g_test_add_func("/holders/whatever stands before or behind them", whatever_stands_before_or_behind);
	g_test_add_func("/holders/nothing else matches a letter", what_matches_a_letter_is_folded_to_it);
	g_test_add_func("/holders/what does is folded to that letter", they_are_folded_to_the_right_one);
	g_test_add_func("/holders/a word does not stand for those that it begins", a_word_does_not_stand_for_those_it_begins);
	return g_test_run();
}
