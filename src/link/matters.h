/* The same matter in several meetings, for link/ alone. */
#ifndef LINK_MATTERS_H
#define LINK_MATTERS_H

#include "link/targets.h"

/* Adds which items are about one matter: those of the same title, and those that a reference joins
 * for certain (struct meant, as targets_find() gives them), if their titles share a word; standing items
 * are about none. */
void matters_find(const struct series *series, const GArray *meant, struct findings *findings);

#endif
