/*
 * The terminal: set up, left for a while, and given back as it was; its size and its keys.
 *
 *     if (!screen_choose(is_own, error)) ...
 *     if (screen_open(error)) {
 *             poll screen_input(), screen_key(), draw
 *             screen_close();
 *     }
 *     screen_release();
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <glib.h>

/* What screen_key() gives that is no key of the key table. */
enum {
	SCREEN_NO_KEY = -1,
	SCREEN_PASTE_BEGINS = -2,
	SCREEN_PASTE_ENDS = -3
};

/* Which terminal it is: that of standard input and output, or (is_own) the one that the program
 * runs on, whatever its standard streams are. */
gboolean screen_choose(gboolean is_own, GError **error);
void screen_release(void);

/* The chosen terminal's descriptors, of which the first is to be waited at. */
int screen_input(void);
int screen_output(void);

/* Styles look so (draw.h). */
struct appearance;
gboolean screen_open(const struct appearance *looks, GError **error);
void screen_close(void);

/* Gives the terminal back for a while, and takes it again. */
void screen_leave(void);
void screen_return(void);

/* Asks the terminal for its size and has everything drawn again. */
void screen_resize(void);
void screen_size(int *rows, int *columns);

/* Hands text over to the terminal's clipboard (OSC 52); no answer comes. FALSE: it is too long, or this
 * terminal would not know what is meant. */
gboolean screen_copy(const char *text);

/* The next key that has been typed, as keys_find() wants it; never waits, but for the rest of a key
 * that sends several bytes. */
int screen_key(void);

#endif
