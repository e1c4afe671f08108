/* Inside cmd/: the hits of a search, one a line. */
#ifndef CMD_HITS_OUT_H
#define CMD_HITS_OUT_H

#include "cmd/cmd.h"
#include "print/print.h"
#include "query/query.h"

struct hits_out;

/* With `is_grouped`, a meeting's hits stand together, in a table below a line for the meeting; with
 * `by_day`, hits come newest first, so that those of a day are all. */
struct hits_out *hits_begin(enum row_format format, gboolean is_grouped, gboolean by_day);
/* Takes the rows (struct item_row) out of an array. */
void hits_print(struct hits_out *out, GPtrArray *rows);
/* Ends, frees, and returns how many hits there were. */
guint64 hits_end(struct hits_out *out);

#endif
