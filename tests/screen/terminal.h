/*
 * A program on a terminal of our own: a pseudo-terminal whose other end is libvterm's emulator, so
 * that tests see what a person would.
 *
 *     struct terminal *t = terminal_new(argv, environment, 24, 80);
 *     terminal_wait(t, "Meetings 1");
 *     terminal_type(t, "j\r");
 *     ...
 *     status = terminal_end(t);
 *
 * Nothing sleeps: waiting polls until the text is on the screen and nothing has come for 50 ms, at
 * most 5 seconds.
 */
#ifndef TESTS_SCREEN_TERMINAL_H
#define TESTS_SCREEN_TERMINAL_H

#include <glib.h>

struct terminal;

struct terminal *terminal_new(char **argv, char **environment, int rows, int columns);
void terminal_free(struct terminal *terminal);

void terminal_type(struct terminal *terminal, const char *keys);
void terminal_resize(struct terminal *terminal, int rows, int columns);
/* The program is told so, but what is shown stays as large as it is: libvterm does not bear every sequence of sizes. */
void terminal_tell_size(struct terminal *terminal, int rows, int columns);
void terminal_signal(struct terminal *terminal, int number);
/* Closes our side: the program's terminal has gone. */
void terminal_hang_up(struct terminal *terminal);

/* Waits for text on the screen; the test fails, with the screen, where it does not come. */
void terminal_wait(struct terminal *terminal, const char *text);

/* Takes what comes within so many ms; FALSE where nothing did. */
gboolean terminal_take(struct terminal *terminal, int milliseconds);
gboolean terminal_has_ended(struct terminal *terminal);

/* Waits for the program's end: its status as waitpid() gives it. */
int terminal_end(struct terminal *terminal);

/* The screen, lines ended by "\n" without blanks at their end; the caller frees. */
char *terminal_screen(struct terminal *terminal);
/* One row of it from 0; the caller frees. */
char *terminal_row(struct terminal *terminal, int row);
void terminal_cursor(struct terminal *terminal, int *row, int *column);

gboolean terminal_is_alternate(const struct terminal *terminal);
gboolean terminal_shows_cursor(const struct terminal *terminal);
/* Whether the line discipline is as it was before the program began. */
gboolean terminal_is_restored(const struct terminal *terminal);
/* All bytes the program has sent. */
const char *terminal_bytes(const struct terminal *terminal);

#endif
