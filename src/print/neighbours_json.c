/* What other meetings say about a meeting, and what proves when an undated one was, as JSON. */
#include "print/facts_json.h"

/* What other meetings prove stands at no place of the document. */
static json_t *
clue_json(const struct clue *clue)
{
	json_t *object = json_object();

	set_text(object, "bound", clue->is_latest ? "latest" : "earliest");
	set_text(object, "date", clue->date);
	set_text(object, "basis", clue->words != NULL ? "stated" : "neighbour");
	set_text(object, "words", clue->words);
	set_words_place(object, clue->words, clue->starts, clue->ends);
	return object;
}

static json_t *
clues_json(const struct meeting *meeting)
{
	json_t *list = json_array();

	for (guint i = 0; meeting->date == NULL && i < meeting->clues->len; i++)
		json_array_append_new(list, clue_json(meeting->clues->pdata[i]));
	return list;
}

static json_t *
gap_json(const struct gap *gap)
{
	json_t *object;

	if (gap == NULL)
		return json_null();
	object = json_object();
	json_object_set_new(object, "first", json_integer(gap->first));
	json_object_set_new(object, "last", json_integer(gap->last));
	set_text(object, "meeting", gap->meeting);
	return object;
}

void
set_neighbours(json_t *object, const struct meeting *meeting)
{
	const struct neighbours none = { 0 }, *found = meeting->neighbours != NULL ? meeting->neighbours : &none;

	json_object_set_new(object, "clues", clues_json(meeting));
	set_text(object, "confirmed_in", found->confirmed_in != NULL ? found->confirmed_in->key : NULL);
	json_object_set_new(object, "gap_before", gap_json(found->gap_before));
	json_object_set_new(object, "gap_after", gap_json(found->gap_after));
}
