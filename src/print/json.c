/* The JSON of shared INTERFACE.md, "export --format jsonl"; its facts are facts_json.c's. */
#include <jansson.h>
#include <string.h>
#include "base/gate.h"
#include "model/day.h"
#include "print/facts_json.h"
#include "print/print.h"

static void
set_passage(json_t *object, const char *name, const struct passage *passage)
{
	set_text(object, name, passage->text.len > 0 ? passage->text.str : NULL);
}

static json_t *
attendance_json(const struct meeting *meeting)
{
	json_t *list = json_array();

	for (guint i = 0; i < meeting->attendance->len; i++) {
		const struct attendee *attendee = meeting->attendance->pdata[i];
		json_t *object = json_object();

		set_text(object, "name", attendee->name);
		set_text(object, "role", role_name(attendee->role));
		set_text(object, "note", attendee->note);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *
documents_json(const struct item *item)
{
	json_t *list = json_array();

	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = item->documents->pdata[i];
		json_t *object = json_object();

		set_text(object, "label", document->label);
		json_array_append_new(list, object);
	}
	return list;
}

static void
fill_item(json_t *object, const struct item *item)
{
	set_text(object, "number", item->number);
	set_text(object, "title", item->title);
	json_object_set_new(object, "documents", documents_json(item));
	set_passage(object, "agenda_text", &item->agenda);
	set_passage(object, "minutes_text", &item->minutes);
	json_object_set_new(object, "truncated", json_boolean(item->is_truncated));
	set_text(object, "matter", item->matter);
	set_facts(object, item);
}

static json_t *
items_json(const struct meeting *meeting)
{
	json_t *list = json_array();

	for (guint i = 0; i < meeting->items->len; i++) {
		const struct item *item = meeting->items->pdata[i];
		json_t *object = json_object();

		set_text(object, "key", item->key);
		fill_item(object, item);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *
next_meeting_json(const struct meeting *meeting)
{
	json_t *object;

	if (meeting->next_date == NULL && meeting->next_time == NULL)
		return json_null();
	object = json_object();
	set_text(object, "date", meeting->next_date);
	set_text(object, "time", meeting->next_time);
	return object;
}

static json_t *
sources_json(const struct meeting *meeting)
{
	json_t *list = json_array();

	for (guint i = 0; i < meeting->sources->len; i++) {
		const struct source *source = meeting->sources->pdata[i];
		json_t *object = json_object();

		set_text(object, "path", source->path);
		set_text(object, "layout", source->layout);
		set_text(object, "sha256", source->sha256);
		set_text(object, "loaded", source->loaded);
		json_array_append_new(list, object);
	}
	return list;
}

static void
set_municipal_year(json_t *object, const char *date)
{
	char label[8] = "";

	if (date != NULL)
		day_municipal_year(date, label);
	set_text(object, "municipal_year", *label != '\0' ? label : NULL);
}

static void
fill_head(json_t *object, const struct meeting *meeting)
{
	set_text(object, "key", meeting->key);
	set_text(object, "council", meeting->council);
	set_text(object, "body", meeting->body);
	set_text(object, "body_basis", basis_name(meeting->body_basis));
	set_text(object, "date", meeting->date);
	set_text(object, "date_basis", basis_name(meeting->date_basis));
	set_text(object, "date_earliest", meeting->date_earliest);
	set_text(object, "date_latest", meeting->date_latest);
	set_text(object, "start_time", meeting->start_time);
	set_text(object, "venue", meeting->venue);
	set_text(object, "contact", meeting->contact);
	set_text(object, "webcast", meeting->webcast);
	set_text(object, "status", status_name(meeting->status));
	set_municipal_year(object, meeting->date);
}

void
write_json(FILE *out, json_t *object)
{
	char *line = json_dumps(object, 0);

	gate_write(out, line, -1, GATE_ONE_LINE);
	gate_write(out, "\n", 1, GATE_LINES);
	free(line);
	json_decref(object);
}

void
print_meeting_json(FILE *out, const struct meeting *meeting)
{
	json_t *object = json_object();

	fill_head(object, meeting);
	json_object_set_new(object, "attendance", attendance_json(meeting));
	json_object_set_new(object, "items", items_json(meeting));
	json_object_set_new(object, "next_meeting", next_meeting_json(meeting));
	json_object_set_new(object, "sources", sources_json(meeting));
	set_neighbours(object, meeting);
	write_json(out, object);
}

/* Keys of cited items (struct cited). */
static json_t *
cited_json(const GPtrArray *list)
{
	json_t *keys = json_array();

	for (guint i = 0; i < list->len; i++) {
		const struct cited *cited = list->pdata[i];
		g_autofree char *clean = gate_clean(cited->key, -1, GATE_ONE_LINE);

		json_array_append_new(keys, json_string_nocheck(clean));
	}
	return keys;
}

static void
set_links(json_t *object, const struct links *links)
{
	json_object_set_new(object, "referred_by", links != NULL ? cited_json(links->referred_by) : json_array());
	json_object_set_new(object, "same_matter", links != NULL ? cited_json(links->same_matter) : json_array());
	json_object_set_new(object, "same_matter_count", json_integer(links != NULL ? links->same_matter_count : 0));
}

void
print_item_json(FILE *out, const struct meeting *meeting, const struct item *item)
{
	json_t *object = json_object();

	set_text(object, "key", item->key);
	set_text(object, "meeting", meeting->key);
	set_text(object, "council", meeting->council);
	set_text(object, "body", meeting->body);
	set_text(object, "date", meeting->date);
	fill_item(object, item);
	set_links(object, item->links);
	write_json(out, object);
}
