/*
 * A line that is typed: its text, the cursor in it, the entries typed before, and what Tab makes of
 * a word. No screen and no keys: tui/ maps keys to these functions and draws what prompt_lay_out()
 * gives.
 *
 *     prompt_init(&prompt, history_entries(history, "search"));
 *     prompt_insert(&prompt, "street", -1);
 *     prompt_left(&prompt); prompt_erase_left(&prompt); ...
 *     history_add(history, "search", prompt.text->str);
 *     prompt_clear(&prompt);
 *
 * The cursor goes from grapheme cluster to grapheme cluster. Offsets are bytes, columns are cells.
 */
#ifndef VIEW_PROMPT_H
#define VIEW_PROMPT_H

#include <glib.h>

enum {
	PROMPT_BYTES = 4096,     /* of text at most */
	PROMPT_LOOKED_AT = 65536 /* bytes of a paste; what follows them never fits */
};

/* What can stand in place of the bytes from *start to the cursor: a new array of char * that frees
 * them, in the order in which Tab goes through them; NULL or empty where there is nothing. *start is
 * 0 when it is called. */
typedef GPtrArray *(*prompt_candidates)(const char *text, gsize cursor, gsize *start, gpointer data);

struct prompt {
	GString *text;   /* UTF-8, one line, no controls; up to PROMPT_BYTES */
	gsize cursor;    /* always between two clusters */
	gboolean is_cut; /* what was inserted last did not fit whole */
	guint changes;   /* of the text so far: what compares it sees whether a key made one */

	const GPtrArray *history; /* the caller's: char *, the oldest first; may be NULL */
	guint entry;              /* the one shown; past the last one where none is */
	char *typed;              /* what stood there before the walk through them; NULL: none goes on */

	prompt_candidates complete; /* NULL: Tab does nothing */
	gpointer data;              /* its */
	GPtrArray *candidates;      /* that Tab goes round; NULL: none does */
	guint candidate;            /* the next one to show */
	gsize word;                 /* where what is completed starts */
};

/* An empty line. `history` must live as long and not change meanwhile. */
void prompt_init(struct prompt *prompt, const GPtrArray *history);
void prompt_clear(struct prompt *prompt);

/* --- Editing ---------------------------------------------------------------------------------- */

/* Typed or pasted text (`size` bytes, or up to its NUL where size is -1), at the cursor. Line ends
 * and tabs become blanks; controls, bidi marks and what is not UTF-8 are left out. What does not
 * fit is left out too, and is_cut says so. A paste that was itself cut is to be handed on with more
 * than PROMPT_BYTES. */
void prompt_insert(struct prompt *prompt, const char *text, gssize size);
/* This in place of all, the cursor at its end. */
void prompt_set(struct prompt *prompt, const char *text);

/* One cluster, to the ends, to the start of a word or behind its end. */
void prompt_left(struct prompt *prompt);
void prompt_right(struct prompt *prompt);
void prompt_home(struct prompt *prompt);
void prompt_end(struct prompt *prompt);
void prompt_word_left(struct prompt *prompt);
void prompt_word_right(struct prompt *prompt);

/* Takes away the cluster before or at the cursor; the word before it, with the blanks between; all
 * before it; all behind it. */
void prompt_erase_left(struct prompt *prompt);
void prompt_erase_right(struct prompt *prompt);
void prompt_erase_word(struct prompt *prompt);
void prompt_erase_to_start(struct prompt *prompt);
void prompt_erase_to_end(struct prompt *prompt);

/* --- What was typed before, what could be meant (prompt_recall.c) ------------------------------ */

/* The newest entry before the one shown that begins with what was typed; nothing where there is
 * none. The other way the last step is back to what was typed. */
void prompt_older(struct prompt *prompt);
void prompt_newer(struct prompt *prompt);

/* First what all candidates begin with, where that is more than stands there, then one candidate
 * after the other, round and round. */
void prompt_complete_next(struct prompt *prompt);
void prompt_complete_previous(struct prompt *prompt);

/* For prompt.c and prompt_recall.c: an edit ends a walk. */
void prompt_end_walks(struct prompt *prompt);
/* Bytes from `start` to the cursor are replaced, without ending a walk. */
void prompt_replace(struct prompt *prompt, gsize start, const char *text);

/* --- On a line (prompt_line.c) ----------------------------------------------------------------- */

/* What is to be drawn one behind the other, as view/shown.h shows it; together as wide as asked. */
struct prompt_line {
	char *label;  /* cut where it would leave the text too little */
	char *before; /* the text in sight up to the cursor, after a mark where more stands before it */
	char *after;  /* the rest, filled with blanks, or ending in a mark where there is more */
	int column;   /* of the cursor, from the label's first cell */
};

/* Lays it out for `width` cells (taken as at least 8), scrolled so that the cursor is in sight; no cluster is
 * cut. */
void prompt_lay_out(const struct prompt *prompt, const char *label, int width,
    struct prompt_line *line);
void prompt_line_clear(struct prompt_line *line);

#endif
