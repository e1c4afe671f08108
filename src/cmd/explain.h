#ifndef CMD_EXPLAIN_H
#define CMD_EXPLAIN_H

#include "model/meeting.h"
#include "read/text.h"

/*
 * Prints how a meeting was read: where each field of its head came from (stated, inferred, file
 * name), what proves the window of one without a date, and below each item a line for each fact,
 *
 *     resolution r1, 2 [resolution.numbered]: That the plan be noted
 *
 * with the rule of phrases.conf that made it and its words in `text`, the source's stored text.
 */
void explain_meeting(const struct meeting *meeting, const struct text *text);

#endif
