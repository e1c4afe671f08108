/* Years of every kind and their parts: stretches, of which the words give no day. */
#include <string.h>
#include "extract/calendar.h"
#include "extract/dating.h"

/* Sets the window, its first day not before the meeting; FALSE where all of it is over. */
static gboolean
set_window(const struct dating *dating, struct due *due, int first, int last)
{
	if (last > 0 && last < dating->floor)
		return FALSE;
	due_set_window(due, first > 0 ? MAX(first, dating->anchor) : 0, last);
	return TRUE;
}

/* --- Municipal years ------------------------------------------------------------------------- */

/* The first day of the municipal year that is named, else of the next one. Annual Council is on
 * some day in May: 15 May is assumed (shared DOMAIN.md 3.2). */
static int
council_year_start(const struct dating *dating)
{
	int year = dating_number(dating, "year");

	if (year == 0)
		year = dating_number(dating, "year2");
	if (year > 0)
		return calendar_day(year, 5, 15);
	return dating->anchor > 0 ? calendar_next(dating->anchor + 1, 5, 15) : 0;
}

gboolean
date_first_of_year(const struct dating *dating, struct due *due)
{
	int start = council_year_start(dating);

	due->body = dating_other_body(dating);
	due_note(due, "15 May assumed");
	return set_window(dating, due, start, start > 0 ? calendar_day(calendar_year(start), 7, 31) : 0);
}

gboolean
date_last_of_year(const struct dating *dating, struct due *due)
{
	int start = council_year_start(dating);

	due_note(due, "15 May assumed");
	return set_window(dating, due, dating->anchor, start > 0 ? start - 1 : 0);
}

gboolean
date_council_year(const struct dating *dating, struct due *due)
{
	int start = council_year_start(dating), end = calendar_add(start, 1, UNIT_YEAR) - 1;
	gboolean has_year = dating_has(dating, "year") || dating_has(dating, "year2");

	due_note(due, "15 May assumed");
	if (start == 0)
		return TRUE;
	if (!has_year && !dating_has(dating, "next"))
		return set_window(dating, due, dating->anchor, start - 1);
	if (dating_has(dating, "start"))
		end = calendar_day(calendar_year(start), 7, 31);
	return set_window(dating, due, start, end);
}

/* --- Other years ----------------------------------------------------------------------------- */

/* "Year end" is that of the accounts in most minutes, but not in all. */
gboolean
date_financial_year_end(const struct dating *dating, struct due *due)
{
	int year = dating_number(dating, "year");
	int day = year > 0 ? calendar_day(year + 1, 3, 31) : calendar_next(dating->anchor, 3, 31);

	if (dating_has(dating, "bare"))
		due_note(due, "or of the calendar year");
	due_set_day(due, day);
	return day == 0 || day >= dating->floor;
}

gboolean
date_other_year(const struct dating *dating, struct due *due)
{
	int first = calendar_next(dating->anchor > 0 ? dating->anchor + 1 : 0, dating_has(dating, "academic") ? 9 : 4, 1);

	if (first == 0)
		return TRUE;
	return set_window(dating, due, first, dating_has(dating, "start") ?
	    calendar_month_end(calendar_year(first), calendar_month(first)) : calendar_add(first, 1, UNIT_YEAR) - 1);
}

gboolean
date_calendar_year(const struct dating *dating, struct due *due)
{
	int year = dating_number(dating, "year");

	return set_window(dating, due, calendar_day(year, 1, 1), calendar_day(year, 12, 31));
}

gboolean
date_calendar_year_end(const struct dating *dating, struct due *due)
{
	int year = dating_number(dating, "year");

	due_set_month(due, year, 12);
	return calendar_day(year, 12, 31) >= dating->floor;
}

/* --- Parts of a year ------------------------------------------------------------------------- */

/* A run of months; `year` 0: the first that is not over. */
static gboolean
set_months(const struct dating *dating, struct due *due, int first, int last, int year)
{
	int end;

	if (year == 0 && dating->anchor == 0)
		return TRUE;
	if (year == 0)
		year = calendar_year(dating->anchor) + (last < calendar_month(dating->anchor));
	end = calendar_month_end(year, last);
	return set_window(dating, due, calendar_day(year - (first > last), first, 1), end);
}

