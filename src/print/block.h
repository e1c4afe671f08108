/*
 * Inside print/: text between margins, as meetings, items and facts are printed.
 */
#ifndef PRINT_BLOCK_H
#define PRINT_BLOCK_H

#include <stdio.h>
#include <glib.h>

/* Cells of a label in front of a value. */
enum { BLOCK_LABEL = 15 };

/* A stretch of text. The first line begins with `mark`, the others as deep in. */
struct block {
	FILE *out;
	int width;
	int indent; /* cells before the mark */
	const char *mark;
	int hang; /* cells that the mark and the blanks behind it take */
	gboolean is_begun;
};

/* Text of the program's own, line ends and all. */
void block_say(FILE *out, const char *text);

/* Wrapped to the block's width; size -1: up to its NUL. */
void block_wrap(const struct block *block, const char *text, gssize size);
/* ... so many cells in, without a mark. */
void block_wrap_line(FILE *out, int width, int indent, const char *text);

/* A line that is there to be copied: never wrapped. */
void block_address(const struct block *block, const char *text);

/* A blank line and a heading at the margin. */
void block_heading(FILE *out, const char *heading);

/* For paper_facts() and the like: `data` is a struct block whose mark the label takes; a value
 * without a label (NULL) goes on below the last one. */
void block_fact(const char *label, const char *value, gboolean is_address, gpointer data);

#endif
