/* How long statements may take on a connection that somebody waits for. */
#include <sqlite3.h>
#include "query/query.h"

/* SQLite asks after so many of its steps whether to go on; one of them may be a pattern before a text. */
enum { STEPS_BETWEEN = 100 };

static int
is_over(void *until)
{
	return g_get_monotonic_time() > *(const gint64 *)until;
}

void
query_until(sqlite3 *db, const gint64 *until)
{
	sqlite3_progress_handler(db, until != NULL ? STEPS_BETWEEN : 0, until != NULL ? is_over : NULL, (void *)until);
}
