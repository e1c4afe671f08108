/* Inside cmd/: what export prints besides whole meetings (export_actions.c). FALSE with an error, or
 * without one where there was nothing to print. */
#ifndef CMD_EXPORT_H
#define CMD_EXPORT_H

#include "query/query.h"

/* The action log as CSV; its header line stands even where there is no action. */
gboolean export_log(sqlite3 *db, GError **error);

/* Due dates of open actions, and meetings to come. */
gboolean export_calendar(sqlite3 *db, GError **error);

#endif
