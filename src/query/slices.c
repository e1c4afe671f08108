/*
 * The items are cut into slices by their ids. Each thread takes the next slice when it has done one, and what
 * came of them is handed on in the order in which they were taken. Where a slice ends is found by stepping
 * over as many ids, which reads the pages that the same thread reads next.
 */
#include "query/slices.h"

#include "query/item_rows.h"

enum {
	SLICE_FIRST = 16, /* items; the first ones are small, so that there is something to show */
	SLICE_MOST = 512,
	SLICE_LONGEST = 10, /* ms: then the next ones are smaller */
	WAIT = 5            /* ms */
};

struct slice {
	gint64 below, from; /* ids, the latter included */
	gboolean is_done;
	struct looked looked;
	GError *error;
};

struct slices {
	const struct look *look; /* the asking thread's */
	struct slicing *slicing;
	gint is_over; /* by g_atomic_int_… */
	GMutex lock;  /* of all that follows */
	GCond done;
	GQueue taken; /* struct slice, the newest items' first */
	gint64 below; /* where the next one ends */
	guint size;   /* of the next one */
	guint wanted; /* rows */
	gboolean is_all_taken;
};

/* One thread's statements. */
struct hand {
	struct slices *slices;
	struct look look;
	sqlite3_stmt *step, *items;
	gboolean (*goes_on)(struct slices *slices);
};

static void
slice_free(gpointer data)
{
	struct slice *slice = data;

	g_ptr_array_unref(slice->looked.rows);
	g_clear_error(&slice->error);
	g_free(slice);
}

/* --- On either thread -------------------------------------------------------------------------- */

static gboolean
hand_init(struct hand *hand, struct slices *slices, sqlite3 *db, GError **error)
{
	hand->slices = slices;
	hand->look.rx = slices->look->rx;
	hand->look.test = slices->look->test;
	hand->look.columns = slices->look->columns;
	hand->look.is_bare = slices->look->is_bare;
	hand->look.trial = slices->look->trial;
	hand->look.sieve = slices->look->sieve;
	hand->step = db_prepare(db, "SELECT id FROM item WHERE id < ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2", error);
	if (hand->step != NULL)
		hand->items = db_prepare(db, "SELECT id, minutes_text, agenda_text, coalesce(title, '') FROM item"
		    " WHERE id < ?1 AND id >= ?2 ORDER BY id DESC", error);
	return hand->items != NULL && (hand->look.rows != NULL || (hand->look.rows = item_rows_open(db, error)) != NULL);
}

static void
hand_clear(struct hand *hand)
{
	sqlite3_finalize(hand->step);
	sqlite3_finalize(hand->items);
}

/* FALSE where the cache failed. */
static gboolean
find_end(const struct hand *hand, struct slice *slice, guint size, GError **error)
{
	enum db_step step = DB_FAILED;

	if (db_bind_number(hand->step, 1, slice->below, error) && db_bind_number(hand->step, 2, size - 1, error))
		step = db_step(hand->step, error);
	slice->from = step == DB_ROW ? sqlite3_column_int64(hand->step, 0) : G_MININT64;
	sqlite3_reset(hand->step);
	return step != DB_FAILED;
}

/* The next slice, which stays the slices'; NULL where there is none. */
static struct slice *
take_slice(struct hand *hand)
{
	struct slices *slices = hand->slices;
	struct slice *slice = NULL;

	g_mutex_lock(&slices->lock);
	if (!slices->is_all_taken) {
		slice = g_new0(struct slice, 1);
		slice->below = slices->below;
		slice->looked.limit = slices->wanted;
		slice->looked.rows = g_ptr_array_new_with_free_func(item_row_free);
		find_end(hand, slice, slices->size, &slice->error);
		slices->below = slice->from;
		slices->is_all_taken = slice->error != NULL || slice->from == G_MININT64;
		g_queue_push_tail(&slices->taken, slice);
	}
	g_mutex_unlock(&slices->lock);
	return slice;
}

static void
look_through(const struct hand *hand, struct slice *slice)
{
	enum db_step step = DB_FAILED;
	struct candidate item;

	if (db_bind_number(hand->items, 1, slice->below, &slice->error) &&
	    db_bind_number(hand->items, 2, slice->from, &slice->error))
		while ((step = candidates_next(hand->items, &item, &slice->error)) == DB_ROW)
			if (!look_at(&hand->look, &item, &slice->looked, &slice->error) || !hand->goes_on(hand->slices))
				break;
	sqlite3_reset(hand->items);
}

static void
end_slice(struct slices *slices, struct slice *slice, gint64 took)
{
	g_mutex_lock(&slices->lock);
	slice->is_done = TRUE;
	if (took > SLICE_LONGEST * G_TIME_SPAN_MILLISECOND)
		slices->size = MAX(slices->size / 2, 1);
	else
		slices->size = MIN(slices->size * 2, SLICE_MOST);
	g_cond_signal(&slices->done);
	g_mutex_unlock(&slices->lock);
}

