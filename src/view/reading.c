#include "view/reading.h"

#include <string.h>

#include "base/cells.h"
#include "model/day.h"
#include "query/query.h"
#include "view/shown.h"

struct paragraph {
	char *text;
	enum look look;
	int first, rest; /* blanks before its first and its further lines */
};

static void
paragraph_clear(gpointer data)
{
	g_free(((struct paragraph *)data)->text);
}

static void
line_clear(gpointer data)
{
	g_free(((struct reading_line *)data)->text);
}

static struct reading *
reading_new(void)
{
	struct reading *reading = g_new0(struct reading, 1);

	reading->paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	g_array_set_clear_func(reading->paragraphs, paragraph_clear);
	reading->lines = g_array_new(FALSE, FALSE, sizeof(struct reading_line));
	g_array_set_clear_func(reading->lines, line_clear);
	return reading;
}

void
reading_free(struct reading *reading)
{
	if (reading == NULL)
		return;
	g_array_unref(reading->paragraphs);
	g_array_unref(reading->lines);
	g_free(reading->title);
	g_free(reading);
}

/* --- What is said ---------------------------------------------------------------------------- */

static void
add(struct reading *reading, enum look look, int first, int rest, const char *text, gssize size)
{
	struct paragraph paragraph = { shown_text(text, size), look, first, rest };

	g_array_append_val(reading->paragraphs, paragraph);
}

static void
add_blank(struct reading *reading)
{
	if (reading->paragraphs->len > 0)
		add(reading, LOOK_PLAIN, 0, 0, "", 0);
}

/* One line of a passage; "- " and what stands before it are a bullet's. */
static void
add_passage_line(struct reading *reading, const char *text, gsize size)
{
	int blanks = 0;

	while ((gsize)blanks < size && text[blanks] == ' ')
		blanks++;
	text += blanks;
	size -= blanks;
	blanks = MIN(blanks, 24);
	add(reading, LOOK_PLAIN, blanks, size > 1 && text[0] == '-' && text[1] == ' ' ? blanks + 2 : blanks,
	    text, size);
}

static void
add_passage(struct reading *reading, const char *heading, const struct passage *passage)
{
	const char *at, *end;

	if (passage->text.len == 0)
		return;
	add_blank(reading);
	add(reading, LOOK_HEADING, 0, 0, heading, -1);
	at = passage->text.str;
	end = at + passage->text.len;
	while (at < end) {
		const char *stop = memchr(at, '\n', end - at);

		stop = stop != NULL ? stop : end;
		add_passage_line(reading, at, stop - at);
		at = stop + 1;
	}
}

/* "Audit Committee, 14 October 2026", as much of it as is known. */
static char *
cite(const struct meeting *meeting)
{
	g_autofree char *day = meeting->date != NULL ? day_words(meeting->date) : NULL;
	const char *body = meeting->body != NULL ? meeting->body : "body not named";

	return g_strdup_printf("%s%s%s, %s", meeting->council != NULL ? meeting->council : "",
	    meeting->council != NULL ? ", " : "", body, day != NULL ? day : "date not known");
}

static void
add_documents(struct reading *reading, const struct item *item)
{
	if (item->documents == NULL || item->documents->len == 0)
		return;
	add_blank(reading);
	add(reading, LOOK_HEADING, 0, 0, "Papers", -1);
	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = g_ptr_array_index(item->documents, i);
		g_autofree char *text = g_strdup_printf("- %s", document->label);

		add(reading, LOOK_PLAIN, 0, 2, text, -1);
	}
}

static gboolean
has_text(const struct item *item)
{
	return item->agenda.text.len > 0 || item->minutes.text.len > 0;
}

struct reading *
reading_of_item(const struct meeting *meeting, const struct item *item)
{
	struct reading *reading = reading_new();
	const char *title = item->title != NULL ? item->title : "(no title)";
	const char *number = item->number;
	g_autofree char *citation = cite(meeting);
	g_autofree char *whole = g_strdup_printf("%s%s%s", citation, number != NULL ? ", minute " : "",
	    number != NULL ? number : "");

	reading->title = g_strdup_printf("Item%s%s", number != NULL ? " " : "",
	    number != NULL ? number : "");
	add(reading, LOOK_HEADING, 0, 0, title, -1);
	add(reading, LOOK_CITATION, 0, 0, whole, -1);
	add_passage(reading, "Agenda", &item->agenda);
	add_passage(reading, "Minutes", &item->minutes);
	if (!has_text(item) && !item->is_truncated) {
		add_blank(reading);
		add(reading, LOOK_NOTE, 0, 0, "Nothing but the title is given.", -1);
	}
	if (item->is_truncated) {
		add_blank(reading);
		add(reading, LOOK_NOTE, 0, 0,
		    "The source was cut off here: what more was minuted or resolved is unknown.", -1);
	}
	add_documents(reading, item);
	return reading;
}

