#include <stdio.h>

#include "base/message.h"
#include "cmd/export.h"
#include "cmd/own_words.h"
#include "cmd/table.h"
#include "print/print.h"
#include "query/query.h"

/* export: everything as one of these. */

static const char *const formats[] = { "jsonl", "csv", "ics", NULL };

static gboolean
export_meetings(sqlite3 *db, GError **error)
{
	g_autoptr(GArray) order = query_export_order(db, NULL, error);

	if (order == NULL)
		return FALSE;
	for (guint i = 0; i < order->len && !ferror(stdout); i++) {
		struct meeting *meeting = query_meeting(db, g_array_index(order, gint64, i), 0, error);

		if (meeting == NULL)
			return FALSE;
		print_meeting_json(stdout, meeting);
		meeting_free(meeting);
	}
	return TRUE;
}

static gboolean (*const exports[])(sqlite3 *db, GError **error) = {
	export_meetings, export_log, export_calendar,
};

static int
export_command(struct context *context, int argc, char **argv)
{
	int status = show_marks(context);
	GError *error = NULL;

	(void)argc;
	(void)argv;
	if (status != STATUS_OK)
		return status;
	if (exports[context->format](context->db, &error))
		return STATUS_OK;
	if (error != NULL)
		return command_failed(context->cache_path, error);
	/* A calendar must have an entry: none is better than one that is refused. */
	message_note("minutebook: no open action has a due date, and no meeting to come is named");
	return STATUS_NOTHING;
}

const struct command cmd_export = {
	.name = "export",
	.summary = "prints everything, or all actions, for other programs",
	.examples =
	    "jsonl is a meeting a line, csv the action log, ics a calendar of due dates and\n"
	    "meetings to come.\n"
	    "\n"
	    "  minutebook export --format csv > actions.csv\n",
	.cache = CACHE_READ,
	.formats = formats,
	.run = export_command,
};
