/*
 * Reckoning with days for due phrases, for extract/ alone. Days are numbers as in model/day.h; 0 is
 * no day, and whatever is reckoned from it is none either.
 */
#ifndef EXTRACT_CALENDAR_H
#define EXTRACT_CALENDAR_H

#include <glib.h>

enum calendar_unit { UNIT_DAY, UNIT_WORKING_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

/* 0 where there is no such day. */
int calendar_day(int year, int month, int day);
int calendar_month_end(int year, int month);
int calendar_year(int day);
int calendar_month(int day);

/* A working day is any but Saturday and Sunday; the last of a shorter month stands for a day that
 * it has not. */
int calendar_add(int day, int count, enum calendar_unit unit);

/* The first such day of a year on or after `from`. */
int calendar_next(int from, int month, int day);

/* The first such day of the week after `from`; Monday is 1. */
int calendar_next_weekday(int from, int weekday);

int calendar_easter(int year);

#endif
