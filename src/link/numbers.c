/*
 * Minute numbers run on from meeting to meeting, and begin again at no fixed time: a run ends where
 * the number falls, whatever the calendar says (shared DOMAIN.md 3.1).
 */
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

		meeting->place = i;
		if (meeting->first == 0)
			continue;
		if (run == 0 || meeting->first <= last)
			run++;
		meeting->run = run;
		last = meeting->last;
	}
}

/* Whether an undated meeting can stand before meeting `next`, behind `previous` (either may be
 * NULL): by its window, and by its numbers where both have some of one run. */
static gboolean
fits(const struct held *undated, const struct held *previous, const struct held *next)
{
	if (previous != NULL && undated->latest > 0 && previous->day > undated->latest)
		return FALSE;
	if (next != NULL && undated->earliest > 0 && next->day < undated->earliest)
		return FALSE;
	if (next != NULL && next->first > 0 && undated->last > 0 && next->first > undated->last)
		return previous == NULL || previous->last == 0 || previous->last < undated->first ||
		    previous->last > next->first;
	if (previous != NULL && previous->last > 0 && undated->first > 0 && undated->first > previous->last)
		return TRUE;
	return undated->earliest > 0 || undated->latest > 0;
}

static guint
place_for(const struct series *series, const struct held *undated)
{
	guint n = series->meetings->len;

	for (guint i = 0; i <= n; i++) {
		const struct held *previous = i > 0 ? series->meetings->pdata[i - 1] : NULL;
		const struct held *next = i < n ? series->meetings->pdata[i] : NULL;

		if ((previous == NULL || previous->day > 0) && (next == NULL || next->day > 0) &&
		    fits(undated, previous, next))
			return i;
	}
	return 0;
}

/* Undated meetings come first by their ids; each goes where it can stand. What fits nowhere stays
 * in front: nothing is later than it for certain. */
static void
place_undated(struct series *series)
{
	g_autoptr(GPtrArray) undated = g_ptr_array_new();

	while (series->meetings->len > 0 && ((struct held *)series->meetings->pdata[0])->day == 0)
		g_ptr_array_add(undated, g_ptr_array_steal_index(series->meetings, 0));
	for (guint i = 0; i < undated->len; i++)
		g_ptr_array_insert(series->meetings, place_for(series, undated->pdata[i]), undated->pdata[i]);
}

void
series_number(struct series *series)
{
	for (guint i = 0; i < series->meetings->len; i++)
		number_meeting(series->meetings->pdata[i]);
	place_undated(series);
	set_runs(series);
}
