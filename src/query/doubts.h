/* Inside query/: of what it couldn't be told whether it fits. Shared by a filter and its copies. */
#ifndef QUERY_DOUBTS_H
#define QUERY_DOUBTS_H

#include <glib.h>

struct doubts;

struct doubts *doubts_new(void);
struct doubts *doubts_ref(struct doubts *doubts);
void doubts_unref(struct doubts *doubts);

/* An item or a fact, each of which counts once, as long as they aren't very many. */
void doubts_add(struct doubts *doubts, gint64 id);
gint64 doubts_count(const struct doubts *doubts);

#endif
