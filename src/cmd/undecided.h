/* Inside cmd/: the status of what asks by search words. */
#ifndef CMD_UNDECIDED_H
#define CMD_UNDECIDED_H

#include <glib.h>

/* STATUS_OK where there are rows. What could not be decided is never told as nothing found: it is said of how many
 * records (too_complex), and without any row STATUS_USAGE. */
int status_of_rows(gint64 rows, gint64 too_complex);

#endif
