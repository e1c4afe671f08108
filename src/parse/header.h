/*
 * The head of a document: what body met, when, where, whom to ask, draft or published.
 */
#ifndef PARSE_HEADER_H
#define PARSE_HEADER_H

#include "model/meeting.h"
#include "parse/scan.h"

/*
 * Reads lines first to end as a head; what is not understood is passed over. Where `is_open`, the
 * head ends by itself, at the first line that is no part of one. Returns the line after it.
 */
guint header_read(const struct scan *scan, guint first, guint end, gboolean is_open, struct meeting *meeting);

/* Whether line i stands at the top of a meeting: the council system's page title ("Agenda and
 * draft minutes"), or "Audit Committee - Tuesday 5 March 2024". */
gboolean header_begins_at(const struct scan *scan, guint i);

/* Takes a date that was found as the meeting's, or warns why it can't be. */
struct day_found;
void header_take_date(struct meeting *meeting, const char *words, const struct day_found *found, enum basis basis);

#endif