struct months {
	int first, last;
};

/* "late summer" is its last month, "early autumn" its first two. */
static gboolean
read_season(const struct dating *dating, const char *group, struct months *months)
{
	static const struct {
		const char *name;
		int first;
	} seasons[] = { { "spring", 3 }, { "summer", 6 }, { "autumn", 9 }, { "winter", 12 } };
	g_autofree char *text = dating_text(dating, group);
	g_autofree char *small = text != NULL ? g_ascii_strdown(text, -1) : NULL;

	for (gsize i = 0; small != NULL && i < G_N_ELEMENTS(seasons); i++) {
		int late = g_str_has_prefix(small, "late") ? 2 : g_str_has_prefix(small, "mid") ? 1 : 0;
		int length = late > 0 ? 0 : g_str_has_prefix(small, "early") ? 1 : 2;

		if (!g_str_has_suffix(small, seasons[i].name))
			continue;
		months->first = (seasons[i].first + late - 1) % 12 + 1;
		months->last = (seasons[i].first + late + length - 1) % 12 + 1;
		return TRUE;
	}
	return FALSE;
}

gboolean
date_season(const struct dating *dating, struct due *due)
{
	struct months one = { 0, 0 }, two;

	if (!read_season(dating, "season", &one))
		return TRUE;
	if (read_season(dating, "season2", &two))
		one.last = two.last;
	return set_months(dating, due, one.first, one.last, dating_number(dating, "year"));
}

gboolean
date_quarter(const struct dating *dating, struct due *due)
{
	int quarter = dating_number(dating, dating_has(dating, "ordinal") ? "ordinal" : "quarter");
	int year = dating_number(dating, "year"), first = quarter < 4 ? 3 * quarter + 1 : 1;

	if (dating_has(dating, "calendar")) {
		due_note(due, "or one of the calendar year"); /* "Q2 2024" */
		return TRUE;
	}
	if (year > 0 && quarter == 4)
		year++;
	if (!set_months(dating, due, first, first + 2, year))
		return FALSE;
	if (dating_has(dating, "end") && due->latest != NULL) {
		due->form = DUE_MONTH;
		due->date = g_strndup(due->latest, 7);
		due_set_window(due, 0, 0);
	}
	return TRUE;
}

gboolean
date_term(const struct dating *dating, struct due *due)
{
	g_autofree char *text = dating_text(dating, "season");
	g_autofree char *term = g_ascii_strdown(text, -1);

	if (strcmp(term, "spring") == 0)
		return set_months(dating, due, 1, 3, 0);
	if (strcmp(term, "summer") == 0)
		return set_months(dating, due, 4, 7, 0);
	return set_months(dating, due, 9, 12, 0);
}

gboolean
date_recess(const struct dating *dating, struct due *due)
{
	g_autofree char *when = dating_text(dating, dating_has(dating, "when") ? "when" : "when2");
	int end = dating->anchor > 0 ? calendar_next(dating->anchor, 7, 31) : 0;

	if (g_ascii_strncasecmp(when, "after", 5) == 0 || g_ascii_strncasecmp(when, "following", 9) == 0)
		return set_months(dating, due, 9, 9, 0);
	if (g_ascii_strcasecmp(when, "over") == 0 || g_ascii_strcasecmp(when, "during") == 0)
		return set_months(dating, due, 8, 8, 0);
	return set_window(dating, due, dating->anchor, end);
}

/* "in the new year" said in January may be this one or the next. */
gboolean
date_new_year(const struct dating *dating, struct due *due)
{
	g_autofree char *part = dating_text(dating, "part");
	int year = dating_number(dating, "year");

	if (part == NULL) {
		if (dating->anchor == 0 || calendar_month(dating->anchor) <= 2)
			return TRUE;
		year = calendar_year(dating->anchor) + 1;
		return set_months(dating, due, 1, dating_has(dating, "new") && !dating_has(dating, "early") ? 3 : 2, year);
	}
	if (g_ascii_strcasecmp(part, "early") == 0)
		return set_months(dating, due, 1, 3, year);
	return g_ascii_strcasecmp(part, "late") == 0 ?
	    set_months(dating, due, 10, 12, year) : set_months(dating, due, 5, 8, year);
}
