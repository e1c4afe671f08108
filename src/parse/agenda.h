/*
 * Where labels are lost: which paragraphs are the officers' description of an item, and where the
 * minutes begin.
 */
#ifndef PARSE_AGENDA_H
#define PARSE_AGENDA_H

#include "model/meeting.h"
#include "parse/scan.h"

/* "To receive …", "For the Chair to …", "This agenda item will …": how agendas describe an item. */
gboolean agenda_is_description(const char *words, gsize size);

/* "That the report be noted.", "2. That ...": a decision that stands below no "Resolved". */
gboolean agenda_is_bare_decision(const char *words, gsize size);

/* Writes lines first to end of an item whose "Minutes:" is lost: agenda text up to where the text
 * turns to the past tense, minutes text from there. */
void agenda_split(const struct scan *scan, guint first, guint end, struct item *item);

#endif
