#include <stdio.h>
#include <string.h>
#include "model/day.h"
#include "query/days.h"

/* A day, a month or a year: its first and its last day. */
static gboolean
read_stretch(const char *typed, int *first, int *last)
{
	static const char *const shapes[] = { "dddd", "dddd-dd", "dddd-dd-dd" };
	g_autofree char *shape = g_strdup(typed);
	char day[DAY_TEXT];

	for (char *at = shape; *at != '\0'; at++) {
		if (g_ascii_isdigit(*at))
			*at = 'd';
	}
	if (strcmp(shape, shapes[2]) == 0) {
		*first = *last = day_number(typed);
	} else if (strcmp(shape, shapes[1]) == 0) {
		g_snprintf(day, sizeof(day), "%s-01", typed);
		*first = day_number(day);
		*last = 0;
		for (int n = 31; n >= 28 && *last == 0; n--) {
			g_snprintf(day, sizeof(day), "%s-%02d", typed, n);
			*last = day_number(day);
		}
	} else if (strcmp(shape, shapes[0]) == 0) {
		g_snprintf(day, sizeof(day), "%s-01-01", typed);
		*first = day_number(day);
		g_snprintf(day, sizeof(day), "%s-12-31", typed);
		*last = day_number(day);
	} else {
		return FALSE;
	}
	return *first > 0 && *last > 0;
}

static gboolean
read_compared(const char *typed, int *first, int *last)
{
	gboolean is_less = *typed == '<', is_equal = typed[1] == '=';
	int begins, ends;

	if (!read_stretch(typed + (is_equal ? 2 : 1), &begins, &ends))
		return FALSE;
	*first = is_less ? 1 : is_equal ? begins : ends + 1;
	*last = !is_less ? DAYS_LAST : is_equal ? ends : begins - 1;
	return TRUE;
}

gboolean
days_read(const char *typed, int *first, int *last)
{
	const char *dots = strstr(typed, "..");
	g_autofree char *from = NULL;
	int ignored;

	if (*typed == '<' || *typed == '>')
		return read_compared(typed, first, last);
	if (dots == NULL)
		return read_stretch(typed, first, last);
	from = g_strndup(typed, dots - typed);
	*first = 1;
	*last = DAYS_LAST;
	if (*from == '\0' && dots[2] == '\0')
		return FALSE;
	return (*from == '\0' || read_stretch(from, first, &ignored)) &&
	    (dots[2] == '\0' || read_stretch(dots + 2, &ignored, last));
}

/* The two years of "2023/24"; FALSE where they don't follow on. */
static gboolean
read_two_years(const char *typed, int *year)
{
	int one, two, used = 0;

	if (sscanf(typed, "%4d%*1[/-]%4d%n", &one, &two, &used) != 2 || typed[used] != '\0' ||
	    !g_ascii_isdigit(*typed))
		return FALSE;
	if (one < 100)
		one += one < 70 ? 2000 : 1900;
	*year = one;
	return one >= 1000 && one < 9998 && (two == one + 1 || (two < 100 && two == (one + 1) % 100));
}

/* The reverse of day_municipal_year(), which knows when the year turns. */
static int
first_day_of(int year)
{
	char label[16], day[DAY_TEXT], of_day[8];
	int number;

	g_snprintf(label, sizeof(label), "%04d/%02d", year, (year + 1) % 100);
	g_snprintf(day, sizeof(day), "%04d-04-01", year);
	number = day_number(day);
	for (int n = 0; n < 92; n++) {
		day_from_number(number + n, day);
		day_municipal_year(day, of_day);
		if (strcmp(of_day, label) == 0)
			return number + n;
	}
	return 0;
}

gboolean
days_read_year(const char *typed, int *first, int *last)
{
	int year;

	if (!read_two_years(typed, &year))
		return FALSE;
	*first = first_day_of(year);
	*last = first_day_of(year + 1) - 1;
	return *first > 0 && *last > *first;
}
