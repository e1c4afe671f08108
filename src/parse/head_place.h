/* Where a meeting was held, as the lines of a head say it; for header.c alone. The caller frees. */
#ifndef PARSE_HEAD_PLACE_H
#define PARSE_HEAD_PLACE_H

#include <glib.h>

/* "Town Hall, Averley": whether the words, in capitals perhaps, are those of a place and no more. */
gboolean head_is_place(const char *line, gsize size);

/* The place in "held at the Town Hall, Averley on 3 May", or behind the date that ends at byte `day_ends`:
 * "on 3 May 2018 at 7pm in the Council Chamber". NULL where none stands there. */
char *head_place_of_sentence(const char *line, gsize size, gsize day_ends);

/* The place in a line of its own: "held at the Town Hall, Averley", "in the Council Chamber". NULL where the
 * line is none. */
char *head_place_led(const char *line, gsize size);

#endif
