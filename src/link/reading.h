/*
 * Bodies are read ahead of their linking, for link/ alone: on a thread and a connection of its own,
 * while what was found of the one before is written.
 *
 *     reading = reading_start(db, bodies);
 *     while ((body = reading_next(reading)) != NULL)   in the order of the bodies
 *             ... body_free(body);
 *     reading_end(reading);
 */
#ifndef LINK_READING_H
#define LINK_READING_H

#include "link/deeds.h"

struct body {
	struct series *series;
	GPtrArray *deeds; /* struct deed, with what arrived of what they promised (arrivals.h) */
	GError *error;    /* why there is neither; NULL: all is well */
};

struct reading;

/* Only what is committed is read, and only what writing the links leaves alone. Where no thread or no
 * second connection can be had, `db` reads. Keeps `bodies`. Never NULL. */
struct reading *reading_start(sqlite3 *db, const GPtrArray *bodies);

/* Waits for the next body; NULL behind the last. The caller frees. */
struct body *reading_next(struct reading *reading);
void body_free(struct body *body);

/* Stops, whatever is left. Until then the database can't be committed to. */
void reading_end(struct reading *reading);

#endif
