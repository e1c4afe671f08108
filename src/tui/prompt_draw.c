#include "tui/prompt_draw.h"

#include "tui/draw.h"

/* Three texts, the last from the cursor on, so that the cursor stands before it however wide the
 * terminal takes an emoji to be. */
int
prompt_draw(const struct prompt *prompt, const char *label, int row, int width)
{
	struct prompt_line line;
	int labelled, column;

	prompt_lay_out(prompt, label, width, &line);
	labelled = draw_cells(line.label);
	column = MIN(labelled + draw_cells(line.before), width - 1);
	draw_text(row, 0, labelled, line.label, STYLE_BOLD);
	draw_text(row, labelled, column - labelled, line.before, STYLE_PLAIN);
	/* Where curses takes more cells than the layout did, blanks need no mark of a cut. */
	draw_text(row, column, width - column, g_strchomp(line.after), STYLE_PLAIN);
	prompt_line_clear(&line);
	return column;
}
