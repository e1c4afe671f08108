/*
 * What the browser asks in the bottom line: words to find, a file's name, a date, one of a few
 * states. Who asks gives a table entry; keys go to the question as long as it is open.
 *
 *     static const struct question question = { .label = "Filter Items", .history = "filter",
 *         .answered = filter_items };
 *     question_ask(browser, &question);
 *
 * Inside tui/ only.
 */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include "view/prompt.h"

struct browser;

struct question {
	const char *label;   /* without the colon; question_set_label() may change it */
	const char *history; /* the name under which answers are kept; NULL: they aren't */
	/* The text has changed. NULL: nobody wants to know. */
	void (*changed)(struct browser *browser, const char *text);
	/* Enter; the question is closed by then, so that another one may be asked. */
	void (*answered)(struct browser *browser, const char *text);
	/* Esc, ^G or ^C; closed by then. NULL: nothing is to be undone. */
	void (*given_up)(struct browser *browser);
	/* A key before the line has it, as keys_find() takes it; TRUE: it was used up. NULL: none. A menu
	 * is a question that takes its letters here, and closes itself. */
	gboolean (*key)(struct browser *browser, guint32 key);
	prompt_candidates complete; /* with the browser as its data */
};

/* Asks, with an empty line; what was asked before is given up. */
void question_ask(struct browser *browser, const struct question *question);
/* Puts something into the line, as if it had been typed. */
void question_set(struct browser *browser, const char *text);
void question_set_label(struct browser *browser, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* As Esc does. */
void question_give_up(struct browser *browser);
/* Closes it without a word. */
void question_close(struct browser *browser);

gboolean question_is_open(const struct browser *browser);
/* What is typed so far, the browser's. */
const char *question_text(const struct browser *browser);

/* For the loop: a key, pasted text. */
void question_key(struct browser *browser, guint32 key);
void question_paste(struct browser *browser, const char *text, gssize size);
/* Draws the line; returns the cursor's column. */
int question_draw(const struct browser *browser, int row, int columns);

#endif
