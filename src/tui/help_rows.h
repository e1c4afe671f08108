/*
 * The rows of the help overlay: requests with their keys from the live table, under their groups,
 * narrowed by what was typed.
 */
#ifndef TUI_HELP_ROWS_H
#define TUI_HELP_ROWS_H

#include "tui/keys.h"

struct help_row {
	enum request request; /* REQUEST_NONE: a group's title, or a blank line between two */
	const char *text;     /* static */
	char *keys;           /* "j Down"; NULL where it is no request */
};

/* The rows that hold every word typed: in their description, in the request's name ("move-down"), or
 * at the start of a key's name, which a single letter must be all of. Groups without rows are left
 * out. Never NULL; the array frees its rows. */
GPtrArray *help_rows(const struct keys *keys, const char *typed);

/* The row that was probably meant: that with this very key, else one that begins with it, else the
 * first one. rows->len where no row is a request. */
guint help_likely(const GPtrArray *rows, const char *typed);

#endif
