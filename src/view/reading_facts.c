/* The resolutions and actions of an item, set off below its minutes: each with its own words and what
 * is known of it. An action that is all that its resolution says has one entry with it. */
#include <string.h>

#include "base/place.h"
#include "model/wording.h"
#include "view/reading_inner.h"

/* An entry: "RESOLVED 2, ACTION a1  That the report be approved.", of which the label is marked. */
static guint
add_entry(struct reading *reading, int indent, const char *label, const char *text, guint columns)
{
	g_autofree char *whole = g_strdup_printf("%s  %s", label, text);
	guint paragraph = reading_add(reading, LOOK_PLAIN, indent, indent + DETAIL, whole, -1);

	reading_set_text(reading, paragraph, IN_MINUTES | columns, strlen(whole) - strlen(text), FALSE);
	reading_mark(reading, paragraph, 0, strlen(label), LOOK_LABEL);
	return paragraph;
}

/* Facts of a few words share a line. */
static void
append_fact(GString *line, const char *label, const char *value)
{
	if (value != NULL && *value != '\0')
		g_string_append_printf(line, "%s%s: %s", line->len > 0 ? "   " : "", label, value);
}

static void
add_facts_line(struct reading *reading, int indent, const GString *line)
{
	if (line->len > 0)
		reading_add(reading, LOOK_PLAIN, indent, indent + DETAIL, line->str, line->len);
}

/* --- Actions --------------------------------------------------------------------------------- */

/* What somebody ought to look after. */
static gboolean
is_alarming(const struct action *action)
{
	return action->state == ACTION_OPEN &&
	    (action_is_overdue(action, place_today()) || g_strcmp0(action->heard, "silent") == 0);
}

static void
add_reports(struct reading *reading, int indent, const struct outcome *outcome)
{
	for (guint i = 0; i < outcome->reports->len; i++) {
		const struct report *report = outcome->reports->pdata[i];
		g_autofree char *citation = cited_words(report->item);
		g_autofree char *words = report->words != NULL ? g_strdup_printf("“%s”", report->words) : NULL;

		reading_add_link(reading, indent, indent + DETAIL, "Reported in: ", citation, report->item->key);
		if (words != NULL)
			reading_add(reading, LOOK_PLAIN, indent + DETAIL, indent + DETAIL, words, -1);
	}
}

static void
add_action_details(struct reading *reading, int indent, const struct item *item, guint position)
{
	const struct action *action = item->actions->pdata[position];
	const struct outcome *outcome = item_outcome(item, position);
	g_autofree char *state = action_state_words(action), *due = action_due_line(action), *since = NULL;
	g_autoptr(GString) line = g_string_new(NULL), note = g_string_new(NULL);

	if (outcome != NULL && outcome->meetings_since >= 0)
		since = g_strdup_printf("%d", outcome->meetings_since);
	append_fact(line, "Owner", action->owner);
	append_fact(line, "Due", due);
	append_fact(line, "Meetings since", since);
	reading_add(reading, is_alarming(action) ? LOOK_NOTE : LOOK_PLAIN, indent, indent + DETAIL, state, -1);
	add_facts_line(reading, indent, line);
	if (outcome == NULL)
		return;
	add_reports(reading, indent, outcome);
	append_fact(note, "Note", outcome->note);
	add_facts_line(reading, indent, note);
}

static void
add_action(struct reading *reading, int indent, const struct item *item, guint position)
{
	const struct action *action = item->actions->pdata[position];
	g_autofree char *label = g_strdup_printf("ACTION a%u", position + 1);

	g_array_index(reading->actions, guint, position) = add_entry(reading, indent, label, action->text, IN_ACTION);
	add_action_details(reading, indent + 2 * DETAIL, item, position);
}

/* --- Resolutions ----------------------------------------------------------------------------- */

/* The word that decided, where it is another one than the label says. */
static const char *
other_word(const struct resolution *resolution)
{
	const char *usual = resolution->is_recommendation ? "recommended" : "resolved";
	const char *word = resolution->word;
	gsize size = strlen(usual);

	return word == NULL || (g_ascii_strncasecmp(word, usual, size) == 0 && !g_ascii_isalpha(word[size])) ? NULL : word;
}

static void
add_decision_details(struct reading *reading, const struct resolution *resolution)
{
	g_autofree char *vote = resolution->has_vote ? resolution_vote_words(resolution) : NULL;
	g_autoptr(GString) line = g_string_new(NULL);

	append_fact(line, "Decided by", other_word(resolution));
	append_fact(line, "Addressed to", resolution->addressee);
	append_fact(line, "Moved by", resolution->mover);
	append_fact(line, "Seconded by", resolution->seconder);
	append_fact(line, "Vote", vote);
	add_facts_line(reading, 2 * DETAIL, line);
}

static gboolean
is_of(const struct item *item, const struct action *action, const struct resolution *resolution)
{
	return item_resolution(item, action) == resolution;
}

static gboolean
is_all_of(const struct item *item, const struct action *action, const struct resolution *resolution)
{
	return is_of(item, action, resolution) && g_strcmp0(action->text, resolution->text) == 0;
}

/* An action that is all it says. */
static gboolean
has_action(const struct item *item, const struct resolution *resolution)
{
	for (guint i = 0; i < item->actions->len; i++) {
		if (is_all_of(item, item->actions->pdata[i], resolution))
			return TRUE;
	}
	return FALSE;
}

/* "RESOLVED 2, ACTION a1" */
static char *
label_of(const struct item *item, const struct resolution *resolution)
{
	GString *label = g_string_new(resolution->is_recommendation ? "RECOMMENDED" : "RESOLVED");

	if (resolution->label != NULL)
		g_string_append_printf(label, " %s", resolution->label);
	for (guint i = 0; i < item->actions->len; i++)
		if (is_all_of(item, item->actions->pdata[i], resolution))
			g_string_append_printf(label, ", ACTION a%u", i + 1);
	return g_string_free(label, FALSE);
}

static void
add_resolution(struct reading *reading, const struct item *item, guint position)
{
	const struct resolution *resolution = item->resolutions->pdata[position];
	g_autofree char *label = label_of(item, resolution);
	guint entry;

	reading_add_blank(reading);
	entry = add_entry(reading, 0, label, resolution->text,
	    IN_RESOLUTION | (has_action(item, resolution) ? IN_ACTION : 0));
	g_array_index(reading->resolutions, guint, position) = entry;
	add_decision_details(reading, resolution);
	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];

		if (is_all_of(item, action, resolution)) {
			g_array_index(reading->actions, guint, i) = entry;
			add_action_details(reading, 2 * DETAIL, item, i);
		} else if (is_of(item, action, resolution)) {
			add_action(reading, DETAIL, item, i);
		}
	}
}

void
reading_add_facts(struct reading *reading, const struct item *item)
{
	g_array_set_size(reading->resolutions, item->resolutions->len);
	g_array_set_size(reading->actions, item->actions->len);
	for (guint i = 0; i < item->resolutions->len; i++)
		add_resolution(reading, item, i);
	for (guint i = 0; i < item->actions->len; i++) {
		if (item_resolution(item, item->actions->pdata[i]) != NULL)
			continue;
		reading_add_blank(reading);
		add_action(reading, 0, item, i);
	}
}
