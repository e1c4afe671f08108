#include "base/error.h"
#include "sql/db.h"
#include "store/gather.h"
#include "store/varint.h"

enum {
	SEGMENT_SIZE = 24 << 20, /* bytes of words and lists that are written together: a search asks each segment */
	SEGMENTS_MOST = 64
};

struct gather {
	sqlite3 *db;
	struct words *words;
	struct postings *postings;
	struct segment_totals totals;
	sqlite3_stmt *put_sizes;
	gint64 last_id;
	guint column, place;
};

struct gather *
gather_new(sqlite3 *db, struct words *words, GError **error)
{
	struct gather *gather = g_new0(struct gather, 1);

	gather->db = db;
	gather->words = words;
	gather->postings = postings_new();
	gather->totals.pages = g_array_new(FALSE, FALSE, sizeof(guint));
	/* The index's own tables may not be written to on a connection that is on its guard. */
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	gather->put_sizes = db_prepare(db, "INSERT INTO word_docsize(id, sz) VALUES(?1, ?2)", error);
	if (gather->put_sizes != NULL)
		return gather;
	gather_free(gather);
	return NULL;
}

void
gather_free(struct gather *gather)
{
	if (gather == NULL)
		return;
	sqlite3_finalize(gather->put_sizes);
	sqlite3_db_config(gather->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	postings_free(gather->postings);
	g_array_unref(gather->totals.pages);
	g_free(gather);
}

gboolean
gather_is_full(const struct gather *gather)
{
	return gather->totals.pages->len >= SEGMENTS_MOST;
}

static gboolean
write_segment(struct gather *gather, GError **error)
{
	g_autoptr(GPtrArray) words = postings_sort(gather->postings);
	gboolean is_done = words->len == 0 || segment_write(gather->db, words, &gather->totals, error);

	postings_empty(gather->postings);
	return is_done;
}

static void
take(gpointer data, struct plain word, const char *longer, gsize size)
{
	struct gather *gather = data;

	postings_add(gather->postings, word, longer, size, gather->column, gather->place++);
}

/* How many words each column has is kept of each item. */
static gboolean
put_sizes(struct gather *gather, gint64 id, const guint8 *sizes, gsize n, GError **error)
{
	return db_bind_number(gather->put_sizes, 1, id, error) && db_bind_blob(gather->put_sizes, 2, sizes, n, error) &&
	    db_run(gather->put_sizes, error);
}

static gboolean
out_of_memory(GError **error)
{
	g_set_error_literal(error, MB_ERROR, MB_ERROR_CACHE, "out of memory");
	return FALSE;
}

static void
note_words(struct gather *gather)
{
	const struct posting *posting;

	while ((posting = postings_next_new(gather->postings)) != NULL)
		words_note(gather->words, posting_word(posting), posting->size);
}

static gboolean
take_item(struct gather *gather, const struct gather_item *item, GError **error)
{
	guint8 sizes[SEGMENT_COLUMNS * VARINT_MOST];
	gsize n = 0;

	postings_start(gather->postings, item->id);
	for (guint i = 0; i < SEGMENT_COLUMNS; i++) {
		gather->column = i;
		gather->place = 0;
		if (!words_cut_text(gather->words, item->text[i], item->size[i], take, gather))
			return out_of_memory(error);
		gather->totals.words[i] += gather->place;
		n += varint_put(sizes + n, gather->place);
	}
	postings_end(gather->postings);
	note_words(gather);
	gather->totals.rows++;
	gather->last_id = item->id;
	return put_sizes(gather, item->id, sizes, n, error);
}

gboolean
gather_add(struct gather *gather, const struct gather_item *item, GError **error)
{
	if ((item->id <= gather->last_id || postings_size(gather->postings) > SEGMENT_SIZE) &&
	    !write_segment(gather, error))
		return FALSE;
	return take_item(gather, item, error);
}

gboolean
gather_end(struct gather *gather, GError **error)
{
	return write_segment(gather, error) && segment_totals_write(gather->db, &gather->totals, error);
}
