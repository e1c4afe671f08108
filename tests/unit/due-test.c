/* When things are due: shared DOMAIN.md 3.6, row by row, and how else it is said. */
#include <string.h>
#include "extract/due.h"
#include "extract/extract.h"

/* A meeting; NULL where it doesn't say. */
struct at {
	const char *body, *date, *next, *earliest, *latest;
};

struct want {
	const char *text;  /* the item's minutes; what is in [ ] is the piece to search, else all of it */
	const char *words; /* NULL: nothing is due */
	enum due_form form;
	const char *date, *earliest, *latest, *body;
};

static char *
value_or_dash(const char *value)
{
	return g_strdup(value != NULL ? value : "-");
}

static char *
in_a_line(const char *words, enum due_form form, const char *date, const char *earliest, const char *latest, const char *body)
{
	g_autofree char *a = value_or_dash(date), *b = value_or_dash(earliest);
	g_autofree char *c = value_or_dash(latest), *d = value_or_dash(body);

	return words == NULL ? g_strdup("nothing") :
	    g_strdup_printf("\"%s\" %s %s %s..%s %s", words, due_form_name(form), a, b, c, d);
}

static struct meeting *
meeting_at(const struct at *at, const char *text, struct item **item)
{
	struct meeting *meeting = meeting_new();

	meeting->body = g_strdup(at->body != NULL ? at->body : "Improving Places Scrutiny Panel");
	meeting->date = g_strdup(at->date);
	meeting->next_date = g_strdup(at->next);
	meeting->date_earliest = g_strdup(at->earliest);
	meeting->date_latest = g_strdup(at->latest);
	*item = meeting_add_item(meeting);
	for (; *text != '\0'; text++)
		if (*text != '[' && *text != ']')
			g_string_append_c(&(*item)->minutes.text, *text);
	return meeting;
}

static void
check(const struct at *at, const struct want *want)
{
	const char *open = strchr(want->text, '['), *close = strchr(want->text, ']');
	struct scene scene;
	struct item *item;
	struct meeting *meeting = meeting_at(at, want->text, &item);
	struct due due;
	g_autofree char *wanted = in_a_line(want->words, want->form, want->date, want->earliest, want->latest, want->body);
	g_autofree char *words = NULL, *had = NULL;

	scene_init(&scene, meeting, extract_phrases(NULL));
	scene_enter(&scene, item);
	if (due_find(&scene, open != NULL ? open - want->text : 0, close != NULL ? (gsize)(close - want->text - 1) : scene.size, &due))
		words = g_strndup(scene.text + due.from, due.to - due.from);
	had = in_a_line(words, due.form, due.date, due.earliest, due.latest, due.body);
	if (strcmp(wanted, had) != 0) {
		g_test_message("%s\n  want %s\n  have %s (%s; %s)", want->text, wanted, had, due.name, due.rule);
		g_test_fail();
	}
	due_clear(&due);
	scene_clear(&scene);
	meeting_free(meeting);
}

#define CHECK_ALL(at, wants) \
	for (gsize i = 0; i < G_N_ELEMENTS(wants); i++) \
		check(&(at), &(wants)[i])

static const struct at july = { .date = "2019-07-09", .next = "2019-09-17" };
static const struct at september = { .date = "2023-09-12", .next = "2023-10-31" };
static const struct at october = { .date = "2024-10-29" };
/* Undated; the tightest window that the text of each proves. */
static const struct at winter = { .next = "2024-03-05", .earliest = "2024-01-23", .latest = "2024-02-14" };
static const struct at spring = { .next = "2018-04-24", .earliest = "2018-02-28", .latest = "2018-04-23",
	.body = "Improving Places Select Commission" };

