/* What became of each action, for link/ alone. */
#ifndef LINK_OUTCOMES_H
#define LINK_OUTCOMES_H

#include "link/deeds.h"
#include "link/findings.h"

/*
 * Adds outcome and report rows for all deeds. An action is silent where the meeting at which it
 * was due is loaded and nothing was heard; where that meeting isn't, it is not due until its day is
 * over, and then nobody can tell.
 */
void outcomes_find(const struct series *series, const GPtrArray *deeds, struct findings *findings);

#endif
