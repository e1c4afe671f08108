/*
 * Inside print/: what text and Markdown say alike of a meeting and its items.
 */
#ifndef PRINT_PAPER_H
#define PRINT_PAPER_H

#include "model/wording.h"

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

/* The citation of a resolution or an action: with the resolution's label, "Minute No. 114(2)".
 * resolution may be NULL. The caller frees. */
char *paper_limb_citation(const struct meeting *meeting, const struct item *item, const struct resolution *resolution);

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
