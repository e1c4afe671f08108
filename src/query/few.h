/* Inside query/: about how many items there are, and whether the index gives few enough of them to be asked. */
#ifndef QUERY_FEW_H
#define QUERY_FEW_H

#include <glib.h>
#include <sqlite3.h>

/* About how many items the cache has: how large it is is known at once, how many they are is not. */
gboolean items_about(sqlite3 *db, gint64 *items, GError **error);

/* How many items, at least, are so large a part of all that going through all is quicker. */
gboolean few_most(sqlite3 *db, gint64 *most, GError **error);

/* How many items an expression of the index finds; `most` where they are more. */
gboolean few_count(sqlite3 *db, const char *expression, gint64 most, gint64 *count, GError **error);

#endif
