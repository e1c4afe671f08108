/*
 * Which key asks for which request: the key file's parser and the table it fills. data/keys is
 * compiled in and read by the same parser as the user's own file.
 *
 *     # a remark
 *     move-down       j Down
 *     # takes a key away
 *     nothing         Q
 *
 * A line adds keys to its request; a key asks for what the last line with it says.
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <glib.h>
#include "tui/request.h"

/* A key: a character, or (with KEY_NAMED added) a curses key code. */
enum {
	KEY_NAMED = 1 << 24,
	/* Those that curses has no code for. */
	KEY_WORD_LEFT = KEY_NAMED | 0x4001, /* Ctrl or Alt with the arrow */
	KEY_WORD_RIGHT
};

struct keys;

/* The keys of data/keys. Never NULL. */
struct keys *keys_new(void);
void keys_free(struct keys *keys);

/* Reads the text of a key file. What is wrong is left out and added to `faults` (char *: "line 3:
 * there is no request 'move-dwon'"), as base/settings.h says; the other lines count. */
void keys_read(struct keys *keys, const char *text, GPtrArray *faults);

/* Reads the user's file; one that does not exist is fine. */
void keys_read_file(struct keys *keys, const char *path, GPtrArray *faults);

enum request keys_find(const struct keys *keys, guint32 key);

/* The names of a request's keys, "j Down", in the order of the file; empty where it has none. The
 * caller frees. `most` limits how many (0: all). */
char *keys_of(const struct keys *keys, enum request request, guint most);

/* A key's name, "PgDn", "^D", "j". The caller frees. */
char *key_to_name(guint32 key);

/* The reverse; FALSE where no key has that name. */
gboolean key_from_name(const char *name, guint32 *key);

#endif
