/*
 * What the head does not say but the text does, or else the file's name: the body, the date, the
 * next meeting.
 */
#ifndef PARSE_INFER_H
#define PARSE_INFER_H

#include "model/meeting.h"
#include "read/text.h"

/* The body named in "the minutes of the meeting of the X, held on" and "the next meeting of the
 * X": BASIS_INFERRED. */
void infer_body(struct meeting *meeting, const struct text *text);

/* Body and date out of the file's and its folder's name, where the text gives none:
 * "improving-places-panel/2024-01-30.txt", "Printed minutes 30th-Jan-2024.txt". BASIS_FILE_NAME. */
void infer_from_name(struct meeting *meeting, const char *path);

/* When the meeting began, where only the first items say so: "The meeting was called to order at 10.15 am". */
void infer_start_time(struct meeting *meeting);

/* Date and time of the next meeting, from the item that is about it. */
void infer_next_meeting(struct meeting *meeting);

#endif
