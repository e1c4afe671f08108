/*
 * Titles of items and the papers attached to them.
 */
#ifndef PARSE_TITLE_H
#define PARSE_TITLE_H

#include "model/meeting.h"
#include "parse/scan.h"

/*
 * Takes a line as the item's title: markup, "pdf icon PDF 560 KB" (which becomes a document) and
 * a trailing full stop are dropped. `from` is the first byte of the title in the line's words. A
 * title over 300 characters is cut and the whole line put into the agenda text.
 */
void title_take(const struct scan *scan, guint i, gsize from, struct item *item, struct meeting *meeting);

/* The same for the bytes from `from` to `to`. */
void title_take_part(const struct scan *scan, guint i, gsize from, gsize to, struct item *item);

/* Where the bold words end with which a line that is not bold as a whole goes on at `from`: "4. **Matters
 * arising** The clerk reported ..."; 0 where there are none. */
gsize title_bold_end(const struct scan *scan, guint i, gsize from);

/* Where a title ends that shares its line with what was minuted, from `from` on: "Matters arising: The hedge
 * was cut", "Election of Chairman It was proposed that ..."; 0 where that can't be said. */
gsize title_run_on_end(const struct scan *scan, guint i, gsize from);

/* The line of the title of a number that stands alone on line i: "(a)" or "(Agenda Item 3)" may be
 * between; `end` where there is none. */
guint title_below(const struct scan *scan, guint i, guint end);

/* Adds the words of a further line to the title. */
void title_take_more(const struct scan *scan, guint i, struct item *item);

/* Takes a line below "Additional documents:" as a paper. */
void title_take_document(const struct scan *scan, guint i, struct item *item);

/* Whether the line looks like a title: short, no sentence, no bullet, no resolution, no date alone. */
gboolean title_is_likely(const struct scan *scan, guint i);

/* Whether the words are the title of an item that every agenda has: "Declarations of Interest". */
gboolean title_is_standing(const char *words, gsize size);

/* Whether the line names an attached PDF ("pdf icon PDF 214 KB"). */
gboolean title_has_paper(const struct scan *scan, guint i);

#endif
