/*
 * Commands: one a file, and the table (cmd/table.c) that main, help and the tests of the shell
 * completions are made from. A command's file has always the same order: includes, one comment
 * that says what it does, helpers, the function, the table entry.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <glib.h>
#include "load/load.h"
#include "store/store.h"

enum { STATUS_OK = 0, STATUS_NOTHING = 1, STATUS_USAGE = 2, STATUS_CACHE = 3, STATUS_SYSTEM = 4 };

/* Nothing of it; only where it lies or would lie; open. */
enum cache_need { CACHE_NONE, CACHE_PATH, CACHE_READ };

/* What main has made ready for a command. */
struct context {
	const char *cache_path; /* where the cache lies or would lie; NULL for CACHE_NONE */
	const char *marks_path; /* NULL where there is no place for marks */
	sqlite3 *db; /* open where the command asked for CACHE_READ, else NULL */
	guint format; /* --format, as an index into the command's formats; 0 where not given */
	gboolean has_format; /* --format was given */
};

struct command {
	const char *name;
	const char *args;     /* "KEY..." for the usage line; NULL: takes no words; "[...": may have none */
	const char *summary;  /* one line, lower case, for help and completions */
	const char *examples; /* lines for its own help; may be NULL */
	enum cache_need cache;
	const GOptionEntry *options; /* NULL for none; ends with an empty entry */
	const char *const *formats;  /* what --format takes, the default first; NULL: no such option */
	guint options_end; /* no options from this word on, 1 or 2, so that it may begin with "-"; 0: anywhere */
	/* Looks at the words before the cache is opened, so that wrong usage is said first; may be
	 * NULL. Arguments as for run. */
	gboolean (*prepare)(int argc, char **argv, GError **error);
	/* argv without the command's name and without options, ended by NULL; returns the exit
	 * status. */
	int (*run)(struct context *context, int argc, char **argv);
};

extern const struct command *const commands[]; /* ends with NULL */
const struct command *command_find(const char *name);
/* The error that says so of a name that is none, and what was probably meant. */
GError *command_unknown(const char *name);

/* Runs the command, opening what it asks for; argv[0] is its name. Returns the exit status. */
int command_run(const struct command *command, struct context *context, int argc, char **argv);

/* Prints an error as message_error(file, …) and gives the exit status that its kind asks for.
 * Frees it. */
int command_failed(const char *file, GError *error);

/* --- Options --------------------------------------------------------------------------------- */

/*
 * Takes the options out of argv (argv[0] is the command's name), sets the variables that they name,
 * context->format, and *is_help for -h and --help; *words gets what is left, for the caller to free
 * with g_strfreev(). Failure is MB_ERROR_USAGE.
 */
gboolean options_take(const struct command *command, struct context *context, int argc, char **argv,
    char ***words, gboolean *is_help, GError **error);

/* GOption's error in our words (its messages begin with a capital), with where to look: "help load". */
GError *options_wrong(const GError *wrong, const char *help);

/* The text of `help COMMAND`; the caller frees. */
char *options_help(const struct command *command);

/* --- Words and output ------------------------------------------------------------------------ */

/* The words joined with blanks, as UTF-8: what isn't is taken to be in the locale's encoding. The
 * caller frees. MB_ERROR_USAGE where it is neither. */
char *words_join(int argc, char **argv, GError **error);

/* The same as search words: with what "@name" stands for, out of the user's file `searches` (query/saved.h),
 * of whose faults it warns. */
char *words_query(int argc, char **argv, GError **error);

/* The saved searches; the caller frees with saved_free(). */
struct saved *words_saved(void);

/* What --council was given, as UTF-8; NULL stays NULL. A name without a letter or digit could not
 * stand in a reference: MB_ERROR_USAGE. */
gboolean words_council(char **council, GError **error);

/* Cells of a line: COLUMNS where it says so, else the terminal's, else 80. */
int output_width(void);

/* The same for tables, but 0, as wide as it takes, where output is no terminal: what reads a pipe
 * or a file wants whole values. */
int output_table_width(void);

/* "changed: minutes/2024-02.txt", a line of its own. */
void output_change(const char *path, enum load_change change);

/* Text of the program's own, line ends and all, to standard output. */
void output_text(const char *text);

/* The exit status: `status`, but STATUS_SYSTEM with a message where output was lost. */
int output_finish(int status);

#endif
