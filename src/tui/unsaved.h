/*
 * The user's words on their way to the disk. Each is tried at once; one that can't be saved (the disk is
 * full, another minutebook writes) is kept, shown as unsaved in every pane, and tried again at keys and
 * every few seconds. Inside tui/ only.
 *
 *     unsaved_say(browser, word, record.key, "audit-committee/2023-09-12/114/a1 is done");
 */
#ifndef TUI_UNSAVED_H
#define TUI_UNSAVED_H

#include "marks/marks.h"

struct browser;

struct unsaved {
	GPtrArray *words;     /* struct saying, the oldest first */
	gint64 tried;         /* when, by the monotonic clock in µs */
	char *why;            /* what was wrong then; NULL: nothing */
	GPtrArray *notices;   /* char *: what was found and restored in the files meanwhile */
	gboolean was_warned;  /* that leaving loses them */
};

void unsaved_init(struct unsaved *unsaved);
void unsaved_clear(struct unsaved *unsaved);

/* Says a word, which is taken, about the action or meeting that has `record` for its key now, and tells
 * whether it is saved; `said` is what to call it. All panes show it when this returns: TRUE where it is
 * saved. */
gboolean unsaved_say(struct browser *browser, struct word *word, const char *record, const char *said);

/* Forgets the last word about a record that isn't saved yet; FALSE where there is none. */
gboolean unsaved_forget(struct browser *browser, const char *record);

/* The marks as they are on the disk, without waiting for others. The caller frees. */
struct marks *unsaved_read_marks(struct browser *browser, GError **error);

/* Shows what is not saved on a connection that was opened again. */
void unsaved_use(struct browser *browser);
/* Says so in the state of actions (struct action_row) just read; returns them. NULL is fine. */
GPtrArray *unsaved_show(const struct browser *browser, GPtrArray *rows);

/* Tries again, if the last time is long enough ago: for each key, and when nothing is typed. */
void unsaved_try(struct browser *browser, gboolean is_idle);
/* Milliseconds until that is worth it when nothing is typed; -1: nothing is to be saved. */
int unsaved_patience(const struct browser *browser);

/* Whether the user may leave: nothing is unsaved, or that was said at the key before. */
gboolean unsaved_may_leave(struct browser *browser);
/* When the screen is closed: tries for the last time and says on standard error what was restored, and
 * which words are lost. Returns how many these are. */
guint unsaved_end(struct browser *browser);

#endif
