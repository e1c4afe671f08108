/*
 * Commands: one a file, and the table (cmd/table.c) that main, help and the shell completions are
 * made from.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <glib.h>
#include "store/store.h"

enum { STATUS_OK = 0, STATUS_NOTHING = 1, STATUS_USAGE = 2, STATUS_CACHE = 3, STATUS_SYSTEM = 4 };

enum cache_need { CACHE_NONE, CACHE_READ };

/* What main has made ready for a command. */
struct context {
	const char *cache_path; /* where the cache lies or would lie */
	const char *marks_path;
	sqlite3 *db; /* open where the command asked for CACHE_READ, else NULL */
};

struct command {
	const char *name;
	const char *args;     /* "KEY..." for the usage line */
	const char *summary;  /* one line, lower case, for help and completions */
	const char *examples; /* lines for its own help; may be NULL */
	enum cache_need cache;
	const GOptionEntry *options; /* NULL for none; ends with an empty entry */
	gboolean options_first;      /* all after the first word is the command's argument */
	/* argv without the command's name and without options; returns the exit status. */
	int (*run)(struct context *context, int argc, char **argv);
};

extern const struct command *const commands[]; /* ends with NULL */
const struct command *command_find(const char *name);

/* Prints an error as message_error(file, …) and gives the exit status that its kind asks for.
 * Frees it. */
int command_failed(const char *file, GError *error);

#endif
