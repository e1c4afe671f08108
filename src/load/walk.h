/* Finds files, for load/ alone. */
#ifndef LOAD_WALK_H
#define LOAD_WALK_H

#include "read/read.h"

/* What may be a file of minutes; or (error) what could not be looked into. */
struct found {
	char *path;
	const char *council;   /* borrowed from who named it */
	gint64 size, mtime;    /* bytes; nanoseconds since 1970 */
	gint64 inode;
	enum read_links links; /* a link that was named is followed, one that was found is not */
	gboolean is_regular;
	char *error;
};

/* Where has been looked already: no path twice, no folder twice. */
struct walk;

struct walk *walk_new(void);
/* What was found (struct found), in the order of the roots and below them by name. */
GPtrArray *walk_found(const struct walk *walk);
void walk_free(struct walk *walk);

/*
 * Adds a file, or all files below a folder but hidden ones. A folder that holds no files is an
 * error of its own. `path` is absolute; council is borrowed. FALSE where nothing is there.
 */
gboolean walk_add(struct walk *walk, const char *path, const char *council);

#endif
