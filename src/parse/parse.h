/*
 * Text to meetings: which layout is it, then header, attendance, outline of items, and each item's
 * agenda text and minutes text. One file holds one meeting as a rule, several now and then.
 *
 *     GPtrArray *meetings = parse_meetings(text, path, &layout, error);
 *
 * Layouts are a table (parse/layout.h): a detector and a reader each. `path` is asked for the body
 * and the date only where the text does not give them.
 */
#ifndef PARSE_PARSE_H
#define PARSE_PARSE_H

#include "model/meeting.h"
#include "read/text.h"

/*
 * Returns the meetings (struct meeting, freed with the array) in the order of the text, at least
 * one; *layout (static) names how it was read. Keys are not set. NULL and MB_ERROR_FILE where no
 * meeting is recognised. Safe to call from several threads.
 */
GPtrArray *parse_meetings(const struct text *text, const char *path, const char **layout, GError **error);

#endif
