/* A reference as it is resolved, for link/ alone. */
#ifndef LINK_CITATION_H
#define LINK_CITATION_H

#include <sqlite3.h>
#include <glib.h>

struct citation {
	gint64 id;
	const char *minute, *part, *title, *body;
	int day; /* of the meeting meant; 0: not said */
	gsize starts, ends;
};

/* The columns that citation_read() takes, from the first of a row on. */
#define CITATION "reference.id, reference.minute, reference.part, reference.title, reference.body, reference.date," \
	" reference.starts, reference.ends"

/* Its texts are kept in `texts`. */
void citation_read(sqlite3_stmt *row, GStringChunk *texts, struct citation *citation);

#endif
