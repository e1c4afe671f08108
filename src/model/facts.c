#include <string.h>
#include "model/facts.h"
#include "model/name.h"

struct resolution *
resolution_new(struct arena *arena)
{
	struct resolution *resolution = arena_get(arena, sizeof(*resolution));

	resolution->vote = (struct vote){ -1, -1, -1 };
	return resolution;
}

struct action *
action_new(struct arena *arena)
{
	struct action *action = arena_get(arena, sizeof(*action));

	action->resolution = -1;
	return action;
}

gboolean
action_is_overdue(const struct action *action, const char *today)
{
	const char *due = action->due != NULL ? action->due : action->due_latest;

	/* A month is over when the next one has begun. */
	return action->state == ACTION_OPEN && due != NULL && strncmp(due, today, strlen(due)) < 0;
}

struct reference *
reference_new(struct arena *arena)
{
	return arena_get(arena, sizeof(struct reference));
}

struct person *
person_new(struct arena *arena)
{
	return arena_get(arena, sizeof(struct person));
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
