/* Minutes that a later meeting approved, for link/ alone. */
#ifndef LINK_CONFIRMED_H
#define LINK_CONFIRMED_H

#include "link/findings.h"
#include "link/series.h"

/* Adds which item of a later meeting approved each meeting's minutes. Where such an item names a
 * day of which no meeting is loaded, and the meeting before it in the series is undated, *named
 * (struct named, the caller frees) has them. FALSE and MB_ERROR_CACHE. */
struct named {
	gint64 meeting; /* the undated one */
	int day;
};
gboolean confirmed_find(sqlite3 *db, const struct series *series, struct findings *findings, GArray *named, GError **error);

#endif
