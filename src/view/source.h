/*
 * Where what is read stands in its source: the line in the file, and the address of the page it was
 * saved from, where the file itself says so.
 */
#ifndef VIEW_SOURCE_H
#define VIEW_SOURCE_H

#include <glib.h>

/* The number, from 1, of the line that holds byte `at` of a text; blank lines there are passed. */
guint source_line(const char *text, gsize size, gsize at);

/* Whether a file's bytes have the same lines as the text that was read from it, so that one's line is
 * the other's. */
gboolean source_has_lines(const char *text, gsize size, const char *bytes, gsize n);

/* "https://…" from a line "Source: …", "URL: …" or "saved from url=(0044)…" near the text's start; NULL
 * where there is none: an address of something else, of the webcast say, is not taken for it. The caller frees. */
char *source_address(const char *text, gsize size);

#endif
