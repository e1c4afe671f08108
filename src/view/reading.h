/*
 * What the reading pane shows: an item or a meeting as lines with a look each. Paragraphs are kept,
 * so that another width only wraps them again, and the place of the reader is kept with them.
 */
#ifndef VIEW_READING_H
#define VIEW_READING_H

#include "model/meeting.h"

enum look {
	LOOK_PLAIN,
	LOOK_HEADING,
	LOOK_CITATION,
	LOOK_NOTE /* what a reader should beware of */
};

struct reading_line {
	char *text; /* as it can be shown, with its indentation */
	enum look look;
	guint paragraph; /* that it is of, from 0 */
	guint nth;       /* line of its paragraph, from 0 */
};

struct reading {
	char *title;  /* for the pane's heading: "Item 4" */
	GArray *paragraphs;
	GArray *lines; /* struct reading_line */
	int width;     /* for which the lines were made */
};

/* The text of an item: title, citation, agenda text and minutes text apart, papers. */
struct reading *reading_of_item(const struct meeting *meeting, const struct item *item);

/* What is known of a meeting beside its items' texts; `items` holds struct item_row. */
struct reading *reading_of_meeting(const struct meeting *meeting, const GPtrArray *items);

/* NULL is fine. */
void reading_free(struct reading *reading);


/* Makes the lines for this width, if they are not. Returns the line that now holds what began line
 * `top` before. */
guint reading_wrap(struct reading *reading, int width, guint top);

#endif
