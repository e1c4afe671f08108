/*
 * Minute numbers run on from meeting to meeting, and begin again at no fixed time: a run ends where
 * the number falls, whatever the calendar says (shared DOMAIN.md 3.1).
 */
#include "model/key.h"
#include "link/series.h"

/* A number far from its neighbours ("2024", a paragraph) tells nothing of the run. */
enum { FARTHEST = 60 };

static void
number_meeting(struct held *meeting)
{
	int before = 0;

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct matter *matter = meeting->items->pdata[i];

		if (matter->value == 0 || (before > 0 && ABS(matter->value - before) > FARTHEST))
			continue;
		before = matter->value;
		meeting->first = meeting->first == 0 ? before : MIN(meeting->first, before);
		meeting->last = MAX(meeting->last, before);
	}
}

static void
set_runs(struct series *series)
{
	guint run = 0;
	int last = 0;

	for (guint i = 0; i < series->meetings->len; i++) {
		struct held *meeting = series->meetings->pdata[i];

		if (meeting->first == 0 || !meeting->is_placed)
			continue;
		if (run == 0 || meeting->first <= last)
			run++;
		meeting->run = run;
		last = meeting->last;
	}
}

/* --- Undated meetings ------------------------------------------------------------------------ */

/* A place for an undated meeting: between two dated ones that follow on each other, before the first
 * or behind the last. */
struct slot {
	guint number;                              /* of the dated meeting behind it, from 0 */
	const struct held *previous, *next;        /* NULL: none */
	const struct held *numbered_before, *numbered_after; /* the nearest with minute numbers */
};

static gboolean
window_allows(const struct held *undated, const struct slot *slot)
{
	return (slot->previous == NULL || undated->latest == 0 || slot->previous->day <= undated->latest) &&
	    (slot->next == NULL || undated->earliest == 0 || slot->next->day >= undated->earliest);
}

/* Whether it goes on from the numbers before, or those behind go on from its own. */
static gboolean
follows(const struct held *undated, const struct slot *slot)
{
	return slot->numbered_before == NULL || slot->numbered_before->last < undated->first;
}

static gboolean
precedes(const struct held *undated, const struct slot *slot)
{
	return slot->numbered_after == NULL || undated->last < slot->numbered_after->first;
}

static gboolean
is_end_of_run(const struct slot *slot)
{
	return slot->numbered_before != NULL && slot->numbered_after != NULL &&
	    slot->numbered_after->first <= slot->numbered_before->last;
}

static gboolean
numbers_allow(const struct held *undated, const struct slot *slot)
{
	if (undated->first == 0)
		return TRUE;
	return is_end_of_run(slot) ? follows(undated, slot) || precedes(undated, slot) :
	    follows(undated, slot) && precedes(undated, slot);
}

/* Whether its numbers stand between two of one run. */
static gboolean
is_enclosed(const struct held *undated, const struct slot *slot)
{
	return undated->first > 0 && slot->numbered_before != NULL && slot->numbered_after != NULL && !is_end_of_run(slot) &&
	    follows(undated, slot) && precedes(undated, slot);
}

static gboolean
window_is_behind(const struct held *undated, const struct slot *slot)
{
	return slot->previous == NULL || (undated->earliest > 0 && undated->earliest >= slot->previous->day);
}

static gboolean
window_is_before(const struct held *undated, const struct slot *slot)
{
	return slot->next == NULL || (undated->latest > 0 && undated->latest <= slot->next->day);
}

/* Whether the window alone proves that it was there, whatever run its numbers are of. */
static gboolean
is_in_window(const struct held *undated, const struct slot *slot)
{
	return (undated->earliest > 0 || undated->latest > 0) && window_is_behind(undated, slot) && window_is_before(undated, slot);
}

/* Whether window and numbers together do. Numbers that are only higher than those before may be of a
 * run that isn't loaded; the very next one goes on from them. */
static gboolean
is_proven(const struct held *undated, const struct slot *slot)
{
	gboolean goes_on = slot->numbered_before != NULL && undated->first == slot->numbered_before->last + 1;
	gboolean is_gone_on_from = slot->numbered_after != NULL && undated->last + 1 == slot->numbered_after->first;

	return is_enclosed(undated, slot) || ((window_is_behind(undated, slot) || goes_on) &&
	    (window_is_before(undated, slot) || (undated->last > 0 && is_gone_on_from)));
}

