#include <string.h>
#include "model/day.h"
#include "print/paper.h"

static const struct {
	enum role role;
	const char *label;
} roles[] = {
	{ ROLE_CHAIR, "Chair" },
	{ ROLE_VICE_CHAIR, "Vice-Chair" },
	{ ROLE_PRESENT, "Present" },
	{ ROLE_CO_OPTEE, "Co-optees" },
	{ ROLE_IN_ATTENDANCE, "In attendance" },
	{ ROLE_APOLOGIES, "Apologies" },
	{ ROLE_ABSENT, "Absent" },
};

/* Everyone of one role: "Councillor Ashdown, B. Oakes (Fire Authority)"; NULL where nobody is. */
static char *
names_of(const struct meeting *meeting, enum role role)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < meeting->attendance->len; i++) {
		const struct attendee *attendee = meeting->attendance->pdata[i];

		if (attendee->role != role)
			continue;
		if (names->len > 0)
			g_string_append(names, ", ");
		g_string_append(names, attendee->name);
		if (attendee->note != NULL)
			g_string_append_printf(names, " (%s)", attendee->note);
	}
	return g_string_free(names, names->len == 0);
}

static char *
next_meeting(const struct meeting *meeting)
{
	g_autofree char *day = NULL;

	if (meeting->next_date == NULL)
		return g_strdup(meeting->next_time);
	day = day_words(meeting->next_date);
	return g_strjoin(", ", day, meeting->next_time, NULL);
}

void
paper_facts(const struct meeting *meeting,
    void (*say)(const char *label, const char *value, gboolean is_address, gpointer data), gpointer data)
{
	g_autofree char *next = next_meeting(meeting);
	struct {
		const char *label, *value;
	} facts[] = {
		{ "Time", meeting->start_time },
		{ "Venue", meeting->venue },
		{ "Contact", meeting->contact },
		{ "Webcast", meeting->webcast },
	};

	for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
		if (facts[i].value != NULL)
			say(facts[i].label, facts[i].value, facts[i].value == meeting->webcast, data);
	}
	for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
		g_autofree char *names = names_of(meeting, roles[i].role);

		if (names != NULL)
			say(roles[i].label, names, FALSE, data);
	}
	if (next != NULL)
		say("Next meeting", next, FALSE, data);
	paper_neighbours(meeting, say, data);
	for (guint i = 0; i < meeting->sources->len; i++) {
		const struct source *source = meeting->sources->pdata[i];

		say(i == 0 ? "Source" : "Also in", source->path, TRUE, data);
	}
}

gsize
paper_mark(const char *text, gsize size)
{
	gboolean is_bracketed = size > 0 && *text == '(';
	gsize start = is_bracketed, at = start;

	while (at < size && at < start + 4 && g_ascii_isalnum(text[at]))
		at++;
	/* A word with a full stop is none, but "a)" and "iv)" are. */
	if (at == start || at + 1 >= size || text[at + 1] != ' ' ||
	    (text[at] != ')' && (is_bracketed || text[at] != '.' || !g_ascii_isdigit(text[start]))))
		return 0;
	return at + 2;
}

void
paper_lines(const struct passage *passage,
    void (*line)(const char *text, gsize size, int level, gpointer data), gpointer data)
{
	const char *at = passage->text.str, *end = at + passage->text.len;

	while (at < end) {
		const char *feed = memchr(at, '\n', end - at);
		const char *stop = feed != NULL ? feed : end;
		const char *start = at;
		int level = 0;

		while (stop - start >= 2 && memcmp(start, "  ", 2) == 0)
			start += 2;
		if (stop - start >= 2 && memcmp(start, "- ", 2) == 0) {
			level = (int)(start - at) / 2 + 1;
			start += 2;
		} else {
			start = at;
		}
		line(start, stop - start, level, data);
		at = stop + 1;
	}
}
