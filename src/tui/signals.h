/*
 * Signals as bytes in a pipe, so that the loop deals with them where it is safe to. Handlers do
 * nothing else; only a crash is dealt with on the spot, so that the terminal can be used after it.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <glib.h>

/* Before the screen is opened: curses leaves alone what is handled already. `fd` is where the terminal is written to. */
gboolean signals_open(int fd, GError **error);
void signals_close(void);

/* Becomes readable when a signal has come. */
int signals_fd(void);

/* The next signal that has come: its number, or 0. */
int signals_take(void);

/* Stops this process as SIGTSTP does by default; returns when it is continued. */
void signals_stop_here(void);

/* While another program has the terminal, ^C and ^\ are its own, and ^Z stops both; then as before. */
void signals_lend(void);
void signals_take_back(void);

#endif
