/*
 * A list of any length on a screen of few rows: which record is selected, which rows are in sight.
 * Rows come page by page, by key, from a source (query/ in the program, an array in the tests) and
 * go again when they are far out of sight, so that memory does not grow with the list.
 *
 * The selected record is kept by its id: a refresh or a resize never jumps to another one while
 * it is there. Where it has gone, the next one takes its place.
 *
 *     list_init(&list, &source);
 *     list_set_height(&list, 20, error) && list_home(&list, error) && list_move(&list, 1, error)
 */
#ifndef VIEW_LIST_H
#define VIEW_LIST_H

#include "query/query.h"

struct list_source {
	/* Rows of a page, as query_meetings() gives them; the array frees its rows. A page without
	 * `after` that goes backwards is the last one. */
	GPtrArray *(*fetch)(gpointer data, const struct page *page, GError **error);
	gint64 (*id)(gconstpointer row);
	gpointer data;
};

struct list {
	struct list_source source;
	GPtrArray *rows;   /* the stretch that is in memory */
	guint selected;    /* within rows */
	guint top;         /* the first one in sight, within rows */
	guint height;      /* rows in sight */
	gint64 before;     /* records before the stretch; -1: not known */
	gint64 total;      /* -1: not known */
	gboolean is_at_start, is_at_end; /* the stretch holds the first, the last record */
	gboolean is_whole; /* the rows are all there are, as list_give() gave them: nothing is fetched */
};

void list_init(struct list *list, const struct list_source *source);
void list_clear(struct list *list);

/* How many rows are in sight (at least 1). The selected record stays in sight. */
gboolean list_set_height(struct list *list, guint height, GError **error);

/* To the first or the last record, reading afresh. */
gboolean list_home(struct list *list, GError **error);
gboolean list_end(struct list *list, GError **error);
/* To the record with this id, or the one that now stands at its place. */
gboolean list_go(struct list *list, gint64 id, GError **error);
/* Whether that one is in memory. */
gboolean list_holds(const struct list *list, gint64 id);
/* Reads afresh around the record with this id, or around the selected one (0). */
gboolean list_refresh(struct list *list, gint64 id, GError **error);
/* Takes rows that were read elsewhere in place of those there are: the first ones of the list, or
 * (`is_whole`) all of it, in whatever order; the first one is selected. Takes the array. */
void list_give(struct list *list, GPtrArray *rows, gboolean is_whole);
/* Takes all of the list, read again, in place of the rows there are: the cursor stays on its record, or on the row
 * that has taken its place, and in its line. Takes the array. */
void list_give_again(struct list *list, GPtrArray *rows);
/* Adds rows behind those given. Takes the array. */
void list_add(struct list *list, GPtrArray *rows, gboolean is_whole);
/* By so many rows, up to the ends; list_scroll() moves what is in sight by as many. */
gboolean list_move(struct list *list, int rows, GError **error);
gboolean list_scroll(struct list *list, int rows, GError **error);

/* All its records from the first one on, not only those in memory, which stay as they are: `take` is
 * called with each until it returns FALSE. */
gboolean list_each(const struct list *list, gboolean (*take)(gconstpointer row, gpointer data), gpointer data, GError **error);

/* A page as the source gives it, but in the list's own order where its rows are all there are. The rows may be
 * the list's: valid until it is next moved. The caller unrefs. */
GPtrArray *list_page(const struct list *list, const struct page *page, GError **error);

/* The list has so many records in all, as a count said. */
void list_set_total(struct list *list, gint64 total);
/* So many records come before the first of `rows`, as a count said. */
void list_set_before(struct list *list, gint64 before);

/* Row `i` of those in sight, from 0; NULL past the end. Valid until the list is next moved. */
gconstpointer list_row(const struct list *list, guint i);
gconstpointer list_selected(const struct list *list);
gint64 list_selected_id(const struct list *list); /* 0: the list is empty */
/* The selected record's number from 1; 0 where it is not known. */
gint64 list_position(const struct list *list);

#endif
