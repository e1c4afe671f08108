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
	STYLE_SELECTED,
	STYLE_HEADING,
	STYLE_NOTE, /* what a reader should beware of */
	STYLE_FAINT, /* rules between panes */
	STYLE_HIT,   /* what was looked for */
	STYLE_LINK,  /* leads to another minute */
	STYLE_DECIDED, STYLE_TO_FOLLOW, /* the words of resolutions and of actions */
	STYLES /* config.c has their names, data/config how they look */
};

enum { COLOUR_OWN = -1 }; /* the terminal's */

enum { LOOK_BOLD = 1, LOOK_REVERSE = 2, LOOK_UNDERLINE = 4 };

struct appearance {
	int colour; /* 0 to 7, black to white, or COLOUR_OWN */
	guint attributes; /* LOOK_...; told apart by these where no colour is sent */
};

/* Once the screen is open: how styles look from now on, STYLES of them (copied). */
void draw_open(const struct appearance *looks);

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
