/* Inside query/: which resolution or action of an item a reference means. */
#ifndef QUERY_LIMB_H
#define QUERY_LIMB_H

#include "query/query.h"

/* What stands behind the item in a reference. */
struct limb {
	char kind;     /* 'r' or 'a' as in "/r2"; 0: none */
	guint number;  /* from 1 */
	char *label;   /* "2" of "114(2)"; NULL where there is none */
};

/* "r2" or "a1": FALSE where text is neither. */
gboolean limb_read(struct limb *limb, const char *text);

/* Sets found->resolution or found->action, by found->item. FALSE and MB_ERROR_NOT_FOUND where "/r2"
 * isn't there; a label that is no resolution's, or several's, means the item. */
gboolean limb_find(sqlite3 *db, const struct limb *limb, struct whereabouts *found, GError **error);

#endif