/* FALSE where no slice is left. */
static gboolean
do_slice(struct hand *hand)
{
	struct slice *slice = take_slice(hand);
	gint64 begun = g_get_monotonic_time();

	if (slice == NULL)
		return FALSE;
	if (slice->error == NULL)
		look_through(hand, slice);
	end_slice(hand->slices, slice, g_get_monotonic_time() - begun);
	return TRUE;
}

/* --- On the second one -------------------------------------------------------------------------- */

static gboolean
is_wanted(struct slices *slices)
{
	return !g_atomic_int_get(&slices->is_over);
}

/* One that can't even begin leaves all to the other. */
static void
help(sqlite3 *db, gpointer data)
{
	struct hand hand = { .goes_on = is_wanted };

	if (hand_init(&hand, data, db, NULL))
		while (is_wanted(data) && do_slice(&hand))
			continue;
	sqlite3_finalize(hand.look.rows);
	hand_clear(&hand);
}

/* --- On the one that asked ----------------------------------------------------------------------- */

/* Once it doesn't, nothing is handed on any more. */
static gboolean
goes_on(struct slices *slices)
{
	if (is_wanted(slices) && !slices->slicing->goes_on(slices->slicing->data))
		g_atomic_int_set(&slices->is_over, TRUE);
	return is_wanted(slices);
}

/* The next slice if it is done. */
static struct slice *
next_done(struct slices *slices)
{
	struct slice *slice;

	g_mutex_lock(&slices->lock);
	slice = g_queue_peek_head(&slices->taken);
	if (slice != NULL && slice->is_done)
		g_queue_pop_head(&slices->taken);
	else
		slice = NULL;
	g_mutex_unlock(&slices->lock);
	return slice;
}

static void
want_less(struct slices *slices, guint rows)
{
	g_mutex_lock(&slices->lock);
	slices->wanted -= MIN(rows, slices->wanted);
	g_mutex_unlock(&slices->lock);
}

/* FALSE where the search is to end. */
static gboolean
hand_on(struct slices *slices, GError **error)
{
	struct slice *slice;
	gboolean is_wanted_still = TRUE;

	while (is_wanted_still && (slice = next_done(slices)) != NULL) {
		want_less(slices, slice->looked.rows->len);
		if (slice->error != NULL)
			g_propagate_error(error, g_steal_pointer(&slice->error));
		else
			is_wanted_still = slices->slicing->take(&slice->looked, slices->slicing->data);
		is_wanted_still &= *error == NULL;
		slice_free(slice);
	}
	return is_wanted_still;
}

/* Whether any slice is still at work, after a little while. */
static gboolean
wait_for_slice(struct slices *slices)
{
	const struct slice *first;
	gboolean is_any;

	g_mutex_lock(&slices->lock);
	first = g_queue_peek_head(&slices->taken);
	is_any = first != NULL;
	if (is_any && !first->is_done)
		g_cond_wait_until(&slices->done, &slices->lock, g_get_monotonic_time() + WAIT * G_TIME_SPAN_MILLISECOND);
	g_mutex_unlock(&slices->lock);
	return is_any;
}

/* TRUE where no item is left. */
static gboolean
lead(struct hand *hand, GError **error)
{
	struct slices *slices = hand->slices;

	while (is_wanted(slices) && hand_on(slices, error) && goes_on(slices)) {
		if (!do_slice(hand) && !wait_for_slice(slices))
			return TRUE;
	}
	return FALSE;
}

gboolean
slices_go_through(sqlite3 *db, struct second *second, const struct look *look, struct slicing *slicing, GError **error)
{
	struct slices slices = { .look = look, .slicing = slicing,
		.below = slicing->below != 0 ? slicing->below : G_MAXINT64, .size = SLICE_FIRST,
		.wanted = slicing->limit, .taken = G_QUEUE_INIT };
	struct hand hand = { .look = *look, .goes_on = goes_on };
	GError *failure = NULL;

	g_mutex_init(&slices.lock);
	g_cond_init(&slices.done);
	if (hand_init(&hand, &slices, db, &failure)) {
		second_start(second, help, &slices);
		slicing->is_whole = lead(&hand, &failure);
	}
	g_atomic_int_set(&slices.is_over, TRUE);
	second_wait(second);
	hand_clear(&hand);
	g_queue_clear_full(&slices.taken, slice_free);
	g_mutex_clear(&slices.lock);
	g_cond_clear(&slices.done);
	if (failure != NULL)
		g_propagate_error(error, failure);
	return failure == NULL;
}
