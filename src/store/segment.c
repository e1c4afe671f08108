/*
 * A segment is a row of pages. A page begins with four bytes: where on it the first row stands that
 * goes on a list begun before (0: none), and where its footer begins. Then come words, each with its
 * list: how many bytes it shares with the word before and how many it has of its own (the first of a
 * page: only these), and these. The footer says where the words begin. A list that goes beyond its page
 * goes on behind the four bytes of the next.
 *
 * In a table of their own are, for each page on which a word begins, its number and the shortest
 * beginning of its first word that comes after the last of the page before. Where the list of a page's
 * last word goes on over four pages and more, these have an index of their own: the first row of each.
 */
#include <string.h>
#include "sql/db.h"
#include "store/segment.h"
#include "store/varint.h"

enum {
	HEAD = 4,           /* bytes that a page begins with */
	MAIN = '0',         /* the byte before each word: in the index of words, not of beginnings */
	PAGES_INDEXED = 4,  /* a list that goes on over so many has an index */
	LEVEL_MOST = 8      /* segments: where there are 16, FTS5 makes one of them, at once */
};

struct writer {
	sqlite3_stmt *put_page, *put_start;
	gint64 number;            /* of the segment */
	guint page_number;        /* from 1 */
	GByteArray *page, *footer;
	guint word_at;            /* on the page: the last word */
	gboolean has_word;        /* one begins on the page */
	gboolean has_row;
	GByteArray *word, *last;  /* with MAIN before it; the one before */

	/* The last page on which a word begins, until it is known how far the last one's list goes. */
	guint start_page;
	GByteArray *start;
	guint pages_after;        /* on which none begins */
	GByteArray *rows;         /* their index */
	guint list_page;          /* where the list begins */
	gint64 last_row;
};

/* --- Rows of the index's tables -------------------------------------------------------------- */

static gboolean
put_blob(sqlite3_stmt *stmt, gint64 id, const GByteArray *bytes, GError **error)
{
	return db_bind_number(stmt, 1, id, error) && db_bind_blob(stmt, 2, bytes->data, bytes->len, error) &&
	    db_run(stmt, error);
}

static gint64
page_id(const struct writer *writer, guint page, gboolean is_of_rows)
{
	return writer->number << 37 | (gint64)is_of_rows << 36 | page;
}

/* What is known of the start now is written. */
static gboolean
put_start(struct writer *writer, GError **error)
{
	gboolean is_indexed = writer->rows->len > 0 && writer->pages_after >= PAGES_INDEXED;

	if (is_indexed && !put_blob(writer->put_page, page_id(writer, writer->list_page, TRUE), writer->rows, error))
		return FALSE;
	g_byte_array_set_size(writer->rows, 0);
	writer->pages_after = 0;
	return db_bind_number(writer->put_start, 1, writer->number, error) &&
	    db_bind_blob(writer->put_start, 2, writer->start->len > 0 ? writer->start->data : (const guint8 *)"",
	    writer->start->len, error) &&
	    db_bind_number(writer->put_start, 3, (gint64)writer->start_page << 1 | is_indexed, error) &&
	    db_run(writer->put_start, error);
}

/* --- Pages ----------------------------------------------------------------------------------- */

static void
append_number(GByteArray *bytes, guint64 number)
{
	guint8 varint[VARINT_MOST];

	g_byte_array_append(bytes, varint, varint_put(varint, number));
}

static void
put_short(guint8 *out, guint number)
{
	out[0] = number >> 8;
	out[1] = number;
}

static void
start_page(struct writer *writer)
{
	static const guint8 head[HEAD];

	g_byte_array_set_size(writer->page, 0);
	g_byte_array_set_size(writer->footer, 0);
	g_byte_array_append(writer->page, head, HEAD);
	writer->word_at = 0;
	writer->has_word = writer->has_row = FALSE;
}

static guint
used(const struct writer *writer)
{
	return writer->page->len + writer->footer->len;
}

static gboolean
end_page(struct writer *writer, GError **error)
{
	put_short(writer->page->data + 2, writer->page->len);
	if (!writer->has_word) {
		writer->pages_after++;
		if (!writer->has_row && writer->rows->len > 0)
			append_number(writer->rows, 0);
	}
	g_byte_array_append(writer->page, writer->footer->data, writer->footer->len);
	if (!put_blob(writer->put_page, page_id(writer, writer->page_number, FALSE), writer->page, error))
		return FALSE;
	writer->page_number++;
	start_page(writer);
	return TRUE;
}

/* --- Words ----------------------------------------------------------------------------------- */

static guint
shared(const GByteArray *a, const GByteArray *b)
{
	guint n = 0;

	while (n < MIN(a->len, b->len) && a->data[n] == b->data[n])
		n++;
	return n;
}

