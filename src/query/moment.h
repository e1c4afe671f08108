/* Inside query/: one state of the cache for several statements, whatever is loaded meanwhile. */
#ifndef QUERY_MOMENT_H
#define QUERY_MOMENT_H

#include <glib.h>
#include <sqlite3.h>

/* *is_begun: to be handed to moment_end(); FALSE where the connection is in a transaction already. */
gboolean moment_begin(sqlite3 *db, gboolean *is_begun, GError **error);
void moment_end(sqlite3 *db, gboolean is_begun);

#endif
