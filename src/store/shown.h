/* Stored renditions and what is shown of a meeting, for who makes one again. */
#ifndef STORE_SHOWN_H
#define STORE_SHOWN_H

#include <glib.h>

typedef struct sqlite3 sqlite3;

/* What is shown of a meeting: source and position stay when the meeting's rows are others. */
struct shown {
	gint64 meeting, source, position;
};

/* FALSE with MB_ERROR_NOT_FOUND where no meeting has the key, or MB_ERROR_CACHE. */
gboolean shown_find(sqlite3 *db, const char *key, struct shown *shown, GError **error);
/* The key of its meeting now. The caller frees. FALSE and MB_ERROR_CACHE. */
gboolean shown_key(sqlite3 *db, const struct shown *shown, char **key, GError **error);

/* A rendition as it is stored; all is the cache's, until the next one. NULL: not known, or not asked. */
struct stored {
	gint64 meeting;
	const char *council; /* of the meeting's files; of the rendition, where it was found by name */
	const char *titles;
	const char *text;    /* the source's whole; the rendition's own part, where it was found by name */
	gsize size;          /* bytes of text */
	const char *path;
	guint position;      /* in its source */
};

/* FALSE and a failure set stop the reading. */
typedef gboolean stored_seen(const struct stored *stored, gpointer data, GError **error);

/* All renditions of a meeting, the one that is shown first. */
gboolean stored_of(sqlite3 *db, gint64 meeting, stored_seen *seen, gpointer data, GError **error);
/* Those that lie under the name of a body's day, and were set there or (name and key are one) never
 * moved. */
gboolean stored_under(sqlite3 *db, const char *name, const char *key, stored_seen *seen, gpointer data, GError **error);

#endif
