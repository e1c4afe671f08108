/*
 * Who was there, who sent apologies: "Present:- Councillor Hale (in the Chair); Councillors Ash,
 * Birch and Cole." and the many other ways of saying it.
 */
#ifndef PARSE_ATTENDANCE_H
#define PARSE_ATTENDANCE_H

#include "model/meeting.h"
#include "parse/scan.h"

/* Reads the attendance between lines first and end of a head. */
void attendance_read(const struct scan *scan, guint first, guint end, struct meeting *meeting);

/* Reads a list whose letters say who was there, "P  Jo Dent", where a legend, "P: Present", says what they mean. */
void attendance_read_letters(const struct scan *scan, guint first, guint end, struct meeting *meeting);

/* Whether a line opens a section of the attendance; *role (may be NULL) says whose. */
gboolean attendance_begins_at(const struct scan *scan, guint i, enum role *role);

/* Whether somebody of that role is named. */
gboolean attendance_has(const struct meeting *meeting, enum role role);

/* Whether the title of an item is that of a list of names: "Members Present". */
gboolean attendance_is_titled(const struct meeting *meeting);

/* Reads what an item minutes of it: "Apologies were received from Councillor Hale.", or the names below a
 * title such as "Members Present", where the head named nobody of that role. */
void attendance_read_item(struct meeting *meeting, const struct item *item);

#endif
