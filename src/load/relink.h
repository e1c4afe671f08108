/* Links after a change, for load/ alone. */
#ifndef LOAD_RELINK_H
#define LOAD_RELINK_H

#include "store/store.h"

/* Makes the links of all bodies that changed since they were last made, in a transaction of its own.
 * FALSE and MB_ERROR_CACHE. */
gboolean relink(struct cache *cache, GError **error);

#endif
