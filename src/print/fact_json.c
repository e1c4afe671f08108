/* A resolution or an action by itself, as JSON. */
#include "print/facts_json.h"
#include "print/paper.h"
#include "print/print.h"

static void
set_surroundings(json_t *object, const struct meeting *meeting, const struct item *item)
{
	set_text(object, "item", item->key);
	set_text(object, "meeting", meeting->key);
	set_text(object, "council", meeting->council);
	set_text(object, "body", meeting->body);
	set_text(object, "date", meeting->date);
	set_text(object, "number", item->number);
	set_text(object, "title", item->title);
}

static json_t *
evidence_json(const struct outcome *outcome)
{
	json_t *list = json_array();

	for (guint i = 0; outcome != NULL && i < outcome->reports->len; i++) {
		const struct report *report = outcome->reports->pdata[i];
		json_t *object = json_object();

		set_text(object, "item", report->item->key);
		set_text(object, "how", report->how);
		set_text(object, "words", report->words);
		set_words_place(object, report->words, report->starts, report->ends);
		json_array_append_new(list, object);
	}
	return list;
}

void
print_resolution_json(FILE *out, const struct meeting *meeting, const struct item *item, guint position)
{
	json_t *object = resolution_json(item->resolutions->pdata[position]);

	set_surroundings(object, meeting, item);
	write_json(out, object);
}

void
print_action_json(FILE *out, const struct meeting *meeting, const struct item *item, guint position)
{
	const struct outcome *outcome = item_outcome(item, position);
	const struct action *action = item->actions->pdata[position];
	json_t *object = action_json(item, action);

	set_surroundings(object, meeting, item);
	json_object_set_new(object, "meetings_since",
	    outcome != NULL && outcome->meetings_since >= 0 ? json_integer(outcome->meetings_since) : json_null());
	set_text(object, "note", outcome != NULL ? outcome->note : NULL);
	set_text(object, "marked_on", action->marked_on);
	json_object_set_new(object, "evidence", evidence_json(outcome));
	write_json(out, object);
}