static void
explicit_days(void)
{
	static const struct want wants[] = {
		{ "The review had been arranged for the 15th February 2024.", "for the 15th February 2024", DUE_DAY, "2024-02-15", 0, 0, 0 },
		{ "It would be shown at the meeting on the 5 March 2024.", "at the meeting on the 5 March 2024", DUE_DAY, "2024-03-05", 0, 0, 0 },
		{ "The walk would be on 15th February.", "on 15th February", DUE_DAY, NULL, 0, 0, 0 },
	};
	static const struct want more[] = {
		{ "Views should reach the clerk by 5 December.", "by 5 December", DUE_DAY, "2023-12-05", 0, 0, 0 },
		{ "The item was put on the agenda for the meeting on the 5th December 2023.", "for the meeting on the 5th December 2023", DUE_DAY, "2023-12-05", 0, 0, 0 },
		{ "A talk would be given on the 28 January 2025 between 1.00-3.30pm.", "on the 28 January 2025 between 1.00-3.30pm", DUE_DAY, "2025-01-28", 0, 0, 0 },
		{ "Forms to be in by noon on Friday 6 October.", "by noon on Friday 6 October", DUE_DAY, "2023-10-06", 0, 0, 0 },
		{ "The tour would be on Monday 6 October 2023.", "on Monday 6 October 2023", DUE_DAY, "2023-10-06", 0, 0, 0 },
		{ "A bid would be made no later than 1st of November 2023.", "no later than 1st of November 2023", DUE_DAY, "2023-11-01", 0, 0, 0 },
		{ "The tour would be on 3 and 4 October 2023.", "on 3 and 4 October 2023", DUE_DAY, "2023-10-04", "2023-10-03", 0, 0 },
		{ "The survey would run between 25 September and 3 October 2023.", "between 25 September and 3 October 2023", DUE_DAY, "2023-10-03", "2023-09-25", 0, 0 },
		{ "The list would be sent by 17 September 2204.", "by 17 September 2204", DUE_DAY, NULL, 0, 0, 0 },
		{ "The list would be sent by 31 November.", "by 31 November", DUE_DAY, NULL, 0, 0, 0 },
		{ "The list would be sent by 05/12/23.", "by 05/12/23", DUE_DAY, "2023-12-05", 0, 0, 0 },
		{ "The list would be sent by 12 September 2023.", "by 12 September 2023", DUE_DAY, "2023-09-12", 0, 0, 0 },
		{ "The list would be sent by 10 September.", "by 10 September", DUE_DAY, "2024-09-10", 0, 0, 0 },
		{ "A report would go to the Cabinet on 16 October.", "to the Cabinet on 16 October", DUE_DAY, "2023-10-16", 0, 0, "Cabinet" },
		{ "A visit would be made in the week commencing 2 October.", "in the week commencing 2 October", DUE_DAY, "2023-10-02", 0, 0, 0 },
	};

	check(&winter, &wants[0]);
	check(&winter, &wants[1]);
	check(&(struct at){ .date = NULL }, &wants[2]);
	CHECK_ALL(september, more);
}

static void
months(void)
{
	static const struct want wants[] = {
		{ "The Cabinet would answer by December 2024.", "by December 2024", DUE_MONTH, "2024-12", 0, 0, 0 },
		{ "The works would end by the end of January.", "by the end of January", DUE_MONTH, "2025-01", 0, 0, 0 },
		{ "A visit would be made in November.", "in November", DUE_MONTH, "2024-11", 0, 0, 0 },
		{ "A bid would be made in March/April 2025.", "in March/April 2025", DUE_MONTH, "2025-04", "2025-03-01", 0, 0 },
		{ "A bid would be made between December and January.", "between December and January", DUE_MONTH, "2025-01", "2024-12-01", 0, 0 },
		{ "A list of the homes empty in September would be sent.", NULL, 0, 0, 0, 0, 0 },
		{ "The item had been deferred until February.", "until February", DUE_MONTH, "2025-02", 0, 0, 0 },
		{ "The bridge would be open by the end of 2025.", "by the end of 2025", DUE_MONTH, "2025-12", 0, 0, 0 },
		{ "It would be kept as it had been since March 2019.", NULL, 0, 0, 0, 0, 0 },
	};

	CHECK_ALL(october, wants);
}

