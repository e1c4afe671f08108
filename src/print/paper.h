/*
 * Inside print/: what text and Markdown say alike of a meeting and its items.
 */
#ifndef PRINT_PAPER_H
#define PRINT_PAPER_H

#include "model/meeting.h"

/* Said where the source was cut. */
#define CUT_SENTENCE "The published page breaks off here; what was resolved is not known."

/* "Audit Committee"; "Body not known". */
const char *paper_body(const struct meeting *meeting);

/* "12 September 2023", "date not known, between 9 July 2019 and 3 September 2019", "date not stated,
 * but only 9 July 2019 fits". The caller frees. */
char *paper_date(const struct meeting *meeting);

/* "Averley Borough Council, Audit Committee, 12 September 2023, Minute No. 114 (draft minutes)";
 * item may be NULL. The caller frees. */
char *paper_citation(const struct meeting *meeting, const struct item *item);

/* The item's heading without its number: "(untitled)" where it has none. */
const char *paper_title(const struct item *item);

/*
 * What is known of a meeting besides its name and its items: calls `say` with label and value for
 * each, in the order of a paper. Names of those present are on one line. An address or a path
 * (is_address) is to be copied: it should not be wrapped.
 */
void paper_facts(const struct meeting *meeting,
    void (*say)(const char *label, const char *value, gboolean is_address, gpointer data), gpointer data);

/* ... and what proves when it was, where it has no date; which later minute confirmed its minutes, and
 * which minute numbers beside its own are not loaded. Part of paper_facts(); a label that is NULL
 * goes on with the last value. */
void paper_neighbours(const struct meeting *meeting,
    void (*say)(const char *label, const char *value, gboolean is_address, gpointer data), gpointer data);

/* "31 October 2023", "October 2023": a day or a month. The caller frees. */
char *paper_day(const char *iso);

/* When an action is due: "31 October 2023", "between 1 January 2024 and 31 March 2024"; NULL where it
 * has no date. The caller frees. */
char *paper_due(const struct action *action);

/* "open, overdue", "done: a later minute reports back". The caller frees. */
char *paper_state(const struct action *action);

/* "Audit Committee, 12 September 2023, Minute No. 114: External Audit Plan". The caller frees. */
char *paper_cited(const struct cited *cited);

/* The citation of a resolution or an action: with the resolution's label, "Minute No. 114(2)".
 * resolution may be NULL. The caller frees. */
char *paper_limb_citation(const struct meeting *meeting, const struct item *item, const struct resolution *resolution);

/* What becomes of an action: NULL where the cache was not asked. */
const struct outcome *paper_outcome(const struct item *item, guint position);
/* The resolution that an action stands in; NULL for narrative. */
const struct resolution *paper_resolution(const struct item *item, const struct action *action);

/* What is known of an action or a resolution besides its text, as paper_facts(); a label that is
 * NULL goes on with the last value. */
void paper_action(const struct item *item, guint position,
    void (*say)(const char *label, const char *value, gboolean is_address, gpointer data), gpointer data);
void paper_decision(const struct item *item, const struct resolution *resolution,
    void (*say)(const char *label, const char *value, gboolean is_address, gpointer data), gpointer data);

/* What is said behind an item's minutes: its actions, and which minutes refer to each other. */
enum paper_line {
	PAPER_HEADING,
	PAPER_ENTRY, /* of a list */
	PAPER_DETAIL /* below its entry */
};

/* Calls `say` for each line; none where there is nothing to say. Resolutions stand in the minutes. */
void paper_links(const struct item *item,
    void (*say)(enum paper_line kind, const char *text, gpointer data), gpointer data);

/* Bytes of the mark that a numbered paragraph begins with, "2.", "(a)", "3)", its blank included;
 * 0 where there is none. */
gsize paper_mark(const char *text, gsize size);

/* Calls `line` for each line of a passage: its bytes without its bullet, and the bullet's level
 * from 1 (0: none); a blank line has size 0. */
void paper_lines(const struct passage *passage, void (*line)(const char *text, gsize size, int level, gpointer data), gpointer data);

#endif
