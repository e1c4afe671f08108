/*
 * "s": all meetings (or those of this committee, or this one) are searched while the words are typed,
 * on threads of their own; the hits take the place of the lists. Also the other list of that kind: the
 * items of one matter. Inside tui/ only.
 */
#ifndef TUI_SEARCHING_H
#define TUI_SEARCHING_H

#include "tui/wanted.h"
#include "view/matcher.h"
#include "view/seeker.h"

struct browser;

struct searching {
	struct wanted wanted;
	struct wanted found;   /* what the rows in the list are of, as typed; no words: rows that stay for no other search */
	gboolean is_found_begun; /* they were found while it was typed */
	struct seeker *seeker; /* NULL: not needed yet */
	guint serial;          /* of what was asked last; 0: nothing is awaited */
	guint shown;           /* of the rows in the list */
	guint typed;           /* of what was asked last before Enter: its rows may be looked through until others come */
	gboolean is_vain;      /* it had found nothing: no more is awaited of the same behind Enter */
	guint limit;
	gboolean is_at_prompt; /* what was asked last was typed there: where nothing is found, that leads back */
	gboolean is_begun;     /* what was asked last is still being typed */
	char *words_typed, *asked; /* the words of what was asked last, as typed and as searched for */
	gint64 selected;       /* the row to be selected once it is there; 0: the first one */
	gint64 count;          /* hits so far */
	gboolean is_counted, is_ended, is_too_common; /* as in struct answer */
	gboolean is_long;      /* nothing was found so far of what was asked last, whose rows are still awaited */
	gint64 too_complex;
	char *read;            /* how it was read, in words; NULL: still being typed */
	struct matcher *matcher; /* NULL: nothing to highlight */
};

void search_clear(struct browser *browser);

void search_ask(struct browser *browser);
/* Searches for these words, as typed at the prompt. */
void search_words(struct browser *browser, const char *words);
/* The same matter at other meetings. */
void search_matter(struct browser *browser);

/* Searches for it again, unless it is what is shown; with this row selected. */
void search_again(struct browser *browser, const struct wanted *wanted, gint64 selected);

/* For the loop: what becomes readable when there are hits (-1: nothing will); takes them. */
int search_fd(const struct browser *browser);
void search_take(struct browser *browser);
/* For keys typed ahead: waits a moment for the first hits, if they are awaited. */
void search_wait(struct browser *browser);
/* Esc in the list of hits: no more are wanted. FALSE where none are awaited. */
gboolean search_stop(struct browser *browser);

/* "Search, all meetings: street*"; "3 hits  words", for title and status. */
void search_trail(const struct browser *browser, GString *title);
void search_place(const struct browser *browser, gboolean is_long, GString *status);

#endif
