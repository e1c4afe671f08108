/*
 * Inside query/: items one by one, newest first, with their texts, for who looks at these himself.
 */
#ifndef QUERY_CANDIDATES_H
#define QUERY_CANDIDATES_H

#include <sqlite3.h>
#include "query/where.h"
#include "sql/db.h"

/* Whether the filter is about one meeting or a small body, whose items are looked up by themselves. */
gboolean candidates_are_few(sqlite3 *db, const struct filter *filter, gboolean *are_few, GError **error);

/* The texts of an item by the number of their column in the index: minutes, agenda, title. Borrowed, until
 * the next one is taken. */
enum { CANDIDATE_TEXTS = 3 };
/* What each of them is: IN_… */
extern const guint candidate_columns[CANDIDATE_TEXTS];

struct candidate {
	gint64 id;
	struct candidate_text {
		const char *text;
		gsize size;
	} texts[CANDIDATE_TEXTS];
};

/* Those with ids below `below` (0: all). With words in the filter the index gives the items. `where` is
 * initialised, cleared by the caller, and must outlive the statement. */
sqlite3_stmt *candidates_open(sqlite3 *db, const struct filter *filter, gint64 below, struct where *where, GError **error);
/* Not texts, but the id of each item that meets all conditions but the patterns, and what these say of it: 1, 0, NULL
 * for what is too complex to tell. For db_step(). */
sqlite3_stmt *candidates_judge(sqlite3 *db, const struct filter *filter, struct where *where, GError **error);
enum db_step candidates_next(sqlite3_stmt *candidates, struct candidate *item, GError **error);

#endif
