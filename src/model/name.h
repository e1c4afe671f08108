/* Inside model/: the names that values of an enum have in output and in the cache. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include <glib.h>

/* Sets *value to the place that `name` has among the n names; FALSE where it has none. NULL is the
 * name of what is not known, where there is such a value. */
gboolean value_of_name(const char *const *names, guint n, const char *name, guint *value);

#endif