static const struct held *
held_at(const GPtrArray *meetings, guint i)
{
	return i < meetings->len ? meetings->pdata[i] : NULL;
}

/* The slot that the window proves, else the only one that window and numbers allow, if they prove it
 * together. */
static gboolean
find_slot(const GPtrArray *dated, const struct held *undated, struct slot *found)
{
	struct slot slot = { 0 };
	guint n = 0, after = 0;

	for (guint i = 0; i <= dated->len; i++) {
		after = MAX(after, i);
		while (after < dated->len && held_at(dated, after)->first == 0)
			after++;
		slot.number = i;
		slot.next = held_at(dated, i);
		slot.numbered_after = held_at(dated, after);
		if (is_in_window(undated, &slot)) {
			*found = slot;
			return TRUE;
		}
		if (window_allows(undated, &slot) && numbers_allow(undated, &slot)) {
			*found = slot;
			n++;
		}
		slot.previous = slot.next;
		if (slot.next != NULL && slot.next->first > 0)
			slot.numbered_before = slot.next;
	}
	return n == 1 && is_proven(undated, found);
}

struct placing {
	struct held *meeting;
	struct slot slot;
};

static int
compare_placings(gconstpointer left, gconstpointer right)
{
	const struct placing *a = left, *b = right;

	if (a->slot.number != b->slot.number)
		return a->slot.number < b->slot.number ? -1 : 1;
	return a->meeting->first < b->meeting->first ? -1 : a->meeting->first > b->meeting->first;
}

/* Several in one slot are in the order of their numbers, where these are of one run. */
static gboolean
is_in_order(const struct placing *a, const struct placing *b)
{
	return a->slot.number != b->slot.number || (is_enclosed(a->meeting, &a->slot) && is_enclosed(b->meeting, &b->slot) &&
	    a->meeting->last < b->meeting->first);
}

static void
check_order(GArray *placings)
{
	for (guint i = 1; i < placings->len; i++) {
		const struct placing *a = &g_array_index(placings, struct placing, i - 1);
		const struct placing *b = &g_array_index(placings, struct placing, i);

		if (!is_in_order(a, b))
			a->meeting->is_placed = b->meeting->is_placed = FALSE;
	}
}

static int
compare_places(gconstpointer left, gconstpointer right)
{
	const struct held *a = *(const struct held *const *)left, *b = *(const struct held *const *)right;

	return a->place < b->place ? -1 : a->place > b->place;
}

/* First those that have no place, then all others in their order. */
static void
arrange(struct series *series, const GPtrArray *dated, const GPtrArray *undated, const GArray *placings)
{
	guint place = 0, next = 0;

	for (guint i = 0; i < undated->len; i++)
		if (!((struct held *)undated->pdata[i])->is_placed)
			((struct held *)undated->pdata[i])->place = place++;
	for (guint i = 0; i <= dated->len; i++) {
		for (; next < placings->len && g_array_index(placings, struct placing, next).slot.number == i; next++)
			if (g_array_index(placings, struct placing, next).meeting->is_placed)
				g_array_index(placings, struct placing, next).meeting->place = place++;
		if (i < dated->len)
			((struct held *)dated->pdata[i])->place = place++;
	}
	g_ptr_array_sort(series->meetings, compare_places);
}

static void
place_undated(struct series *series)
{
	g_autoptr(GPtrArray) dated = g_ptr_array_new(), undated = g_ptr_array_new();
	g_autoptr(GArray) placings = g_array_new(FALSE, FALSE, sizeof(struct placing));

	for (guint i = 0; i < series->meetings->len; i++) {
		struct held *meeting = series->meetings->pdata[i];

		meeting->is_placed = meeting->day > 0 && !key_is_unnamed(series->body_key);
		g_ptr_array_add(meeting->is_placed ? dated : undated, meeting);
	}
	for (guint i = 0; i < undated->len; i++) {
		struct placing placing = { undated->pdata[i], { 0 } };

		placing.meeting->is_placed = find_slot(dated, placing.meeting, &placing.slot);
		if (placing.meeting->is_placed)
			g_array_append_val(placings, placing);
	}
	g_array_sort(placings, compare_placings);
	check_order(placings);
	arrange(series, dated, undated, placings);
}

void
series_number(struct series *series)
{
	for (guint i = 0; i < series->meetings->len; i++)
		number_meeting(series->meetings->pdata[i]);
	place_undated(series);
	set_runs(series);
}
