/*
 * Text into cells. Everything drawn goes through view/shown.h, so that nothing in it can drive the
 * terminal or shift the row.
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <glib.h>

/* Told apart without colour too; NO_COLOR and terminals without colours lose nothing. */
enum style {
	STYLE_PLAIN,
	STYLE_BOLD,
	STYLE_SELECTED, /* reverse */
	STYLE_HEADING,
	STYLE_NOTE, /* what a reader should beware of */
	STYLE_FAINT, /* rules between panes */
	STYLE_HIT,   /* what was looked for */
	STYLE_LINK,  /* leads to another minute */
	STYLE_DECIDED, STYLE_TO_FOLLOW, /* the words of resolutions and of actions */
	STYLES
};

/* Once the screen is open. */
void draw_open(void);

/* Clears what is to be drawn anew, and at the end shows it with the cursor here. */
void draw_begin(void);
void draw_end(int row, int column);

/* The text in exactly `width` cells from there on: cut, or filled with blanks. */
void draw_text(int row, int column, int width, const char *text, enum style style);
void draw_text_right(int row, int column, int width, const char *text, enum style style);

/* The cells that a text takes when drawn: each part of an emoji for itself, as curses has it. */
int draw_cells(const char *text);

/* Two texts at the ends of the rectangle's first row, what lies between left as it is. */
struct rect;
void draw_heading(const struct rect *rect, const char *left, const char *right, gboolean has_focus);

/* Rules of one cell's breadth. */
void draw_across(int row, int column, int width);
void draw_down(int row, int column, int height);

#endif
