/*
 * The output gate: every text that leaves the program for standard output, standard error or the
 * screen goes through here. Bytes that are not UTF-8 become U+FFFD, what base/hygiene.h replaces
 * is replaced, and line feeds are kept only where the caller says that they are layout.
 *
 * A terminal whose locale cannot show UTF-8 gets '?' for what it lacks (curly quotes and dashes
 * become plain ones); files and pipes always get UTF-8, so that output is the same in every locale.
 */
#ifndef BASE_GATE_H
#define BASE_GATE_H

#include <glib.h>
#include <stdio.h>

/* Whether line feeds (and tabs) are kept or, for what must stay on one line, shown as stand-ins. */
enum gate_lines { GATE_ONE_LINE, GATE_LINES };

/* Writes text (`size` bytes, or up to its NUL where size is -1). Failures stay in ferror(out). */
void gate_write(FILE *out, const char *text, gssize size, enum gate_lines lines);

/* The same as a new string, which the caller frees. Never NULL. */
char *gate_clean(const char *text, gssize size, enum gate_lines lines);

/*
 * Flushes and says whether everything written to `out` since the start was taken; on failure
 * `error` (MB_ERROR_SYSTEM) says why. A closed pipe is a failure with an empty message: the reader
 * has gone and wants no words.
 */
gboolean gate_finish(FILE *out, GError **error);

#endif