/* The first word of any page but the first. */
static gboolean
note_start(struct writer *writer, GError **error)
{
	if (!put_start(writer, error))
		return FALSE;
	g_byte_array_set_size(writer->start, 0);
	g_byte_array_append(writer->start, writer->word->data, shared(writer->word, writer->last) + 1);
	writer->start_page = writer->page_number;
	return TRUE;
}

static void
take_word(struct writer *writer, const struct posting *posting)
{
	static const guint8 main_index = MAIN;
	GByteArray *last = writer->last;

	writer->last = writer->word;
	writer->word = last;
	g_byte_array_set_size(writer->word, 0);
	g_byte_array_append(writer->word, &main_index, 1);
	g_byte_array_append(writer->word, (const guint8 *)posting_word(posting), posting->size);
}

static gboolean
put_word(struct writer *writer, const struct posting *posting, GError **error)
{
	guint n = 0;

	take_word(writer, posting);
	if (used(writer) + writer->word->len + 2 >= SEGMENT_PAGE && writer->page->len > HEAD && !end_page(writer, error))
		return FALSE;
	append_number(writer->footer, writer->page->len - writer->word_at);
	writer->word_at = writer->page->len;
	if (writer->has_word) {
		n = shared(writer->word, writer->last);
		append_number(writer->page, n);
	} else if (writer->page_number > 1 && !note_start(writer, error)) {
		return FALSE;
	}
	append_number(writer->page, writer->word->len - n);
	g_byte_array_append(writer->page, writer->word->data + n, writer->word->len - n);
	writer->has_word = writer->has_row = TRUE;
	writer->list_page = writer->page_number;
	return TRUE;
}

/* --- Lists ----------------------------------------------------------------------------------- */

/* The first row of a page. */
static void
index_row(struct writer *writer, gint64 row)
{
	if (writer->rows->len == 0) {
		append_number(writer->rows, 0);
		append_number(writer->rows, writer->page_number);
		append_number(writer->rows, row);
	} else {
		append_number(writer->rows, row - writer->last_row);
	}
	writer->last_row = row;
}

static void
put_id(struct writer *writer, gint64 id, guint64 more)
{
	if (writer->has_row) {
		append_number(writer->page, more);
		return;
	}
	put_short(writer->page->data, writer->page->len);
	append_number(writer->page, id);
	index_row(writer, id);
	writer->has_row = TRUE;
}

/* The whole numbers that have room, at least one of them. */
static guint
fitting(const guint8 *places, guint size, int room)
{
	guint64 number;
	guint n = varint_get(places, &number);

	while (n < size) {
		guint more = varint_get(places + n, &number);

		if ((int)(n + more) > room)
			break;
		n += more;
	}
	return n;
}

static int
room(const struct writer *writer)
{
	return SEGMENT_PAGE - (int)used(writer);
}

static gboolean
put_parts(struct writer *writer, const guint8 *places, guint size, GError **error)
{
	while (size > 0) {
		guint n = (int)size <= room(writer) ? size : fitting(places, size, room(writer));

		g_byte_array_append(writer->page, places, n);
		places += n;
		size -= n;
		if (room(writer) <= 0 && !end_page(writer, error))
			return FALSE;
	}
	return TRUE;
}

/* What one row has, with its size. */
static gboolean
put_places(struct writer *writer, const guint8 *places, guint size, GError **error)
{
	if ((int)size > room(writer))
		return put_parts(writer, places, size, error);
	g_byte_array_append(writer->page, places, size);
	return TRUE;
}

/* A row of a list, from byte `at`. */
struct row {
	guint64 more;        /* than the row before */
	guint places, end;   /* where what it has begins, with its size; and where it ends */
};

static struct row
row_at(const struct posting *posting, guint at)
{
	struct row row;
	guint64 size;

	row.places = at + varint_get(posting->list + at, &row.more);
	row.end = row.places + varint_get(posting->list + row.places, &size);
	row.end += size / 2;
	return row;
}

/* The rows from byte `at` that still have room on the page, all at once. Returns where they end. */
static guint
put_fitting(struct writer *writer, const struct posting *posting, guint at, gint64 *id)
{
	int most = room(writer);
	guint end = at;

	while (end < posting->used) {
		struct row row = row_at(posting, end);

		if ((int)(row.end - at) > most)
			break;
		*id += row.more;
		end = row.end;
	}
	g_byte_array_append(writer->page, posting->list + at, end - at);
	return end;
}

/* One that goes on on the next page, or is the first of this one. */
static gboolean
put_row(struct writer *writer, const struct posting *posting, guint *at, gint64 *id, GError **error)
{
	struct row row = row_at(posting, *at);

	*at = row.end;
	*id += row.more;
	put_id(writer, *id, row.more);
	return put_places(writer, posting->list + row.places, row.end - row.places, error);
}

