/* An item: its texts, its facts, and the minutes that it is tied to. */
#include <string.h>

#include "model/wording.h"
#include "view/reading_inner.h"

static void
add_note(struct reading *reading, const char *note)
{
	reading_add_blank(reading);
	reading_add(reading, LOOK_NOTE, 0, 0, note, -1);
}

static void
add_texts(struct reading *reading, const struct item *item)
{
	gboolean has_text = item->agenda.text.len > 0 || item->minutes.text.len > 0;

	reading_add_passage(reading, "Agenda", &item->agenda, IN_AGENDA, item);
	reading_add_passage(reading, "Minutes", &item->minutes, IN_MINUTES, item);
	if (item->is_truncated)
		add_note(reading, CUT_SENTENCE);
	else if (!has_text)
		add_note(reading, "Nothing but the title is given.");
}

static void
add_list(struct reading *reading, const char *heading, const GPtrArray *list)
{
	if (list->len > 0)
		reading_add_heading(reading, heading);
	for (guint i = 0; i < list->len; i++)
		reading_add_cited(reading, list->pdata[i]);
}

/* What it refers to, or what refers to it, has been named already. */
static void
add_same_matter(struct reading *reading, const struct links *links)
{
	g_autoptr(GPtrArray) rest = g_ptr_array_new();
	guint more = links->same_matter_count - links->same_matter->len;
	g_autofree char *line = g_strdup_printf("- and %u more", more);

	for (guint i = 0; i < links->same_matter->len; i++) {
		const struct cited *cited = links->same_matter->pdata[i];

		if (!links_name(links, cited->key))
			g_ptr_array_add(rest, (gpointer)cited);
	}
	add_list(reading, "The same matter at other meetings", rest);
	if (rest->len == 0 && more > 0)
		reading_add_heading(reading, "The same matter at other meetings");
	if (more > 0)
		reading_add(reading, LOOK_PLAIN, 0, DETAIL, line, -1);
}

static void
add_ties(struct reading *reading, const struct meeting *meeting, const struct item *item)
{
	if (item->links != NULL) {
		add_list(reading, "Refers to", item->links->refers_to);
		add_list(reading, "Referred to by", item->links->referred_by);
		add_same_matter(reading, item->links);
	}
	if (meeting->neighbours != NULL && meeting->neighbours->confirmed_in != NULL) {
		reading_add_heading(reading, "Confirmed in");
		reading_add_cited(reading, meeting->neighbours->confirmed_in);
	}
}

static void
add_papers(struct reading *reading, const struct item *item)
{
	if (item->documents == NULL || item->documents->len == 0)
		return;
	reading_add_heading(reading, "Papers");
	for (guint i = 0; i < item->documents->len; i++) {
		const struct document *document = item->documents->pdata[i];
		g_autofree char *text = g_strconcat("- ", document->label, NULL);

		reading_add(reading, LOOK_PLAIN, 0, DETAIL, text, -1);
	}
}

/* "@4": the reference of an item without a number ends so. */
static const char *
end_of(const char *key)
{
	const char *slash = strrchr(key, '/');

	return slash != NULL ? slash + 1 : key;
}

struct reading *
reading_of_item(const struct meeting *meeting, const struct item *item)
{
	g_autofree char *title = g_strconcat("Item ", item->number != NULL ? item->number : end_of(item->key), NULL);
	g_autofree char *citation = meeting_citation(meeting, item);
	struct reading *reading = reading_new(title);

	reading_set_text(reading, reading_add(reading, LOOK_HEADING, 0, 0, item_title_words(item), -1),
	    item->title != NULL ? IN_TITLE : 0, 0, FALSE);
	reading_add(reading, LOOK_CITATION, 0, 0, citation, -1);
	add_texts(reading, item);
	reading_add_facts(reading, item);
	add_ties(reading, meeting, item);
	add_papers(reading, item);
	return reading;
}
