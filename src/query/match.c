/* Items that a regular expression matches. */
#include <string.h>
#include "base/hasten.h"
#include "query/item_rows.h"
#include "query/match.h"
#include "query/moment.h"
#include "query/narrow.h"
#include "query/sift.h"
#include "query/slices.h"

/*
 * The newest items are looked at first, until the rows wanted are there if they are soon. Where a good part of
 * the items match, all are gone through, on two threads. Where few do, the index may know of most that they
 * can't: then it gives those that can.
 */
enum {
	FIRST_ITEMS = 256, /* before anything else is tried ... */
	FIRST_TIME = 2,    /* ms */
	SOON_ITEMS = 8192, /* as long as the index takes to answer ... */
	SOON_TIME = 20,    /* ms */
	OFTEN = 4          /* one of so many items */
};

/* A capital behind a backslash (\S, \P{L}) is no letter to be found. */
static gboolean
has_capital(const char *pattern)
{
	for (; *pattern != '\0'; pattern = g_utf8_next_char(pattern)) {
		if (*pattern != '\\') {
			if (g_unichar_isupper(g_utf8_get_char(pattern)))
				return TRUE;
			continue;
		}
		if (*++pattern == '\0')
			break;
		/* \p{Lu}, \x{C9} */
		if (g_ascii_isalpha(*pattern) && pattern[1] == '{')
			pattern += strcspn(pattern, "}") - (strchr(pattern, '}') == NULL);
	}
	return FALSE;
}

struct rx *
rx_typed(const char *pattern, GError **error)
{
	if (g_utf8_validate(pattern, -1, NULL) && has_capital(pattern))
		return rx_new(pattern, RX_MULTILINE | RX_GIVEN, error);
	return rx_new_hastened(pattern, error);
}

/* --- Going through --------------------------------------------------------------------------- */

/* A search under way. */
struct search_through {
	sqlite3 *db;
	const struct filter *filter;
	struct matching *matching;
	struct look look;
	sqlite3_stmt *candidates; /* newest first */
	struct where where;       /* theirs */
	struct looked looked;     /* at one item, whose row is handed on at once */
	gint64 last;              /* id of the item looked at last; 0: none */
	gboolean is_ended;        /* nobody wants more, or there is no more */
};

static gboolean
goes_on(gpointer data)
{
	const struct matching *matching = data;

	return matching->goes_on(matching, matching->data);
}

static guint
rows_left(const struct matching *matching)
{
	return MAX(matching->limit - matching->hits, 0);
}

/* Hands on what came of some items; of rows beyond the limit the array keeps none either. */
static void
add_looked(struct matching *matching, struct looked *looked)
{
	guint left = rows_left(matching), n;
	gpointer *rows;

	if (looked->rows->len > left)
		g_ptr_array_set_size(looked->rows, left);
	matching->items += looked->items;
	matching->hits += looked->hits;
	matching->too_complex += looked->too_complex;
	looked->items = looked->hits = looked->too_complex = 0;
	n = looked->rows->len;
	rows = g_ptr_array_steal(looked->rows, NULL);
	for (guint i = 0; i < n; i++)
		matching->found(rows[i], matching->data);
	g_free(rows);
}

/* --- One after the other ---------------------------------------------------------------------- */

static gboolean
open_candidates(struct search_through *search, const struct filter *filter, GError **error)
{
	g_clear_pointer(&search->candidates, sqlite3_finalize);
	where_clear(&search->where);
	where_init(&search->where, "");
	search->candidates = candidates_open(search->db, filter, search->last, &search->where, error);
	return search->candidates != NULL;
}

static gboolean
look_at_one(struct search_through *search, const struct candidate *item, GError **error)
{
	struct matching *matching = search->matching;

	search->last = item->id;
	search->looked.limit = rows_left(matching);
	if (!look_at(&search->look, item, &search->looked, error))
		return FALSE;
	add_looked(matching, &search->looked);
	search->is_ended = !goes_on(matching);
	return TRUE;
}

/* So many at most, and (time > 0) not much longer than so many milliseconds. */
static gboolean
go_through(struct search_through *search, gint64 items, gint64 time, GError **error)
{
	gint64 until = g_get_monotonic_time() + time * G_TIME_SPAN_MILLISECOND;
	struct candidate item;
	enum db_step step = DB_ROW;

	while (!search->is_ended && items-- > 0 && (time == 0 || g_get_monotonic_time() < until) &&
	    (step = candidates_next(search->candidates, &item, error)) == DB_ROW) {
		if (!look_at_one(search, &item, error))
			return FALSE;
	}
	if (step == DB_DONE)
		search->is_ended = search->matching->is_whole = TRUE;
	return step != DB_FAILED;
}

/* Whether the rows wanted will be there after a few more items, as it looks. */
static gboolean
is_soon(const struct matching *matching)
{
	return matching->hits > 0 && matching->hits < matching->limit &&
	    matching->limit / matching->hits * matching->items < SOON_ITEMS;
}

static gboolean
go_through_first(struct search_through *search, GError **error)
{
	const struct matching *matching = search->matching;
	gint64 until;

	if (!open_candidates(search, search->filter, error) || !go_through(search, FIRST_ITEMS, FIRST_TIME, error))
		return FALSE;
	until = g_get_monotonic_time() + SOON_TIME * G_TIME_SPAN_MILLISECOND;
	while (!search->is_ended && is_soon(matching) && g_get_monotonic_time() < until) {
		if (!go_through(search, FIRST_ITEMS, FIRST_TIME, error))
			return FALSE;
	}
	return TRUE;
}

