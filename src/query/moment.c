#include "query/moment.h"

#include "sql/db.h"

gboolean
moment_begin(sqlite3 *db, gboolean *is_begun, GError **error)
{
	*is_begun = sqlite3_get_autocommit(db);
	return !*is_begun || db_exec(db, "BEGIN", error);
}

/* A statement that was interrupted may have ended it. */
void
moment_end(sqlite3 *db, gboolean is_begun)
{
	if (is_begun && !sqlite3_get_autocommit(db))
		db_exec(db, "COMMIT", NULL);
}
