/* Fields of a head that have a label, "Venue:" and its like, and the webcast; for header.c alone. */
#ifndef PARSE_HEAD_FIELD_H
#define PARSE_HEAD_FIELD_H

#include "model/meeting.h"

/* Takes a field of the line into the meeting, which owns it. *wanted: where the value goes that stands on the next
 * line, NULL where none is waited for; left alone where the line is no field: FALSE. */
gboolean head_take_field(struct meeting *meeting, const char *line, char ***wanted);

/* Likewise the webcast's URL, the first one; *is_wanted: the line speaks of a webcast, and the next may have the URL. */
gboolean head_take_webcast(struct meeting *meeting, const char *line, gboolean *is_wanted);

#endif