static void
meetings(void)
{
	static const struct want in_spring[] = {
		{ "A report would be brought to the April meeting.", "to the April meeting", DUE_MONTH_MEETING, "2018-04-24", 0, 0, 0 },
		{ "That the draft be brought to the May meeting of the Select Commission.", "to the May meeting of the Select Commission", DUE_MONTH_MEETING, "2018-05", 0, 0, 0 },
		{ "That it come back to the next ILSC meeting.", "to the next ILSC meeting", DUE_NEXT_MEETING, NULL, 0, 0, "ILSC" },
		{ "That it come back to the next IPSC meeting.", "to the next IPSC meeting", DUE_NEXT_MEETING, "2018-04-24", 0, 0, 0 },
	};
	static const struct want in_july[] = {
		{ "The item was deferred and would stand on the agenda for the September meeting.", "for the September meeting", DUE_MONTH_MEETING, "2019-09-17", 0, 0, 0 },
		{ "It would be taken at the next meeting of the Child Care Board in October and sent to the members.", "at the next meeting of the Child Care Board in October", DUE_MONTH, "2019-10", 0, 0, "Child Care Board" },
		{ "It would be taken at the July meeting.", "at the July meeting", DUE_MONTH_MEETING, NULL, 0, 0, 0 },
		{ "It would be taken to the Panel’s November meeting.", "to the Panel’s November meeting", DUE_MONTH_MEETING, "2019-11", 0, 0, 0 },
		{ "The list was for November’s meeting.", "for November’s meeting", DUE_MONTH_MEETING, "2019-11", 0, 0, 0 },
		{ "It would be taken to the October Cabinet.", "to the October Cabinet", DUE_MONTH, "2019-10", 0, 0, "Cabinet" },
		{ "That the outcome be reported to Cabinet in October.", "to Cabinet in October", DUE_MONTH, "2019-10", 0, 0, "Cabinet" },
		{ "It would be taken to the first meeting in March.", "to the first meeting in March", DUE_MONTH_MEETING, "2020-03", 0, 0, 0 },
		{ "It would be taken to the meeting to be held in November 2019.", "to the meeting to be held in November 2019", DUE_MONTH_MEETING, "2019-11", 0, 0, 0 },
		{ "It would come back in two meetings’ time.", "in two meetings’ time", DUE_SPAN, NULL, 0, 0, 0 },
	};
	static const struct want in_september[] = {
		{ "A further update would be given to members at the next Improving Places Scrutiny Panel meeting.", "at the next Improving Places Scrutiny Panel meeting", DUE_NEXT_MEETING, "2023-10-31", 0, 0, 0 },
		{ "It would be taken at the following meeting.", "at the following meeting", DUE_NEXT_MEETING, "2023-10-31", 0, 0, 0 },
		{ "It would be taken at the next meeting of this Panel.", "at the next meeting of this Panel", DUE_NEXT_MEETING, "2023-10-31", 0, 0, 0 },
		{ "It would be taken at the next Full Council.", "at the next Full Council", DUE_NEXT_MEETING, NULL, 0, 0, "Council" },
		{ "It would be raised at the next liaison meeting.", "at the next liaison meeting", DUE_NEXT_MEETING, NULL, 0, 0, "liaison" },
		{ "It would be taken at the next suitable meeting.", "at the next suitable meeting", DUE_VAGUE, NULL, 0, 0, 0 },
		{ "It was taken off the work programme for the next meeting on the 31st October 2023.", NULL, 0, 0, 0, 0, 0 },
	};
	static const struct want unknown = { "It would be taken at the next meeting.", "at the next meeting", DUE_NEXT_MEETING, NULL, 0, 0, 0 };

	CHECK_ALL(spring, in_spring);
	CHECK_ALL(july, in_july);
	CHECK_ALL(september, in_september);
	check(&october, &unknown);
}

static void
spans(void)
{
	static const struct want in_july[] = {
		{ "That an update be given in six months.", "in six months", DUE_SPAN, "2020-01-09", 0, 0, 0 },
		{ "That an update be given in six months’ time.", "in six months’ time", DUE_SPAN, "2020-01-09", 0, 0, 0 },
		{ "That an update be given in six months' time to the Panel.", "in six months' time", DUE_SPAN, "2020-01-09", 0, 0, 0 },
		{ "That an answer be asked for within two months.", "within two months", DUE_SPAN, "2019-09-09", 0, 0, 0 },
		{ "That an answer be given within 10 working days.", "within 10 working days", DUE_SPAN, "2019-07-23", 0, 0, 0 },
		{ "An answer would be given within 28 days of the meeting.", "within 28 days of the meeting", DUE_SPAN, "2019-08-06", 0, 0, 0 },
		{ "It would be done in two to three weeks.", "in two to three weeks", DUE_SPAN, "2019-07-30", "2019-07-23", 0, 0 },
		{ "It would be done in a year’s time.", "in a year’s time", DUE_SPAN, "2020-07-09", 0, 0, 0 },
		{ "That the matter be deferred for three months.", "for three months", DUE_SPAN, "2019-10-09", 0, 0, 0 },
		{ "That all homes empty for six months be listed.", NULL, 0, 0, 0, 0, 0 },
	};
	static const struct want others[] = {
		{ "The list would be sent within the next fortnight.", "within the next fortnight", DUE_SPAN, "2022-03-16", 0, 0, 0 },
		{ "Over the next twelve months a plan would be made, and the Panel would have a part in it.", "Over the next twelve months", DUE_SPAN, "2024-09-12", 0, 0, 0 },
		{ "The works would take 4 to 6 months from June 2023.", "4 to 6 months from June 2023", DUE_SPAN, "2023-12", "2023-10-01", 0, 0 },
	};

	CHECK_ALL(july, in_july);
	check(&(struct at){ .date = "2022-03-02" }, &others[0]);
	check(&september, &others[1]);
	check(&(struct at){ .date = "2023-07-04" }, &others[2]);
	check(&winter, &(struct want){ "It would be done in six months.", "in six months", DUE_SPAN, NULL, 0, 0, 0 });
}

