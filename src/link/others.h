/* Minutes of other bodies, asked of the cache one at a time; for link/ alone. */
#ifndef LINK_OTHERS_H
#define LINK_OTHERS_H

#include <sqlite3.h>
#include "link/telling.h"

/* The bodies of a cache, read when one is first asked for; `db` is borrowed. */
struct others *others_new(sqlite3 *db);
void others_free(struct others *others);

/* The key of the body that a text names, seen from another body (whose council it shares, where
 * several have one of that name); NULL where none or several are meant. It is the others' own. */
gboolean others_find_body(struct others *others, const char *name, const char *from, const char **key, GError **error);

/* Whether the cache has no bodies but these (char *: keys). */
gboolean others_are_among(struct others *others, GHashTable *bodies, gboolean *are_all, GError **error);

/* The item of a body with a number: of the meeting on a day, or (day 0) of the latest one before a
 * day. *item stays 0 where there is none; *title (NULL: it has none) is the caller's to free. */
gboolean others_find_item(struct others *others, const char *body_key, const char *minute, int day, int before,
    gint64 *item, char **title, GError **error);

/* Where words of their titles are kept. */
struct telling *others_telling(struct others *others);

#endif
