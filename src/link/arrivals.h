/* Promised items that arrive, for link/ alone. */
#ifndef LINK_ARRIVALS_H
#define LINK_ARRIVALS_H

#include "link/deeds.h"

/* Finds for each deed the item of a later meeting that brings what was promised, by its title, and adds
 * it to its accounts: one how "arrival". */
void arrivals_take(const struct series *series, const GPtrArray *deeds);

#endif
