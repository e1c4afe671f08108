/* An action in words. */
#include "base/place.h"
#include "model/day.h"
#include "model/wording.h"

char *
action_due_words(const struct action *action)
{
	g_autofree char *due = action->due != NULL ? day_or_month_words(action->due) : NULL;
	g_autofree char *earliest = action->due_earliest != NULL ? day_or_month_words(action->due_earliest) : NULL;
	g_autofree char *latest = action->due_latest != NULL ? day_or_month_words(action->due_latest) : NULL;

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
action_state_words(const struct action *action)
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
action_due_line(const struct action *action)
{
	g_autofree char *date = action_due_words(action);
	GString *line = g_string_new(date);

	if (action->due_text != NULL)
		g_string_append_printf(line, "%s“%s”", line->len > 0 ? ", " : "", action->due_text);
	if (action->due_rule != NULL && line->len > 0)
		g_string_append_printf(line, " (%s)", action->due_rule);
	if (action->due_body != NULL && line->len > 0)
		g_string_append_printf(line, ", of %s", action->due_body);
	return g_string_free(line, line->len == 0);
}
