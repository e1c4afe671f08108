/* Promised items that arrive, for link/ alone. */
#ifndef LINK_ARRIVALS_H
#define LINK_ARRIVALS_H

#include "link/deeds.h"

/* Finds for each deed the item of a later meeting that brings what was promised, by its title. */
void arrivals_find(const struct series *series, const GPtrArray *deeds);

/* Adds what was found to the accounts of the deeds: an account how "arrival". */
void arrivals_take(const GPtrArray *deeds);

#endif
