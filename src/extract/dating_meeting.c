/* Meetings that are named: this body's, of which the document may give the day, and others'. */
#include <string.h>
#include "base/letters.h"
#include "extract/calendar.h"
#include "extract/dating.h"
#include "model/day.h"

/* --- Whose meeting it is --------------------------------------------------------------------- */

/* Words that tell no body from another. */
static gboolean
says_nothing(const char *word)
{
	static const char *const words[] = { "", "the", "of", "and", "for", "in", "on", "full", "ordinary", "this" };

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(words[i], word) == 0)
			return TRUE;
	return FALSE;
}

static char **
words_of(const char *name)
{
	g_autofree char *small = letters_small(name);

	return g_strsplit_set(small, " ,&/’'", -1);
}

/* "ILSC" is the Improving Lives Select Commission, and so is "the ILS Commission". */
static gboolean
are_initials(const char *name, char **own)
{
	g_autoptr(GString) initials = g_string_new(NULL);

	for (guint i = 0; own[i] != NULL; i++)
		if (!says_nothing(own[i]))
			g_string_append_c(initials, own[i][0]);
	return initials->len > 1 && g_ascii_strcasecmp(initials->str, name) == 0;
}

/* "the Select Commission" within the minutes of one whose name ends so. */
static gboolean
is_own(const char *name, const char *body)
{
	g_auto(GStrv) words = words_of(name), own = words_of(body);

	if (are_initials(name, own))
		return TRUE;
	for (guint i = 0; words[i] != NULL; i++) {
		gsize length = strlen(words[i]);

		if (length > 2 && words[i][length - 1] == 's' && !g_strv_contains((const char *const *)own, words[i]))
			words[i][length - 1] = '\0'; /* "the Panel's" */
		if (!says_nothing(words[i]) && !g_strv_contains((const char *const *)own, words[i]))
			return FALSE;
	}
	return TRUE;
}

/* Where the minutes don't name their body: "committee" alone is this one, "Cabinet" may not be. */
static gboolean
is_own_unnamed(const char *name)
{
	return is_own(name, "select scrutiny overview committee commission panel board forum group");
}

static void
cut_genitive(char *name)
{
	static const char *const ends[] = { "'s", "’s", "'", "’" };

	g_strchomp(name);
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(name, ends[i])) {
			name[strlen(name) - strlen(ends[i])] = '\0';
			return;
		}
}

char *
dating_other_body(const struct dating *dating)
{
	static const char *const groups[] = { "body", "body2", "body3", "own", "other" };
	const char *body = dating->scene->meeting->body;

	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		g_autofree char *name = dating_text(dating, groups[i]);

		if (name == NULL)
			continue;
		cut_genitive(name);
		if (g_ascii_strcasecmp(name, "committee") != 0 && !(body != NULL ? is_own(name, body) : is_own_unnamed(name)))
			return g_steal_pointer(&name);
	}
	return NULL;
}

/* --- When it is ------------------------------------------------------------------------------ */

/* The day of the next meeting that the document gives; 0. */
static int
next_day(const struct dating *dating)
{
	int day = day_number(dating->scene->meeting->next_date);

	return day > dating->floor ? day : 0;
}

static void
note_council_year(const struct dating *dating, struct due *due, int year, int month)
{
	char label[2][8], iso[DAY_TEXT];

	if (dating->anchor == 0 || month == 0)
		return;
	day_from_number(dating->anchor, iso);
	day_municipal_year(iso, label[0]);
	day_from_number(calendar_month_end(year, month), iso);
	day_municipal_year(iso, label[1]);
	if (strcmp(label[0], label[1]) != 0)
		due_note(due, "%s the next municipal year", month == 5 ? "perhaps in" : "in");
}

/* Another body meets by a calendar of its own. */
static gboolean
date_other(const struct dating *dating, struct due *due)
{
	if (dating_month(dating, "month") == 0)
		return TRUE;
	due->form = DUE_MONTH;
	due_note(due, "another body");
	return date_month(dating, due);
}

gboolean
date_month_meeting(const struct dating *dating, struct due *due)
{
	int month = dating_month(dating, "month"), year = dating_number(dating, "year"), next = next_day(dating);

	due->body = dating_other_body(dating);
	if (due->body != NULL)
		return date_other(dating, due);
	if (year == 0 && next > 0 && calendar_month(next) == month && next - dating->floor < 366)
		year = calendar_year(next);
	else if (year == 0 && dating->anchor > 0 && month == calendar_month(dating->anchor))
		due_note(due, "this month's or next year's");
	else if (year == 0 && dating_is_doubtful(dating, month))
		return FALSE;
	else if (year == 0)
		year = dating_year_of(dating, month);
	if (year > 0 && calendar_month_end(year, month) < dating->floor)
		return FALSE;
	if (next > 0 && calendar_month(next) == month && calendar_year(next) == year) {
		due_set_day(due, next);
		due_note(due, "the day from the next meeting");
		return TRUE;
	}
	due_set_month(due, year, month);
	note_council_year(dating, due, year, year > 0 ? month : 0);
	return TRUE;
}

gboolean
date_next_meeting(const struct dating *dating, struct due *due)
{
	if (dating_has(dating, "month")) {
		due->form = DUE_MONTH_MEETING;
		return date_month_meeting(dating, due);
	}
	due->body = dating_other_body(dating);
	if (due->body == NULL)
		due_set_day(due, next_day(dating));
	if (due->body != NULL)
		due_note(due, "another body");
	else if (due->date == NULL)
		due_note(due, "its day is not given");
	return TRUE;
}

gboolean
date_cell_word(const struct dating *dating, struct due *due)
{
	if (!dating_has(dating, "next"))
		return TRUE;
	due->form = DUE_NEXT_MEETING;
	g_free(due->rule);
	due->rule = g_strdup("next meeting");
	return date_next_meeting(dating, due);
}