static void
add_field(struct reading *reading, const char *label, const char *value)
{
	g_autofree char *text = g_strdup_printf("%-9s %s", label, value != NULL ? value : "");

	if (value != NULL && *value != '\0')
		add(reading, LOOK_PLAIN, 0, 10, text, -1);
}

static void
add_attendance(struct reading *reading, const struct meeting *meeting)
{
	if (meeting->attendance == NULL || meeting->attendance->len == 0)
		return;
	add_blank(reading);
	add(reading, LOOK_HEADING, 0, 0, "Attendance", -1);
	for (guint i = 0; i < meeting->attendance->len; i++) {
		const struct attendee *person = g_ptr_array_index(meeting->attendance, i);
		const char *role = role_name(person->role);
		g_autofree char *text = g_strdup_printf("%s (%s)%s%s", person->name, role != NULL ? role : "",
		    person->note != NULL ? ", " : "", person->note != NULL ? person->note : "");

		add(reading, LOOK_PLAIN, 0, 2, text, -1);
	}
}

static void
add_agenda(struct reading *reading, const GPtrArray *items)
{
	if (items == NULL || items->len == 0)
		return;
	add_blank(reading);
	add(reading, LOOK_HEADING, 0, 0, "Items", -1);
	for (guint i = 0; i < items->len; i++) {
		const struct item_row *row = g_ptr_array_index(items, i);
		g_autofree char *text = g_strdup_printf("%-5s %s", row->number != NULL ? row->number : "-",
		    row->title != NULL ? row->title : "(no title)");

		add(reading, LOOK_PLAIN, 0, 6, text, -1);
	}
}

static void
add_window(struct reading *reading, const struct meeting *meeting)
{
	g_autofree char *text = NULL;
	const char *from = meeting->date_earliest, *to = meeting->date_latest;

	if (meeting->date != NULL || (from == NULL && to == NULL))
		return;
	text = g_strdup_printf("Held%s%s%s%s, as its text shows", from != NULL ? " from " : "",
	    from != NULL ? from : "", to != NULL ? " until " : "", to != NULL ? to : "");
	add(reading, LOOK_NOTE, 0, 0, text, -1);
}

struct reading *
reading_of_meeting(const struct meeting *meeting, const GPtrArray *items)
{
	struct reading *reading = reading_new();
	g_autofree char *next = meeting->next_date != NULL ? day_words(meeting->next_date) : NULL;
	g_autofree char *citation = cite(meeting);

	reading->title = g_strdup("Meeting");
	add(reading, LOOK_HEADING, 0, 0, citation, -1);
	add_window(reading, meeting);
	add_field(reading, "Status", status_name(meeting->status));
	add_field(reading, "Time", meeting->start_time);
	add_field(reading, "Venue", meeting->venue);
	add_field(reading, "Contact", meeting->contact);
	add_field(reading, "Webcast", meeting->webcast);
	add_field(reading, "Next", next);
	add_attendance(reading, meeting);
	add_agenda(reading, items);
	return reading;
}

/* --- Lines ----------------------------------------------------------------------------------- */

struct wrapping {
	struct reading *reading;
	const struct paragraph *paragraph;
	guint paragraph_at, nth;
};

static void
add_line(const char *text, gsize size, gpointer data)
{
	struct wrapping *wrapping = data;
	int indent = wrapping->nth == 0 ? wrapping->paragraph->first : wrapping->paragraph->rest;
	struct reading_line line = {
		.text = g_strdup_printf("%*s%.*s", indent, "", (int)size, text),
		.look = wrapping->paragraph->look,
		.paragraph = wrapping->paragraph_at,
		.nth = wrapping->nth++,
	};

	g_array_append_val(wrapping->reading->lines, line);
}

static guint
find_line(const struct reading *reading, guint paragraph, guint nth)
{
	guint at = 0;

	for (guint i = 0; i < reading->lines->len; i++) {
		const struct reading_line *line = &g_array_index(reading->lines, struct reading_line, i);

		if (line->paragraph > paragraph || (line->paragraph == paragraph && line->nth > nth))
			break;
		at = i;
	}
	return at;
}

guint
reading_wrap(struct reading *reading, int width, guint top)
{
	guint paragraph = 0, nth = 0;
	int before = reading->width;

	if (reading->width == width)
		return top;
	if (top < reading->lines->len) {
		const struct reading_line *line = &g_array_index(reading->lines, struct reading_line, top);

		paragraph = line->paragraph;
		nth = line->nth;
	}
	g_array_set_size(reading->lines, 0);
	reading->width = width;
	for (guint i = 0; i < reading->paragraphs->len; i++) {
		const struct paragraph *p = &g_array_index(reading->paragraphs, struct paragraph, i);
		struct wrapping wrapping = { reading, p, i, 0 };

		if (*p->text == '\0')
			add_line("", 0, &wrapping);
		else
			cells_wrap(p->text, strlen(p->text), width, p->first, p->rest, add_line, &wrapping);
	}
	/* A paragraph of other line breaks: near the same share of it. */
	return find_line(reading, paragraph, before > 0 ? nth * before / width : nth);
}
