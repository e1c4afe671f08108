/*
 * Which renditions are one meeting: a page and the printed minutes, a draft and what was
 * confirmed. The rule is in shared INTERFACE.md, "References". What comes out depends on the
 * renditions alone, never on the order in which they were loaded.
 */
#ifndef STORE_RENDITION_H
#define STORE_RENDITION_H

#include <glib.h>
#include "model/meeting.h"

/* A meeting as one source tells it. */
struct rendition {
	gint64 id; /* its row; 0 where it has none yet */
	gint64 source;
	char *path; /* the source's */
	gint64 position;
	gint64 meeting, rank; /* as stored; meeting 0 where it isn't yet */
	char *day_key, *council, *start_time;
	gint64 minutes_size;
	gboolean is_truncated;
	char *titles; /* of its items, folded, a line each */
	gint64 starts, ends;
	struct meeting *parsed; /* borrowed from a content; NULL where it must be parsed again */
};

/* Takes what it needs from a parsed meeting, which must outlive it; its source's text, too, stays
 * the caller's. */
struct rendition *rendition_new(struct meeting *meeting, const char *text, const char *path);
void rendition_free(struct rendition *rendition);

/* A meeting with all its renditions (borrowed), the one to be shown first, the others by path. */
struct group {
	GPtrArray *renditions;
	const char *council; /* of one of them; NULL where none knows */
	char *key;           /* the meeting's */
};

/*
 * Sorts the renditions of one body and day into meetings (struct group, by key: the first has no
 * number at its end). The caller frees.
 */
GPtrArray *renditions_group(GPtrArray *renditions);

#endif
