/* Days and months that are named. */
#include <string.h>
#include "extract/calendar.h"
#include "extract/dating.h"
#include "model/day.h"

/* "5 December", read with one year after the other until it is after the meeting. */
static gboolean
find_without_year(const struct dating *dating, const char *words, struct day_found *found)
{
	*found = (struct day_found){ .doubt = DAY_SURE };
	if (dating->anchor == 0)
		return TRUE;
	for (int year = calendar_year(dating->anchor), n = 0; n <= 8; n++) {
		g_autofree char *whole = g_strdup_printf("%s %d", words, year + n);

		if (!day_find(whole, strlen(whole), 0, found))
			return FALSE;
		if (day_number(found->iso) > dating->anchor)
			return TRUE;
	}
	found->doubt = DAY_IMPOSSIBLE;
	return TRUE;
}

static gboolean
find_date(const struct dating *dating, struct day_found *found)
{
	g_autofree char *words = NULL;
	gsize starts, ends, day;

	if (!rule_group(dating->rule, dating->group, "date", &starts, &ends))
		return FALSE;
	if (dating_has(dating, "first") && rule_group(dating->rule, dating->group, "day", &day, &(gsize){ 0 }))
		starts = day;
	words = scene_line(dating->scene, starts, ends);
	if (dating_has(dating, "year") || dating_has(dating, "last") || dating_has(dating, "numeric"))
		return day_find(words, strlen(words), 0, found);
	return find_without_year(dating, words, found);
}

/* What is meant can be proposed where the same item has the day with another year. */
static void
refuse(const struct dating *dating, struct due *due)
{
	g_autofree char *words = dating_text(dating, "date");
	char iso[DAY_TEXT];

	g_free(due->rule);
	due->rule = g_strdup("impossible date");
	if (words != NULL && day_meant(words, strlen(words), dating->scene->text, dating->scene->size, iso)) {
		g_autofree char *meant = day_words(iso);

		due_note(due, "beside it stands %s", meant);
	}
}

/* "5 and 6 March", "between 1 May and 7 June": the first of the two. */
static int
first_day(const struct dating *dating, int last)
{
	int month = dating_month(dating, "month2"), year = dating_number(dating, "year2");

	if (last == 0)
		return 0;
	if (dating_has(dating, "first"))
		return calendar_day(calendar_year(last), calendar_month(last), dating_number(dating, "first"));
	if (year == 0)
		year = calendar_year(last) - (month > calendar_month(last));
	return month > 0 ? calendar_day(year, month, dating_number(dating, "day2")) : 0;
}

gboolean
date_day(const struct dating *dating, struct due *due)
{
	struct day_found found;
	int day;

	if (!find_date(dating, &found))
		return FALSE;
	day = day_number(found.iso);
	if (day > 0 && day < dating->floor)
		return FALSE;
	if (found.doubt == DAY_IMPOSSIBLE || (day > 0 && dating->floor > 0 && day - dating->floor > 100 * 366)) {
		refuse(dating, due);
		return TRUE;
	}
	due->body = dating_other_body(dating);
	due_set_day(due, day);
	due_set_window(due, first_day(dating, day), 0);
	if (found.doubt == DAY_WRONG_WEEKDAY)
		due_note(due, "the weekday does not fit");
	else if (day == 0)
		due_note(due, "the meeting's day is not known");
	return TRUE;
}

static int
short_year(const struct dating *dating)
{
	int year = dating_number(dating, dating_has(dating, "short") ? "short" : "short2");

	return year > 0 ? 2000 + year : dating_number(dating, "year");
}

gboolean
date_month(const struct dating *dating, struct due *due)
{
	int month = dating_month(dating, "month"), last = dating_month(dating, "month2");
	int year = short_year(dating), first_year;

	if (dating_has(dating, "meeting") && due->form == DUE_MONTH) {
		due->form = DUE_MONTH_MEETING;
		return date_month_meeting(dating, due);
	}
	if (year > 2199 || (year > 0 && year < 1800)) {
		due_note(due, "impossible year");
		return TRUE;
	}
	if (last == 0)
		last = month;
	if (year == 0 && dating_is_doubtful(dating, last))
		return FALSE;
	if (year == 0)
		year = dating_year_of(dating, last);
	if (year == 0) {
		due_note(due, "the meeting's day is not known");
		return TRUE;
	}
	if (calendar_month_end(year, last) < dating->floor)
		return FALSE;
	first_year = year - (month > last);
	due_set_month(due, year, last);
	if (last != month)
		due_set_window(due, calendar_day(first_year, month, 1), 0);
	due_note_response(dating, due);
	return TRUE;
}

/* --- Reckoned from the meeting --------------------------------------------------------------- */

static gboolean
date_week(const struct dating *dating, struct due *due)
{
	gboolean is_next = dating_has(dating, "next") || dating_has(dating, "next2") || dating_has(dating, "next3");
	int monday = calendar_next_weekday(dating->anchor - 7, 1) + (is_next ? 7 : 0);

	if (dating_has(dating, "end"))
		due_set_day(due, MAX(monday + 4, dating->anchor));
	else
		due_set_window(due, MAX(monday, dating->anchor), monday + 6);
	return TRUE;
}

/* Whether the unit that the words reckon with is the month. */
static gboolean
is_month(const struct dating *dating)
{
	static const char *const groups[] = { "end", "next2", "next3", "this" };

	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		g_autofree char *text = dating_text(dating, groups[i]);

		if (text != NULL && g_str_has_suffix(text, "month"))
			return TRUE;
	}
	return FALSE;
}

gboolean
date_soon(const struct dating *dating, struct due *due)
{
	gboolean is_next = dating_has(dating, "next") || dating_has(dating, "next2") || dating_has(dating, "next3");
	int day = calendar_add(dating->anchor, is_next ? 1 : 0, UNIT_MONTH);

	if (is_month(dating))
		due->form = DUE_MONTH;
	if (dating->anchor == 0)
		return TRUE;
	if (dating_has(dating, "tomorrow"))
		due_set_day(due, dating->anchor + 1);
	else if (due->form == DUE_MONTH)
		due_set_month(due, calendar_year(day), calendar_month(day));
	else
		return date_week(dating, due);
	return TRUE;
}

gboolean
date_weekday(const struct dating *dating, struct due *due)
{
	static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	g_autofree char *text = dating_text(dating, "weekday");

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strncasecmp(text, names[i], 3) == 0)
			due_set_day(due, calendar_next_weekday(dating->anchor, i + 1));
	return TRUE;
}

gboolean
date_festival(const struct dating *dating, struct due *due)
{
	g_autofree char *text = dating_text(dating, "festival");
	int day;

	if (dating->anchor == 0)
		return TRUE;
	if (g_ascii_strcasecmp(text, "christmas") == 0) {
		due_set_day(due, calendar_next(dating->anchor, 12, 25));
		return TRUE;
	}
	day = calendar_easter(calendar_year(dating->anchor));
	due_set_day(due, day >= dating->anchor ? day : calendar_easter(calendar_year(dating->anchor) + 1));
	return TRUE;
}
