/* Inside cmd/: what the commands that keep or show the user's marks have in common. */
#ifndef CMD_OWN_WORDS_H
#define CMD_OWN_WORDS_H

#include "cmd/cmd.h"
#include "marks/marks.h"
#include "query/query.h"

/* Warns of what was restored and what is lost. */
extern const struct marks_listener marks_teller;

/* Prints an error of the marks, and gives the status. */
int marks_failed(const struct context *context, GError *error);

/* The marks to be written; NULL with the status in *status, after a message. The caller frees. */
struct marks *marks_to_write(const struct context *context, int *status);

/* From now on the context's database shows the marks. STATUS_OK, also where there are none; else the
 * status, after a message: a wrong state is worse than none. */
int show_marks(const struct context *context);

/* A meeting as the user's words about it are kept. */
struct about {
	char *shown;       /* its key in the cache; NULL: it isn't there */
	char *key, *hashes; /* as in load_meeting_key() */
};

void about_clear(struct about *about);
/* `may_be_gone`: what isn't in the cache, but was set under its whole key, will do. MB_ERROR_USAGE for
 * anything but a meeting, MB_ERROR_NOT_FOUND. */
gboolean find_about(sqlite3 *db, const struct marks *marks, const char *typed, gboolean may_be_gone,
    struct about *about, GError **error);

/* Makes the meeting again after something was said about it, and says what its reference is now.
 * Closes the context's database and unlocks the marks: it may have to wait for a load. Returns the
 * status. */
int show_about(struct context *context, struct marks *marks, const struct about *about);

/* `marks import` of a file, "-" for standard input (marks_import.c). Returns the status. */
int import_marks(struct context *context, const char *name);

#endif
