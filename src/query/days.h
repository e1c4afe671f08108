/*
 * Inside query/: stretches of days as people type them.
 */
#ifndef QUERY_DAYS_H
#define QUERY_DAYS_H

#include <glib.h>

/*
 * "2023", "2023-09", "2023-09-12", "2023-09..2024-02", "2023..", "..2024-02-01", ">2023-09"
 * (after all of it), ">=", "<", "<=". Days as day_number() counts them, both included; an open end
 * is 1 or DAYS_LAST. FALSE where it is none of these.
 */
enum { DAYS_LAST = 3652059 /* 9999-12-31 */ };

gboolean days_read(const char *typed, int *first, int *last);

/* A municipal year: "2023/24", "2023-24", "2023/2024", "23/24". */
gboolean days_read_year(const char *typed, int *first, int *last);

#endif
