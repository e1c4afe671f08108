#include <string.h>
#include "sql/db.h"
#include "store/gather.h"
#include "store/proof.h"

/* Words that come again, in other columns and items, one that comes once, letters beyond ASCII, a word
 * that is longer than most, nothing at all. */
static const char *const items[][SEGMENT_COLUMNS] = {
	{ "The lamps were lit, and the lamps were red.", "To light the lamps.", "LAMPS" },
	{ "Caf\xc3\xa9 owners on the \xc3\x8ele wrote: \xe2\x80\x9cthe quay is dark\xe2\x80\x9d.", NULL, "Quay" },
	{ NULL, NULL, NULL },
	{ "a b c d e f g h i j k l m n o p q r s t u v w x y z lamps of 2024", "1 2 3", "counterdisestablishmentarianisms" },
};

static sqlite3 *
open_index(const char *table)
{
	sqlite3 *db = db_open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

	if (db != NULL && db_exec(db, table, NULL) &&
	    db_exec(db, "INSERT INTO word(word, rank) VALUES('pgsz', 8110), ('automerge', 0)", NULL) && db_exec(db, "BEGIN", NULL))
		return db;
	sqlite3_close(db);
	return NULL;
}

static gint64
id_of(guint i)
{
	return ((gint64)i + 1) << 20; /* far apart, as days are */
}

static gboolean
fill_by_stock(sqlite3 *db)
{
	g_autoptr(sqlite3_stmt) insert = db_prepare(db,
	    "INSERT INTO word(rowid, minutes_text, agenda_text, title) VALUES(?1, ?2, ?3, ?4)", NULL);

	for (guint i = 0; insert != NULL && i < G_N_ELEMENTS(items); i++)
		if (!db_bind_number(insert, 1, id_of(i), NULL) || !db_bind_text(insert, 2, items[i][0], NULL) ||
		    !db_bind_text(insert, 3, items[i][1], NULL) || !db_bind_text(insert, 4, items[i][2], NULL) || !db_run(insert, NULL))
			return FALSE;
	return insert != NULL && db_exec(db, "COMMIT", NULL);
}

static gboolean
add(struct gather *gather, guint i)
{
	struct gather_item item = { .id = id_of(i) };

	for (guint column = 0; column < SEGMENT_COLUMNS; column++) {
		item.text[column] = items[i][column];
		item.size[column] = items[i][column] != NULL ? strlen(items[i][column]) : 0;
	}
	return gather_add(gather, &item, NULL);
}

static gboolean
fill_ourselves(sqlite3 *db)
{
	struct words *words = words_new(db, NULL);
	struct gather *gather = words != NULL ? gather_new(db, words, NULL) : NULL;
	gboolean is_done = gather != NULL;

	for (guint i = 0; is_done && i < G_N_ELEMENTS(items); i++)
		is_done = add(gather, i);
	is_done = is_done && gather_end(gather, NULL);
	gather_free(gather);
	words_free(words);
	return is_done && db_exec(db, "COMMIT", NULL);
}

/* All that a statement finds, as one text; NULL where it can't be asked. */
static char *
rows_of(sqlite3 *db, const char *sql)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, NULL);
	GString *all = stmt != NULL ? g_string_new(NULL) : NULL;

	while (stmt != NULL && db_step(stmt, NULL) == DB_ROW)
		g_string_append_printf(all, "%s\n", db_text(stmt, 0));
	return all != NULL ? g_string_free(all, FALSE) : NULL;
}

static gboolean
are_same(sqlite3 *stock, sqlite3 *own)
{
	static const char sql[] = "SELECT id || ' ' || hex(block) FROM word_data"
	    " UNION ALL SELECT segid || ' ' || hex(term) || ' ' || pgno FROM word_idx"
	    " UNION ALL SELECT id || ' ' || hex(sz) FROM word_docsize"
	    " UNION ALL SELECT k || ' ' || v FROM word_config";
	g_autofree char *expected = rows_of(stock, sql), *got = rows_of(own, sql);

	return expected != NULL && *expected != '\0' && g_strcmp0(expected, got) == 0;
}

gboolean
proof_is_given(const char *table)
{
	sqlite3 *stock = open_index(table), *own = open_index(table);
	gboolean is_given = stock != NULL && own != NULL && fill_by_stock(stock) && fill_ourselves(own) && are_same(stock, own);

	sqlite3_close(stock);
	sqlite3_close(own);
	return is_given;
}
