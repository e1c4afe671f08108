/*
 * Whether a child has written to the terminal, and whether keys were read from it: the kernel keeps both
 * as the times of the terminal's file. Only then can be told whether somebody had the time to read what
 * was written.
 */
#ifndef TUI_TRAFFIC_H
#define TUI_TRAFFIC_H

#include <glib.h>

struct traffic {
	int fd; /* the terminal */
	gint64 before; /* its times, in seconds, as long as nothing has gone over it */
	gboolean is_known; /* this system keeps the times, and they are ours to set */
	gint64 begun;
};

/* Begins to watch. */
void traffic_watch(struct traffic *traffic, int fd);

/* Since then; `is_known` says whether it is to be trusted. */
gboolean traffic_has_written(const struct traffic *traffic);
gboolean traffic_has_read(const struct traffic *traffic);
/* Milliseconds since then. */
gint64 traffic_lasted(const struct traffic *traffic);

#endif
