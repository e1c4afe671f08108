/* Inside print/: meetings and items as CommonMark. */
#ifndef PRINT_MARKDOWN_H
#define PRINT_MARKDOWN_H

#include <stdio.h>
#include "model/meeting.h"

void print_item_markdown(FILE *out, const struct meeting *meeting, const struct item *item);
void print_meeting_markdown(FILE *out, const struct meeting *meeting);

/* Appends text with a backslash before all that CommonMark or GitHub would take for markup;
 * is_start says that it begins a line. */
void markdown_escape(GString *out, const char *text, gsize size, gboolean is_start);

#endif