static gboolean
put_rows(struct writer *writer, const struct posting *posting, GError **error)
{
	gint64 id = 0;

	for (guint at = 0; at < posting->used;) {
		if (writer->has_row)
			at = put_fitting(writer, posting, at, &id);
		if (at < posting->used && !put_row(writer, posting, &at, &id, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
put_list(struct writer *writer, const struct posting *posting, GError **error)
{
	if (used(writer) + posting->used + 1 > SEGMENT_PAGE)
		return put_rows(writer, posting, error);
	g_byte_array_append(writer->page, posting->list, posting->used);
	return TRUE;
}

/* --- The segment ----------------------------------------------------------------------------- */

static gboolean
prepare(struct writer *writer, sqlite3 *db, GError **error)
{
	writer->put_page = db_prepare(db, "INSERT INTO word_data(id, block) VALUES(?1, ?2)", error);
	if (writer->put_page == NULL)
		return FALSE;
	writer->put_start = db_prepare(db, "INSERT INTO word_idx(segid, term, pgno) VALUES(?1, ?2, ?3)", error);
	return writer->put_start != NULL;
}

static void
writer_clear(struct writer *writer)
{
	sqlite3_finalize(writer->put_page);
	sqlite3_finalize(writer->put_start);
	g_byte_array_unref(writer->page);
	g_byte_array_unref(writer->footer);
	g_byte_array_unref(writer->word);
	g_byte_array_unref(writer->last);
	g_byte_array_unref(writer->start);
	g_byte_array_unref(writer->rows);
}

static gboolean
write_all(struct writer *writer, const GPtrArray *words, GError **error)
{
	start_page(writer);
	for (guint i = 0; i < words->len; i++)
		if (!put_word(writer, words->pdata[i], error) || !put_list(writer, words->pdata[i], error))
			return FALSE;
	return (writer->page->len == HEAD || end_page(writer, error)) && put_start(writer, error);
}

gboolean
segment_write(sqlite3 *db, const GPtrArray *words, struct segment_totals *totals, GError **error)
{
	struct writer writer = {
		.number = totals->pages->len + 1, .page_number = 1, .start_page = 1,
		.page = g_byte_array_sized_new(2 * SEGMENT_PAGE), .footer = g_byte_array_new(),
		.word = g_byte_array_new(), .last = g_byte_array_new(), .start = g_byte_array_new(), .rows = g_byte_array_new(),
	};
	gboolean is_done = prepare(&writer, db, error) && write_all(&writer, words, error);
	guint pages = writer.page_number - 1;

	writer_clear(&writer);
	g_array_append_val(totals->pages, pages);
	return is_done;
}

/* --- All segments ---------------------------------------------------------------------------- */

static gboolean
write_row(sqlite3 *db, const char *sql, const GByteArray *bytes, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = db_prepare(db, sql, error);

	return stmt != NULL && db_bind_blob(stmt, 1, bytes->data, bytes->len, error) && db_run(stmt, error);
}

static gboolean
write_counts(sqlite3 *db, const struct segment_totals *totals, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();

	append_number(bytes, totals->rows);
	for (gsize i = 0; i < SEGMENT_COLUMNS; i++)
		append_number(bytes, totals->words[i]);
	return write_row(db, "UPDATE word_data SET block = ?1 WHERE id = 1", bytes, error);
}

/* The newest are on the first level. */
static void
append_level(GByteArray *bytes, const GArray *pages, guint first, guint end)
{
	append_number(bytes, 0);
	append_number(bytes, end - first);
	for (guint i = first; i < end; i++) {
		append_number(bytes, i + 1);
		append_number(bytes, 1);
		append_number(bytes, g_array_index(pages, guint, i));
	}
}

/* The row's first four bytes, which go with the index's settings, stay. */
static gboolean
write_structure(sqlite3 *db, const GArray *pages, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint levels = (pages->len + LEVEL_MOST - 1) / LEVEL_MOST;

	append_number(bytes, levels);
	append_number(bytes, pages->len);
	append_number(bytes, 0);
	for (guint end = pages->len; end > 0; end -= MIN(end, LEVEL_MOST))
		append_level(bytes, pages, end - MIN(end, LEVEL_MOST), end);
	return write_row(db, "UPDATE word_data SET block = CAST(substr(block, 1, 4) || ?1 AS BLOB) WHERE id = 10", bytes, error);
}

gboolean
segment_totals_write(sqlite3 *db, const struct segment_totals *totals, GError **error)
{
	return write_counts(db, totals, error) && write_structure(db, totals->pages, error);
}
