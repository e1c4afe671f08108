/* Minutes of other bodies, asked of the cache one at a time; for link/ alone. */
#ifndef LINK_OTHERS_H
#define LINK_OTHERS_H

#include <sqlite3.h>
#include <glib.h>

/* The key of the body that a text names, seen from another body (whose council it shares, where
 * several have one of that name); *key stays NULL where none or several are meant. The caller
 * frees. */
gboolean others_find_body(sqlite3 *db, const char *name, const char *from, char **key, GError **error);

/* The item of a body with a number: of the meeting on a day, or (day 0) of the latest one before a
 * day. *item stays 0 where there is none. */
gboolean others_find_item(sqlite3 *db, const char *body_key, const char *minute, int day, int before, gint64 *item, GError **error);

#endif
