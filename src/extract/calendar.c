#include "extract/calendar.h"

static GDate
date_of(int day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return date;
}

int
calendar_day(int year, int month, int day)
{
	GDate date;

	if (year < 1 || year > 9999 || month < 1 || !g_date_valid_dmy(day, month, year))
		return 0;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, day, month, year);
	return g_date_get_julian(&date);
}

int
calendar_month_end(int year, int month)
{
	return calendar_day(year, month, g_date_get_days_in_month(month, year));
}

int
calendar_year(int day)
{
	GDate date = date_of(day);

	return g_date_get_year(&date);
}

int
calendar_month(int day)
{
	GDate date = date_of(day);

	return g_date_get_month(&date);
}

static int
add_working_days(int day, int count)
{
	while (count > 0) {
		GDate date = date_of(++day);

		if (g_date_get_weekday(&date) < G_DATE_SATURDAY)
			count--;
	}
	return day;
}

int
calendar_add(int day, int count, enum calendar_unit unit)
{
	GDate date;

	if (day == 0 || count > 1000)
		return 0;
	date = date_of(day);
	switch (unit) {
	case UNIT_DAY:
		return day + count;
	case UNIT_WORKING_DAY:
		return add_working_days(day, count);
	case UNIT_WEEK:
		return day + 7 * count;
	case UNIT_MONTH:
		g_date_add_months(&date, count);
		break;
	case UNIT_YEAR:
		g_date_add_years(&date, count);
		break;
	}
	return g_date_get_julian(&date);
}

int
calendar_next(int from, int month, int day)
{
	/* 29 February comes again after eight years at most. */
	for (int year = 0; from > 0 && year <= 8; year++) {
		int next = calendar_day(calendar_year(from) + year, month, day);

		if (next >= from)
			return next;
	}
	return 0;
}

int
calendar_next_weekday(int from, int weekday)
{
	GDate date;

	if (from == 0)
		return 0;
	date = date_of(from);
	return from + (weekday - (int)g_date_get_weekday(&date) + 6) % 7 + 1;
}

/* The Gregorian reckoning as Butcher printed it. */
int
calendar_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

	return calendar_day(year, f / 31, f % 31 + 1);
}
