/* What text and Markdown say alike of resolutions and actions. */
#include <string.h>
#include "print/paper.h"

typedef void say_fact(const char *label, const char *value, gboolean is_address, gpointer data);

char *
paper_limb_citation(const struct meeting *meeting, const struct item *item, const struct resolution *resolution)
{
	g_autofree char *citation = meeting_citation(meeting, item);
	g_autofree char *number = item->number != NULL ? g_strconcat("Minute No. ", item->number, NULL) : NULL;
	const char *at = number != NULL ? strstr(citation, number) : NULL;

	if (at == NULL || resolution == NULL || resolution->label == NULL)
		return g_steal_pointer(&citation);
	at += strlen(number);
	return g_strdup_printf("%.*s(%s)%s", (int)(at - citation), citation, resolution->label, at);
}

static void
say_unless_null(const char *label, const char *value, say_fact *say, gpointer data)
{
	if (value != NULL)
		say(label, value, FALSE, data);
}

static void
say_due(const struct action *action, say_fact *say, gpointer data)
{
	g_autofree char *line = action_due_line(action);

	say_unless_null("Due", line, say, data);
}

static void
say_reports(const struct outcome *outcome, say_fact *say, gpointer data)
{
	for (guint i = 0; i < outcome->reports->len; i++) {
		const struct report *report = outcome->reports->pdata[i];
		g_autofree char *citation = cited_words(report->item);
		g_autofree char *words = report->words != NULL ? g_strdup_printf("“%s”", report->words) : NULL;

		say("Reported in", citation, FALSE, data);
		say(NULL, report->item->key, TRUE, data);
		say_unless_null(NULL, words, say, data);
	}
}

static void
say_outcome(const struct outcome *outcome, say_fact *say, gpointer data)
{
	g_autofree char *since = NULL;

	if (outcome == NULL)
		return;
	say_reports(outcome, say, data);
	say_unless_null("Note", outcome->note, say, data);
	if (outcome->meetings_since < 0)
		return;
	since = g_strdup_printf("%d", outcome->meetings_since);
	say("Meetings since", since, FALSE, data);
}

/* Often an action is the whole of its resolution: that needn't be said twice. */
static void
say_resolution(const struct resolution *resolution, const struct action *action, say_fact *say, gpointer data)
{
	const char *label = resolution->is_recommendation ? "Recommended" : "Resolution";
	gboolean is_same = g_strcmp0(resolution->text, action->text) == 0 && resolution->key != NULL;

	if (!is_same)
		say(label, resolution->text, FALSE, data);
	if (resolution->key != NULL)
		say(is_same ? label : NULL, resolution->key, TRUE, data);
}

void
paper_action(const struct item *item, guint position, say_fact *say, gpointer data)
{
	const struct action *action = item->actions->pdata[position];
	const struct resolution *resolution = item_resolution(item, action);
	g_autofree char *state = action_state_words(action);

	say("Kind", action_kind_name(action->kind), FALSE, data);
	if (resolution != NULL)
		say_unless_null("Addressed to", resolution->addressee, say, data);
	say_unless_null("Owner", action->owner, say, data);
	say_due(action, say, data);
	say("State", state, FALSE, data);
	say_outcome(item_outcome(item, position), say, data);
	if (resolution != NULL)
		say_resolution(resolution, action, say, data);
}

void
paper_decision(const struct item *item, const struct resolution *resolution, say_fact *say, gpointer data)
{
	g_autofree char *vote = resolution->has_vote ? resolution_vote_words(resolution) : NULL;

	say_unless_null("Decided by", resolution->word, say, data);
	say_unless_null("Addressed to", resolution->addressee, say, data);
	say_unless_null("Vote", vote, say, data);
	say_unless_null("Moved by", resolution->mover, say, data);
	say_unless_null("Seconded by", resolution->seconder, say, data);
	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];
		g_autofree char *state = NULL;

		if (item_resolution(item, action) != resolution)
			continue;
		state = action_state_words(action);
		say("Action", state, FALSE, data);
		say(NULL, action->key, TRUE, data);
	}
}
