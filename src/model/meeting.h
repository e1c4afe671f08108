/*
 * The words of the domain: a meeting of a body, its items, who was there. A meeting owns its own strings,
 * and the arena of which its items, their strings and facts, papers and attendees are made; strings are
 * UTF-8, on one line unless said otherwise, NULL where the document does not give the value. Nothing here
 * is guessed: see the *_basis fields.
 *
 * Offsets called `starts`, `ends` or `from` are bytes from 0 into the stored text of the source
 * that the meeting was read from, the end not included.
 */
#ifndef MODEL_MEETING_H
#define MODEL_MEETING_H

#include <glib.h>
#include "model/facts.h"
#include "model/links.h"
#include "model/passage.h"

enum basis {
	BASIS_NONE,
	BASIS_STATED,    /* in the document's head */
	BASIS_INFERRED,  /* named only inside the text */
	BASIS_FILE_NAME, /* the file's or its folder's name */
	BASIS_NEIGHBOUR, /* another meeting of the body names it */
	BASIS_SET        /* the user's word */
};

enum meeting_status { STATUS_UNKNOWN, STATUS_DRAFT, STATUS_PUBLISHED, STATUS_CANCELLED };

enum role {
	ROLE_CHAIR,
	ROLE_VICE_CHAIR,
	ROLE_PRESENT,
	ROLE_CO_OPTEE,
	ROLE_APOLOGIES,
	ROLE_IN_ATTENDANCE,
	ROLE_ABSENT
};

struct attendee {
	char *name; /* as printed, with its form of address: "Councillor Pitchley" */
	enum role role;
	char *note; /* post or organisation, as printed */
};

struct document {
	char *label; /* "PDF 560 KB", "Appendix A PDF 97 KB" */
};

struct item {
	struct arena *arena; /* one of the meeting's */
	char *key;    /* set by meeting_set_keys() */
	char *number; /* as printed, without the full stop: "143", "3a", "60/17"; never counted up */
	char *title;
	struct entries *documents; /* struct document */
	struct passage agenda;
	struct passage minutes;
	gsize decided_from, decided_to; /* bytes of the minutes text below a page's "Decision:"; equal: none */
	gboolean is_truncated; /* "... view the full minutes text for item 36" */
	gsize starts, ends;    /* the whole item in the source */

	/* What extract/ finds in it, each in the order of the text. */
	struct entries *resolutions; /* struct resolution, recommendations among them */
	struct entries *actions;     /* struct action */
	struct entries *references;  /* struct reference */
	struct entries *people;      /* struct person */

	char *matter;        /* key of the earliest item about its matter, itself perhaps; NULL: not known of another */
	struct links *links; /* of other meetings; NULL where nobody asked for them */
};

struct source {
	char *path;   /* as it was loaded; absolute */
	char *layout; /* name of the layout that read it */
	char *sha256; /* of the file's bytes, lower-case hexadecimal */
	char *loaded; /* "2026-11-21T10:00:00Z" */
};

struct meeting {
	struct arena arena, spare; /* spare: for a thread that goes through some of the items beside another one */
	char *key;
	char *council; /* as given by the user; parse leaves it NULL */
	char *body;
	enum basis body_basis;
	char *date; /* "YYYY-MM-DD" or NULL */
	enum basis date_basis;
	char *date_earliest, *date_latest; /* the tightest window, where date is NULL */
	char *start_time;                  /* "HH:MM" */
	char *venue, *contact, *webcast;
	enum meeting_status status;
	struct entries *attendance; /* struct attendee, in the order of the document */
	GHashTable *names;     /* an attendee's name to the attendee; kept by meeting_add_attendee() */
	GPtrArray *items;      /* struct item */
	char *next_date, *next_time;
	GPtrArray *sources;  /* struct source; the one shown first. parse leaves it empty */
	gsize starts, ends;  /* this meeting's part of the source */
	GPtrArray *warnings; /* char *: what a reader should know, for one message line each */
	GPtrArray *clues;    /* struct clue: what proves the window, where date is NULL */

	struct neighbours *neighbours; /* NULL where the cache was not asked */
};

/* What is meant of a meeting: all of it or, of one item, all or one fact. Positions count from 0; -1:
 * not one of those. */
struct part {
	gboolean is_item;
	int resolution, action;
};

struct meeting *meeting_new(void);
void meeting_free(struct meeting *meeting);

/* Makes a new item at the end; the meeting owns it. */
struct item *meeting_add_item(struct meeting *meeting);

/* The same for one of many of which hardly any get both passages: passage_reserve() must be called for one
 * before it is written to. */
struct item *meeting_add_unwritten_item(struct meeting *meeting);

/* Add to an item's lists, which are only read otherwise, what is of the meeting's arena. */
void item_add_document(struct item *item, char *label);
void item_add_resolution(struct item *item, struct resolution *resolution);
void item_add_action(struct item *item, struct action *action);
void item_add_reference(struct item *item, struct reference *reference);
void item_add_person(struct item *item, struct person *person);

/* What becomes of the action at a position: NULL where the cache was not asked. */
const struct outcome *item_outcome(const struct item *item, guint position);
/* The resolution that an action stands in; NULL for narrative. */
const struct resolution *item_resolution(const struct item *item, const struct action *action);

/* Makes a new source at the end; the meeting owns it. */
struct source *meeting_add_source(struct meeting *meeting);

/* Adds someone, unless the same name is there already (the chair is not again present). Takes
 * copies; note may be NULL. Returns who has the name, the meeting's. */
struct attendee *meeting_add_attendee(struct meeting *meeting, const char *name, enum role role, const char *note);

/* Takes the note of someone into the name, "Butler (Conor)", to tell two of one name apart. */
void meeting_name_in_full(struct meeting *meeting, struct attendee *attendee);

void meeting_warn(struct meeting *meeting, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Names used in output: "stated", "draft", "apologies"; NULL for none. */
const char *basis_name(enum basis basis);
const char *status_name(enum meeting_status status);
const char *role_name(enum role role);
/* The reverse; FALSE where the name is none of them. */
gboolean basis_from_name(const char *name, enum basis *basis);
gboolean status_from_name(const char *name, enum meeting_status *status);
gboolean role_from_name(const char *name, enum role *role);

#endif
