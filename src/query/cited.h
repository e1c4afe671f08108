/* Inside query/: items as they are cited, and what other meetings say about a meeting. */
#ifndef QUERY_CITED_H
#define QUERY_CITED_H

#include <sqlite3.h>
#include "model/meeting.h"

/* The columns of a cited item, of the tables item and meeting: the first ones of a statement. */
#define CITED \
	"meeting.key || '/' || item.key_end, meeting.council, meeting.body, meeting.date, item.number," \
	" nullif(item.title, '')"
enum { CITED_COLUMNS = 6 };

/* Of a row that begins with them; the caller frees. */
struct cited *take_cited(sqlite3_stmt *row);

/* Sets a meeting's neighbours, and, where it has no date, its clues. In neighbours.c. */
gboolean read_neighbours(sqlite3 *db, gint64 id, struct meeting *meeting, GError **error);

#endif
