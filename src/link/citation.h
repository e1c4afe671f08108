/* A reference as it is resolved, for link/ alone. */
#ifndef LINK_CITATION_H
#define LINK_CITATION_H

#include <sqlite3.h>
#include <glib.h>

struct citation {
	gint64 id;
	char *minute, *part, *title, *body;
	int day; /* of the meeting meant; 0: not said */
	gsize starts, ends;
};

/* The columns that citation_read() takes, from the first of a row on. */
#define CITATION "reference.id, reference.minute, reference.part, reference.title, reference.body, reference.date," \
	" reference.starts, reference.ends"

void citation_read(sqlite3_stmt *row, struct citation *citation);
void citation_clear(struct citation *citation);

/* Writes a row of target with the statement that citation_insert() makes (NULL and MB_ERROR_CACHE). */
sqlite3_stmt *citation_insert(sqlite3 *db, GError **error);
gboolean citation_put(sqlite3_stmt *insert, gint64 reference, gint64 item, gboolean is_certain, GError **error);

#endif
