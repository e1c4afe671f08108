/*
 * Dating the words that a due rule found, for due.c alone. A rule's `take` in phrases.conf, or else
 * its `form`, names the function that dates it:
 *
 *     struct dating dating = { .scene = scene, .rule = rule, .group = group, .anchor = day, .floor = day };
 *
 *     due.form = ...;  due.rule = ...;  dating_run(&dating, &due)
 */
#ifndef EXTRACT_DATING_H
#define EXTRACT_DATING_H

#include "extract/due.h"

struct dating {
	const struct scene *scene;
	const struct rule *rule;
	const gsize *group; /* of the rule's match */
	int anchor;         /* the day from which is counted: the meeting's; 0: not known */
	int floor;          /* before it nothing is due; 0: not known */
};

/* Fills date, window, body and what is to be added to the rule. FALSE where it is no due date after
 * all, since it lies before the meeting. */
gboolean dating_run(const struct dating *dating, struct due *due);

/* --- For the files that date ----------------------------------------------------------------- */

/* What the named groups hold. Numbers are 0 where the group took no part or holds none. */
gboolean dating_has(const struct dating *dating, const char *group);
char *dating_text(const struct dating *dating, const char *group); /* NULL; the caller frees */
int dating_number(const struct dating *dating, const char *group); /* "six", "12", "second", "a" */
int dating_month(const struct dating *dating, const char *group);

/* Sets a value; 0 sets none. */
void due_set_day(struct due *due, int day);
void due_set_month(struct due *due, int year, int month);
void due_set_window(struct due *due, int first, int last);
void due_note(struct due *due, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The year of a month that is named without one: the first such month that isn't over. 0: unknown. */
int dating_year_of(const struct dating *dating, int month);

/* Whether a month named without a year is rather the one just over: "the floods in May", said in
 * June. Only of rules that say `may-be-past`. */
gboolean dating_is_doubtful(const struct dating *dating, int month);

/* The group that names a body, where it's not the meeting's own; NULL. The caller frees. */
char *dating_other_body(const struct dating *dating);

/* The month of an event that the same item dates elsewhere. FALSE where it doesn't, or not surely. */
gboolean dating_event_month(const struct dating *dating, const char *event, int *year, int *month);

/* Notes the last day of the two months for an answer to recommendations, where the sentence that the
 * due words stand in, or the one before, says on which day these were presented. */
void due_note_response(const struct dating *dating, struct due *due);

/* What dates the forms, each in the file of its kind. */
gboolean date_day(const struct dating *dating, struct due *due);
gboolean date_month(const struct dating *dating, struct due *due);
gboolean date_soon(const struct dating *dating, struct due *due);
gboolean date_weekday(const struct dating *dating, struct due *due);
gboolean date_festival(const struct dating *dating, struct due *due);
gboolean date_next_meeting(const struct dating *dating, struct due *due);
gboolean date_month_meeting(const struct dating *dating, struct due *due);
gboolean date_cell_word(const struct dating *dating, struct due *due);
gboolean date_span(const struct dating *dating, struct due *due);
gboolean date_span_from(const struct dating *dating, struct due *due);
gboolean date_span_after(const struct dating *dating, struct due *due);
gboolean date_event(const struct dating *dating, struct due *due);
gboolean date_first_of_year(const struct dating *dating, struct due *due);
gboolean date_last_of_year(const struct dating *dating, struct due *due);
gboolean date_council_year(const struct dating *dating, struct due *due);
gboolean date_financial_year_end(const struct dating *dating, struct due *due);
gboolean date_other_year(const struct dating *dating, struct due *due);
gboolean date_calendar_year(const struct dating *dating, struct due *due);
gboolean date_calendar_year_end(const struct dating *dating, struct due *due);
gboolean date_season(const struct dating *dating, struct due *due);
gboolean date_quarter(const struct dating *dating, struct due *due);
gboolean date_term(const struct dating *dating, struct due *due);
gboolean date_recess(const struct dating *dating, struct due *due);
gboolean date_new_year(const struct dating *dating, struct due *due);

#endif
