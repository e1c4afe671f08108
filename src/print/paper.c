#include <string.h>
#include "model/day.h"
#include "print/paper.h"

const char *
paper_body(const struct meeting *meeting)
{
	return meeting->body != NULL ? meeting->body : "Body not known";
}

char *
paper_date(const struct meeting *meeting)
{
	g_autofree char *earliest = NULL, *latest = NULL;

	if (meeting->date != NULL)
		return day_words(meeting->date);
	if (meeting->date_earliest != NULL)
		earliest = day_words(meeting->date_earliest);
	if (meeting->date_latest != NULL)
		latest = day_words(meeting->date_latest);
	if (earliest != NULL && g_strcmp0(earliest, latest) == 0)
		return g_strdup_printf("date not stated, but only %s fits", earliest);
	if (earliest != NULL && latest != NULL)
		return g_strdup_printf("date not known, between %s and %s", earliest, latest);
	if (earliest != NULL)
		return g_strdup_printf("date not known, %s or later", earliest);
	if (latest != NULL)
		return g_strdup_printf("date not known, %s or earlier", latest);
	return g_strdup("date not known");
}

static const char *
remark(enum meeting_status status)
{
	switch (status) {
	case STATUS_DRAFT:
		return " (draft minutes)";
	case STATUS_CANCELLED:
		return " (meeting cancelled)";
	case STATUS_PUBLISHED:
	case STATUS_UNKNOWN:
		break;
	}
	return "";
}

char *
paper_citation(const struct meeting *meeting, const struct item *item)
{
	g_autofree char *date = paper_date(meeting);
	GString *citation = g_string_new(NULL);

	if (meeting->council != NULL)
		g_string_append_printf(citation, "%s, ", meeting->council);
	g_string_append_printf(citation, "%s, %s", paper_body(meeting), date);
	if (item != NULL && item->number != NULL)
		g_string_append_printf(citation, ", Minute No. %s", item->number);
	g_string_append(citation, remark(meeting->status));
	return g_string_free(citation, FALSE);
}

const char *
paper_title(const struct item *item)
{
	return item->title != NULL && *item->title != '\0' ? item->title : "(untitled)";
}

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
