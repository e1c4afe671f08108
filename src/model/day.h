/*
 * Days as people write them in minutes, and as the program keeps them: "YYYY-MM-DD".
 * Month names in English, Welsh and Irish; UK order (day, month, year).
 */
#ifndef MODEL_DAY_H
#define MODEL_DAY_H

#include <glib.h>

enum { DAY_TEXT = 11 }; /* bytes of "YYYY-MM-DD" with its NUL */

enum day_doubt {
	DAY_SURE,
	DAY_WRONG_WEEKDAY, /* "Monday 5 December 2023" was a Tuesday: kept as printed, to be flagged */
	DAY_IMPOSSIBLE     /* 31 February, year 0 or 9999: no date is given */
};

/* A date found in a text. */
struct day_found {
	char iso[DAY_TEXT]; /* empty where impossible */
	enum day_doubt doubt;
	gsize starts, ends; /* the bytes that name it, weekday included */
};

/*
 * Finds the first date at or after byte `from`: "Tuesday 29 October 2024", "4th February, 2019",
 * "9fed Hydref, 2014", "12 Meán Fómhair 2023", "1st of June 2016", "September 12, 2023",
 * "09/07/19", "09/07/2019", "2019-07-09". Two-digit years are of 1970 to 2069.
 */
gboolean day_find(const char *text, gsize size, gsize from, struct day_found *found);

/*
 * What an impossible date is likely to have been meant for, to be proposed and never to be taken: the
 * one date in the text with its day and month and another year ("17 September 2024" for "17 September
 * 2204"). Writes DAY_TEXT bytes. FALSE where there is none, or more than one.
 */
gboolean day_meant(const char *words, gsize words_size, const char *text, gsize size, char *iso);

/*
 * Finds the first clock time: "10.00 a.m.", "2.00pm", "10am", "17:30", "14.00", "2.00 o'r gloch",
 * "noon". Writes "HH:MM" (6 bytes). *ends (may be NULL) is the byte after it.
 */
gboolean day_find_time(const char *text, gsize size, gsize from, char *hhmm, gsize *ends);

/* What a person typed as a day: "2024-03-05", "5 March 2024", "05/03/2024". The caller frees. NULL and
 * MB_ERROR_USAGE, with `what` asked for it. */
char *day_typed(const char *typed, const char *what, GError **error);

/* A month name in English, Welsh or Irish at the start of text: its number from 1 and its bytes
 * in *used; 0 where there is none. Abbreviations of English ones count ("Jan", "Sept."). */
int day_month(const char *text, gsize size, gsize *used);

/* Days since 1 January of year 1 (that day is 1); 0 for NULL or what is no date. */
int day_number(const char *iso);

/* The reverse; writes DAY_TEXT bytes. */
void day_from_number(int number, char *iso);

/* Writes DAY_TEXT bytes for a day that there is. */
void day_write(char *iso, int year, int month, int day);

/* "29 October 2024" for people; the caller frees. */
char *day_words(const char *iso);

/* The municipal year a day belongs to, "2023/24", from Annual Council to Annual Council; where
 * its date is unknown, 15 May is assumed (shared DOMAIN.md 3.2). Writes 8 bytes. */
void day_municipal_year(const char *iso, char *label);

#endif
