#include <string.h>
#include <glib/gstdio.h>
#include "sql/db.h"
#include "store/gather.h"
#include "store/proof.h"

enum { WRITTEN_MOST = 40 }; /* segments of a test */

/* An index that FTS5 fills, and one that we fill, over the same items. */
struct both {
	char *folder, *stock_path, *own_path;
	sqlite3 *stock, *own;
	struct words *words;
	struct gather *gather;
};

static void
execute(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	sqlite3_exec(db, sql, NULL, NULL, &why);
	g_assert_cmpstr(why, ==, NULL);
}

static sqlite3 *
open_index(const char *path)
{
	sqlite3 *db = db_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

	execute(db, "CREATE TABLE item(id INTEGER PRIMARY KEY, title, agenda_text, minutes_text);"
	    "CREATE VIRTUAL TABLE word USING fts5(minutes_text, agenda_text, title, content = 'item',"
	    " content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2 separators ''ʹʻʼʽˈ''');"
	    "INSERT INTO word(word, rank) VALUES('hashsize', 268435456), ('pgsz', 8110), ('automerge', 0)");
	sqlite3_close(db);
	db = db_open(path, SQLITE_OPEN_READWRITE, NULL);
	execute(db, "BEGIN");
	return db;
}

static void
start(struct both *both)
{
	both->folder = g_dir_make_tmp("segment-XXXXXX", NULL);
	both->stock_path = g_build_filename(both->folder, "stock.db", NULL);
	both->own_path = g_build_filename(both->folder, "own.db", NULL);
	both->stock = open_index(both->stock_path);
	both->own = open_index(both->own_path);
	both->words = words_new(both->own, NULL);
	both->gather = gather_new(both->own, both->words, NULL);
	g_assert_nonnull(both->gather);
}

static void
run(sqlite3 *db, const char *sql, gint64 id, const char *title, const char *agenda, const char *minutes)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, NULL);

	g_assert_nonnull(stmt);
	g_assert_true(db_bind_number(stmt, 1, id, NULL) && db_bind_text(stmt, 2, title, NULL) &&
	    db_bind_text(stmt, 3, agenda, NULL) && db_bind_text(stmt, 4, minutes, NULL) && db_run(stmt, NULL));
}

static gsize
size_of(const char *text)
{
	return text != NULL ? strlen(text) : 0;
}

static void
add(struct both *both, gint64 id, const char *title, const char *agenda, const char *minutes)
{
	struct gather_item item = { id, { minutes, agenda, title }, { size_of(minutes), size_of(agenda), size_of(title) } };
	static const char row[] = "INSERT INTO item(id, title, agenda_text, minutes_text) VALUES(?1, ?2, ?3, ?4)";

	run(both->stock, row, id, title, agenda, minutes);
	run(both->own, row, id, title, agenda, minutes);
	run(both->stock, "INSERT INTO word(rowid, title, agenda_text, minutes_text) VALUES(?1, ?2, ?3, ?4)",
	    id, title, agenda, minutes);
	g_assert_true(gather_add(both->gather, &item, NULL));
}

static void
finish(struct both *both)
{
	g_assert_true(gather_end(both->gather, NULL));
	gather_free(both->gather);
	execute(both->own, "COMMIT");
	execute(both->stock, "COMMIT");
}

static char *
lines(sqlite3 *db, const char *sql)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, NULL);

	g_assert_nonnull(stmt);
	while (db_step(stmt, NULL) == DB_ROW)
		g_string_append_printf(all, "%s\n", db_text(stmt, 0));
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static void
assert_same(const struct both *both, const char *sql)
{
	g_autofree char *expected = lines(both->stock, sql), *got = lines(both->own, sql);

	g_assert_true(strcmp(got, expected) == 0);
}

static void
assert_sound(const struct both *both)
{
	execute(both->own, "INSERT INTO word(word, rank) VALUES('integrity-check', 1)");
}

static void
stop(struct both *both)
{
	sqlite3_close(both->stock);
	sqlite3_close(both->own);
	words_free(both->words);
	g_unlink(both->stock_path);
	g_unlink(both->own_path);
	g_rmdir(both->folder);
	g_free(both->folder);
	g_free(both->stock_path);
	g_free(both->own_path);
}

/* To the byte. */
static void
finish_alike(struct both *both)
{
	finish(both);
	assert_same(both, "SELECT id || ' ' || quote(block) FROM word_data ORDER BY id");
	assert_same(both, "SELECT segid || ' ' || quote(term) || ' ' || pgno FROM word_idx ORDER BY segid, term");
	assert_same(both, "SELECT id || ' ' || quote(sz) FROM word_docsize ORDER BY id");
	assert_sound(both);
	stop(both);
}

static void
items_are_written_as_by_fts5(void)
{
	struct both both;

	start(&both);
	add(&both, 1, "Apologies", "", "None were received; none.");
	add(&both, 2, NULL, "To receive the minutes", "The minutes of the meeting were agreed. The minutes!");
	add(&both, 3, "", "", "");
	add(&both, (gint64)738000 << 24, "Tŷ Hâf", "Coiste Áitiúil", "caf\xc3\xa9 Caf\x65\xcc\x81 CAF\xc3\x89 stra\xc3\x9f" "e");
	add(&both, G_MAXINT64, "exactly16letters exactly17letterss", "a", "0 1 22 exactly17letterss");
	finish_alike(&both);
}

