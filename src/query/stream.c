/*
 * The newest hits, at once. What the beginning of a word stands for is looked up by FTS5 in full before
 * it gives the first hit: "s*" takes 0.3 s in 240,000 items, and nothing stops it meanwhile. But what is
 * so common is in the newest few hundred items often enough to fill a screen. So those items that meet
 * what is cheap to ask for are gone through, newest first, and the few that could hold the words are put
 * into a small index beside the cache's, of the same kind, which is then asked in its place: so the hits,
 * where they stand and their snippets are what the cache's own would give.
 *
 * Only where that doesn't fill the screen the words are rare, and the cache's index knows them quickly.
 */
#include "query/few.h"
#include "query/plausible.h"
#include "query/scratch.h"

enum {
	SLICE_LEAST = 20, /* items put into the small index at a time */
	SLICES_MOST = 3   /* screenfuls put into it before what looked plausible counts as rare */
};

/* A search under way. */
struct stream {
	sqlite3 *db;
	const struct filter *filter;
	struct plausible *plausible;
	sqlite3_stmt *candidates; /* newest first */
	GArray *slice;            /* gint64: ids that are to be put into the small index, newest first */
	guint left;               /* candidates that may be looked at before the words count as rare */
	guint n_put;              /* into the small index */
	gboolean is_exhausted;    /* all candidates have been looked at */
};

/* --- What is streamed ------------------------------------------------------------------------ */

static gboolean
is_words(const struct term *term)
{
	return term->kind == TERM_WORDS;
}

/* "word OR min:12": its words are asked of the index within the statement. */
static gboolean
is_mixed(const GPtrArray *clause)
{
	return !clause_is_words(clause) && !clause_is_unwanted_word(clause) && clause_any(clause, is_words);
}

/* Whether the index alone would be slow. Facts have none of their own: they are left as they are. */
static gboolean
is_slow(const struct filter *filter)
{
	gboolean is_dear = filter->meeting != 0 || filter->body_key != NULL;

	if (!filter_has_words(filter) || filter->facts != FACTS_NONE || filter->is_void)
		return FALSE;
	for (guint i = 0; i < filter->clauses->len; i++) {
		if (is_mixed(filter->clauses->pdata[i]))
			return FALSE;
		is_dear |= clause_has_prefix(filter->clauses->pdata[i]);
	}
	return is_dear;
}

/* --- Candidates ------------------------------------------------------------------------------ */

/* The clauses that cost little to ask for: fields, and (with_words) whole words. Patterns cost more than a
 * look. */
static struct filter *
cheap_part(const struct filter *filter, gboolean with_words)
{
	struct filter *part = filter_without_clauses(filter);

	for (guint i = 0; i < filter->clauses->len; i++) {
		GPtrArray *clause = filter->clauses->pdata[i];

		if (clause_is_unwanted_word(clause) || clause_has_regex(clause) ||
		    (clause_is_words(clause) && (!with_words || clause_has_prefix(clause))))
			continue;
		g_ptr_array_add(part->clauses, g_ptr_array_ref(clause));
	}
	return part;
}

/*
 * Looking at an item costs ten times as much as the index's reading one hit more, and 1/d items hold one
 * hit, where the index reads d times all of them: looking on is the better way up to about sqrt(0.1 * limit
 * * items) of them. Within a body the index has to read the item of each hit, which makes looking on worth while
 * for longer.
 */
static gboolean
set_patience(struct stream *stream, guint limit, gboolean is_few, GError **error)
{
	gint64 items, square;

	if (!items_about(stream->db, &items, error))
		return FALSE;
	square = limit * items / 10;
	stream->left = limit * 2;
	while ((gint64)stream->left * stream->left < square)
		stream->left++;
	stream->left *= is_few ? 2 : 1;
	return TRUE;
}

