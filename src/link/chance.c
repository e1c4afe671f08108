#include <string.h>
#include "link/chance.h"
#include "model/day.h"

enum { A_YEAR = 365, SLACK = 30 };

/* --- Gaps ------------------------------------------------------------------------------------ */

static const struct held *
numbered(const struct series *series, const struct held *from, int step, int *items)
{
	for (int i = from->place; i >= 0 && i < (int)series->meetings->len; i += step) {
		const struct held *meeting = series->meetings->pdata[i];

		if (meeting->first > 0 && meeting->is_placed)
			return meeting;
		*items += meeting->items->len;
	}
	return NULL;
}

/* Whether minute numbers show, or don't rule out, a meeting between two that follow on each other
 * in the series. */
static gboolean
has_gap(const struct series *series, const struct held *before, const struct held *after)
{
	int items = 0; /* of meetings between, whose numbers are lost */
	const struct held *low = numbered(series, before, -1, &items), *high = numbered(series, after, 1, &items);
	int missing;

	if (low == NULL || high == NULL)
		return TRUE;
	/* A new run begins with 1; what the one before it still had can't be known. */
	missing = low->run == high->run ? high->first - low->last - 1 - items : high->first - 1 - items;
	return missing > (items > 0 ? 2 : 0);
}

/* --- The meeting ----------------------------------------------------------------------------- */

/* The first meeting of the stretch; where none of it is loaded, the first after it, unless one may
 * be missing before that. */
static struct chance
find_between(const struct series *series, const struct held *from, int first, int last)
{
	struct chance chance = { NULL, FALSE, FALSE };
	const struct held *before = from;

	for (guint i = from->place + 1; i < series->meetings->len; before = series->meetings->pdata[i], i++) {
		struct held *meeting = series->meetings->pdata[i];
		int day = meeting->day > 0 ? meeting->day : meeting->earliest;

		if (day < first)
			continue;
		chance.is_meant = day <= last;
		chance.is_missing = !chance.is_meant && has_gap(series, before, meeting);
		chance.meeting = chance.is_missing ? NULL : meeting;
		return chance;
	}
	return chance;
}

static struct chance
find_next(const struct series *series, const struct held *from, gboolean is_exact)
{
	struct held *next = series_next(series, from);
	struct chance chance = { next, TRUE, FALSE };

	if (next == NULL)
		return chance;
	if (is_exact && (from->next_day > 0 ? next->day != from->next_day : has_gap(series, from, next)))
		chance = (struct chance){ NULL, FALSE, TRUE };
	return chance;
}

static gboolean
is_yearly(const struct deed *deed)
{
	return strstr(deed->text, "annual") != NULL || strstr(deed->text, "every year") != NULL ||
	    strstr(deed->text, "each year") != NULL || strstr(deed->text, "yearly") != NULL;
}

static struct chance
find_recurring(const struct series *series, const struct deed *deed)
{
	const struct held *from = deed->matter->meeting;

	if (is_yearly(deed) && from->day > 0)
		return find_between(series, from, from->day + A_YEAR - SLACK, from->day + A_YEAR + SLACK);
	return find_next(series, from, FALSE);
}

struct chance
chance_find(const struct series *series, const struct deed *deed)
{
	const struct held *from = deed->matter->meeting;
	int first = deed->first_day, last = deed->last_day;

	if (!from->is_placed)
		return (struct chance){ NULL, FALSE, TRUE };
	switch (deed->form) {
	case DUE_EACH:
		return find_recurring(series, deed);
	case DUE_NEXT_MEETING:
		if (first == 0)
			return find_next(series, from, TRUE);
		break;
	case DUE_YEAR:
	case DUE_FIRST_OF_YEAR:
		last = MAX(last, first);
		break;
	case DUE_SPAN:
	case DUE_SEASON:
	case DUE_LAST_OF_YEAR:
		/* It has until then. */
		first = last;
		break;
	default:
		break;
	}
	if (first == 0 && last == 0)
		return find_next(series, from, FALSE);
	return find_between(series, from, first > 0 ? first : last, last > 0 ? last : first);
}
