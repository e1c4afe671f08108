/* Reading both copies and putting right what one of them lacks. For marks/ alone. */
#ifndef MARKS_HEAL_H
#define MARKS_HEAL_H

#include "marks/agree.h"
#include "marks/marks.h"

/* Both copies as they were found, and what they say together. */
struct copies {
	const char *path, *log_path; /* borrowed */
	struct rows_read rows;
	struct log log;
	struct agreed agreed;
};

void copies_clear(struct copies *copies);

/* Reads both; FALSE where one can't be read or isn't ours. The lock must be held. */
gboolean copies_read(struct copies *copies, const char *path, const char *log_path, GError **error);

/* Whether there is anything to put right. */
gboolean copies_differ(const struct copies *copies);

/* Puts it right, and tells. The writer's lock must be held. */
gboolean copies_heal(const struct copies *copies, const struct marks_listener *listener, GError **error);

#endif
