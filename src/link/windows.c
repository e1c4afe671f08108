#include "link/windows.h"

static const struct held *
dated(const struct series *series, const struct held *from, int step)
{
	for (int i = (int)from->place + step; i >= 0 && i < (int)series->meetings->len; i += step) {
		const struct held *meeting = series->meetings->pdata[i];

		if (meeting->day > 0)
			return meeting->run == from->run && meeting->first > 0 ? meeting : NULL;
	}
	return NULL;
}

/* Numbers prove that it was held between its neighbours of one run; it may have been on the day of
 * either, in the morning or in the evening. */
static void
narrow(const struct series *series, const struct held *undated, int *earliest, int *latest)
{
	const struct held *before = undated->run > 0 ? dated(series, undated, -1) : NULL;
	const struct held *after = undated->run > 0 ? dated(series, undated, 1) : NULL;

	*earliest = MAX(undated->earliest, before != NULL ? before->day : 0);
	*latest = undated->latest;
	if (after != NULL && (*latest == 0 || after->day < *latest))
		*latest = after->day;
	/* Neighbours that contradict the minutes themselves are no better evidence. */
	if (*latest > 0 && *earliest > *latest) {
		*earliest = undated->earliest;
		*latest = undated->latest;
	}
}

/* The day that the next meeting names when it approves the minutes; 0 for none. */
static int
named_day(const struct held *undated, const GArray *named)
{
	for (guint i = 0; i < named->len; i++)
		if (g_array_index(named, struct named, i).meeting == undated->id)
			return g_array_index(named, struct named, i).day;
	return 0;
}

static void
find_windows(const struct series *series, const GArray *named, struct findings *findings)
{
	for (guint i = 0; i < series->meetings->len; i++) {
		const struct held *meeting = series->meetings->pdata[i];
		struct found_window window = { .meeting = meeting->id };

		if (meeting->day > 0)
			continue;
		narrow(series, meeting, &window.earliest, &window.latest);
		if (named_day(meeting, named) > 0)
			window.earliest = window.latest = named_day(meeting, named);
		g_array_append_val(findings->windows, window);
	}
}

static void
add_gap(struct findings *findings, const struct series *series, const struct held *before, const struct held *after)
{
	struct found_gap gap = { before->id, after->id, findings_keep(findings, series->body_key), before->last + 1, after->first - 1 };

	findings_add(findings, FINDINGS_GAPS, &gap);
}

/* Items of meetings between whose numbers are lost stand for as many numbers. */
static void
find_gaps(const struct series *series, struct findings *findings)
{
	const struct held *before = NULL;
	int lost = 0;

	for (guint i = 0; i < series->meetings->len; i++) {
		const struct held *meeting = series->meetings->pdata[i];

		if (!meeting->is_placed)
			continue;
		if (meeting->first == 0) {
			lost += meeting->items->len;
			continue;
		}
		if (before != NULL && before->run == meeting->run && meeting->first - before->last - 1 > lost + (lost > 0 ? 2 : 0))
			add_gap(findings, series, before, meeting);
		before = meeting;
		lost = 0;
	}
}

void
windows_find(const struct series *series, const GArray *named, struct findings *findings)
{
	find_windows(series, named, findings);
	find_gaps(series, findings);
}
