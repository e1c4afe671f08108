#include <string.h>
#include "base/error.h"
#include "model/day.h"

/* The whole of what was typed is one date. */
static gboolean
is_all(const char *typed, const struct day_found *found)
{
	return found->starts == 0 && found->ends == strlen(typed);
}

char *
day_typed(const char *typed, const char *what, GError **error)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(typed));
	struct day_found found = { .starts = 0 };

	if (strlen(trimmed) == DAY_TEXT - 1 && day_number(trimmed) > 0)
		return g_steal_pointer(&trimmed);
	if (day_find(trimmed, strlen(trimmed), 0, &found) && found.doubt == DAY_SURE && is_all(trimmed, &found))
		return g_strdup(found.iso);
	g_set_error(error, MB_ERROR, MB_ERROR_USAGE, "%s needs a day as YYYY-MM-DD, not '%s'", what, typed);
	return NULL;
}
