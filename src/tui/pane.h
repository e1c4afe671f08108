/*
 * A pane: a table of functions that says what its rows hold and what its keys do. What is NULL
 * falls back to the common list (pane.c); one drawer lays out the columns of all lists. To add a
 * pane: an area in view/layout.h, a file with its table, an entry in panes[].
 */
#ifndef TUI_PANE_H
#define TUI_PANE_H

#include "tui/browser.h"
#include "tui/draw.h"
#include "view/columns.h"

/* A word for the line of hints; the key comes from the live table. */
struct hint {
	enum request request; /* REQUEST_NONE ends the hints */
	const char *word;
};

struct pane {
	const char *name, *tab; /* "Resolutions", "Res" */
	const char *one; /* "resolution": a row that "open" reads; NULL: `request` opens it */
	const struct list_column *columns; /* of a list */
	guint n_columns;
	/* Columns from this one on say whose meeting it was: for lists over several meetings. 0: there
	 * are none such. */
	guint of_meeting;

	/* A row's text for one column, in the row or static; a number may be written into `buffer`
	 * (32 bytes). NULL is empty. */
	const char *(*cell)(gconstpointer row, guint column, char *buffer);
	/* Where the reader is, as the title line says it; added to `title`. */
	void (*trail)(const struct browser *browser, GString *title);
	/* What the status line says first: "Items 4/7"; added to `status`. `is_long`: with what goes without saying. */
	void (*place)(const struct browser *browser, gboolean is_long, GString *status);
	/* Does what the key asked for; FALSE: not this pane's, so the common requests come next. */
	gboolean (*request)(struct browser *browser, enum request request);
	/* Draws into its rectangle; returns the row for the cursor. */
	int (*draw)(const struct browser *browser, enum area area);
	const struct hint *hints;
};

extern const struct pane *const panes[PANES];
extern const struct pane pane_meetings, pane_items, pane_resolutions, pane_actions, pane_hits, pane_reading;

/* The common list. */
int list_draw(const struct browser *browser, enum area area);
/* "Audit Committee > 2026-10-14", or whose rows else: where lists beside the meetings are. */
void list_trail(const struct browser *browser, GString *title);
gboolean list_request(struct browser *browser, enum request request);
void list_place(const struct browser *browser, gboolean is_long, GString *status);

/* How many rows of its records a list shows in its rectangle. */
int list_rows(const struct layout *layout, enum area area);

#endif
