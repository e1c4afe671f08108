/* Which function dates what, and what all of them need. */
#include <stdlib.h>
#include <string.h>
#include "extract/calendar.h"
#include "extract/dating.h"
#include "model/day.h"

static gboolean
date_nothing(const struct dating *dating, struct due *due)
{
	(void)dating, (void)due;
	return TRUE;
}

static const struct {
	const char *name; /* `take`, else `form` in phrases.conf */
	gboolean (*date)(const struct dating *, struct due *);
} ways[] = {
	{ "day", date_day },
	{ "month", date_month },
	{ "next meeting", date_next_meeting },
	{ "month meeting", date_month_meeting },
	{ "span", date_span },
	{ "event", date_event },
	{ "first of year", date_first_of_year },
	{ "last of year", date_last_of_year },
	{ "year", date_council_year },
	{ "season", date_season },
	{ "soon", date_soon },
	{ "weekday", date_weekday },
	{ "festival", date_festival },
	{ "cell word", date_cell_word },
	{ "span from", date_span_from },
	{ "span after", date_span_after },
	{ "financial year end", date_financial_year_end },
	{ "other year", date_other_year },
	{ "calendar year", date_calendar_year },
	{ "end of calendar year", date_calendar_year_end },
	{ "quarter", date_quarter },
	{ "term", date_term },
	{ "recess", date_recess },
	{ "new year", date_new_year },
};

gboolean
dating_run(const struct dating *dating, struct due *due)
{
	const char *take = rule_value(dating->rule, "take");

	if (take == NULL)
		take = rule_value(dating->rule, "form");
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
		if (strcmp(ways[i].name, take) == 0)
			return ways[i].date(dating, due);
	return date_nothing(dating, due);
}

/* --- Groups ---------------------------------------------------------------------------------- */

gboolean
dating_has(const struct dating *dating, const char *group)
{
	gsize starts, ends;

	return rule_group(dating->rule, dating->group, group, &starts, &ends);
}

char *
dating_text(const struct dating *dating, const char *group)
{
	gsize starts, ends;

	return rule_group(dating->rule, dating->group, group, &starts, &ends) ?
	    scene_line(dating->scene, starts, ends) : NULL;
}

int
dating_number(const struct dating *dating, const char *group)
{
	static const struct {
		const char *word;
		int number;
	} words[] = {
		{ "an", 1 }, { "a", 1 }, { "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 },
		{ "five", 5 }, { "six", 6 }, { "seven", 7 }, { "eight", 8 }, { "nine", 9 }, { "ten", 10 },
		{ "eleven", 11 }, { "twelve", 12 }, { "eighteen", 18 }, { "twenty-one", 21 },
		{ "twenty one", 21 }, { "twenty-eight", 28 }, { "twenty eight", 28 }, { "thirty", 30 },
		{ "couple of", 2 }, { "first", 1 }, { "second", 2 }, { "third", 3 }, { "fourth", 4 },
		{ "final", 4 }, { "last", 4 },
	};
	g_autofree char *text = dating_text(dating, group);

	if (text == NULL)
		return 0;
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(text, words[i].word) == 0)
			return words[i].number;
	return atoi(text);
}

int
dating_month(const struct dating *dating, const char *group)
{
	g_autofree char *text = dating_text(dating, group);

	return text != NULL ? day_month(text, strlen(text), NULL) : 0;
}

int
dating_year_of(const struct dating *dating, int month)
{
	if (dating->anchor == 0 || month == 0)
		return 0;
	return calendar_year(dating->anchor) + (month < calendar_month(dating->anchor));
}

gboolean
dating_is_doubtful(const struct dating *dating, int month)
{
	return dating->anchor > 0 && rule_value(dating->rule, "may-be-past") != NULL &&
	    (calendar_month(dating->anchor) - month + 12) % 12 == 1;
}

/* --- Values ---------------------------------------------------------------------------------- */

static void
set(char **value, int day)
{
	char iso[DAY_TEXT];

	g_clear_pointer(value, g_free);
	if (day == 0)
		return;
	day_from_number(day, iso);
	*value = g_strdup(iso);
}

void
due_set_day(struct due *due, int day)
{
	set(&due->date, day);
}

void
due_set_month(struct due *due, int year, int month)
{
	g_clear_pointer(&due->date, g_free);
	if (year > 0 && month > 0)
		due->date = g_strdup_printf("%04d-%02d", year, month);
}

void
due_set_window(struct due *due, int first, int last)
{
	set(&due->earliest, first);
	set(&due->latest, last);
}

void
due_note(struct due *due, const char *format, ...)
{
	g_autofree char *old = due->rule, *note = NULL;
	va_list values;

	va_start(values, format);
	note = g_strdup_vprintf(format, values);
	va_end(values);
	due->rule = g_strdup_printf("%s, %s", old, note);
}
