/* So long from the meeting, from a day, or from something that happens; and what happens itself. */
#include <string.h>
#include "extract/calendar.h"
#include "extract/dating.h"
#include "model/day.h"

struct stretch {
	int least, most; /* least: 0, or the first number of "4 to 6" */
	enum calendar_unit unit;
};

/* Most of a unit's name settles it: "calendar days" are days, "clear days" and the like working days. */
static enum calendar_unit
unit_of(const char *word, int *count)
{
	if (g_ascii_strncasecmp(word, "month", 5) == 0)
		return UNIT_MONTH;
	if (g_ascii_strncasecmp(word, "year", 4) == 0)
		return UNIT_YEAR;
	if (g_ascii_strncasecmp(word, "week", 4) == 0)
		return UNIT_WEEK;
	if (g_ascii_strncasecmp(word, "fortnight", 9) == 0) {
		*count *= 2;
		return UNIT_WEEK;
	}
	return g_ascii_strncasecmp(word, "day", 3) == 0 || g_ascii_strncasecmp(word, "calendar", 8) == 0 ?
	    UNIT_DAY : UNIT_WORKING_DAY;
}

static void
read_half_year(const struct dating *dating, struct stretch *span)
{
	g_autofree char *count = dating_text(dating, "count");

	if (g_strcmp0(count, "half a") != 0)
		return;
	*span = (struct stretch){ .most = span->unit == UNIT_YEAR ? 6 : 0, .unit = UNIT_MONTH };
}

static void
read_span(const struct dating *dating, struct stretch *span)
{
	const char *group = dating_has(dating, "unit3") ? "unit3" : dating_has(dating, "unit2") ? "unit2" : "unit";
	g_autofree char *unit = dating_text(dating, group);
	int first = dating_number(dating, dating_has(dating, "count3") ? "count3" : "count");
	int second = dating_number(dating, "count2");

	if (strcmp(group, "unit2") == 0)
		first = 1; /* "within the next fortnight" */
	*span = (struct stretch){ .least = second > 0 ? first : 0, .most = second > 0 ? second : first };
	span->unit = unit_of(unit, &span->most);
	read_half_year(dating, span);
}

gboolean
date_span(const struct dating *dating, struct due *due)
{
	struct stretch span;

	read_span(dating, &span);
	if (span.most == 0)
		return FALSE;
	due_set_day(due, calendar_add(dating->anchor, span.most, span.unit));
	if (span.least > 0)
		due_set_window(due, calendar_add(dating->anchor, span.least, span.unit), 0);
	if (dating->anchor == 0)
		due_note(due, "whose day is not known");
	else if (span.unit == UNIT_WORKING_DAY)
		due_note(due, "weekends left out");
	return TRUE;
}

/* As precise as the month that is counted from. */
static void
set_from_month(struct due *due, int year, int month, const struct stretch *span)
{
	int first = calendar_day(year, month, 1), last = calendar_add(first, span->most, span->unit);

	if (last > 0)
		due_set_month(due, calendar_year(last), calendar_month(last));
	if (span->least > 0)
		due_set_window(due, calendar_add(first, span->least, span->unit), 0);
}

/* Whether what was set is over before the meeting. */
static gboolean
is_past(const struct dating *dating, const struct due *due)
{
	char floor[DAY_TEXT];

	if (due->date == NULL || dating->floor == 0)
		return FALSE;
	day_from_number(dating->floor, floor);
	return strncmp(due->date, floor, strlen(due->date)) < 0;
}

gboolean
date_span_from(const struct dating *dating, struct due *due)
{
	struct dating from_day = *dating;
	struct due day = { .rule = g_strdup("") };
	struct stretch span;

	read_span(dating, &span);
	if (dating_has(dating, "month3"))
		set_from_month(due, dating_number(dating, "year3"), dating_month(dating, "month3"), &span);
	else {
		from_day.floor = 0;
		date_day(&from_day, &day);
		due_set_day(due, calendar_add(day_number(day.date), span.most, span.unit));
	}
	due_clear(&day);
	return !is_past(dating, due);
}

gboolean
date_span_after(const struct dating *dating, struct due *due)
{
	g_autofree char *event = dating_text(dating, "event");
	struct due plain = { .rule = g_strdup("") };
	struct stretch span;
	int year, month;

	read_span(dating, &span);
	if (dating_event_month(dating, event, &year, &month)) {
		set_from_month(due, year, month, &span);
		if (is_past(dating, due))
			due_set_month(due, 0, 0);
		due_note(due, "which the same item dates %04d-%02d", year, month);
	} else
		due_note(due, "which is not dated");
	date_span(dating, &plain);
	if (plain.date != NULL)
		due_note(due, "counted from the meeting it would be %s", plain.date);
	due_clear(&plain);
	return TRUE;
}

gboolean
date_event(const struct dating *dating, struct due *due)
{
	g_autofree char *event = dating_text(dating, "event");
	int month = dating_month(dating, "month"), year = dating_number(dating, "year");

	if (month > 0 && year == 0)
		year = dating_year_of(dating, month);
	else if (month == 0 && dating_event_month(dating, event, &year, &month)) {
		g_free(due->rule);
		due->rule = g_strdup("event, which the same item dates");
	}
	if (year == 0 || month == 0)
		return TRUE;
	due_set_month(due, year, month);
	if (!is_past(dating, due))
		return TRUE;
	due_set_month(due, 0, 0);
	return dating_has(dating, "event");
}
