#include "base/bytes.h"
#include "model/day.h"

#include <string.h>

/* A name and the number it stands for; the longest of those that fit is meant. */
struct name {
	const char *name;
	int number;
};

static const struct name months[] = {
	{ "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 },
	{ "july", 7 }, { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 },
	{ "december", 12 },
	{ "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "jun", 6 }, { "jul", 7 }, { "aug", 8 },
	{ "sept", 9 }, { "sep", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
	/* Welsh */
	{ "ionawr", 1 }, { "chwefror", 2 }, { "mawrth", 3 }, { "ebrill", 4 }, { "mai", 5 },
	{ "mehefin", 6 }, { "gorffennaf", 7 }, { "awst", 8 }, { "medi", 9 }, { "hydref", 10 },
	{ "tachwedd", 11 }, { "rhagfyr", 12 },
	/* Irish, with the genitives that follow "Mí" */
	{ "eanáir", 1 }, { "feabhra", 2 }, { "márta", 3 }, { "aibreán", 4 }, { "aibreáin", 4 },
	{ "bealtaine", 5 }, { "meitheamh", 6 }, { "meithimh", 6 }, { "iúil", 7 }, { "lúnasa", 8 },
	{ "meán fómhair", 9 }, { "mheán fómhair", 9 }, { "deireadh fómhair", 10 },
	{ "dheireadh fómhair", 10 }, { "samhain", 11 }, { "samhna", 11 }, { "nollaig", 12 },
	{ "nollag", 12 },
};

static const struct name weekdays[] = {
	{ "monday", 1 }, { "tuesday", 2 }, { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 },
	{ "saturday", 6 }, { "sunday", 7 },
	{ "mon", 1 }, { "tue", 2 }, { "tues", 2 }, { "wed", 3 }, { "thu", 4 }, { "thur", 4 },
	{ "thurs", 4 }, { "fri", 5 }, { "sat", 6 }, { "sun", 7 },
	{ "dydd llun", 1 }, { "dydd mawrth", 2 }, { "dydd mercher", 3 }, { "dydd iau", 4 },
	{ "dydd gwener", 5 }, { "dydd sadwrn", 6 }, { "dydd sul", 7 },
	{ "dé luain", 1 }, { "dé máirt", 2 }, { "dé céadaoin", 3 }, { "déardaoin", 4 },
	{ "dé haoine", 5 }, { "dé sathairn", 6 }, { "dé domhnaigh", 7 },
};

/* Where reading stands in a text. */
struct reader {
	const char *text;
	gsize size, at;
};

static int
peek(const struct reader *reader)
{
	return reader->at < reader->size ? (guchar)reader->text[reader->at] : -1;
}

/* Compares bytes with a lower-case name; only ASCII letters are folded, accents must be as printed
 * or the capital of the same ("É" is folded by its second byte). */
static gboolean
starts_with_name(const char *text, gsize size, const char *name, gsize length)
{
	if (size < length)
		return FALSE;
	for (gsize i = 0; i < length; i++) {
		guchar want = name[i], have = text[i];
		if ((guchar)g_ascii_tolower(have) == want)
			continue;
		/* U+00C0 to U+00DE and their small letters differ by 0x20 in the second byte. */
		if (i == 0 || (guchar)name[i - 1] != 0xc3 || (have | 0x20) != want)
			return FALSE;
	}
	return size == length || (!g_ascii_isalpha(text[length]) && !(text[length] & 0x80)) ||
	    strncmp(text + length, "\xc2\xa0", 2) == 0 || strncmp(text + length, "\xe2\x80", 2) == 0;
}

static const struct name *
name_at(const struct name *names, gsize n, const char *text, gsize size)
{
	const struct name *best = NULL;
	gsize longest = 0;

	for (gsize i = 0; i < n; i++) {
		gsize length;
		if (size == 0 || ((guchar)names[i].name[0] ^ (guchar)text[0]) & ~0x20)
			continue;
		length = strlen(names[i].name);
		if (length > longest && starts_with_name(text, size, names[i].name, length)) {
			best = &names[i];
			longest = length;
		}
	}
	return best;
}

/* Every word of a load is asked whether it is a month: its first two letters settle nearly all.
 * Bit n is the second letter 'a' + n, bit 31 any letter with an accent. */
static gboolean
may_be_month(const char *text)
{
	static guint32 seconds[26];
	static gsize is_ready;

	if (g_once_init_enter(&is_ready)) {
		for (gsize i = 0; i < G_N_ELEMENTS(months); i++) {
			const char *name = months[i].name;
			seconds[name[0] - 'a'] |= 1u << (g_ascii_isalpha(name[1]) ? name[1] - 'a' : 31);
		}
		g_once_init_leave(&is_ready, 1);
	}
	if (!g_ascii_isalpha(text[0]))
		return FALSE;
	return seconds[(text[0] | 0x20) - 'a'] >> (g_ascii_isalpha(text[1]) ? (text[1] | 0x20) - 'a' : 31) & 1;
}

int
day_month(const char *text, gsize size, gsize *used)
{
	const struct name *month;

	if (size < 3 || !may_be_month(text))
		return 0;
	month = name_at(months, G_N_ELEMENTS(months), text, size);
	if (month && used)
		*used = strlen(month->name);
	return month ? month->number : 0;
}

/* Passes blanks (no-break ones too) and any of the marks given. */
static void
skip(struct reader *reader, const char *marks)
{
	for (int c; (c = peek(reader)) >= 0; reader->at++) {
		if (c == 0xc2 && reader->at + 1 < reader->size && (guchar)reader->text[reader->at + 1] == 0xa0)
			reader->at++;
		else if (c == 0 || (!strchr(" \t", c) && !strchr(marks, c)))
			return;
	}
}

static gboolean
skip_word(struct reader *reader, const char *word)
{
	gsize length = strlen(word);

	if (!starts_with_name(reader->text + reader->at, reader->size - reader->at, word, length))
		return FALSE;
	reader->at += length;
	skip(reader, "");
	return TRUE;
}

/* Reads 1 to `most` digits; -1 where there are none or more. */
static int
read_number(struct reader *reader, guint most, guint *digits)
{
	int number = 0;
	guint n = 0;

	for (int c; (c = peek(reader)) >= 0 && g_ascii_isdigit(c); reader->at++) {
		if (++n > most)
			return -1;
		number = number * 10 + c - '0';
	}
	if (digits)
		*digits = n;
	return n ? number : -1;
}

/* Writes the date, or leaves it empty where there is no such day or no such year in minutes. */
static void
set_date(struct day_found *found, int day, int month, int year)
{
	found->iso[0] = '\0';
	found->doubt = DAY_IMPOSSIBLE;
	if (year >= 1800 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
	    g_date_valid_dmy(day, month, year)) {
		day_write(found->iso, year, month, day);
		found->doubt = DAY_SURE;
	}
}

static int
full_year(int year, guint digits)
{
	return digits == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/* Reads "/07/2019", "-01-2024", ".7.19" after a day, or "-07-09" after a year. */
static gboolean
read_numeric(struct reader *reader, int first, guint digits, struct day_found *found)
{
	int mark = peek(reader), second, third;
	guint year_digits;

	if (mark < 0 || !strchr("/.-", mark) || mark == 0)
		return FALSE;
	reader->at++;
	second = read_number(reader, 2, NULL);
	if (second < 0 || peek(reader) != mark)
		return FALSE;
	reader->at++;
	third = read_number(reader, 4, &year_digits);
	if (third < 0 || peek(reader) == '/')
		return FALSE;
	if (digits == 4 && mark == '-' && year_digits == 2)
		set_date(found, third, second, first);
	else if (digits <= 2 && (year_digits == 4 || year_digits == 2))
		set_date(found, first, second, full_year(third, year_digits));
	else
		return FALSE;
	return TRUE;
}

static gboolean
read_year(struct reader *reader, int *year)
{
	guint digits;

	*year = read_number(reader, 4, &digits);
	return *year >= 0 && digits == 4;
}

/* Reads what follows a day: "th of October, 2024", "fed Hydref, 2014", "-Jan-2024". */
static gboolean
read_after_day(struct reader *reader, int day, struct day_found *found)
{
	gsize suffix = reader->at, used;
	int month, year;

	while (suffix < reader->size && g_ascii_isalpha(reader->text[suffix]) && suffix - reader->at < 4)
		suffix++;
	if (suffix > reader->at && !day_month(reader->text + reader->at, reader->size - reader->at, NULL))
		reader->at = suffix;
	else if (reader->size - reader->at >= 2 && memcmp(reader->text + reader->at, "\xc3\xba", 2) == 0)
		reader->at += 2; /* "1ú", Irish */
	skip(reader, ",-");
	if (!skip_word(reader, "of") && skip_word(reader, "de"))
		skip_word(reader, "mhí");
	month = day_month(reader->text + reader->at, reader->size - reader->at, &used);
	if (month == 0)
		return FALSE;
	reader->at += used;
	skip(reader, ",.-");
	if (!read_year(reader, &year))
		return FALSE;
	set_date(found, day, month, year);
	return TRUE;
}

/* Reads "September 12th, 2023". */
static gboolean
read_month_first(struct reader *reader, struct day_found *found)
{
	gsize used;
	int month = day_month(reader->text + reader->at, reader->size - reader->at, &used), day, year;

	if (month == 0)
		return FALSE;
	reader->at += used;
	skip(reader, ".");
	day = read_number(reader, 2, NULL);
	if (day < 0)
		return FALSE;
	for (guint i = 0; i < 2 && g_ascii_isalpha(peek(reader)); i++)
		reader->at++;
	if (peek(reader) != ',' && peek(reader) != ' ')
		return FALSE;
	skip(reader, ",");
	if (!read_year(reader, &year))
		return FALSE;
	set_date(found, day, month, year);
	return TRUE;
}

static gboolean
read_date(struct reader *reader, struct day_found *found)
{
	gsize start = reader->at;
	guint digits;
	int number;

	if (!g_ascii_isdigit(peek(reader)))
		return read_month_first(reader, found);
	number = read_number(reader, 4, &digits);
	if (number < 0)
		return FALSE;
	start = reader->at;
	if (read_numeric(reader, number, digits, found))
		return TRUE;
	reader->at = start;
	return digits <= 2 && read_after_day(reader, number, found);
}

/* Takes the weekday that stands before the date into it, and doubts a date that contradicts it. */
static void
take_weekday(const char *text, struct day_found *found)
{
	gsize end = found->starts, start;
	const struct name *weekday = NULL;
	GDate date;

	while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ','))
		end--;
	start = end;
	for (guint words = 0; words < 2 && !weekday && start > 0; words++) {
		while (start > 0 && (g_ascii_isalpha(text[start - 1]) || (text[start - 1] & 0x80)))
			start--;
		weekday = name_at(weekdays, G_N_ELEMENTS(weekdays), text + start, end - start);
		if (weekday && strlen(weekday->name) != end - start)
			weekday = NULL;
		if (!weekday && start > 0 && text[start - 1] == ' ')
			start--;
	}
	if (!weekday)
		return;
	found->starts = start;
	if (found->doubt != DAY_SURE)
		return;
	g_date_set_julian(&date, day_number(found->iso));
	if ((int)g_date_get_weekday(&date) != weekday->number)
		found->doubt = DAY_WRONG_WEEKDAY;
}

enum { MONTH_BYTES = 64 /* of a month's name and what may stand between it and the day */ };

/* Whether a date may begin here: not inside a number or a word (but "4.00pm1 July" begins one). */
static gboolean
may_begin(const char *text, gsize at)
{
	int c = (guchar)text[at], before = at ? (guchar)text[at - 1] : ' ';

	if (g_ascii_isdigit(c))
		return !g_ascii_isdigit(before) &&
		    !(at > 1 && strchr("/.-:", before) && g_ascii_isdigit(text[at - 2]));
	return (g_ascii_isalpha(c) || c == 0xc3) && !g_ascii_isalnum(before) && !(before & 0x80 && before != 0xa0);
}

/* Whether the digit may be of a day with its month before it: "12th, 2023" follows on "September". */
static gboolean
may_follow_month(const char *text, gsize size, gsize digit)
{
	gsize at = digit;

	while (at < size && at < digit + 3 && g_ascii_isdigit(text[at]))
		at++;
	if (at - digit > 2)
		return FALSE;
	for (guint letters = 0; letters < 2 && at < size && g_ascii_isalpha(text[at]); letters++)
		at++;
	if (at == size || (text[at] != ',' && text[at] != ' '))
		return FALSE;
	while (at < size && (text[at] == ',' || text[at] == ' ' || text[at] == '\t' || text[at] & 0x80))
		at++;
	return at < size && g_ascii_isdigit(text[at]);
}

/* Where a date may begin, from byte `at` on: at a digit, or at a month's name not far before one. *digit
 * is the next one. */
static gsize
next_place(const char *text, gsize size, gsize at, gsize *digit)
{
	if (at > *digit)
		*digit = bytes_next_digit(text, at, size);
	if (*digit == size)
		return size;
	if (!may_follow_month(text, size, *digit))
		return *digit;
	at = MAX(at, *digit - MIN(*digit, MONTH_BYTES));
	while (at < *digit && ((at > 0 && g_ascii_isalpha(text[at - 1])) || !may_be_month(text + at)))
		at++;
	return at;
}

gboolean
day_find(const char *text, gsize size, gsize from, struct day_found *found)
{
	gsize digit = bytes_next_digit(text, MIN(from, size), size);

	for (gsize at = next_place(text, size, from, &digit); at < size; at = next_place(text, size, at + 1, &digit)) {
		struct reader reader = { text, size, at };
		if (!may_begin(text, at) || !read_date(&reader, found) || g_ascii_isdigit(peek(&reader)))
			continue;
		found->starts = at;
		found->ends = reader.at;
		take_weekday(text, found);
		return TRUE;
	}
	return FALSE;
}

/* Reads "a.m.", "pm", "p. m."; 'a', 'p' or 0. */
static int
read_half(struct reader *reader)
{
	struct reader ahead = *reader;
	int half;

	skip(&ahead, "");
	half = g_ascii_tolower(peek(&ahead));
	if (half != 'a' && half != 'p')
		return 0;
	ahead.at++;
	skip(&ahead, ".");
	if (g_ascii_tolower(peek(&ahead)) != 'm')
		return 0;
	ahead.at++;
	if (g_ascii_isalpha(peek(&ahead)))
		return 0;
	if (peek(&ahead) == '.')
		ahead.at++;
	*reader = ahead;
	return half;
}

/* Reads a time that begins with a digit. Without "am" or "pm", "2.00" may be either: not taken. */
static gboolean
read_time(struct reader *reader, char *hhmm)
{
	guint digits;
	int hour = read_number(reader, 2, &digits), minute = -1, half;

	if (hour < 0)
		return FALSE;
	if (peek(reader) == '.' || peek(reader) == ':') {
		struct reader ahead = *reader;
		guint minute_digits;
		ahead.at++;
		minute = read_number(&ahead, 2, &minute_digits);
		if (minute < 0 || minute_digits != 2)
			return FALSE;
		*reader = ahead;
	}
	half = read_half(reader);
	if (hour > 23 || minute > 59 || (half && (hour > 12 || hour == 0)))
		return FALSE;
	if (!half && (minute < 0 || (hour < 8 && digits == 1) || strchr("./:", MAX(peek(reader), 1))))
		return FALSE;
	if (half)
		hour = hour % 12 + (half == 'p' ? 12 : 0);
	g_snprintf(hhmm, sizeof("HH:MM"), "%02d:%02d", hour, MAX(minute, 0));
	return TRUE;
}

gboolean
day_find_time(const char *text, gsize size, gsize from, char *hhmm, gsize *ends)
{
	for (gsize at = from; at < size; at++) {
		struct reader reader = { text, size, at };
		int before = at ? (guchar)text[at - 1] : ' ';
		if (g_ascii_isalnum(before) || before == '/' || before == '.')
			continue;
		if (skip_word(&reader, "noon") || skip_word(&reader, "12 noon"))
			g_strlcpy(hhmm, "12:00", 6);
		else if (!g_ascii_isdigit(text[at]) || !read_time(&reader, hhmm))
			continue;
		if (ends)
			*ends = reader.at;
		return TRUE;
	}
	return FALSE;
}
