/*
 * Printing to standard output or any stream: rows of lists through one printer interface, and
 * meetings and items whole. All text goes through base/gate.h. Nothing here fails: what could not
 * be written is found by gate_finish().
 */
#ifndef PRINT_PRINT_H
#define PRINT_PRINT_H

#include <stdio.h>
#include "model/meeting.h"
#include "model/row.h"

/* --- Rows ------------------------------------------------------------------------------------ */

enum row_format { ROWS_TABLE, ROWS_TSV, ROWS_CSV, ROWS_JSON, ROWS_PLAIN };

struct printer;

/* Begins a list; columns must outlive the printer. `width` is the cells of a table's line. */
struct printer *printer_new(FILE *out, enum row_format format, const struct column *columns, guint n, int width);
void print_begin_row(struct printer *printer);
/* One value a column, in their order; NULL is "not given". */
void print_text(struct printer *printer, const char *value);
void print_number(struct printer *printer, gint64 value);
void print_bool(struct printer *printer, gboolean value);
void print_end_row(struct printer *printer);
/* Ends the list (a table is laid out here) and frees the printer. */
void printer_free(struct printer *printer);

/*
 * The same by a table of columns: every column in all forms of output but the table, where the width
 * decides, because a reference says most of them already.
 */
struct rows;

/* Begins rows; at most 16 columns, which must outlive the rows. A table's line has `width` cells, or
 * (0) as many as its values take, as what goes to a pipe or a file should have. */
struct rows *rows_begin(FILE *out, enum row_format format, const struct row_columns *columns, int width);
gboolean rows_are_table(const struct rows *rows);
/* Whether long values end in "…". */
gboolean rows_are_cut(const struct rows *rows);
/* One row, a struct that has all the values. */
void row_print(struct rows *rows, gconstpointer row);
/* One row: its values in the order of the columns; NULL is "not given". */
void row_begin(struct rows *rows);
void row_text(struct rows *rows, const char *value);
void row_number(struct rows *rows, gint64 value);
void row_bool(struct rows *rows, gboolean value);
void row_end(struct rows *rows);
/* Ends the rows, frees, and returns how many there were. */
guint64 rows_end(struct rows *rows);

/* --- Calendars ------------------------------------------------------------------------------- */

/* One day of a calendar (RFC 5545). */
struct calendar_entry {
	const char *key;   /* stays the same from one export to the next */
	const char *stamp; /* when it was known: "2026-11-21T10:00:00Z" */
	const char *date, *time; /* "YYYY-MM-DD", "HH:MM"; time NULL: the whole day */
	const char *summary, *description; /* the description may have several lines */
};

/* A calendar has at least one entry. */
void print_calendar_begin(FILE *out);
void print_calendar_entry(FILE *out, const struct calendar_entry *entry);
void print_calendar_end(FILE *out);

/* --- Meetings and items ---------------------------------------------------------------------- */

enum item_format { ITEM_TEXT, ITEM_MARKDOWN };

/*
 * One item with its citation (body, date, minute number), agenda text and minutes text apart,
 * papers, actions, and, where it has its links, what refers to what; wrapped to `width` cells. Says where the source was cut off.
 */
void print_item(FILE *out, const struct meeting *meeting, const struct item *item, enum item_format format, int width);
/* A whole meeting: its head, attendance, and every item. */
void print_meeting(FILE *out, const struct meeting *meeting, enum item_format format, int width);

/* The JSON of shared INTERFACE.md, "export --format jsonl", on one line with a line feed; beside it
 * clues, confirmed_in (a key), gap_before and gap_after, and as matter of an item the key of the
 * earliest one about the same matter. */
void print_meeting_json(FILE *out, const struct meeting *meeting);
/*
 * One resolution or action of an item, by its position from 0, with its citation and all that is
 * known of it; what became of an action, too, where the item has its links.
 */
void print_resolution(FILE *out, const struct meeting *meeting, const struct item *item, guint position,
    enum item_format format, int width);
void print_action(FILE *out, const struct meeting *meeting, const struct item *item, guint position,
    enum item_format format, int width);
/* Its object in an item's JSON, with item, meeting, council, body, date, number and title beside
 * it; an action also with meetings_since, note and evidence. */
void print_resolution_json(FILE *out, const struct meeting *meeting, const struct item *item, guint position);
void print_action_json(FILE *out, const struct meeting *meeting, const struct item *item, guint position);

/* One item's object with the meeting's key, body and date beside it. Where it has its links, they are
 * keys of items: referred_by those that refer to it; same_matter the newest ones about its matter at
 * other meetings, of which there are same_matter_count. */
void print_item_json(FILE *out, const struct meeting *meeting, const struct item *item);

/* --- Whatever it is ------------------------------------------------------------------------- */

enum record_format { RECORD_TEXT, RECORD_MARKDOWN, RECORD_JSON };

/* What `part` means of the meeting; its item is the meeting's first. */
void print_part(FILE *out, const struct meeting *meeting, const struct part *part, enum record_format format, int width);

#endif
