/*
 * Rows of a batch that wait to be written. SQLite reads them by itself, out of virtual tables on the
 * writer's connection, and puts all that a table gets with one statement: what a statement costs by
 * itself is most of what a row costs.
 *
 *     fresh = fresh_new(db, error);                      before the first statement
 *     fresh_add(fresh, &owner) ... fresh_put(cache, error);
 */
#ifndef STORE_FRESH_H
#define STORE_FRESH_H

#include <sqlite3.h>
#include "model/meeting.h"

struct cache;
struct fresh;

/* Whose rows they are: an item's, or those of a meeting itself. It must stay until they are put. */
struct fresh_owner {
	gint64 id, meeting_id;
	const struct meeting *meeting; /* NULL for an item */
	const struct item *item;       /* NULL for a meeting */
	guint position;                /* the item's in its meeting, from 1 */
};

/* One row: an entry of one of its owner's lists, from 0. */
struct fresh_row {
	const struct fresh_owner *owner;
	gconstpointer entry;
	guint at;
};

/* A table that gets rows from owners. */
struct fresh_table {
	const char *name;     /* "fresh_" and the table's */
	const char *declared; /* with the columns that it gets, in the order of `insert` */
	const char *insert;
	/* The list of which each entry makes a row, and how many of them; NULL: the owner makes one. */
	const struct entries *(*list)(const struct fresh_owner *owner);
	guint most;
	gboolean is_falling; /* from the last entry to the first */
	/* Gives a column's value to `out`; none is NULL. */
	void (*column)(const struct fresh_row *row, int column, sqlite3_context *out);
};

/* In the order in which they are put (meeting.c, facts.c). */
extern const struct fresh_table fresh_items, fresh_attendees, fresh_documents, fresh_resolutions, fresh_actions,
    fresh_references, fresh_people;

/* It must outlive the connection. NULL and MB_ERROR_CACHE. */
struct fresh *fresh_new(sqlite3 *db, GError **error);
void fresh_free(struct fresh *fresh);

void fresh_add(struct fresh *fresh, const struct fresh_owner *owner);

/* Puts them all into their tables. */
gboolean fresh_put(struct cache *cache, GError **error);

/* A text that outlives the statement; NULL for none. */
void fresh_text(sqlite3_context *out, const char *text);

#endif
