/* What text and Markdown say alike of resolutions and actions. */
#include <string.h>
#include "base/place.h"
#include "model/day.h"
#include "print/paper.h"

typedef void say_fact(const char *label, const char *value, gboolean is_address, gpointer data);

char *
paper_day(const char *iso)
{
	g_autofree char *first = NULL, *words = NULL;

	if (strlen(iso) != strlen("YYYY-MM"))
		return day_words(iso);
	first = g_strconcat(iso, "-01", NULL);
	words = day_words(first);
	return g_str_has_prefix(words, "1 ") ? g_strdup(words + 2) : g_strdup(iso);
}

char *
paper_due(const struct action *action)
{
	g_autofree char *due = action->due != NULL ? paper_day(action->due) : NULL;
	g_autofree char *earliest = action->due_earliest != NULL ? paper_day(action->due_earliest) : NULL;
	g_autofree char *latest = action->due_latest != NULL ? paper_day(action->due_latest) : NULL;

	if (due != NULL)
		return g_steal_pointer(&due);
	if (earliest != NULL && latest != NULL)
		return g_strdup_printf("between %s and %s", earliest, latest);
	if (earliest != NULL)
		return g_strdup_printf("%s or later", earliest);
	return latest != NULL ? g_strdup_printf("%s or earlier", latest) : NULL;
}

/* What was heard of it since, where nothing closed it. What no day is known for counts from the next
 * meeting on. */
static const char *
heard_words(const struct action *action)
{
	static const struct {
		const char *heard, *words, *undated;
	} known[] = {
		{ "reported", ": reported back", ": reported back" },
		{ "silent", ": nothing was minuted of it since it was due", ": nothing was minuted of it since, in what is loaded" },
		{ "cannot tell", ": the meeting at which it was due is not loaded", ": the next meeting is not loaded, or not known" },
		{ "not due", ": not due yet", ": no later meeting is loaded" },
	};
	gboolean is_dated = action->due != NULL || action->due_latest != NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
		if (g_strcmp0(action->heard, known[i].heard) == 0)
			return is_dated ? known[i].words : known[i].undated;
	}
	return "";
}

/* "done: your own mark, 5 March 2024". */
static char *
mark_words(const char *state, const struct action *action)
{
	g_autofree char *day = action->marked_on != NULL ? day_words(action->marked_on) : NULL;

	return g_strdup_printf("%s: your own mark%s%s%s", state, day != NULL ? ", " : "", day != NULL ? day : "",
	    action->is_mark_of_other_words ? "; the words have changed since" : "");
}

char *
paper_state(const struct action *action)
{
	const char *state = action_state_name(action->state);

	switch (action->state_basis) {
	case STATE_MINUTES:
		return g_strdup_printf("%s: a later minute reports back", state);
	case STATE_MARK:
		return mark_words(state, action);
	case STATE_DEFAULT:
		break;
	}
	return g_strconcat(state, action_is_overdue(action, place_today()) ? ", overdue" : "",
	    heard_words(action), NULL);
}

char *
paper_cited(const struct cited *cited)
{
	GString *words = g_string_new(NULL);
	g_autofree char *date = cited->date != NULL ? day_words(cited->date) : g_strdup("date not known");

	if (cited->council != NULL)
		g_string_append_printf(words, "%s, ", cited->council);
	g_string_append_printf(words, "%s, %s", cited->body != NULL ? cited->body : "Body not known", date);
	if (cited->number != NULL)
		g_string_append_printf(words, ", Minute No. %s", cited->number);
	if (cited->title != NULL)
		g_string_append_printf(words, ": %s", cited->title);
	return g_string_free(words, FALSE);
}

