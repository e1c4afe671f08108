/* What later minutes say of the actions of earlier ones, under a reference to them; for link/ alone. */
#ifndef LINK_ACCOUNTS_H
#define LINK_ACCOUNTS_H

#include "link/citation.h"
#include "link/deeds.h"

struct accounts;

/* NULL and MB_ERROR_CACHE. All that is given is kept until accounts_free(). */
struct accounts *accounts_new(sqlite3 *db, const struct series *series, const GPtrArray *deeds, GError **error);
void accounts_free(struct accounts *accounts);

/* Where the citing item says something of an action of the cited one, that is added to the deed's
 * accounts. FALSE and MB_ERROR_CACHE. */
gboolean accounts_take(struct accounts *accounts, const struct matter *citing, const struct matter *cited,
    const struct citation *citation, GError **error);

#endif
