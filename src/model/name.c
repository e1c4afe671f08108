#include "model/name.h"

gboolean
value_of_name(const char *const *names, guint n, const char *name, guint *value)
{
	for (guint i = 0; i < n; i++) {
		if (g_strcmp0(names[i], name) == 0) {
			*value = i;
			return TRUE;
		}
	}
	return FALSE;
}
