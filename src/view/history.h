/*
 * What was typed at the prompts, by the prompt's name ("search", "find", "filter", "command", "pipe",
 * "export"), kept in a file of its owner's alone:
 *
 *     g_autofree char *path = place_state("history");
 *     struct history *history = history_open(path);
 *     prompt_init(&prompt, history_entries(history, "search"));
 *     ...
 *     history_add(history, "search", prompt.text->str);
 *     history_save(history, NULL);
 *
 * A history is a convenience: a file that is missing, damaged, too long or no file at all is an
 * empty one or less of one, and never a failure.
 */
#ifndef VIEW_HISTORY_H
#define VIEW_HISTORY_H

#include <glib.h>

enum { HISTORY_ENTRIES = 200 }; /* of a name; the oldest go */

struct history;

/* Never NULL. Without a path (copied; may be NULL) it is forgotten at the end. */
struct history *history_open(const char *path);
void history_free(struct history *history);

/* char *, the oldest first; the history's, and the same array all the time. */
const GPtrArray *history_entries(struct history *history, const char *name);

/* Blank text, and the same as just before, is left out, and so is more than one line. */
void history_add(struct history *history, const char *name, const char *text);

/* Writes what was added since the last time behind what another browser may have written meanwhile;
 * nothing where nothing was added, nor where something that is no file stands there. Fails
 * (MB_ERROR_SYSTEM) where it cannot be written; the entries stay in memory. */
gboolean history_save(struct history *history, GError **error);

#endif
