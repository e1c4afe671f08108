/* Inside print/: meetings and items as CommonMark. */
#ifndef PRINT_MARKDOWN_H
#define PRINT_MARKDOWN_H

#include <stdio.h>
#include "model/meeting.h"

void print_item_markdown(FILE *out, const struct meeting *meeting, const struct item *item);
void print_meeting_markdown(FILE *out, const struct meeting *meeting);

/* A resolution or an action (markdown_facts.c). */
void print_resolution_markdown(FILE *out, const struct meeting *meeting, const struct item *item, guint position);
void print_action_markdown(FILE *out, const struct meeting *meeting, const struct item *item, guint position);

/* Text from a document, cleaned and escaped; size -1: up to its NUL. */
void markdown_write(FILE *out, const char *text, gssize size, gboolean is_start);
/* A reference as code. */
void markdown_key(FILE *out, const char *key);
/* For paper_facts() and the like: `data` is the stream. A value without a label goes on below. */
void markdown_fact(const char *label, const char *value, gboolean is_address, gpointer data);

/* Appends text with a backslash before all that CommonMark or GitHub would take for markup;
 * is_start says that it begins a line. */
void markdown_escape(GString *out, const char *text, gsize size, gboolean is_start);

#endif
