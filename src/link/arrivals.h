/* Promised items that arrive, for link/ alone. */
#ifndef LINK_ARRIVALS_H
#define LINK_ARRIVALS_H

#include "link/deeds.h"

/* Adds to each deed the item of a later meeting that brings what was promised, by its title: an
 * account how "arrival". */
void arrivals_find(const struct series *series, const GPtrArray *deeds);

#endif
