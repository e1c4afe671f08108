#include <string.h>
#include "model/facts.h"
#include "model/name.h"

struct resolution *
resolution_new(void)
{
	struct resolution *resolution = g_new0(struct resolution, 1);

	resolution->vote = (struct vote){ -1, -1, -1 };
	return resolution;
}

void
resolution_free(struct resolution *resolution)
{
	if (resolution == NULL)
		return;
	g_free(resolution->key);
	g_free(resolution->label);
	g_free(resolution->text);
	g_free(resolution->word);
	g_free(resolution->addressee);
	g_free(resolution->mover);
	g_free(resolution->seconder);
	g_free(resolution);
}

struct action *
action_new(void)
{
	struct action *action = g_new0(struct action, 1);

	action->resolution = -1;
	return action;
}

void
action_free(struct action *action)
{
	if (action == NULL)
		return;
	g_free(action->key);
	g_free(action->text);
	g_free(action->owner);
	g_free(action->due_text);
	g_free(action->due);
	g_free(action->due_earliest);
	g_free(action->due_latest);
	g_free(action->due_rule);
	g_free(action->due_body);
	g_free(action->marked_on);
	g_clear_pointer(&action->reported_in, g_ptr_array_unref);
	g_free(action);
}

gboolean
action_is_overdue(const struct action *action, const char *today)
{
	const char *due = action->due != NULL ? action->due : action->due_latest;

	/* A month is over when the next one has begun. */
	return action->state == ACTION_OPEN && due != NULL && strncmp(due, today, strlen(due)) < 0;
}

struct reference *
reference_new(void)
{
	return g_new0(struct reference, 1);
}

void
reference_free(struct reference *reference)
{
	if (reference == NULL)
		return;
	g_free(reference->minute);
	g_free(reference->part);
	g_free(reference->title);
	g_free(reference->body);
	g_free(reference->date);
	g_free(reference->target);
	g_free(reference);
}

struct person *
person_new(void)
{
	return g_new0(struct person, 1);
}

void
person_free(struct person *person)
{
	if (person == NULL)
		return;
	g_free(person->name);
	g_free(person->role);
	g_free(person);
}

struct clue *
clue_new(void)
{
	return g_new0(struct clue, 1);
}

void
clue_free(struct clue *clue)
{
	if (clue == NULL)
		return;
	g_free(clue->date);
	g_free(clue->words);
	g_free(clue);
}

static const char *const kind_names[] = {
	[ACTION_REQUEST] = "request",
	[ACTION_UNDERTAKING] = "undertaking",
	[ACTION_DEFERRAL] = "deferral",
	[ACTION_SCHEDULED] = "scheduled",
	[ACTION_VISIT] = "visit",
	[ACTION_ASK_OF_MEMBERS] = "ask-of-members",
};

static const char *const form_names[] = {
	[DUE_NONE] = "none",
	[DUE_DAY] = "day",
	[DUE_MONTH] = "month",
	[DUE_NEXT_MEETING] = "next meeting",
	[DUE_MONTH_MEETING] = "month meeting",
	[DUE_SPAN] = "span",
	[DUE_EVENT] = "event",
	[DUE_FIRST_OF_YEAR] = "first of year",
	[DUE_LAST_OF_YEAR] = "last of year",
	[DUE_YEAR] = "year",
	[DUE_SEASON] = "season",
	[DUE_EACH] = "each",
	[DUE_VAGUE] = "vague",
};

static const char *const state_names[] = {
	[ACTION_OPEN] = "open",
	[ACTION_DONE] = "done",
	[ACTION_WAITING] = "waiting",
	[ACTION_DROPPED] = "dropped",
};

static const char *const basis_names[] = {
	[STATE_DEFAULT] = "default",
	[STATE_MINUTES] = "minutes",
	[STATE_MARK] = "mark",
};

const char *
action_kind_name(enum action_kind kind)
{
	return kind_names[kind];
}

const char *
due_form_name(enum due_form form)
{
	return form_names[form];
}

const char *
action_state_name(enum action_state state)
{
	return state_names[state];
}

const char *
state_basis_name(enum state_basis basis)
{
	return basis_names[basis];
}

gboolean
action_kind_from_name(const char *name, enum action_kind *kind)
{
	return value_of_name(kind_names, G_N_ELEMENTS(kind_names), name, kind);
}

gboolean
due_form_from_name(const char *name, enum due_form *form)
{
	return value_of_name(form_names, G_N_ELEMENTS(form_names), name, form);
}

gboolean
action_state_from_name(const char *name, enum action_state *state)
{
	return value_of_name(state_names, G_N_ELEMENTS(state_names), name, state);
}

gboolean
state_basis_from_name(const char *name, enum state_basis *basis)
{
	return value_of_name(basis_names, G_N_ELEMENTS(basis_names), name, basis);
}
