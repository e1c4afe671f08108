/*
 * The one place that speaks to standard error, one line a message:
 *
 *     minutebook: 'minutes/2021-03.pdf': cannot read: no text layer (a scan?)
 *     minutebook: '001.txt': warning: no meeting date found
 *     minutebook: no cache yet; load some minutes first: minutebook load FOLDER
 *
 * All of it goes through the gate, so that names and texts can't hold escapes or line ends.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <glib.h>

/* `file` may be NULL. The format's result is the rest of the line. */
void message_error(const char *file, const char *format, ...) G_GNUC_PRINTF(2, 3);
void message_warning(const char *file, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A plain line: a closing summary, a notice. */
void message_note(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Progress on a terminal: rewrites one line of standard error; NULL takes it away. Does nothing
 * where standard error is no terminal. Messages above take the progress line away by themselves. */
void message_progress(const char *format, ...) G_GNUC_PRINTF(1, 2);

#endif
