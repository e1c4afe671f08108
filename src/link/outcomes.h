/* What became of each action, for link/ alone. */
#ifndef LINK_OUTCOMES_H
#define LINK_OUTCOMES_H

#include "link/deeds.h"

/*
 * Writes outcome and report rows for all deeds. An action is silent where the meeting at which it
 * was due is loaded and nothing was heard; where that meeting isn't, it is not due until its day is
 * over, and then nobody can tell. FALSE and MB_ERROR_CACHE.
 */
gboolean outcomes_write(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error);

#endif
