/* Which items references mean, for link/ alone. */
#ifndef LINK_TARGETS_H
#define LINK_TARGETS_H

#include "link/deeds.h"
#include "link/findings.h"
#include "link/others.h"

/* An item that refers to another one of its body for certain. */
struct meant {
	struct matter *citing, *cited;
};

/*
 * Adds the targets of all references of the series' items. What a later meeting says under a
 * reference is an account of the actions of the item that it means: added to `deeds`. The certain ones
 * are added to `meant` (struct meant), by meeting in the order of the document. FALSE and MB_ERROR_CACHE.
 */
gboolean targets_find(sqlite3 *db, const struct series *series, const GPtrArray *deeds, struct others *others,
    struct findings *findings, GArray *meant, GError **error);

#endif
