/*
 * The headings of an attendance: "Present:-", "Apologies for absence", "In attendance", "I Láthair".
 */
#ifndef PARSE_SECTION_H
#define PARSE_SECTION_H

#include "model/meeting.h"

struct section {
	const char *words; /* in small letters */
	enum role role;    /* of those below */
};

/* The section that a line opens, with or without names behind it ("PRESENT Mr Ash"): *content, within the
 * line, is what follows on it. NULL where it opens none. */
const struct section *section_of(const char *line, const char **content);

/* Whether section_of() may find one in a line of the source, markup included, of at least one byte: hardly any line
 * begins with the letters of a section, or ends with a colon. */
gboolean section_may_open(const char *bytes, gsize size);

#endif
