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
	char *text, *label;    /* label: of the resolution it stands in; NULL for narrative */
	GPtrArray *words;      /* see deed_words(); NULL before */
	enum due_form form;
	char *due, *earliest, *latest, *rule, *due_body;
	GPtrArray *accounts;   /* struct account, in the order of the meetings */
	struct matter *arrival; /* the item that brings what was promised; NULL: none */
};

/* All actions of the series (struct deed), in the order of the meetings. NULL on failure; the
 * caller frees. */
GPtrArray *deeds_read(sqlite3 *db, const struct series *series, GError **error);

/* The telling words of its text, found when they are first asked for. The deed's own. */
const GPtrArray *deed_words(const struct series *series, struct deed *deed);

/* Adds an account, unless there is one of that item. Takes `words`. */
void deed_add_account(struct deed *deed, const struct account *account);

/* The first and the last day on which it can be due; 0 where that isn't known. "2024-03" is due by
 * its last day. */
void deed_days(const struct deed *deed, int *first, int *last);

#endif