/* Takes up to so many that could be hits. */
static gboolean
take_slice(struct stream *stream, guint most, GError **error)
{
	g_array_set_size(stream->slice, 0);
	while (stream->slice->len < most && stream->left > 0 && !stream->is_exhausted) {
		struct candidate item;
		enum db_step step = candidates_next(stream->candidates, &item, error);

		if (step == DB_FAILED)
			return FALSE;
		stream->left--;
		stream->is_exhausted = step == DB_DONE;
		if (step == DB_ROW && plausible_item(stream->plausible, &item))
			g_array_append_val(stream->slice, item.id);
	}
	return TRUE;
}

/* --- The small index ------------------------------------------------------------------------- */

/* Until there are enough hits, no more candidates, or enough of them were looked at in vain. */
static gboolean
gather(struct stream *stream, guint limit, gint64 *count, GError **error)
{
	*count = 0;
	while (*count < limit && !stream->is_exhausted) {
		if (!take_slice(stream, MAX(limit - *count, SLICE_LEAST), error))
			return FALSE;
		if (!stream->is_exhausted && (stream->left == 0 || stream->n_put >= SLICES_MOST * limit))
			return TRUE;
		if (stream->slice->len > 0 && (!scratch_put(stream->db, stream->slice, error) ||
		    !scratch_count(stream->db, stream->filter, count, error)))
			return FALSE;
		stream->n_put += stream->slice->len;
	}
	return TRUE;
}

static GPtrArray *
scratch_hits(const struct stream *stream, const struct page *page, GError **error)
{
	struct filter filter = *stream->filter;

	filter.index = SCRATCH;
	return query_items(stream->db, 0, &filter, page, error);
}

/* FALSE where it failed; *hits is NULL where the index is to be asked. */
static gboolean
stream_hits(struct stream *stream, struct where *where, const struct page *page, GPtrArray **hits, GError **error)
{
	gboolean is_few, is_well;
	struct filter *part;
	gint64 count;

	if (!candidates_are_few(stream->db, stream->filter, &is_few, error))
		return FALSE;
	part = cheap_part(stream->filter, !is_few);
	stream->candidates = candidates_open(stream->db, part, 0, where, error);
	is_well = stream->candidates != NULL && set_patience(stream, page->limit, is_few, error) &&
	    gather(stream, page->limit, &count, error);
	filter_free(part);
	if (is_well && (count >= page->limit || stream->is_exhausted)) {
		*hits = scratch_hits(stream, page, error);
		is_well = *hits != NULL;
		/* Patterns may have left too few. */
		if (is_well && (*hits)->len < page->limit && !stream->is_exhausted)
			g_clear_pointer(hits, g_ptr_array_unref);
	}
	return is_well;
}

/* Nothing of a search is kept. A statement that is interrupted while it writes has ended the transaction
 * itself. */
static gboolean
end_stream(struct stream *stream, struct where *where, GError **error)
{
	sqlite3_finalize(stream->candidates);
	where_clear(where);
	plausible_free(stream->plausible);
	g_array_unref(stream->slice);
	return sqlite3_get_autocommit(stream->db) || db_exec(stream->db, "ROLLBACK", error);
}

GPtrArray *
query_first_hits(sqlite3 *db, const struct filter *filter, guint limit, GError **error)
{
	struct stream stream = { .db = db, .filter = filter };
	struct page page = { .limit = limit };
	GPtrArray *hits = NULL;
	struct where where;
	gboolean is_well;

	g_return_val_if_fail(limit > 0, NULL);
	if (!filter_look_up(db, filter, error))
		return NULL;
	if (!is_slow(filter))
		return query_hits(db, filter, &page, error);
	if (!scratch_make(db, error) || !db_exec(db, "BEGIN", error))
		return NULL;
	where_init(&where, "");
	stream.plausible = plausible_new(filter);
	stream.slice = g_array_new(FALSE, FALSE, sizeof(gint64));
	is_well = stream_hits(&stream, &where, &page, &hits, error);
	if (!end_stream(&stream, &where, is_well ? error : NULL)) {
		g_clear_pointer(&hits, g_ptr_array_unref);
		return NULL;
	}
	if (hits == NULL)
		return is_well ? query_hits(db, filter, &page, error) : NULL;
	if (!query_smallest(db, filter, hits, error))
		g_clear_pointer(&hits, g_ptr_array_unref);
	return hits;
}
