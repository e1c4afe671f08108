/*
 * What the minutes mean: decisions, follow-up actions with their due dates, references to other
 * minutes, people with their posts. extract/ finds them; link/ says later what became of them.
 *
 * A fact and its strings are of the meeting's arena, but for `rule`, an interned name out of data/phrases.conf.
 * Texts are on one line; NULL is what the document does not give. `starts` and `ends` are bytes
 * from 0 into the stored text of the meeting's source, the end not included.
 */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include <glib.h>
#include "base/arena.h"

/*
 * More of one kind than this nobody can follow up, nor does an item of minutes have them. extract/
 * stops at one more, so that load can tell of it; the cache keeps the first ones.
 */
enum { FACTS_MOST = 4096 };

/* What an item or a meeting has of one kind, in the order of the text: of its arena, and read as a GPtrArray is. */
struct entries {
	gpointer *pdata;
	guint len, room;
};

/* As printed; -1 where it isn't. */
struct vote {
	int in_favour, against, abstained;
};

/*
 * One decision: each numbered or lettered limb under "Resolved", or the single one. What asks
 * another body to decide ("RECOMMENDED to Council") is kept beside, marked as a recommendation.
 */
struct resolution {
	char *key;       /* ".../114/r2"; NULL for recommendations. Set by meeting_set_keys() */
	guint number;    /* ... 2; 0 for recommendations. Set by meeting_set_key_ends(), too */
	char *label;     /* bare: "2", "a"; NULL where it stands alone */
	char *text;      /* whole */
	char *word;      /* the word that decided: "Resolved", "AGREED" */
	char *addressee; /* who is asked to do it or to decide: "Cabinet" */
	gboolean is_recommendation;
	gboolean has_vote;
	struct vote vote;
	char *mover, *seconder;
	gsize starts, ends;
	const char *rule;
};

/* What is to follow (shared gold/README.md says what counts). */
enum action_kind {
	ACTION_REQUEST,        /* the body asked for it */
	ACTION_UNDERTAKING,    /* somebody promised it */
	ACTION_DEFERRAL,       /* put off, here or to a named meeting */
	ACTION_SCHEDULED,      /* set down for a day or a meeting */
	ACTION_VISIT,
	ACTION_ASK_OF_MEMBERS
};

/*
 * What the words that say when are. Those that name a meeting can be dated better once that
 * body's meetings are loaded: link/ does that by the form, `due` and the window.
 */
enum due_form {
	DUE_NONE,
	DUE_DAY,           /* "by 5 December" */
	DUE_MONTH,         /* "by December 2024" */
	DUE_NEXT_MEETING,  /* "to the next meeting" */
	DUE_MONTH_MEETING, /* "to the April meeting": `due` has the month */
	DUE_SPAN,          /* "in six months": `due` counts plainly from the meeting */
	DUE_EVENT,         /* "following the conclusion of ..." */
	DUE_FIRST_OF_YEAR, /* "at the first meeting of the new municipal year" */
	DUE_LAST_OF_YEAR,  /* "before the end of the municipal year" */
	DUE_YEAR,          /* "in the new municipal year": the window is the year */
	DUE_SEASON,        /* "late summer": a window */
	DUE_EACH,          /* "to each meeting", "annually" */
	DUE_VAGUE          /* "in due course", "date to be confirmed" */
};

enum action_state { ACTION_OPEN, ACTION_DONE, ACTION_WAITING, ACTION_DROPPED };

enum state_basis {
	STATE_DEFAULT,
	STATE_MINUTES, /* a later minute reports back */
	STATE_MARK     /* the user's word */
};

struct action {
	char *key; /* ".../114/a1"; set by meeting_set_keys() */
	char *text;
	enum action_kind kind;
	char *owner; /* as the text says, never guessed */

	char *due_text; /* the words that say when */
	enum due_form due_form;
	char *due;                        /* "2019-07" or "2019-07-09": as precise as the words */
	char *due_earliest, *due_latest;  /* a stretch; days */
	char *due_rule;                   /* how it came about, for people: "event, month named" */
	char *due_body;                   /* whose meeting it is, where it's another body's */

	int resolution; /* the position of the resolution it stands in, from 0; -1: narrative */
	gsize starts, ends;
	const char *rule;

	/* What became of it: set by who reads the cache, else open by default. */
	enum action_state state;
	enum state_basis state_basis;
	char *marked_on;        /* the day of the user's own mark; NULL: none */
	gboolean is_mark_of_other_words; /* the action said something else when it was marked */
	const char *heard;      /* interned: "reported", "silent", "cannot tell", "not due"; NULL: nobody has looked */
	GPtrArray *reported_in; /* char *: keys of items; NULL where none has reported. The item frees it */
};

/* "Further to Minute No. 109(2) (Adult Learning)": minute 109, part 2, title "Adult Learning". */
struct reference {
	char *minute; /* as printed: "109", "35/20", "C97" */
	char *part;
	char *title;
	char *body, *date; /* of the meeting meant, where the words give them */
	char *target;      /* the item's key, where it is known */
	gsize starts, ends;
	const char *rule;
};

struct person {
	char *name; /* without a form of address that is no part of it */
	char *role;
	gsize starts, ends;
	const char *rule;
};

/* What proves when an undated meeting can or can't have been. */
struct clue {
	gboolean is_latest; /* the last day it can have been; else the first */
	char *date;
	char *words; /* of the document; NULL: other meetings of the body prove it, at no place of the document */
	gsize starts, ends;
	const char *rule;
};

struct resolution *resolution_new(struct arena *arena);
struct action *action_new(struct arena *arena);
struct reference *reference_new(struct arena *arena);
struct person *person_new(struct arena *arena);
struct clue *clue_new(void); /* owns its strings */
void clue_free(struct clue *clue);

/* Whether an open action was due before today ("YYYY-MM-DD"); by the last day of its stretch. */
gboolean action_is_overdue(const struct action *action, const char *today);

/* Names used in output and in the cache: "ask-of-members", "month meeting", "open". */
const char *action_kind_name(enum action_kind kind);
const char *due_form_name(enum due_form form);
const char *action_state_name(enum action_state state);
const char *state_basis_name(enum state_basis basis);
/* The reverse; FALSE where the name is none of them. */
gboolean action_kind_from_name(const char *name, enum action_kind *kind);
gboolean due_form_from_name(const char *name, enum due_form *form);
gboolean action_state_from_name(const char *name, enum action_state *state);
gboolean state_basis_from_name(const char *name, enum state_basis *basis);

#endif
