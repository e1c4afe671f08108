/* The same matter in several meetings, for link/ alone. */
#ifndef LINK_MATTERS_H
#define LINK_MATTERS_H

#include "link/targets.h"

/* Writes which items are about one matter: those of the same title, and those that a reference joins
 * for certain (struct meant, as targets_write() gives them), if their titles share a word; standing items
 * are about none. FALSE and MB_ERROR_CACHE. */
gboolean matters_write(sqlite3 *db, const struct series *series, const GArray *meant, GError **error);

#endif
