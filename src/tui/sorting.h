/* Rows of a list in the order of one of its columns. Inside tui/ only. */
#ifndef TUI_SORTING_H
#define TUI_SORTING_H

#include <glib.h>

struct pane;

/* By what stands in the column, numbers in it by their value, without regard to case; empty ones last;
 * the same ones as they were. */
void rows_sort(GPtrArray *rows, const struct pane *pane, guint column, gboolean is_reversed);

/* In the order in which the same rows stood before, by their ids; FALSE, and nothing done, where there are others
 * among them. */
gboolean rows_keep_order(GPtrArray *rows, const GPtrArray *former, gint64 (*id)(gconstpointer row));

#endif
