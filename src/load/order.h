/* In which order files are read, for load/ alone. */
#ifndef LOAD_ORDER_H
#define LOAD_ORDER_H

#include <glib.h>

/* Sorts files (struct found) by the days in their names, those without one first; else they stay as they are. */
void order_by_day(GPtrArray *files);

#endif
