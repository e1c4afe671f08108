/*
 * What the tests of the browser share: the real program on a terminal, in a world of its own with a
 * small cache of the minutes in tests/screen/minutes.
 *
 *     set_up();
 *     terminal = start("", 24, 80);
 *     terminal_wait(terminal, "Meetings 1/3");
 *     quit(terminal);
 *     remove_all(home);
 *
 * What fails ends the test.
 */
#ifndef TESTS_SCREEN_KIT_H
#define TESTS_SCREEN_KIT_H

#include <glib.h>

#include "terminal.h"

/* Paths: the program as built, a folder that is its home, and the cache in it. */
extern char *program, *home, *cache;

void set_up(void);
/* A file, or a folder with all in it. */
void remove_all(const char *path);

/* The variables of that world and these ("A=b"), the last one NULL; where the browser was last is
 * forgotten. The caller frees. */
char **environment(const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The same with a UTF-8 locale, a common terminal and this cache in the home. */
char **with_cache(const char *name);

/* The program with these arguments, " browse word", in a UTF-8 locale on a common terminal. */
struct terminal *start(const char *arguments, int rows, int columns);
/* Without arguments, with these variables. */
struct terminal *start_in(char **variables, int rows, int columns);
/* Types Q, and expects status 0. */
void quit(struct terminal *terminal);

/* Runs it without a terminal: its exit status. `errors` may be NULL; the caller frees. */
int run(const char *const *arguments, char **variables, char **errors);
/* Loads a file of the home's "minutes" (all: "") with an option of load. */
void load(char **variables, const char *option, const char *name);

/* The variables with a cache of data/sample instead, on 1 April 2025, when all of its meetings are over;
 * the first call loads it. The caller frees. */
char **with_sample(const char *locale);

/* The screen is that of golden/NAME-COLUMNSxROWS.txt, but for the time of the load. */
void compare(struct terminal *terminal, const char *name, int rows, int columns, gboolean is_utf8);

#endif
