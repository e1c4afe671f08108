/* The facts of items, for query/ alone. */
#ifndef QUERY_FACTS_H
#define QUERY_FACTS_H

#include <sqlite3.h>
#include "model/meeting.h"

/* Fills the lists of items (struct item); ids are theirs, in the same order. */
gboolean read_facts(sqlite3 *db, const gint64 *ids, const GPtrArray *items, GError **error);

#endif
