/* Windows of undated meetings and minute numbers that aren't loaded, for link/ alone. */
#ifndef LINK_WINDOWS_H
#define LINK_WINDOWS_H

#include "link/confirmed.h"

/* Narrows the windows of undated meetings by the meetings between whose numbers theirs stand, to one
 * day where the next one names it (`named`: struct named), and adds the gaps of the body's numbers. */
void windows_find(const struct series *series, const GArray *named, struct findings *findings);

#endif