static void
events(void)
{
	static const struct want in_july[] = {
		{ "The new rounds would become effective from September 2019.\n\n[That an update be given in six months following the implementation and the move to the new rounds.]",
		    "in six months following the implementation and the move to the new rounds", DUE_EVENT, "2020-03", 0, 0, 0 },
		{ "The new rounds would begin in September, or start in October.\n\n[That an update be given in six months following the implementation.]",
		    "in six months following the implementation", DUE_EVENT, NULL, 0, 0, 0 },
		{ "[That an update be given in six months following the implementation.]", "in six months following the implementation", DUE_EVENT, NULL, 0, 0, 0 },
		{ "The consultation would close on 5 August.\n\n[A report would be made following the conclusion of the consultation.]",
		    "following the conclusion of the consultation", DUE_EVENT, "2019-08", 0, 0, 0 },
		{ "The bridge would close on 5 August.\n\n[A report would be made following the conclusion of the consultation.]",
		    "following the conclusion of the consultation", DUE_EVENT, NULL, 0, 0, 0 },
		{ "It would be sent round once the figures were available.", "once the figures were available", DUE_EVENT, NULL, 0, 0, 0 },
		{ "Following the end of the debate the Chair asked for a note.", NULL, 0, 0, 0, 0, 0 },
	};
	static const struct want clear_up = { "The Panel asked for feedback following the conclusion of the Great Clear-up which was taking place in November in the borough.",
	    "following the conclusion of the Great Clear-up which was taking place in November", DUE_EVENT, "2023-11", 0, 0, 0 };

	CHECK_ALL(july, in_july);
	check(&september, &clear_up);
}

static void
years(void)
{
	static const struct want in_winter[] = {
		{ "The Chair said that the next meeting would be held on 19th March 2024 and a further update would be given to the Panel, at the first meeting of the new municipal year.",
		    "at the first meeting of the new municipal year", DUE_FIRST_OF_YEAR, NULL, "2024-05-15", "2024-07-31", 0 },
		{ "The update would be rescheduled for the new municipal year, with the meeting date yet to be confirmed.",
		    "for the new municipal year, with the meeting date yet to be confirmed", DUE_YEAR, NULL, "2024-05-15", "2025-05-14", 0 },
		{ "That it be put to the first meeting of the 2024/25 municipal year.", "to the first meeting of the 2024/25 municipal year", DUE_FIRST_OF_YEAR, NULL, "2024-05-15", "2024-07-31", 0 },
	};
	static const struct want in_spring[] = {
		{ "Thought should be given to a further visit in the new Municipal Year.", "in the new Municipal Year", DUE_YEAR, NULL, "2018-05-15", "2019-05-14", 0 },
		{ "That it be looked at before the end of the municipal year.", "before the end of the municipal year", DUE_LAST_OF_YEAR, NULL, NULL, "2018-05-14", 0 },
	};
	static const struct want in_october[] = {
		{ "That it be looked at before the end of the municipal year.", "before the end of the municipal year", DUE_LAST_OF_YEAR, NULL, "2024-10-29", "2025-05-14", 0 },
		{ "The money would be spent by year end.", "by year end", DUE_DAY, "2025-03-31", 0, 0, 0 },
		{ "The money would be spent before the end of the financial year.", "before the end of the financial year", DUE_DAY, "2025-03-31", 0, 0, 0 },
		{ "The money would be spent by the end of the year.", "by the end of the year", DUE_VAGUE, NULL, 0, 0, 0 },
		{ "The grant would be paid in the new financial year.", "in the new financial year", DUE_YEAR, NULL, "2025-04-01", "2026-03-31", 0 },
		{ "The works would be done by Q4.", "by Q4", DUE_SEASON, NULL, "2025-01-01", "2025-03-31", 0 },
		{ "The works would be done by the end of quarter 3.", "by the end of quarter 3", DUE_MONTH, "2024-12", 0, 0, 0 },
		{ "The works would be done in quarter one, 2025/2026.", "in quarter one, 2025/2026", DUE_SEASON, NULL, "2025-04-01", "2025-06-30", 0 },
		{ "The figures for quarter one, 2023/2024, would be sent round.", NULL, 0, 0, 0, 0, 0 },
		{ "The survey would be made in the summer term.", "in the summer term", DUE_SEASON, NULL, "2025-04-01", "2025-07-31", 0 },
		{ "It would be looked at again in 2026.", "in 2026", DUE_YEAR, NULL, "2026-01-01", "2026-12-31", 0 },
	};

	CHECK_ALL(winter, in_winter);
	CHECK_ALL(spring, in_spring);
	CHECK_ALL(october, in_october);
}

