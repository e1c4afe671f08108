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
	SCREEN_PASTE_ENDS = -3 /* without a beginning: none of anybody's business */
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

/* More has come at once than anybody types: text that was pasted in a terminal which doesn't mark it. It
 * is taken as if SCREEN_PASTE_BEGINS had come before. */
gboolean screen_is_flooded(void);

enum screen_paste { SCREEN_PASTE_GOES_ON, SCREEN_PASTE_PAUSES /* nothing has come */, SCREEN_PASTE_ENDED };

/* After SCREEN_PASTE_BEGINS, which screen_key() no longer is to be called after: adds what has come, as
 * bytes, until `text` has `most` of them; what comes behind those is lost. Never waits. Ended: keys come
 * again, as they do where the reader has lost patience. */
enum screen_paste screen_paste(GString *text, gsize most);

#endif
