/*
 * Another program on our terminal for a while: a pager, a browser, a command that something is piped
 * to. It gets the terminal's modes and signals as they were before us; what it reads is a file, so that
 * one that ends before it has read all of it holds nobody up.
 *
 *     FILE *text = child_text(&error);
 *     print_item(text, ...);
 *     struct child child = { .command = "wc -w", .input = text };
 *     gboolean ok = child_run(&child, &error);
 *
 * Needs the screen and signals to be open.
 */
#ifndef TUI_CHILD_H
#define TUI_CHILD_H

#include <stdio.h>
#include <glib.h>

struct child {
	const char *command; /* for /bin/sh -c: the user's own words, never text from minutes */
	const char *const *arguments; /* words behind it that no shell reads; ended by NULL; NULL: none */
	FILE *input;         /* what it reads, from the start; NULL: the terminal */
	gboolean is_pager;   /* it waits for its reader itself, unless it ends at once */
};

/* An open file without a name, for what a child is to read; NULL on failure. */
FILE *child_text(GError **error);

/* Runs it and comes back when it has ended, after Enter where nobody could have read yet what it wrote.
 * FALSE, MB_ERROR_SYSTEM: it could not be run, or it did not end with 0. */
gboolean child_run(const struct child *child, GError **error);

/* $PAGER, else less, else more. Static or of the environment. */
const char *child_pager(void);

#endif