/* --- All the others ----------------------------------------------------------------------------- */

static gboolean
take_slice(struct looked *looked, gpointer data)
{
	add_looked(data, looked);
	return goes_on(data);
}

static gboolean
go_through_slices(struct search_through *search, GError **error)
{
	struct matching *matching = search->matching;
	struct second *second = second_new(search->db);
	struct slicing slicing = { .below = search->last, .limit = rows_left(matching),
		.take = take_slice, .goes_on = goes_on, .data = matching };
	gboolean is_well = slices_go_through(search->db, second, &search->look, &slicing, error);

	second_free(second);
	matching->is_whole = slicing.is_whole;
	return is_well;
}

/* Whether the filter lets all items through. */
static gboolean
is_for_all(const struct filter *filter)
{
	return filter == NULL ||
	    (filter->clauses->len == 0 && filter->meeting == 0 && filter->body_key == NULL && !filter->is_void);
}

static gboolean
find_narrowed(struct search_through *search, struct filter **narrowed, GArray *ids, GError **error)
{
	const struct matching *matching = search->matching;
	gboolean are_few;

	if (!candidates_are_few(search->db, search->filter, &are_few, error))
		return FALSE;
	if (are_few || matching->hits * OFTEN > matching->items)
		return TRUE;
	return narrow_filter(search->db, search->filter, search->look.rx, narrowed, ids, error);
}

static gboolean
look_at_id(struct search_through *search, sqlite3_stmt *one, gint64 id, GError **error)
{
	struct candidate item;
	enum db_step step = db_bind_number(one, 1, id, error) ? candidates_next(one, &item, error) : DB_FAILED;
	gboolean is_well = step == DB_ROW ? look_at_one(search, &item, error) : step == DB_DONE;

	sqlite3_reset(one);
	return is_well;
}

/* Items that the index gave, as far as they weren't among the first. To ask it again would take as long again. */
static gboolean
go_through_ids(struct search_through *search, const GArray *ids, GError **error)
{
	g_autoptr(sqlite3_stmt) one = db_prepare(search->db,
	    "SELECT id, minutes_text, agenda_text, coalesce(title, '') FROM item WHERE id = ?1", error);

	for (guint i = 0; one != NULL && !search->is_ended && i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);

		if ((search->last == 0 || id < search->last) && !look_at_id(search, one, id, error))
			return FALSE;
	}
	if (one != NULL && !search->is_ended)
		search->is_ended = search->matching->is_whole = TRUE;
	return one != NULL;
}

static gboolean
go_through_narrowed(struct search_through *search, const struct filter *narrowed, const GArray *ids, GError **error)
{
	if (is_for_all(search->filter))
		return go_through_ids(search, ids, error);
	return open_candidates(search, narrowed, error) && go_through(search, G_MAXINT64, 0, error);
}

static gboolean
go_through_others(struct search_through *search, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct filter *narrowed = NULL;
	gboolean is_well;

	sieve_judge(search->look.unjudged);
	search->look.unjudged = NULL;
	is_well = find_narrowed(search, &narrowed, ids, error);
	if (is_well && narrowed != NULL)
		is_well = go_through_narrowed(search, narrowed, ids, error);
	else if (is_well && is_for_all(search->filter))
		is_well = go_through_slices(search, error);
	else if (is_well)
		is_well = go_through(search, G_MAXINT64, 0, error);
	if (narrowed != NULL)
		filter_free(narrowed);
	return is_well;
}

gboolean
match_items(sqlite3 *db, const struct filter *filter, const struct rx *rx, guint columns, gboolean is_bare,
    struct matching *matching, GError **error)
{
	struct trial trial = { 0 };
	g_autofree char *other = rx_test(rx_pattern(rx));
	struct rx *test = other != NULL ? rx_typed(other, NULL) : NULL;
	struct search_through search = { .db = db, .filter = filter, .matching = matching,
		.look = { .rx = rx, .test = test, .columns = columns, .is_bare = is_bare, .trial = &trial } };
	gboolean is_begun, is_well;
	struct sieve sieve;

	matching->items = matching->hits = matching->too_complex = 0;
	matching->is_whole = FALSE;
	if (!moment_begin(db, &is_begun, error)) {
		rx_free(test);
		return FALSE;
	}
	sieve_init(&sieve, rx_pattern(rx));
	search.look.sieve = search.look.unjudged = &sieve;
	where_init(&search.where, "");
	search.looked.rows = g_ptr_array_new_with_free_func(item_row_free);
	search.look.rows = item_rows_open(db, error);
	is_well = search.look.rows != NULL && go_through_first(&search, error);
	if (is_well && !search.is_ended)
		is_well = go_through_others(&search, error);
	sqlite3_finalize(search.candidates);
	sqlite3_finalize(search.look.rows);
	where_clear(&search.where);
	g_ptr_array_unref(search.looked.rows);
	sieve_clear(&sieve);
	rx_free(test);
	moment_end(db, is_begun);
	return is_well;
}

gboolean
query_matches(sqlite3 *db, const struct filter *filter, struct matching *matching, GError **error)
{
	return matching->rx != NULL ? match_items(db, filter, matching->rx, IN_ALL, FALSE, matching, error) :
	    sift(db, filter, matching, error);
}
