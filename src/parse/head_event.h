/* A YAML head that is of the meeting, not of the page; for header.c alone. */
#ifndef PARSE_HEAD_EVENT_H
#define PARSE_HEAD_EVENT_H

#include "model/meeting.h"

/* Takes "start: 2021-06-22T14:00", "meeting_date: 2021-06-22", "location: Town Hall"; any other line says
 * nothing, "date: 2021-06-22" the day of the page. */
void head_take_event(struct meeting *meeting, const char *line);

#endif
