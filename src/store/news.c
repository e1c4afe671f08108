/*
 * What a load has brought since the cache was opened: it commits to the same database, or puts
 * another file in its place.
 */
#include <sys/stat.h>
#include "sql/db.h"
#include "store/store.h"

static gboolean
file_is(const char *path, gint64 *device, gint64 *inode)
{
	struct stat st;

	if (stat(path, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
		return FALSE;
	*device = st.st_dev;
	*inode = st.st_ino;
	return TRUE;
}

void
cache_stamp(sqlite3 *db, const char *path, struct cache_stamp *stamp)
{
	*stamp = (struct cache_stamp){ 0 };
	file_is(path, &stamp->device, &stamp->inode);
	db_number(db, "PRAGMA data_version", &stamp->version, NULL);
}

gboolean
cache_has_news(sqlite3 *db, const char *path, const struct cache_stamp *stamp)
{
	gint64 device, inode, version = stamp->version;

	/* What has gone brings nothing. */
	if (file_is(path, &device, &inode) && (device != stamp->device || inode != stamp->inode))
		return TRUE;
	return db_number(db, "PRAGMA data_version", &version, NULL) && version != stamp->version;
}
