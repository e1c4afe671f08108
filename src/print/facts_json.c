#include "base/gate.h"
#include "print/facts_json.h"

void
set_text(json_t *object, const char *name, const char *text)
{
	g_autofree char *clean = text != NULL ? gate_clean(text, -1, GATE_LINES) : NULL;

	/* What comes out of the gate is UTF-8: it need not be checked again. */
	json_object_set_new(object, name, clean != NULL ? json_string_nocheck(clean) : json_null());
}

/* Renditions beside the first are not shown, so that facts stand in the first source. */
static void
set_place(json_t *object, gsize starts, gsize ends)
{
	json_object_set_new(object, "source", json_integer(0));
	json_object_set_new(object, "starts", json_integer(starts));
	json_object_set_new(object, "ends", json_integer(ends));
}

void
set_words_place(json_t *object, const char *words, gsize starts, gsize ends)
{
	set_place(object, starts, ends);
	if (words != NULL)
		return;
	json_object_set_new(object, "starts", json_null());
	json_object_set_new(object, "ends", json_null());
}

static json_t *
count_json(int count)
{
	return count < 0 ? json_null() : json_integer(count);
}

static json_t *
vote_json(const struct resolution *resolution)
{
	json_t *object;

	if (!resolution->has_vote)
		return json_null();
	object = json_object();
	json_object_set_new(object, "for", count_json(resolution->vote.in_favour));
	json_object_set_new(object, "against", count_json(resolution->vote.against));
	json_object_set_new(object, "abstained", count_json(resolution->vote.abstained));
	return object;
}

json_t *
resolution_json(const struct resolution *resolution)
{
	json_t *object = json_object();

	if (resolution->key != NULL)
		set_text(object, "key", resolution->key);
	set_text(object, "label", resolution->label);
	set_text(object, "text", resolution->text);
	set_text(object, "word", resolution->word);
	set_text(object, "addressee", resolution->addressee);
	json_object_set_new(object, "vote", vote_json(resolution));
	set_text(object, "mover", resolution->mover);
	set_text(object, "seconder", resolution->seconder);
	set_place(object, resolution->starts, resolution->ends);
	return object;
}

static json_t *
resolutions_json(const struct item *item, gboolean is_recommendation)
{
	json_t *list = json_array();

	for (guint i = 0; i < item->resolutions->len; i++) {
		const struct resolution *resolution = item->resolutions->pdata[i];

		if (resolution->is_recommendation == is_recommendation)
			json_array_append_new(list, resolution_json(resolution));
	}
	return list;
}

static json_t *
keys_json(const GPtrArray *keys)
{
	json_t *list = json_array();

	for (guint i = 0; keys != NULL && i < keys->len; i++) {
		g_autofree char *clean = gate_clean(keys->pdata[i], -1, GATE_ONE_LINE);

		json_array_append_new(list, json_string_nocheck(clean));
	}
	return list;
}

static const char *
label_of(const struct item *item, int resolution)
{
	const struct resolution *limb = resolution >= 0 && (guint)resolution < item->resolutions->len ?
	    item->resolutions->pdata[resolution] : NULL;

	return limb != NULL ? limb->label : NULL;
}

json_t *
action_json(const struct item *item, const struct action *action)
{
	json_t *object = json_object();

	set_text(object, "key", action->key);
	set_text(object, "text", action->text);
	set_text(object, "kind", action_kind_name(action->kind));
	set_text(object, "owner", action->owner);
	set_text(object, "due_text", action->due_text);
	set_text(object, "due", action->due);
	set_text(object, "due_earliest", action->due_earliest);
	set_text(object, "due_latest", action->due_latest);
	set_text(object, "due_rule", action->due_rule);
	set_text(object, "resolution", label_of(item, action->resolution));
	set_text(object, "status", action_state_name(action->state));
	set_text(object, "status_basis", state_basis_name(action->state_basis));
	set_text(object, "heard", action->heard);
	json_object_set_new(object, "reported_in", keys_json(action->reported_in));
	set_place(object, action->starts, action->ends);
	return object;
}

static json_t *
reference_json(const struct reference *reference)
{
	json_t *object = json_object();

	set_text(object, "minute", reference->minute);
	set_text(object, "part", reference->part);
	set_text(object, "title", reference->title);
	set_text(object, "body", reference->body);
	set_text(object, "date", reference->date);
	set_text(object, "target", reference->target);
	set_place(object, reference->starts, reference->ends);
	return object;
}

static json_t *
person_json(const struct person *person)
{
	json_t *object = json_object();

	set_text(object, "name", person->name);
	set_text(object, "role", person->role);
	set_place(object, person->starts, person->ends);
	return object;
}

void
set_facts(json_t *object, const struct item *item)
{
	json_t *actions = json_array(), *references = json_array(), *people = json_array();

	for (guint i = 0; i < item->actions->len; i++)
		json_array_append_new(actions, action_json(item, item->actions->pdata[i]));
	for (guint i = 0; i < item->references->len; i++)
		json_array_append_new(references, reference_json(item->references->pdata[i]));
	for (guint i = 0; i < item->people->len; i++)
		json_array_append_new(people, person_json(item->people->pdata[i]));
	json_object_set_new(object, "resolutions", resolutions_json(item, FALSE));
	json_object_set_new(object, "recommendations", resolutions_json(item, TRUE));
	json_object_set_new(object, "actions", actions);
	json_object_set_new(object, "references", references);
	json_object_set_new(object, "people", people);
}
