/*
 * Inside query/: the items that the index finds for some words, a stretch after the other in the order of a page, so
 * that its facts are read neither among all facts, where the words are rare, nor for all items, where they are not.
 *
 *     stretch_begin(db, expression, page, &stretch, error)       the first
 *     stretch_where(&where, &stretch, "action", "action.id")     the facts in it
 *     while (!stretch.is_last && stretch_next(db, &stretch, error))
 *             ...                                                those behind
 */
#ifndef QUERY_STRETCH_H
#define QUERY_STRETCH_H

#include "query/where.h"

enum { STRETCH_GROWTH = 4 /* each is so many times as long as the one before */ };

struct stretch {
	const char *expression; /* the caller's; NULL: no words, and all is one stretch */
	const char *body;       /* the page's, where it is a small one that is gone through; else NULL */
	gboolean is_backwards;
	gint64 low, high;    /* ids of items, both included */
	gboolean is_indexed; /* its items are few beside all: their facts are asked for, else all facts are gone through */
	gboolean is_by_meeting; /* the index is asked for the items of each of the body's meetings in it */
	gboolean is_last;
	guint size;          /* items in the next one, of a body, meetings; 0: in one alone */
	gint64 most;         /* from so many on they, or in a body all hits, are no longer few */
};

/* The page (NULL: all) says from where on, of which meeting, and by its limit, how many items are tried first. */
gboolean stretch_begin(sqlite3 *db, const char *expression, const struct page *page, struct stretch *stretch, GError **error);
gboolean stretch_next(sqlite3 *db, struct stretch *stretch, GError **error);

/* Appends " AND …", which facts whose items hold the words meet: `table` is that of the facts, `id` their id's column.
 * The statement has the table item. */
void stretch_where(struct where *where, const struct stretch *stretch, const char *table, const char *id);

/* Of a small body: ends the stretch behind some of its meetings; and the items in it that hold the words. */
gboolean body_stretch_cut(sqlite3 *db, struct stretch *stretch, GError **error);
void body_stretch_where(struct where *where, const struct stretch *stretch, const char *table, const char *id);

#endif
