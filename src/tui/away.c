#include "tui/away.h"

#include <stdio.h>

#include "base/gate.h"
#include "print/print.h"
#include "tui/child.h"
#include "tui/screen.h"

/* --- The record as a text -------------------------------------------------------------------- */

/* "meeting", "item", ... */
static const char *
kind_of(const struct record *record)
{
	if (record->action != 0)
		return "action";
	if (record->resolution != 0)
		return "resolution";
	return record->item != 0 ? "item" : "meeting";
}

static gboolean
is_there(struct browser *browser)
{
	if (browser_record(browser).meeting != 0)
		return TRUE;
	browser_tell(browser, "There is nothing to take away");
	return FALSE;
}

static gboolean
write_record(struct browser *browser, FILE *out, GError **error)
{
	enum { NARROWEST = 20 };
	const struct record record = browser_record(browser);
	const struct whereabouts found = { record.meeting, record.item, record.resolution, record.action };
	struct part part;
	struct meeting *meeting = query_record(*browser->db, &found, &part, error);

	if (meeting == NULL)
		return FALSE;
	print_part(out, meeting, &part, RECORD_TEXT, MAX(browser->layout.columns, NARROWEST));
	meeting_free(meeting);
	return gate_finish(out, error);
}

/* A file that has no name, with what `print` prints of the record under the cursor. */
static FILE *
record_text(struct browser *browser, GError **error)
{
	FILE *out = child_text(error);

	if (out != NULL && write_record(browser, out, error))
		return out;
	if (out != NULL)
		fclose(out);
	return NULL;
}

/* --- To a pager, to a command ---------------------------------------------------------------- */

static void
hand_on(struct browser *browser, const char *command, gboolean is_pager)
{
	GError *error = NULL;
	FILE *text = record_text(browser, &error);
	struct child child = { .command = command, .input = text, .is_pager = is_pager };
	gboolean ok = text != NULL && child_run(&child, &error);

	browser_check(browser, ok, &error);
	if (text != NULL)
		fclose(text);
}

static void
pipe_to(struct browser *browser, const char *text)
{
	g_autofree char *command = g_strstrip(g_strdup(text));

	if (*command != '\0' && is_there(browser))
		hand_on(browser, command, FALSE);
}

static void
ask_for_command(struct browser *browser)
{
	static const struct question question = { .label = "Pipe to", .history = "pipe", .answered = pipe_to };
	const struct record record = browser_record(browser);

	question_ask(browser, &question);
	question_set_label(browser, "Pipe this %s to", kind_of(&record));
}

/* --- To the clipboard ------------------------------------------------------------------------ */

static void
copy_reference(struct browser *browser)
{
	const char *key = browser_record(browser).key;

	if (screen_copy(key))
		browser_tell(browser, "Sent to terminal: %s", key);
	else
		browser_tell(browser, "This terminal has no clipboard: %s", key);
}

gboolean
away_request(struct browser *browser, enum request request)
{
	switch (request) {
	case REQUEST_PAGER:
		if (is_there(browser))
			hand_on(browser, child_pager(), TRUE);
		return TRUE;
	case REQUEST_PIPE:
		if (is_there(browser))
			ask_for_command(browser);
		return TRUE;
	case REQUEST_EXPORT:
		away_export(browser);
		return TRUE;
	case REQUEST_COPY:
		if (is_there(browser))
			copy_reference(browser);
		return TRUE;
	case REQUEST_VIEW_SOURCE:
		if (is_there(browser))
			away_view_source(browser);
		return TRUE;
	default:
		return FALSE;
	}
}
