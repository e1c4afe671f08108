/* Inside query/: the door to FTS5's own functions and tokenizers. */
#ifndef QUERY_FTS_H
#define QUERY_FTS_H

#include <sqlite3.h>
#include <glib.h>

/* A connection's; NULL and MB_ERROR_CACHE where it has none. */
fts5_api *fts_api(sqlite3 *db, GError **error);

#endif
