/*
 * A prompt on the screen.
 */
#ifndef TUI_PROMPT_DRAW_H
#define TUI_PROMPT_DRAW_H

#include "view/prompt.h"

/* Draws the label and what is typed from the row's start on, in exactly `width` cells. Returns the
 * column for the hardware cursor: draw_end(row, column). */
int prompt_draw(const struct prompt *prompt, const char *label, int row, int width);

#endif
