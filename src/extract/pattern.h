/*
 * The patterns of phrases.conf, for extract/ alone: the pieces that %{name} asks for are put in, and
 * all that is made of the text when the pattern is first tried, since most loads try a third of them.
 */
#ifndef EXTRACT_PATTERN_H
#define EXTRACT_PATTERN_H

#include "base/rx.h"

/* The files that hold pieces, in their group [words]: the user's own (NULL: none) before ours. */
struct pieces {
	GKeyFile *files[2];
};

struct pattern;

/* Keeps `pieces`, which must live as long, and a copy of the text. `has_starts`: it matches only where
 * the search begins. NULL where the text is. */
struct pattern *pattern_new(const struct pieces *pieces, const char *text, gboolean has_starts);
void pattern_free(struct pattern *pattern);

/* Makes it now. FALSE and MB_ERROR_USAGE where it is no regular expression or a piece is missing. */
gboolean pattern_check(struct pattern *pattern, GError **error);

/* Made when it is first asked for, on whatever thread; the pattern's own. One that is wrong ends the
 * program: those of ours are tested, the user's are checked. */
const struct rx *pattern_rx(struct pattern *pattern);

#endif
