/* A meeting: what is known of it beside its items' texts. */
#include <string.h>

#include "model/day.h"
#include "model/wording.h"
#include "view/reading_inner.h"

enum { LABELS = 13 /* cells of the labels, with the blank behind them */ };

static void
add_field(struct reading *reading, enum look look, const char *label, const char *value)
{
	g_autofree char *text = g_strdup_printf("%-*s%s", LABELS, label, value != NULL ? value : "");

	if (value != NULL && *value != '\0')
		reading_add(reading, look, 0, LABELS, text, -1);
}

static void
add_field_link(struct reading *reading, const char *label, const char *value, const char *target)
{
	g_autofree char *wide = g_strdup_printf("%-*s", LABELS, label);

	reading_add_link(reading, 0, LABELS, wide, value, target);
}

/* What proves when an undated meeting was. */
static void
add_clues(struct reading *reading, const struct meeting *meeting)
{
	for (guint i = 0; meeting->date == NULL && i < meeting->clues->len; i++) {
		const struct clue *clue = meeting->clues->pdata[i];
		g_autofree char *words = clue_words(clue);

		add_field(reading, LOOK_NOTE, clue->is_latest ? "Not after" : "Not before", words);
	}
}

static void
add_head(struct reading *reading, const struct meeting *meeting)
{
	g_autofree char *day = meeting->next_date != NULL ? day_words(meeting->next_date) : NULL;
	g_autofree char *next = day != NULL ? g_strjoin(", ", day, meeting->next_time, NULL) : g_strdup(meeting->next_time);

	add_field(reading, LOOK_PLAIN, "Status", status_name(meeting->status));
	add_field(reading, LOOK_PLAIN, "Time", meeting->start_time);
	add_field(reading, LOOK_PLAIN, "Venue", meeting->venue);
	add_field(reading, LOOK_PLAIN, "Contact", meeting->contact);
	add_field(reading, LOOK_PLAIN, "Webcast", meeting->webcast);
	add_field(reading, LOOK_PLAIN, "Next meeting", next);
}

/* --- Neighbours and counts ------------------------------------------------------------------- */

static void
add_gap(struct reading *reading, const struct gap *gap, const char *where)
{
	g_autofree char *words = NULL;

	if (gap == NULL)
		return;
	words = gap_words(gap, where);
	add_field_link(reading, "Not loaded", words, gap->meeting);
}

static void
add_neighbours(struct reading *reading, const struct neighbours *neighbours)
{
	if (neighbours == NULL)
		return;
	if (neighbours->confirmed_in != NULL) {
		g_autofree char *citation = cited_words(neighbours->confirmed_in);

		add_field_link(reading, "Confirmed in", citation, neighbours->confirmed_in->key);
	}
	add_gap(reading, neighbours->gap_before, "after");
	add_gap(reading, neighbours->gap_after, "before");
}

/* ", 2 overdue"; nothing where there are none. */
static void
append_count(GString *words, guint n, const char *what)
{
	if (n > 0)
		g_string_append_printf(words, ", %u %s", n, what);
}

static void
add_counts(struct reading *reading, const struct meeting_counts *counts)
{
	g_autoptr(GString) resolutions = g_string_new(NULL), actions = g_string_new(NULL);

	if (counts == NULL)
		return;
	g_string_printf(resolutions, "%u", counts->resolutions);
	append_count(resolutions, counts->recommendations, counts->recommendations == 1 ? "recommendation" : "recommendations");
	g_string_printf(actions, "%u", counts->actions);
	append_count(actions, counts->open, "open");
	append_count(actions, counts->overdue, "overdue");
	append_count(actions, counts->silent, "silent");
	add_field(reading, LOOK_PLAIN, "Resolutions", resolutions->str);
	add_field(reading, counts->overdue + counts->silent > 0 ? LOOK_NOTE : LOOK_PLAIN, "Actions", actions->str);
}

/* --- Lists ----------------------------------------------------------------------------------- */

static void
add_attendance(struct reading *reading, const struct meeting *meeting)
{
	if (meeting->attendance == NULL || meeting->attendance->len == 0)
		return;
	reading_add_heading(reading, "Attendance");
	for (guint i = 0; i < meeting->attendance->len; i++) {
		const struct attendee *person = meeting->attendance->pdata[i];
		const char *role = role_name(person->role);
		g_autofree char *text = g_strdup_printf("%s (%s)%s%s", person->name, role != NULL ? role : "",
		    person->note != NULL ? ", " : "", person->note != NULL ? person->note : "");

		reading_add(reading, LOOK_PLAIN, 0, DETAIL, text, -1);
	}
}

static void
add_items(struct reading *reading, const GPtrArray *items)
{
	enum { NUMBERS = 6 };

	if (items == NULL || items->len == 0)
		return;
	reading_add_heading(reading, "Items");
	for (guint i = 0; i < MIN(items->len, ITEMS_SHOWN); i++) {
		const struct item_row *row = items->pdata[i];
		g_autofree char *number = g_strdup_printf("%-*s ", NUMBERS - 1, row->number != NULL ? row->number : "-");

		reading_set_text(reading, reading_add_link(reading, 0, NUMBERS, number, row->title != NULL ? row->title : UNTITLED,
		    row->key), row->title != NULL ? IN_TITLE : 0, strlen(number), FALSE);
	}
	if (items->len > ITEMS_SHOWN)
		reading_add(reading, LOOK_PLAIN, 0, 0, "and more, in the list of items", -1);
}

/* "~/minutes/2023.txt" */
static char *
short_path(const char *path)
{
	const char *home = g_get_home_dir();
	gsize size = strlen(home);

	if (size > 1 && strncmp(path, home, size) == 0 && path[size] == '/')
		return g_strconcat("~", path + size, NULL);
	return g_strdup(path);
}

static void
add_sources(struct reading *reading, const struct meeting *meeting)
{
	if (meeting->sources->len == 0)
		return;
	reading_add_heading(reading, meeting->sources->len > 1 ? "Sources" : "Source");
	for (guint i = 0; i < meeting->sources->len; i++) {
		const struct source *source = meeting->sources->pdata[i];
		g_autofree char *path = short_path(source->path);
		g_autofree char *text = g_strconcat(meeting->sources->len > 1 ? "- " : "", path, NULL);

		reading_add(reading, LOOK_PLAIN, 0, DETAIL, text, -1);
	}
}

struct reading *
reading_of_meeting(const struct meeting *meeting, const GPtrArray *items, const struct meeting_counts *counts)
{
	struct reading *reading = reading_new("Meeting");
	g_autofree char *citation = meeting_citation(meeting, NULL);

	reading_add(reading, LOOK_HEADING, 0, 0, citation, -1);
	add_clues(reading, meeting);
	add_head(reading, meeting);
	add_neighbours(reading, meeting->neighbours);
	add_counts(reading, counts);
	add_attendance(reading, meeting);
	add_items(reading, items);
	add_sources(reading, meeting);
	return reading;
}
