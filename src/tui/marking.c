#include "tui/marking.h"

#include <string.h>

#include "base/error.h"
#include "tui/browser.h"
#include "tui/places.h"
#include "tui/question.h"
#include "tui/unsaved.h"

void
marking_clear(struct marking *marking)
{
	action_meant_clear(&marking->meant);
	g_clear_pointer(&marking->key, g_free);
	g_clear_pointer(&marking->last, g_free);
}

/* --- Which action ---------------------------------------------------------------------------- */

/* One of them has to be chosen; "back" leads here again. */
static void
lead_to_actions(struct browser *browser, const struct record *record)
{
	gint64 first = fact_last(record->item);
	g_autofree char *key = g_strdup(record->key);
	GError *error = NULL;

	places_push(browser);
	if (browser->choice.list == AREA_HITS && !places_go(browser, key, AREA_ITEMS))
		return;
	lists_filter(browser, AREA_ACTIONS, NULL, NULL, NULL);
	browser_focus(browser, AREA_ACTIONS);
	if (browser_check(browser, lists_go(browser, AREA_ACTIONS, first, &error), &error))
		browser_tell(browser, "There are several actions: choose one");
}

static gboolean
find_action(struct browser *browser)
{
	struct record record = browser_record(browser);
	struct whereabouts where = { record.meeting, record.item, record.resolution, record.action };
	struct action_meant *meant = &browser->marking.meant;
	GError *error = NULL;

	action_meant_clear(meant);
	if (record.item == 0) {
		g_autofree char *key = keys_of(browser->keys, REQUEST_SHOW_ACTIONS, 1);

		browser_tell(browser, "Only an action has a state; %s shows them", key);
		return FALSE;
	}
	if (query_action_at(*browser->db, &where, meant, &error))
		return TRUE;
	if (g_error_matches(error, MB_ERROR, MB_ERROR_USAGE)) {
		g_clear_error(&error);
		lead_to_actions(browser, &record);
	}
	return browser_check(browser, FALSE, &error);
}

/* "a1". */
static const char *
short_name(const char *key)
{
	const char *slash = strrchr(key, '/');

	return slash != NULL ? slash + 1 : key;
}

/* --- Its state ------------------------------------------------------------------------------- */

static void
say_state(struct browser *browser, const char *text)
{
	const struct marking *marking = &browser->marking;
	struct word *word = action_meant_word(&marking->meant, marking->state);
	g_autofree char *said = g_strdup_printf("%s is %s", marking->meant.key, marking->state);

	word_set(&word->note, g_strstrip(g_strdup(text)));
	g_free(browser->marking.last);
	browser->marking.last = g_strdup(marking->meant.key);
	unsaved_say(browser, word, marking->meant.key, said);
}

static const struct question note_question = {
	.label = "Note (Enter for none)",
	.history = "note",
	.answered = say_state,
};

static gboolean
is_way_out(guint32 key)
{
	enum { ESCAPE = 27, CONTROL_C = 3, CONTROL_G = 7 };

	return key == ESCAPE || key == CONTROL_C || key == CONTROL_G;
}

static gboolean
choose_state(struct browser *browser, guint32 key)
{
	static const struct {
		guint32 key;
		const char *state;
	} states[] = { { 'o', "open" }, { 'd', "done" }, { 'w', "waiting" }, { 'x', "dropped" } };

	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		if (states[i].key != key)
			continue;
		browser->marking.state = states[i].state;
		question_ask(browser, &note_question);
		return TRUE;
	}
	if (is_way_out(key))
		return FALSE;
	browser_tell(browser, "o, d, w or x; Esc leaves it %s", action_state_name(browser->marking.meant.state));
	return TRUE;
}

static const struct question state_question = { .label = "State", .key = choose_state };

void
marking_ask_state(struct browser *browser)
{
	enum { WHOLE_COLUMNS = 56 };
	const char *name;

	if (!find_action(browser))
		return;
	name = short_name(browser->marking.meant.key);
	question_ask(browser, &state_question);
	if (browser->layout.columns >= WHOLE_COLUMNS) {
		question_set_label(browser, "State of %s", name);
		question_set(browser, "o open  d done  w waiting  x dropped  Esc");
	} else {
		question_set_label(browser, "%s", name);
		question_set(browser, "o open d done w waiting x dropped");
	}
}

/* --- Taking back ----------------------------------------------------------------------------- */

/* What was marked last, since a list that asks for states may have lost it by that. Once. */
static gboolean
find_last(struct browser *browser)
{
	struct marking *marking = &browser->marking;
	g_autofree char *last = g_steal_pointer(&marking->last);
	struct whereabouts where = { 0 };

	if (last == NULL || !query_find_fact(*browser->db, last, &where, NULL))
		return FALSE;
	action_meant_clear(&marking->meant);
	return query_action_at(*browser->db, &where, &marking->meant, NULL);
}

/* The word that takes back the last one. */
static struct word *
make_undoing(struct browser *browser, char **was, GError **error)
{
	struct marks *marks = unsaved_read_marks(browser, error);
	g_autofree char *key = marks != NULL ?
	    query_marked_key(*browser->db, marks, &browser->marking.meant, error) : NULL;
	const struct word *undone = NULL;
	struct word *word = key != NULL ? marks_undoing(marks, key, &undone, error) : NULL;

	if (word != NULL)
		*was = g_strdup(undone->value);
	marks_free(marks);
	return word;
}

static const char *
state_now(struct browser *browser)
{
	struct action_meant now;
	gboolean is_there = query_action_at(*browser->db, &browser->marking.meant.where, &now, NULL);

	action_meant_clear(&now);
	return is_there ? action_state_name(now.state) : "gone";
}

static gboolean
take_back(struct browser *browser, GError **error)
{
	g_autofree char *key = g_strdup(browser->marking.meant.key), *was = NULL, *said = NULL;
	struct word *word;

	if (g_strcmp0(key, browser->marking.last) == 0)
		g_clear_pointer(&browser->marking.last, g_free);
	if (unsaved_forget(browser, key)) {
		browser_tell(browser, "Taken back before it was saved: %s is %s", key, state_now(browser));
		return TRUE;
	}
	if ((word = make_undoing(browser, &was, error)) == NULL)
		return FALSE;
	said = g_strdup_printf("%s is no longer %s", key, was);
	if (unsaved_say(browser, word, key, said))
		browser_tell(browser, "saved: %s is %s again", key, state_now(browser));
	return TRUE;
}

void
marking_undo(struct browser *browser)
{
	gboolean is_empty = browser_record(browser).meeting == 0;
	GError *error = NULL;

	if (!(is_empty && find_last(browser)) && !find_action(browser))
		return;
	if (!take_back(browser, &error) && g_error_matches(error, MB_ERROR, MB_ERROR_NOT_FOUND) && find_last(browser)) {
		g_clear_error(&error);
		take_back(browser, &error);
	}
	browser_check(browser, error == NULL, &error);
}