static void
seasons(void)
{
	static const struct want in_july[] = {
		{ "The review would be made in late summer/early autumn.", "in late summer/early autumn", DUE_SEASON, NULL, "2019-08-01", "2019-10-31", 0 },
		{ "The review would be made in the autumn.", "in the autumn", DUE_SEASON, NULL, "2019-09-01", "2019-11-30", 0 },
		{ "The review would be made in spring 2020.", "in spring 2020", DUE_SEASON, NULL, "2020-03-01", "2020-05-31", 0 },
		{ "The review would be made over the winter.", "over the winter", DUE_SEASON, NULL, "2019-12-01", "2020-02-29", 0 },
		{ "The list would be ready before the summer recess.", "before the summer recess", DUE_SEASON, NULL, "2019-07-09", "2019-07-31", 0 },
		{ "The list would be ready after the summer recess.", "after the summer recess", DUE_SEASON, NULL, "2019-09-01", "2019-09-30", 0 },
		{ "The list would be ready by Christmas.", "by Christmas", DUE_DAY, "2019-12-25", 0, 0, 0 },
		{ "The list would be ready before Easter.", "before Easter", DUE_DAY, "2020-04-12", 0, 0, 0 },
		{ "The list would be ready early in the new year.", "early in the new year", DUE_SEASON, NULL, "2020-01-01", "2020-02-29", 0 },
		{ "The list would be ready in the new year.", "in the new year", DUE_SEASON, NULL, "2020-01-01", "2020-03-31", 0 },
		{ "The list would be ready in early 2020.", "in early 2020", DUE_SEASON, NULL, "2020-01-01", "2020-03-31", 0 },
		{ "The list would be ready tomorrow.", "tomorrow", DUE_DAY, "2019-07-10", 0, 0, 0 },
		{ "The list would be ready by the end of the month.", "by the end of the month", DUE_MONTH, "2019-07", 0, 0, 0 },
		{ "The list would be ready by the end of the week.", "by the end of the week", DUE_DAY, "2019-07-12", 0, 0, 0 },
		{ "The list would be ready next week.", "next week", DUE_DAY, NULL, "2019-07-15", "2019-07-21", 0 },
		{ "The list would be ready by Friday.", "by Friday", DUE_DAY, "2019-07-12", 0, 0, 0 },
		{ "The summer fair would be paid for.", NULL, 0, 0, 0, 0, 0 },
	};

	CHECK_ALL(july, in_july);
}

