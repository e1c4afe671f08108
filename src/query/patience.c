/* How long statements may take on a connection that somebody waits for. */
#include <sqlite3.h>
#include "query/query.h"

/* SQLite asks after so many of its steps whether to go on; one of them may be a pattern before a text. */
enum { STEPS_BETWEEN = 100 };

static gboolean
is_late(gpointer until)
{
	return g_get_monotonic_time() > *(const gint64 *)until;
}

void
query_until(sqlite3 *db, const gint64 *until)
{
	query_unless(db, until != NULL ? is_late : NULL, (gpointer)until);
}

void
query_unless(sqlite3 *db, gboolean (*is_over)(gpointer data), gpointer data)
{
	sqlite3_progress_handler(db, is_over != NULL ? STEPS_BETWEEN : 0, is_over, data);
}
