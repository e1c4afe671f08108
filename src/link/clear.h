/* Links of a body that are to be made anew, for link/ alone. */
#ifndef LINK_CLEAR_H
#define LINK_CLEAR_H

#include "link/series.h"

/* Whether the cache has no links yet, as in a first load: then there is nothing to take out. FALSE and
 * MB_ERROR_CACHE. */
gboolean links_are_none(sqlite3 *db, gboolean *are_none, GError **error);

/* Takes out all that was found of the series' meetings before. FALSE and MB_ERROR_CACHE. */
gboolean links_clear(sqlite3 *db, const struct series *series, GError **error);

#endif
