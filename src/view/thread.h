/*
 * The thread of a matter: the items about it in earlier and later meetings, newest first, as a list
 * (list.h) whose rows are struct item_row.
 */
#ifndef VIEW_THREAD_H
#define VIEW_THREAD_H

#include "view/columns.h"
#include "view/list.h"

struct thread {
	sqlite3 **db; /* the caller's */
	gint64 item;  /* one of them */
};

/* What the list asks for its rows; `thread` must outlive it. */
struct list_source thread_source(struct thread *thread);

/* The columns, and a row's text in one of them: in the row, static, or written into `buffer` (32
 * bytes). NULL is empty. */
extern const struct list_column thread_columns[];
extern const guint thread_n_columns;
const char *thread_cell(gconstpointer row, guint column, char *buffer);

#endif
