/* The name of a body within a line of a head; for header.c alone. */
#ifndef PARSE_HEAD_NAME_H
#define PARSE_HEAD_NAME_H

#include <glib.h>

/* Bytes of what stands before a date that begins at byte `starts`, without what joins the two: "Audit
 * Committee (expired) - ", "Audit Committee held on". */
gsize head_before_date(const char *line, gsize starts);

/*
 * Parts the name from what stands round it: the day before or behind it, in any form ("Audit Committee,
 * 2016-08-11"), "Draft minutes of the", "Extraordinary Meeting", "(Public)", and the council where it is
 * named beside one of its bodies. Moves *words to the name and returns its bytes; 0 where none is left.
 */
gsize head_bare_name(const char **words, gsize size);

/* "Minutes of the meeting held at the Guildhall", "Date of Meeting": what may stand before the date
 * with no body named. "Minutes of the previous meeting held on" is the first item. */
gboolean head_is_of_meeting(const char *line, gsize size);

/* "The Former Cabinet Member for Harbours - Wednesday 28 April 2010 8.45 a.m.": the council system's
 * own line, whatever the body calls itself. */
struct day_found;
gboolean head_is_of_system(const char *line, gsize size, const struct day_found *found, gsize prefix);

/* "Approval of the minutes of": those of an earlier meeting. */
gboolean head_is_about_minutes(const char *words, gsize size);

/* "Averley Town Council", "Comhairle Contae Averley": a committee of it may be named as well. */
gboolean head_is_council(const char *name, gsize size);

#endif
