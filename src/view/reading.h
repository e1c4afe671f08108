/*
 * What the reading pane shows: an item or a meeting as lines with a look each. Paragraphs are kept,
 * so that another width only wraps them again, and the place of the reader is kept with them.
 *
 * Lines are counted from 0 and are those of the last reading_wrap(). What belongs to a paragraph goes
 * with its words over line breaks: links to other items and meetings, the marked words of decisions
 * and actions, and hits of a find or a search.
 *
 *     reading_wrap(reading, 84, 0);
 *     reading_highlight(reading, matcher);
 *     pieces = reading_pieces(reading, line);      to draw a line
 *     link = reading_link_from(reading, top, 1);   then link + 1, link - 1
 *     key = reading_link(reading, link);
 */
#ifndef VIEW_READING_H
#define VIEW_READING_H

#include "model/meeting.h"
#include "query/query.h"
#include "view/matcher.h"

enum look {
	LOOK_PLAIN,
	LOOK_HEADING,
	LOOK_CITATION,
	LOOK_NOTE,     /* what a reader should beware of */
	LOOK_LABEL,    /* "RESOLVED 2", "ACTION a1" */
	LOOK_DECIDED,  /* the words of a resolution, where the minutes have them */
	LOOK_TO_FOLLOW /* the words of an action, likewise; where they are both, they are this */
};

struct reading_line {
	char *text; /* as it can be shown, with its indentation */
	enum look look;
	guint indent;    /* blanks of the indentation */
	guint paragraph; /* that it is of, from 0 */
	guint from;      /* the paragraph's byte with which it begins */
};

struct reading {
	char *title;  /* for the pane's heading: "Item 4" */
	GArray *lines; /* struct reading_line */
	int width;     /* for which the lines were made */

	/* Inside view/ (reading_inner.h). */
	GArray *paragraphs;
	GArray *marks, *links, *hits; /* stretches of them */
	GArray *resolutions, *actions; /* the paragraphs with which they begin */
};

/* The text of an item: title, citation, agenda text and minutes text apart; its resolutions and
 * actions set off; and what query_links() and query_neighbours() found, where they were asked. */
struct reading *reading_of_item(const struct meeting *meeting, const struct item *item);

/* What is known of a meeting beside its items' texts; `items` holds struct item_row. Both it and
 * `counts` may be NULL. Of more items than ITEMS_SHOWN the rest is left to their list. */
enum { ITEMS_SHOWN = 1000 };
struct reading *reading_of_meeting(const struct meeting *meeting, const GPtrArray *items,
    const struct meeting_counts *counts);

/* NULL is fine. */
void reading_free(struct reading *reading);

/* Makes the lines for this width, if they are not. Returns the line that now holds what began line
 * `top` before. */
guint reading_wrap(struct reading *reading, int width, guint top);

/* --- Places ---------------------------------------------------------------------------------- */

/* The line with which the item's resolution or action is set off: by its position in the item's list,
 * from 0 (of a row's id: 4095 - (id & 4095)). Where an action is all that a resolution says, both
 * begin with one line. 0 where there is none. */
guint reading_line_of_resolution(const struct reading *reading, guint position);
guint reading_line_of_action(const struct reading *reading, guint position);

/* --- Links ----------------------------------------------------------------------------------- */

/* What link `i` leads to, counted from 0 in the order of the text: the key of an item or a meeting, the
 * reading's; NULL where there is no such link. A line may have several. */
const char *reading_link(const struct reading *reading, int i);

/* The line on which link `i` begins; 0 where there is no such link. */
guint reading_link_line(const struct reading *reading, int i);

/* The first link that begins on this line or below (`by` > 0), or the last one on it or above; -1:
 * none. The one after a link is `i` + 1. */
int reading_link_from(const struct reading *reading, guint line, int by);

/* --- Hits ------------------------------------------------------------------------------------ */

/* Looks for hits in the whole text and keeps them until the next call; NULL takes them away. They
 * cover whole clusters. RX_MATCH: there are some. RX_TOO_COMPLEX: PCRE2 gave up somewhere; what was
 * found elsewhere is kept. */
enum rx_result reading_highlight(struct reading *reading, const struct matcher *matcher);

/* The first line on which a hit begins, from this one on downwards (`by` > 0) or upwards; -1: none.
 * A `line` beside the text is allowed. */
int reading_find(const struct reading *reading, int line, int by);

/* --- Drawing --------------------------------------------------------------------------------- */

/* Part of a line that looks the same all over: bytes of its text, never inside a cluster. */
struct reading_piece {
	guint start, size;
	enum look look;
	int link; /* the link that it is of; -1: none */
	gboolean is_hit;
};

/* A line as pieces (struct reading_piece) that follow one another and cover it; none where it is
 * empty. The caller unrefs. */
GArray *reading_pieces(const struct reading *reading, guint line);

#endif
