/* References into minutes of other bodies, for link/ alone. */
#ifndef LINK_ELSEWHERE_H
#define LINK_ELSEWHERE_H

#include "link/citation.h"
#include "link/findings.h"
#include "link/others.h"

/*
 * Adds the target of a citation that names another body, by its key, in a meeting of day `before`
 * (0: not known). Which of its meetings is meant, the citation's day says, or its title: without
 * either the latest one that has the number may not be it. No row where none is loaded. FALSE and
 * MB_ERROR_CACHE.
 */
gboolean elsewhere_find(struct others *others, struct findings *findings, const char *body_key, int before,
    const struct citation *citation, GError **error);

/*
 * Goes through what all other bodies' references name: it may have been loaded now or have gone, and a
 * later meeting may be the one that is meant. `bodies` are the keys of those that a load changed, whose
 * own references are written already. FALSE and MB_ERROR_CACHE.
 */
gboolean elsewhere_write(sqlite3 *db, struct others *others, const GPtrArray *bodies, GError **error);

#endif
