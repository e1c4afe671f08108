/* Which databases are caches, for store/ alone. */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include <glib.h>
#include <sqlite3.h>

/* Whether it is a cache of this version; FALSE and MB_ERROR_CACHE where it isn't. */
gboolean cache_is_ours(sqlite3 *db, GError **error);

#endif
