/* The meeting at which an action was due, for link/ alone. */
#ifndef LINK_CHANCE_H
#define LINK_CHANCE_H

#include "link/deeds.h"

struct chance {
	struct held *meeting; /* the first loaded one at which it should have come back */
	gboolean is_meant;    /* it is the very meeting that the words name */
	gboolean is_missing;  /* there was or may have been one that isn't loaded */
};

/* Which meetings are later than one without a place isn't known: its is_missing is set. */
struct chance chance_find(const struct series *series, const struct deed *deed);

#endif