static void
again_and_again(void)
{
	static const struct want wants[] = {
		{ "That updates be given to each meeting of this Panel on the work programme.", "to each meeting of this Panel", DUE_EACH, 0, 0, 0, 0 },
		{ "The plan would stand on the agenda for each meeting.", "for each meeting", DUE_EACH, 0, 0, 0, 0 },
		{ "Updates would be given to the Panel after every Department of Works meeting.", "after every Department of Works meeting", DUE_EACH, 0, 0, 0, 0 },
		{ "That the figures be reported annually.", "annually", DUE_EACH, 0, 0, 0, 0 },
		{ "That the figures be reported at least annually.", "at least annually", DUE_EACH, 0, 0, 0, 0 },
		{ "That the figures be reported each quarter.", "each quarter", DUE_EACH, 0, 0, 0, 0 },
		{ "That the figures be reported on a quarterly basis.", "on a quarterly basis", DUE_EACH, 0, 0, 0, 0 },
		{ "That the figures be reported every six months.", "every six months", DUE_EACH, 0, 0, 0, 0 },
	};

	CHECK_ALL(july, wants);
}

static void
vague_words(void)
{
	static const struct want wants[] = {
		{ "The Panel would be glad to visit the yard, date to be confirmed.", "date to be confirmed", DUE_VAGUE, 0, 0, 0, 0 },
		{ "A note would be sent round in due course.", "in due course", DUE_VAGUE, 0, 0, 0, 0 },
		{ "The review would begin shortly", "shortly", DUE_VAGUE, 0, 0, 0, 0 },
		{ "That it come to a future meeting.", "to a future meeting", DUE_VAGUE, 0, 0, 0, 0 },
		{ "The note would be sent as soon as possible.", "as soon as possible", DUE_VAGUE, 0, 0, 0, 0 },
		{ "The note would be sent following the meeting.", "following the meeting", DUE_VAGUE, 0, 0, 0, 0 },
		{ "The note would be sent.", NULL, 0, 0, 0, 0, 0 },
	};

	CHECK_ALL(july, wants);
}

static void
what_the_subject_is_about(void)
{
	static const struct want wants[] = {
		{ "That the report for 2022-2023 be sent round.", NULL, 0, 0, 0, 0, 0 },
		{ "A briefing on the partners' 3-year plan (2023-2026) was asked for.", NULL, 0, 0, 0, 0, 0 },
		{ "That the notes of the visit held on 5 June 2023 be sent round.", NULL, 0, 0, 0, 0, 0 },
		{ "That the notes of the visit held on 5 June be sent round.", NULL, 0, 0, 0, 0, 0 },
		{ "That the plan approved on 5 June be sent round.", NULL, 0, 0, 0, 0, 0 },
		{ "That the accounts for the year ending 31 March 2024 be sent round.", NULL, 0, 0, 0, 0, 0 },
		{ "That the questions raised at the July meeting be answered in due course.", "in due course", DUE_VAGUE, 0, 0, 0, 0 },
		{ "That the figures for June be sent round by 5 December.", "by 5 December", DUE_DAY, "2023-12-05", 0, 0, 0 },
		{ "That the event on 5 November be reported on at the next meeting.", "at the next meeting", DUE_NEXT_MEETING, "2023-10-31", 0, 0, 0 },
	};

	CHECK_ALL(september, wants);
}

static void
cells_of_a_table(void)
{
	static const struct want wants[] = {
		{ "31/03/24", "31/03/24", DUE_DAY, "2024-03-31", 0, 0, 0 },
		{ "ASAP", "ASAP", DUE_VAGUE, 0, 0, 0, 0 },
		{ "Ongoing", "Ongoing", DUE_VAGUE, 0, 0, 0, 0 },
		{ "Sept 2024", "Sept 2024", DUE_MONTH, "2024-09", 0, 0, 0 },
		{ "Mar-24", "Mar-24", DUE_MONTH, "2024-03", 0, 0, 0 },
		{ "December", "December", DUE_MONTH, "2023-12", 0, 0, 0 },
		{ "Next meeting", "Next meeting", DUE_NEXT_MEETING, "2023-10-31", 0, 0, 0 },
		{ "N/A", NULL, 0, 0, 0, 0, 0 },
	};

	CHECK_ALL(september, wants);
}

int
main(int argc, char **argv)
{
	/* The tester's own phrases take no part. */
	g_setenv("XDG_CONFIG_HOME", "/nonexistent", TRUE);
	g_test_init(&argc, &argv, NULL);
#define ADD(test) g_test_add_func("/due/" #test, test)
	ADD(explicit_days);
	ADD(months);
	ADD(meetings);
	ADD(spans);
	ADD(events);
	ADD(years);
	ADD(seasons);
	ADD(again_and_again);
	ADD(vague_words);
	ADD(what_the_subject_is_about);
	ADD(cells_of_a_table);
	return g_test_run();
}
