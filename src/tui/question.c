#include "tui/question.h"

#include <curses.h>

#include "base/place.h"
#include "tui/browser.h"
#include "tui/prompt_draw.h"
#include "tui/prompt_keys.h"

void
question_ask(struct browser *browser, const struct question *question)
{
	struct asking *asking = &browser->asking;

	question_close(browser);
	asking->question = question;
	asking->label = g_strdup(question->label);
	prompt_init(&asking->prompt, question->history != NULL ? history_entries(browser->history, question->history) : NULL);
	asking->prompt.complete = question->complete;
	asking->prompt.data = browser;
}

void
question_set(struct browser *browser, const char *text)
{
	prompt_set(&browser->asking.prompt, text);
}

void
question_set_label(struct browser *browser, const char *format, ...)
{
	va_list args;

	g_free(browser->asking.label);
	va_start(args, format);
	browser->asking.label = g_strdup_vprintf(format, args);
	va_end(args);
}

void
question_close(struct browser *browser)
{
	if (browser->asking.question == NULL)
		return;
	browser->asking.question = NULL;
	prompt_clear(&browser->asking.prompt);
	g_clear_pointer(&browser->asking.label, g_free);
}

gboolean
question_is_open(const struct browser *browser)
{
	return browser->asking.question != NULL;
}

const char *
question_text(const struct browser *browser)
{
	return browser->asking.prompt.text->str;
}

/* --- Keys ------------------------------------------------------------------------------------ */

static void
answer(struct browser *browser)
{
	const struct question *question = browser->asking.question;
	g_autofree char *text = g_strdup(question_text(browser));

	if (question->history != NULL) {
		history_add(browser->history, question->history, text);
		history_save(browser->history, NULL); /* if it can't be, it's only a convenience */
	}
	question_close(browser);
	if (question->answered != NULL)
		question->answered(browser, text);
}

void
question_give_up(struct browser *browser)
{
	const struct question *question = browser->asking.question;

	question_close(browser);
	if (question->given_up != NULL)
		question->given_up(browser);
}

static void
tell_change(struct browser *browser, guint before)
{
	const struct question *question = browser->asking.question;
	const struct prompt *prompt = &browser->asking.prompt;

	if (prompt->is_cut)
		browser_show(browser, "No more than %d bytes can be typed here: the rest was left out", PROMPT_BYTES);
	if (question->changed != NULL && browser->asking.prompt.changes != before)
		question->changed(browser, question_text(browser));
}

void
question_key(struct browser *browser, guint32 key)
{
	enum { ESCAPE = 27, CONTROL_C = 3, CONTROL_G = 7, ENTER = '\r' };
	const struct question *question = browser->asking.question;
	guint before = browser->asking.prompt.changes;

	if (question->key != NULL && question->key(browser, key))
		return;
	if (key == ESCAPE || key == CONTROL_G || key == CONTROL_C)
		question_give_up(browser);
	else if (key == ENTER)
		answer(browser);
	else if (prompt_key(&browser->asking.prompt, key))
		tell_change(browser, before);
}

void
question_paste(struct browser *browser, const char *text, gssize size)
{
	guint before = browser->asking.prompt.changes;

	if (browser->asking.question->answered == NULL) {
		browser_tell(browser, "Pasted text was left out: a letter is asked for here");
		return;
	}
	prompt_insert(&browser->asking.prompt, text, size);
	tell_change(browser, before);
}

int
question_draw(const struct browser *browser, int row, int columns)
{
	g_autofree char *label = g_strdup_printf("%s: ", browser->asking.label);

	return prompt_draw(&browser->asking.prompt, label, row, columns);
}