static void
nothing_is_written_as_by_fts5(void)
{
	struct both both;
	g_autofree char *found = NULL;

	start(&both);
	finish(&both);
	assert_sound(&both);
	found = lines(both.own, "SELECT rowid FROM word WHERE word MATCH 'none'");
	g_assert_cmpstr(found, ==, "");
	stop(&both);
}

/* Common words have lists of many pages, with an index of their own; rare ones fill pages with words. */
static void
lists_go_on_over_pages(void)
{
	struct both both;
	guint32 chance = 1;

	start(&both);
	for (guint i = 0; i < 20000; i++) {
		g_autoptr(GString) text = g_string_new("the");

		for (guint j = 0; j < 12; j++) {
			chance = chance * 1664525 + 1013904223;
			g_string_append_printf(text, " w%u of", (chance >> 16) % (j < 6 ? 9 : 9000));
		}
		add(&both, ((gint64)i << 22) + i % 7, text->str, i % 3 == 0 ? text->str : "", text->str);
	}
	finish_alike(&both);
}

static void
one_item_goes_on_over_pages(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct both both;

	for (guint i = 0; i < 90000; i++)
		g_string_append_printf(text, i % 300 == 0 ? "seldom%u " : i % 2 == 0 ? "often " : "n%u ", i % 2000);
	start(&both);
	add(&both, 5, "often", "often", "often");
	add(&both, 6, text->str, text->str, text->str);
	add(&both, 7, "often", NULL, text->str);
	finish_alike(&both);
}

static void
words_longer_than_pages_are_written(void)
{
	struct both both;

	start(&both);
	for (guint i = 0; i < 60; i++) {
		g_autofree char *word = g_strnfill(1 + i * 700, 'a' + i % 3);
		g_autofree char *text = g_strdup_printf("the %s and %sz", word, word);

		add(&both, 10 + i, "the", text, text);
	}
	finish_alike(&both);
}

static void
falling_ids_make_segments(void)
{
	struct both both;
	g_autofree char *segments = NULL;

	start(&both);
	for (guint i = 0; i < WRITTEN_MOST; i++) {
		g_autofree char *text = g_strdup_printf("the number %u", i);

		add(&both, WRITTEN_MOST - i, text, "", text);
	}
	finish(&both);
	assert_sound(&both);
	assert_same(&both, "SELECT rowid FROM word WHERE word MATCH 'number' ORDER BY rowid");
	segments = lines(both.own, "SELECT count(DISTINCT segid) FROM word_idx");
	g_assert_cmpstr(segments, ==, "40\n");
	stop(&both);
}

static void
fts5_goes_on_from_there(void)
{
	struct both both;
	static const char *const sql[] = {
		"INSERT INTO item(id, title, agenda_text, minutes_text) VALUES(900, 'number', '', 'quite new');"
		"INSERT INTO word(rowid, title, agenda_text, minutes_text) VALUES(900, 'number', '', 'quite new')",
		"INSERT INTO word(word, rowid, title, agenda_text, minutes_text)"
		" SELECT 'delete', id, title, agenda_text, minutes_text FROM item WHERE id = 3;"
		"DELETE FROM item WHERE id = 3",
		"INSERT INTO word(word) VALUES('optimize')",
	};

	start(&both);
	for (guint i = 0; i < WRITTEN_MOST; i++)
		add(&both, i % 2 == 0 ? 100 + i : i, "number", "", "the same");
	finish(&both);
	for (gsize i = 0; i < G_N_ELEMENTS(sql); i++) {
		execute(both.own, sql[i]);
		execute(both.stock, sql[i]);
		assert_sound(&both);
		assert_same(&both, "SELECT rowid FROM word WHERE word MATCH 'number' ORDER BY rowid");
	}
	stop(&both);
}

/* What FTS5 would write in another way, it is to write. */
static void
proof_is_given_for_our_table_alone(void)
{
	static const char table[] = "CREATE VIRTUAL TABLE word USING fts5(minutes_text, agenda_text, title, content = 'item',"
	    " content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2 separators ''ʹʻʼʽˈ''', detail = full)";
	static const char *const others[][2] = {
		{ "detail = full", "detail = column" },
		{ "detail = full", "prefix = '2'" },
		{ "unicode61 remove_diacritics 2", "porter unicode61" },
		{ "agenda_text, title", "agenda_text, title, venue" },
		{ "fts5(", "no_such_module(" },
	};

	g_assert_true(proof_is_given(table));
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autoptr(GString) other = g_string_new(table);

		g_assert_cmpuint(g_string_replace(other, others[i][0], others[i][1], 0), ==, 1);
		g_assert_false(proof_is_given(other->str));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/segment/" #test, test)
	ADD(items_are_written_as_by_fts5);
	ADD(nothing_is_written_as_by_fts5);
	ADD(lists_go_on_over_pages);
	ADD(one_item_goes_on_over_pages);
	ADD(words_longer_than_pages_are_written);
	ADD(falling_ids_make_segments);
	ADD(fts5_goes_on_from_there);
	ADD(proof_is_given_for_our_table_alone);
	return g_test_run();
}
