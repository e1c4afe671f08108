/* The same matter in several meetings, for link/ alone. */
#ifndef LINK_MATTERS_H
#define LINK_MATTERS_H

#include "link/series.h"

/* Writes which items are about one matter: those of the same title, but for standing items, and
 * those that a reference joins for certain. After targets_write(). FALSE and MB_ERROR_CACHE. */
gboolean matters_write(sqlite3 *db, const struct series *series, GError **error);

#endif
