/*
 * Where the reader was when the browser last ended, for each cache apart, in
 * $XDG_STATE_HOME/minutebook/position. It is a convenience: what cannot be read is as if it were
 * not there.
 */
#ifndef VIEW_POSITION_H
#define VIEW_POSITION_H

#include <glib.h>

struct position {
	char *meeting, *item; /* keys; NULL: none. Own. */
};

/* Fills it for this cache; both are NULL where nothing is known. */
void position_read(const char *cache_path, struct position *position);

/* Puts it in the place of the one before, in a file that nobody else can read, whole or not at all.
 * FALSE where it could not be kept. */
gboolean position_write(const char *cache_path, const struct position *position);

void position_clear(struct position *position);

#endif
