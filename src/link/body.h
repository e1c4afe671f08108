/* All that is found of one body, for link/ alone. */
#ifndef LINK_BODY_H
#define LINK_BODY_H

#include "link/findings.h"
#include "link/others.h"

/* Adds what the meetings of a body, by its key, say together. FALSE and MB_ERROR_CACHE. */
gboolean body_find(sqlite3 *db, const char *key, struct others *others, struct findings *findings, GError **error);

#endif
