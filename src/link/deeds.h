/*
 * The follow-up actions of a body, with what later meetings say of them; for link/ alone.
 */
#ifndef LINK_DEEDS_H
#define LINK_DEEDS_H

#include "link/series.h"

/* One place where an action came back. */
struct account {
	gint64 item;
	const char *how;    /* static: "reference", "arrival" */
	gboolean is_closing; /* what was asked for is done, as far as the words say */
	char *words;        /* of the later minutes; NULL: the item's title says it */
	gsize starts, ends; /* bytes of the later meeting's source; 0, 0 without words */
};

struct deed {
	gint64 id;
	struct matter *matter; /* the item it stands in */
	enum action_kind kind;
	const char *text;      /* this and the other texts are the series' */
	gint64 resolution;     /* id of the one it stands in; 0 for narrative */
	const struct words *words; /* see deed_words(); NULL before */
	enum due_form form;
	const char *due, *earliest, *latest, *rule, *due_body;
	int first_day, last_day; /* on which it can be due; 0: not known. "2024-03" is due by its last day */
	GPtrArray *accounts;   /* struct account, in the order of the meetings; NULL: none */
};

/* All actions of the series (struct deed), in the order of the meetings, those of an item side by side.
 * NULL on failure; the caller frees. */
GPtrArray *deeds_read(sqlite3 *db, const struct series *series, GError **error);

/* The telling words of its text, found when they are first asked for. The series'. */
const struct words *deed_words(const struct series *series, struct deed *deed);

/* How many places there are where it came back, and each of them. */
guint deed_accounts(const struct deed *deed);
struct account *deed_account(const struct deed *deed, guint i);

/* Adds an account, unless there is one of that item. Takes `words`. */
void deed_add_account(struct deed *deed, const struct account *account);

#endif