char *
paper_limb_citation(const struct meeting *meeting, const struct item *item, const struct resolution *resolution)
{
	g_autofree char *citation = paper_citation(meeting, item);
	g_autofree char *number = item->number != NULL ? g_strconcat("Minute No. ", item->number, NULL) : NULL;
	const char *at = number != NULL ? strstr(citation, number) : NULL;

	if (at == NULL || resolution == NULL || resolution->label == NULL)
		return g_steal_pointer(&citation);
	at += strlen(number);
	return g_strdup_printf("%.*s(%s)%s", (int)(at - citation), citation, resolution->label, at);
}

const struct outcome *
paper_outcome(const struct item *item, guint position)
{
	return item->links != NULL && position < item->links->outcomes->len ?
	    item->links->outcomes->pdata[position] : NULL;
}

const struct resolution *
paper_resolution(const struct item *item, const struct action *action)
{
	return action->resolution >= 0 && (guint)action->resolution < item->resolutions->len ?
	    item->resolutions->pdata[action->resolution] : NULL;
}

static void
say_unless_null(const char *label, const char *value, say_fact *say, gpointer data)
{
	if (value != NULL)
		say(label, value, FALSE, data);
}

/* Date, words and rule, as far as there are any. */
static void
say_due(const struct action *action, say_fact *say, gpointer data)
{
	g_autofree char *date = paper_due(action);
	GString *line = g_string_new(date);

	if (action->due_text != NULL)
		g_string_append_printf(line, "%s“%s”", line->len > 0 ? ", " : "", action->due_text);
	if (action->due_rule != NULL && line->len > 0)
		g_string_append_printf(line, " (%s)", action->due_rule);
	if (action->due_body != NULL && line->len > 0)
		g_string_append_printf(line, ", of %s", action->due_body);
	if (line->len > 0)
		say("Due", line->str, FALSE, data);
	g_string_free(line, TRUE);
}

static void
say_reports(const struct outcome *outcome, say_fact *say, gpointer data)
{
	for (guint i = 0; i < outcome->reports->len; i++) {
		const struct report *report = outcome->reports->pdata[i];
		g_autofree char *citation = paper_cited(report->item);
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
	const struct resolution *resolution = paper_resolution(item, action);
	g_autofree char *state = paper_state(action);

	say("Kind", action_kind_name(action->kind), FALSE, data);
	if (resolution != NULL)
		say_unless_null("Addressed to", resolution->addressee, say, data);
	say_unless_null("Owner", action->owner, say, data);
	say_due(action, say, data);
	say("State", state, FALSE, data);
	say_outcome(paper_outcome(item, position), say, data);
	if (resolution != NULL)
		say_resolution(resolution, action, say, data);
}

/* "6 for, 4 against, 1 abstained". */
static char *
vote_words(const struct resolution *resolution)
{
	const struct {
		int count;
		const char *word;
	} counts[] = {
		{ resolution->vote.in_favour, "for" },
		{ resolution->vote.against, "against" },
		{ resolution->vote.abstained, "abstained" },
	};
	GString *words = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
		if (counts[i].count >= 0)
			g_string_append_printf(words, "%s%d %s", words->len > 0 ? ", " : "", counts[i].count, counts[i].word);
	}
	return g_string_free(words, words->len == 0);
}

void
paper_decision(const struct item *item, const struct resolution *resolution, say_fact *say, gpointer data)
{
	g_autofree char *vote = resolution->has_vote ? vote_words(resolution) : NULL;

	say_unless_null("Decided by", resolution->word, say, data);
	say_unless_null("Addressed to", resolution->addressee, say, data);
	say_unless_null("Vote", vote, say, data);
	say_unless_null("Moved by", resolution->mover, say, data);
	say_unless_null("Seconded by", resolution->seconder, say, data);
	for (guint i = 0; i < item->actions->len; i++) {
		const struct action *action = item->actions->pdata[i];
		g_autofree char *state = NULL;

		if (paper_resolution(item, action) != resolution)
			continue;
		state = paper_state(action);
		say("Action", state, FALSE, data);
		say(NULL, action->key, TRUE, data);
	}
}
